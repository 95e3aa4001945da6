//! The definitions by themselves, for tests that hold them against Python's.

use std::collections::HashMap;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::likeness::Sound;
use crate::measures::{WHOLE, kind};
use crate::python::{Letters, measures};
use crate::score::{Manner, Pair, Scorer, Side, is_too_long};
use crate::{Outcome, Unusable};

/// Say how alike two sound keys are, in basis points; for tests.
#[pyfunction]
pub fn sound_alike(
    one: &str,
    other: &str,
    numbers: &Bound<'_, PyDict>,
    letters: Letters,
) -> PyResult<i64> {
    let at = measures(numbers, letters)?;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    Ok(Sound::new(&one).alike(&other, &at))
}

/// Score one reading against one row; for tests. Each side is its kinds, weights and lengths.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "what the definition takes")]
#[pyo3(signature = (asked, listed, options, numbers, *, person, cut, ordered, lone))]
pub fn score(
    asked: GivenSide,
    listed: GivenSide,
    options: Vec<HashMap<u8, u16>>,
    numbers: &Bound<'_, PyDict>,
    person: bool,
    cut: bool,
    ordered: bool,
    lone: bool,
) -> PyResult<i64> {
    let at = measures(numbers, Vec::new())?;
    let (asked, listed) = (side(asked)?, side(listed)?);
    let mut pairs = Vec::new();
    if options.len() != asked.len() {
        return Err(PyValueError::new_err("options must be given for each asked word"));
    }
    for (place, row) in options.into_iter().enumerate() {
        for (other, bp) in row {
            if usize::from(other) >= listed.len() || bp == 0 || i64::from(bp) > WHOLE {
                return Err(PyValueError::new_err("an option names no listed word"));
            }
            pairs.push(Pair { asked: place as u8, listed: other, bp });
        }
    }
    let manner = Manner { person, cut, ordered, lone };
    Ok(Scorer::default().score(&asked, &listed, &pairs, manner, &at))
}

type GivenSide = (Vec<u8>, Vec<u16>, Vec<u32>);

fn side((kinds, weights, lengths): GivenSide) -> Outcome<Side> {
    if kinds.len() != weights.len() || kinds.len() != lengths.len() || is_too_long(kinds.len()) {
        return Err(Unusable::new("a side has as many weights as kinds, and 60 at most"));
    }
    if kinds.iter().any(|&is| is >= kind::COUNT) {
        return Err(Unusable::new("a word is of no kind"));
    }
    let weights = weights.into_iter().map(i64::from).collect();
    Ok(Side { kinds, weights, lengths })
}
