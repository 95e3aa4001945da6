//! The arrays of an index as Python hands them over, kept alive.

use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::arrays::Source;
use crate::{Outcome, Unusable};

/// Buffers kept alive, and the arrays read out of a dictionary of them.
pub(crate) struct Buffers<'py> {
    pub(crate) arrays: Bound<'py, PyDict>,
    pub(crate) kept: Vec<Box<dyn Send + Sync>>,
}

impl Buffers<'_> {
    fn take<T: Element + Send + Sync + 'static>(&mut self, name: &str) -> Outcome<&'static [T]> {
        let unusable = |said: PyErr| Unusable::new(format!("the array {name}: {said}"));
        let given = self.arrays.get_item(name).map_err(unusable)?;
        let given = given.ok_or_else(|| Unusable::new(format!("the array {name} is missing")))?;
        let buffer = PyBuffer::<T>::get(&given).map_err(unusable)?;
        if buffer.dimensions() != 1 {
            return Err(Unusable::new(format!("the array {name} is not flat")));
        }
        let items = buffer
            .as_slice_ptr()
            .ok_or_else(|| Unusable::new(format!("the array {name} is not in one piece")))?;
        if buffer.item_count() == 0 {
            return Ok(&[]);
        }
        // SAFETY: PyO3 has checked type, alignment and contiguity, and `kept` holds the buffer,
        // which pins the memory, for as long as the index that holds the slice. Nothing in the
        // slice is trusted: a number read from it is checked before it is used as a place.
        let items = unsafe { items.as_ref() };
        self.kept.push(Box::new(buffer));
        Ok(items)
    }
}

impl Source<'static> for Buffers<'_> {
    fn bytes(&mut self, name: &str) -> Outcome<&'static [u8]> {
        self.take(name)
    }

    fn shorts(&mut self, name: &str) -> Outcome<&'static [u16]> {
        self.take(name)
    }

    fn words(&mut self, name: &str) -> Outcome<&'static [u32]> {
        self.take(name)
    }
}
