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
}

/// Tokens with how well the word reads as each, and candidates that are not spoken in Latin.
pub type Read = (Vec<(u32, i64)>, Vec<u32>);

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
        };
        if own.tokens.len() != own.skeletons.len() {
            return Err(Unusable::new(
                "the index is damaged: skeletons and skeleton_token_starts are not of one length",
            ));
        }
        Ok(own)
    }

    /// Give the listed words a word reads as `least` well or better, by number.
    pub fn read(&self, costs: &Costs, ways: &[Way], keys: &[&str], least: i64) -> Outcome<Read> {
        let mut room = Room::default();
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for skeleton in self.near_skeletons(keys)? {
            for &token in self.tokens.get(skeleton)? {
                let spoken = text(self.spoken.get(token)?)?;
                if spoken.is_empty() {
                    others.push(token);
                    continue;
                }
                let bp = costs.read(ways, spoken, least, &mut room);
                if bp > 0 && bp >= least {
                    found.push((token, bp));
                }
            }
        }
        found.sort_unstable();
        others.sort_unstable();
        Ok((found, others))
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
            let mut other = Vec::new();
            buckets_of(&letters, self.near_mask, &mut buckets);
            for &bucket in &buckets {
                for &number in self.near.get(bucket)? {
                    other.clear();
                    other.extend(text(self.skeletons.get(number)?)?.chars());
                    if other.len().abs_diff(letters.len()) <= 1 && pattern.distance(&other) <= 1 {
                        found.push(number);
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

fn text(bytes: &[u8]) -> Outcome<&str> {
    std::str::from_utf8(bytes).map_err(|_| damaged("a spoken word"))
}
