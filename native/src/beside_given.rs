//! The Python side of `beside`.

use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;

use crate::beside::{self, Block};
use crate::{Outcome, Unusable};

/// The rows of a word as a flat array, None for those it is sure of alone; those; and its place.
type BlockGiven = (Option<PyBuffer<i64>>, Vec<i64>, usize);

fn items(buffer: &PyBuffer<i64>) -> Outcome<&[i64]> {
    if buffer.item_count() == 0 {
        return Ok(&[]);
    }
    let flat = buffer.as_slice_ptr().filter(|_| buffer.dimensions() == 1);
    let flat = flat.ok_or_else(|| Unusable::new("the rows are not flat and in one piece"))?;
    // SAFETY: PyO3 has checked type, alignment and contiguity, and the buffer pins the memory for
    // as long as it is borrowed. Python's lock is held, so nobody writes to it meanwhile.
    Ok(unsafe { flat.as_ref() })
}

/// Give the rows that words of a text may name, each with the number of its block.
#[pyfunction]
pub fn rows_beside(
    given: Vec<BlockGiven>,
    stretches: Vec<i64>,
    apart: usize,
) -> PyResult<Vec<(i64, u32)>> {
    let each = given.iter().map(|(rows, sure, place)| {
        let rows = rows.as_ref().map_or(Ok(sure.as_slice()), items)?;
        Ok(Block { rows, sure, place: *place })
    });
    let blocks = each.collect::<Outcome<Vec<_>>>()?;
    Ok(beside::beside(&blocks, &stretches, apart)?)
}
