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
        for key in keys {
            found.extend(self.skeletons.find(key.as_bytes())?);
            let letters: Vec<char> = key.chars().collect();
            if letters.len() < LONG {
                continue;
            }
            let pattern = Pattern::new(&letters);
            let own = Sieve::of(key.as_bytes());
            let mut other = Vec::new();
            buckets_of(&letters, self.near_mask, &mut buckets);
            near.clear();
            for &bucket in &buckets {
                near.extend(self.near.get(bucket)?);
            }
            near.sort_unstable();
            near.dedup();
            bounds.clear();
            for &number in &near {
                bounds.push(self.skeletons.bounds(number)?);
            }
            self.skeletons.touch(&bounds);
            for (&number, &bounds) in near.iter().zip(&bounds) {
                let key = self.skeletons.slice(bounds)?;
                if own.may_be_near(Sieve::of(key), 1) {
                    other.clear();
                    other.extend(text(key)?.chars());
                    found.extend((pattern.distance(&other) <= 1).then_some(number));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|&number| number > 0); // the first is no skeleton
        Ok(found)
    }
}

fn text(bytes: &[u8]) -> Outcome<&str> {
    std::str::from_utf8(bytes).map_err(|_| damaged("a spoken word"))
}
