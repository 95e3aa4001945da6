//! The flat arrays of an index, and what is checked of them when it is opened.
//!
//! Offsets are checked once, all of them; numbers that point from one array into another are
//! checked where they are used, so that opening does not read the whole file.

use std::ops::BitXor;

use crate::measures::kind;
use crate::near::{crc32, mask_of};
use crate::{Outcome, Unusable, damaged};

/// The most words a row or a reading may have.
pub const MOST_WORDS: usize = 60;

/// Groups of something, one after the other, and where each starts.
#[derive(Clone, Copy, Debug)]
pub struct Groups<'a, T> {
    name: &'static str,
    starts: &'a [u32],
    items: &'a [T],
}

impl<'a, T> Groups<'a, T> {
    /// Check that the starts ascend from nought to the number of items.
    pub fn new(name: &'static str, starts: &'a [u32], items: &'a [T]) -> Outcome<Self> {
        let whole = starts.first() == Some(&0)
            && starts.last().map(|&last| last as usize) == Some(items.len());
        // without a branch in the loop, so that it runs many at a time
        let falls = starts.windows(2).fold(0u8, |sum, pair| sum | u8::from(pair[0] > pair[1]));
        if whole && falls == 0 {
            return Ok(Groups { name, starts, items });
        }
        Err(Unusable::new(format!(
            "the index is damaged: {name} do not ascend from 0 to the end of what they part"
        )))
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where a group starts and ends.
    #[inline]
    pub fn bounds(&self, group: u32) -> Outcome<(u32, u32)> {
        let place = group as usize;
        match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(&start), Some(&end)) => Ok((start, end)),
            _ => Err(damaged(self.name)),
        }
    }

    /// The items between two places.
    #[inline]
    pub fn slice(&self, bounds: (u32, u32)) -> Outcome<&'a [T]> {
        let found = self.items.get(bounds.0 as usize..bounds.1 as usize);
        found.ok_or_else(|| damaged(self.name))
    }

    #[inline]
    pub fn get(&self, group: u32) -> Outcome<&'a [T]> {
        self.slice(self.bounds(group)?)
    }
}

impl<T: Copy + Default + BitXor<Output = T>> Groups<'_, T> {
    /// Ask for the first item of many groups at once: what is read next is then near by.
    pub fn touch(&self, bounds: &[(u32, u32)]) {
        let firsts = bounds.iter().map(|one| self.items.get(one.0 as usize));
        let touched = firsts.map(|first| first.copied().unwrap_or_default());
        std::hint::black_box(touched.fold(T::default(), T::bitxor));
    }
}

impl Groups<'_, u8> {
    /// The number of a text among texts sorted by their bytes.
    pub fn find(&self, text: &[u8]) -> Outcome<Option<u32>> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle)?.cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Ok(Some(middle)),
            }
        }
        Ok(None)
    }
}

/// One bit set for each text an index holds, by which a strange text is mostly told at once.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a>(&'a [u8]);

impl<'a> Known<'a> {
    pub fn open(from: &mut impl Source<'a>) -> Outcome<Self> {
        let bits = from.bytes("known")?;
        if !bits.len().is_power_of_two() || bits.len() > 1 << 29 {
            return Err(Unusable::new("the index is damaged: known is not of a power of two"));
        }
        Ok(Known(bits))
    }

    /// Say whether a text may be a token or a key of the index: most strange words are not.
    #[inline]
    pub fn may_hold(self, text: &str) -> bool {
        let place = crc32(text.bytes()) as usize & ((self.0.len() << 3) - 1);
        self.0[place >> 3] >> (place & 7) & 1 == 1
    }
}

/// An index: what the contract of the file names, without what the kernel does not read.
#[derive(Clone, Copy, Debug)]
pub struct Arrays<'a> {
    pub vocabulary: Groups<'a, u8>,
    /// The tokens and the sounds.
    pub known: Known<'a>,
    pub token_kind: &'a [u8],
    pub token_weight: &'a [u16],
    pub sounds: Groups<'a, u8>,
    pub sound_tokens: Groups<'a, u32>,
    pub bones: Groups<'a, u8>,
    pub bones_sounds: Groups<'a, u32>,
    pub near: Groups<'a, u32>,
    pub near_mask: u32,
    pub people: u32,
    pub rows: Groups<'a, u32>,
    pub row_marks: &'a [u8],
    pub posts: Groups<'a, u32>,
    pub brief: Groups<'a, u32>,
}

/// The arrays by name, as they come.
pub trait Source<'a> {
    fn bytes(&mut self, name: &str) -> Outcome<&'a [u8]>;
    fn shorts(&mut self, name: &str) -> Outcome<&'a [u16]>;
    fn words(&mut self, name: &str) -> Outcome<&'a [u32]>;
}

