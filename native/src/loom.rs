//! The Python side of `weave`.

use std::collections::HashMap;

use pyo3::prelude::*;

use crate::weave::Costs;

type Met = Vec<(char, char, i64)>;

/// Lays words of abjad signs against Latin sounds, by the costs it was given.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Loom(Costs);

fn table(costs: Met) -> HashMap<(char, char), i64> {
    costs.into_iter().map(|(sign, letter, cost)| ((sign, letter), cost)).collect()
}

#[pymethods]
impl Loom {
    #[new]
    fn new(met: Met, first: Met, unspoken: Vec<(char, i64)>) -> Self {
        let unspoken = unspoken.into_iter().collect();
        Self(Costs { met: table(met), first: table(first), unspoken })
    }

    /// Give how well signs read as letters, in basis points; 0 where it is less than `least`.
    fn weave(&self, signs: &str, letters: &str, skips: Vec<i64>, least: i64) -> i64 {
        self.0.weave(signs, letters, &skips, least)
    }
}
