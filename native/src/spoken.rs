//! The listed words a word of abjad signs reads as; see `parties/spoken.py`.

use crate::arrays::{Groups, Source};
use crate::near::{buckets_of, mask_of};
use crate::osa::Pattern;
use crate::weave::{Costs, Room, Way};
use crate::{Outcome, Unusable, damaged};

/// Letters from which a skeleton may have a slip.
const LONG: usize = 4;

/// The arrays abjad words are found in: skeletons with their tokens, and how each token is spoken.
pub struct Spoken<'a> {
    skeletons: Groups<'a, u8>,
    tokens: Groups<'a, u32>,
    near: Groups<'a, u32>,
    near_mask: u32,
    spoken: Groups<'a, u8>,
    vocabulary: Groups<'a, u8>,
}

/// An abjad word with its mark, the ways to write it, and the skeletons it may have.
pub struct Asked<'a> {
    pub word: &'a str,
    pub ways: &'a [Way<'a>],
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
        let own = Spoken {
            skeletons: Groups::new(
                "skeleton_starts",
                from.words("skeleton_starts")?,
                from.bytes("skeleton_bytes")?,
            )?,
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
        for skeleton in self.near_skeletons(asked.keys)? {
            for &token in self.tokens.get(skeleton)? {
                let spoken = text(self.spoken.get(token)?)?;
                if spoken.is_empty() {
                    let other = text(self.vocabulary.get(token)?)?;
                    let bp = costs.written(&signs, other, &mut room);
                    written.extend((bp > 0).then_some((token, bp)));
                    continue;
                }
                let bp = costs.read(asked.ways, spoken, least, &mut room);
                found.extend((bp > 0 && bp >= least).then_some((token, bp)));
            }
        }
        found.sort_unstable();
        written.sort_unstable();
        Ok((found, written))
    }

    /// Give the skeletons a word may have, and those one slip from a long one.
    fn near_skeletons(&self, keys: &[&str]) -> Outcome<Vec<u32>> {
        let (mut found, mut buckets) = (Vec::new(), Vec::new());
        for key in keys {
            found.extend(self.skeletons.find(key.as_bytes())?);
            let letters: Vec<char> = key.chars().collect();
            if letters.len() < LONG {
                continue;
            }
            let pattern = Pattern::new(&letters);
            let own = sieve(key);
            let mut other = Vec::new();
            buckets_of(&letters, self.near_mask, &mut buckets);
            for &bucket in &buckets {
                for &number in self.near.get(bucket)? {
                    let key = text(self.skeletons.get(number)?)?;
                    if may_be_a_slip(own, sieve(key)) {
                        other.clear();
                        other.extend(key.chars());
                        found.extend((pattern.distance(&other) <= 1).then_some(number));
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&number| number > 0); // the first is no skeleton
        Ok(found)
    }
}

/// How many letters a key has, and which, so far as a few bits can tell.
fn sieve(key: &str) -> (usize, u32) {
    let letters = key.chars();
    letters.fold((0, 0), |(size, seen), letter| (size + 1, seen | 1 << (letter as u32 & 31)))
}

/// One slip puts in a letter, takes one out, or does both.
fn may_be_a_slip(one: (usize, u32), other: (usize, u32)) -> bool {
    one.0.abs_diff(other.0) <= 1 && (one.1 ^ other.1).count_ones() <= 2
}

fn text(bytes: &[u8]) -> Outcome<&str> {
    std::str::from_utf8(bytes).map_err(|_| damaged("a spoken word"))
}