impl<'a> Arrays<'a> {
    pub fn open(from: &mut impl Source<'a>) -> Outcome<Self> {
        let vocabulary =
            Groups::new("vocab_starts", from.words("vocab_starts")?, from.bytes("vocab_bytes")?)?;
        let sounds =
            Groups::new("sound_starts", from.words("sound_starts")?, from.bytes("sound_bytes")?)?;
        let bones =
            Groups::new("bones_starts", from.words("bones_starts")?, from.bytes("bones_bytes")?)?;
        let near =
            Groups::new("near_starts", from.words("near_starts")?, from.words("near_sounds")?)?;
        let people = from.words("people")?;
        let own = Arrays {
            vocabulary,
            known: Known::open(from)?,
            token_kind: from.bytes("token_kind")?,
            token_weight: from.shorts("token_weight")?,
            sounds,
            sound_tokens: Groups::new(
                "sound_token_starts",
                from.words("sound_token_starts")?,
                from.words("sound_tokens")?,
            )?,
            bones,
            bones_sounds: Groups::new(
                "bones_sound_starts",
                from.words("bones_sound_starts")?,
                from.words("bones_sounds")?,
            )?,
            near,
            near_mask: mask_of(near.len())?,
            people: *people.first().ok_or_else(|| Unusable::new("people is empty"))?,
            rows: Groups::new("row_starts", from.words("row_starts")?, from.words("row_tokens")?)?,
            row_marks: from.bytes("row_marks")?,
            posts: Groups::new(
                "post_starts",
                from.words("post_starts")?,
                from.words("post_rows")?,
            )?,
            brief: Groups::new(
                "brief_starts",
                from.words("brief_starts")?,
                from.words("brief_rows")?,
            )?,
        };
        own.checked()
    }

    fn checked(self) -> Outcome<Self> {
        let (tokens, sounds, rows) = (self.vocabulary.len(), self.sounds.len(), self.rows.len());
        same("token_kind", self.token_kind.len(), tokens)?;
        same("token_weight", self.token_weight.len(), tokens)?;
        same("sound_token_starts", self.sound_tokens.len(), sounds)?;
        same("bones_sound_starts", self.bones_sounds.len(), self.bones.len())?;
        same("row_marks", self.row_marks.len(), rows)?;
        same("post_starts", self.posts.len(), tokens)?;
        same("brief_starts", self.brief.len(), tokens)?;
        if self.people as usize > rows {
            return Err(Unusable::new("the index is damaged: more people than rows"));
        }
        // the last number is kept to mean "none"
        if tokens >= u32::MAX as usize || rows >= u32::MAX as usize {
            return Err(Unusable::new("the index is too large"));
        }
        let strange = self.token_kind.iter().fold(0u8, |sum, &k| sum | u8::from(k >= kind::COUNT));
        if strange != 0 {
            return Err(Unusable::new("the index is damaged: a token of no kind"));
        }
        // a word of no weight would break the bounds
        if self.token_weight.iter().fold(0u8, |sum, &w| sum | u8::from(w == 0)) != 0 {
            return Err(Unusable::new("the index is damaged: a token of no weight"));
        }
        let unfit = self.rows.starts.windows(2).fold(0u8, |sum, pair| {
            let words = pair[1].wrapping_sub(pair[0]);
            sum | u8::from(words.wrapping_sub(1) >= MOST_WORDS as u32)
        });
        if unfit != 0 {
            return Err(Unusable::new(format!(
                "the index is damaged: a row has no words, or more than {MOST_WORDS}"
            )));
        }
        Ok(self)
    }

    /// The number of a token of the vocabulary.
    pub fn token_of(&self, text: &str) -> Outcome<Option<u32>> {
        if self.known.may_hold(text) { self.vocabulary.find(text.as_bytes()) } else { Ok(None) }
    }

    /// The number of a sound.
    pub fn sound_of(&self, key: &str) -> Outcome<Option<u32>> {
        if self.known.may_hold(key) { self.sounds.find(key.as_bytes()) } else { Ok(None) }
    }

    /// What a token is, and what it weighs.
    #[inline]
    pub fn token(&self, number: u32) -> Outcome<(u8, u16)> {
        let place = number as usize;
        match (self.token_kind.get(place), self.token_weight.get(place)) {
            (Some(&kind), Some(&weight)) => Ok((kind, weight)),
            _ => Err(damaged("a token's number")),
        }
    }
}

fn same(name: &str, is: usize, must: usize) -> Outcome<()> {
    if is == must {
        return Ok(());
    }
    Err(Unusable::new(format!("the index is damaged: {name} is for {is}, and must be for {must}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_must_ascend_to_the_end() {
        assert!(Groups::new("x", &[0, 2, 3], &[1u8, 2, 3]).is_ok());
        for starts in [&[][..], &[0], &[1, 3], &[0, 2], &[0, 4], &[0, 3, 2, 3]] {
            assert!(Groups::new("x", starts, &[1u8, 2, 3]).is_err(), "{starts:?}");
        }
    }

    #[test]
    fn a_text_is_found_by_its_bytes() {
        let texts = Groups::new("x", &[0, 0, 1, 3], b"bca").unwrap();
        assert_eq!(texts.find(b"b").unwrap(), Some(1));
        assert_eq!(texts.find(b"").unwrap(), Some(0));
        assert_eq!(texts.find(b"zz").unwrap(), None);
    }
}
