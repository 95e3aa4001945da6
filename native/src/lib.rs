//! Finds every row of a name index that scores enough against a name, without walking all rows.
//!
//! The score itself is defined in Python (`witting/parties/score.py`, `witting/names/likeness.py`);
//! here is the same in Rust, over the same flat arrays, and the bounds that make it fast. Whole
//! numbers only, so that no machine disagrees.

pub mod abjad;
pub mod arrays;
pub mod assign;
pub mod beside;
pub mod bound;
pub mod brute;
pub mod consonants;
#[cfg(any(test, feature = "sample"))]
pub mod exercise;
pub mod han;
pub mod kinds;
pub mod likeness;
pub mod measures;
pub mod near;
#[cfg(test)]
mod noise;
pub mod osa;
pub mod people;
pub mod phrases;
pub mod prepare;
#[cfg(any(test, feature = "sample"))]
pub mod primer;
#[cfg(any(test, feature = "sample"))]
pub mod recite;
pub mod respell;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod score;
pub mod search;
pub mod sounds;
pub mod spoken;
pub mod table;
pub mod walk;
pub mod weave;
pub mod written;

#[cfg(feature = "python")]
mod beside_given;
#[cfg(feature = "python")]
mod buffers;
#[cfg(feature = "python")]
mod checks;
#[cfg(feature = "python")]
mod loom;
#[cfg(feature = "python")]
mod python;
#[cfg(feature = "python")]
mod quick;
#[cfg(feature = "python")]
mod runs;
#[cfg(feature = "python")]
mod scribe;
#[cfg(feature = "python")]
mod told;
#[cfg(feature = "python")]
mod words;

use std::fmt;

/// What was given cannot be used: damaged arrays, or an argument out of range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable {
    pub said: String,
    /// Whether a word asked for was let go of: asked again, it may be made ready again.
    pub forgotten: bool,
}

impl Unusable {
    pub fn new(said: impl Into<String>) -> Self {
        Unusable { said: said.into(), forgotten: false }
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said)
    }
}

impl std::error::Error for Unusable {}

pub type Outcome<T> = Result<T, Unusable>;

/// An array points where there is nothing: found only in use, as looking earlier would read it all.
pub(crate) fn damaged(name: &str) -> Unusable {
    Unusable::new(format!("the index is damaged: {name} points outside its array"))
}
