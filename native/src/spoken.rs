//! The listed words a word of abjad signs reads as; see `parties/spoken.py`.

use crate::arrays::{Groups, Source};
use crate::likeness::Sieve;
use crate::near::{buckets_of, mask_of};
use crate::osa::Pattern;
use crate::weave::{Costs, Room, Way};
use crate::{Outcome, Unusable, damaged};

/// Letters from which a skeleton may have a slip.
const LONG: usize = 4;

/// The arrays abjad words are found in: skeletons with their tokens, and how each token is spoken.
pub struct Spoken<'a> {
    skeletons: Groups<'a, u8>,
    /// What each skeleton looks like from afar.
    sieves: Vec<Sieve>,
    tokens: Groups<'a, u32>,
    near: Groups<'a, u32>,
    near_mask: u32,
    spoken: Groups<'a, u8>,
    vocabulary: Groups<'a, u8>,
}

/// An abjad word with its mark, the ways to write it, and the skeletons it may have.
pub struct Asked<'a> {
    pub word: &'a str,
    pub ways: &'a [Way],
    pub keys: &'a [&'a str],
}

/// Tokens with how well the word reads as each, and abjad words with how alike they are written.
pub type Read = (Vec<(u32, i64)>, Vec<(u32, i64)>);

impl<'a> Spoken<'a> {
    pub fn open(from: &mut impl Source<'a>) -> Outcome<Self> {
        let near = Groups::new(
            "near_skeleton_starts",
            from.words("near_skeleton_starts")?,
            from.words("near_skeletons")?,
        )?;
        let skeletons = Groups::new(
            "skeleton_starts",
            from.words("skeleton_starts")?,
            from.bytes("skeleton_bytes")?,
        )?;
        let numbers = 0..skeletons.len() as u32;
        let own = Spoken {
            skeletons,
            sieves: numbers.map(|n| Ok(Sieve::of(skeletons.get(n)?))).collect::<Outcome<_>>()?,
            tokens: Groups::new(
                "skeleton_token_starts",
                from.words("skeleton_token_starts")?,
                from.words("skeleton_tokens")?,
            )?,
            near,
            near_mask: mask_of(near.len())?,
            spoken: Groups::new(
                "spoken_starts",
                from.words("spoken_starts")?,
                from.bytes("spoken_bytes")?,
            )?,
            vocabulary: Groups::new(
                "vocab_starts",
                from.words("vocab_starts")?,
                from.bytes("vocab_bytes")?,
            )?,
        };
        if own.tokens.len() != own.skeletons.len() {
            return Err(Unusable::new(
                "the index is damaged: skeletons and skeleton_token_starts are not of one length",
            ));
        }
        Ok(own)
    }

    /// Give the listed words a word reads as `least` well or better, by number.
    pub fn read(&self, costs: &Costs, asked: &Asked, least: i64) -> Outcome<Read> {
        let mut room = Room::default();
        let signs = Pattern::new(&asked.word.chars().skip(1).collect::<Vec<_>>());
        let (mut found, mut written) = (Vec::new(), Vec::new());
        // In passes, so that many loads are under way at once.
        let mut tokens: Vec<u32> = Vec::new();
        for skeleton in self.near_skeletons(asked.keys)? {
            tokens.extend(self.tokens.get(skeleton)?);
        }
        let mut bounds = Vec::with_capacity(tokens.len());
        for &token in &tokens {
            bounds.push(self.spoken.bounds(token)?);
        }
        self.spoken.touch(&bounds);
        for (&token, &bounds) in tokens.iter().zip(&bounds) {
            let spoken = text(self.spoken.slice(bounds)?)?;
            if spoken.is_empty() {
                let other = text(self.vocabulary.get(token)?)?;
                let bp = costs.written(&signs, other, &mut room);
                written.extend((bp > 0).then_some((token, bp)));
                continue;
            }
            let bp = costs.read(asked.ways, spoken, least, &mut room);
            found.extend((bp > 0 && bp >= least).then_some((token, bp)));
        }
        found.sort_unstable();
        written.sort_unstable();
        Ok((found, written))
    }

    /// Give the skeletons a word may have, and those one slip from a long one.
    fn near_skeletons(&self, keys: &[&str]) -> Outcome<Vec<u32>> {
        let (mut found, mut buckets) = (Vec::new(), Vec::new());
        let (mut near, mut bounds) = (Vec::<u32>::new(), Vec::new());
        let mut letters = Vec::new();
        for key in keys {
            found.extend(self.skeletons.find(key.as_bytes())?);
            letters.clear();
            letters.extend(key.chars());
            if letters.len() < LONG {
                continue;
            }
            let own = Sieve::of(key.as_bytes());
            buckets_of(&letters, self.near_mask, &mut buckets);
            near.clear();
            bounds.clear();
            for &bucket in &buckets {
                bounds.push(self.near.bounds(bucket)?);
            }
            self.near.touch(&bounds);
            for &bounds in &bounds {
                for &number in self.near.slice(bounds)? {
                    let sieve = self.sieves.get(number as usize);
                    let sieve = sieve.ok_or_else(|| damaged("a skeleton's number"))?;
                    near.extend(own.may_be_near(*sieve, 1).then_some(number));
                }
            }
            near.sort_unstable();
            near.dedup();
            bounds.clear();
            for &number in &near {
                bounds.push(self.skeletons.bounds(number)?);
            }
            self.skeletons.touch(&bounds);
            for (&number, &bounds) in near.iter().zip(&bounds) {
                let other = text(self.skeletons.slice(bounds)?)?;
                found.extend(is_near(key, other).then_some(number));
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&number| number > 0); // the first is no skeleton
        Ok(found)
    }
}

/// Say whether two skeletons are one slip apart or the same.
fn is_near(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        let other: Vec<char> = other.chars().collect();
        return Pattern::new(&one.chars().collect::<Vec<_>>()).distance(&other) <= 1;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        (a, b) if a.len().max(b.len()) <= 1 => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[inline]
fn text(bytes: &[u8]) -> Outcome<&str> {
    std::str::from_utf8(bytes).map_err(|_| damaged("a spoken word"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_as_by_the_distance() {
        let words: Vec<String> = (0..4u32.pow(5) * 6)
            .map(|n| {
                let letter = |at: u32| b"abcs"[(n / 4u32.pow(at) % 4) as usize] as char;
                (0..n / 4u32.pow(5)).map(letter).collect()
            })
            .collect();
        for (place, one) in words.iter().enumerate().step_by(13) {
            let pattern = Pattern::new(&one.chars().collect::<Vec<_>>());
            for other in words.iter().skip(place % 7).step_by(7) {
                let distance = pattern.distance(&other.chars().collect::<Vec<_>>());
                assert_eq!(is_near(one, other), distance <= 1, "{one} {other}");
            }
        }
        assert!(is_near("šb", "šk") && !is_near("šb", "žk"));
    }
}
