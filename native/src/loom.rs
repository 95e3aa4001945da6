//! The Python side of `weave` and `spoken`.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

use crate::buffers::Buffers;
use crate::spoken::{Asked, Read, Spoken};
use crate::weave::{Costs, Gone, Limits, Met, Room, Way};

/// Lays words of abjad signs against Latin sounds, by the costs it was given.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Loom(Arc<Costs>);

#[pymethods]
impl Loom {
    #[new]
    fn new(
        met: Vec<Met>,
        first: Vec<Met>,
        unspoken: Vec<(char, u16)>,
        gone: Vec<(char, u16, u16, u16, bool)>,
        article: u16,
        kept: u16,
        too_short: usize,
    ) -> Self {
        let own = Limits { article: article.into(), kept: kept.into(), too_short };
        let gone: Vec<_> = gone
            .into_iter()
            .map(|(letter, alone, after, end, leads)| (letter, Gone { alone, after, end, leads }))
            .collect();
        Self(Arc::new(Costs::new(met, first, unspoken, &gone, own)))
    }

    /// Give how well signs read as letters, in basis points; 0 where it is less than `least`.
    fn weave(&self, signs: &str, letters: &str, least: i64) -> i64 {
        self.0.weave(&self.0.way(signs), letters, least, &mut Room::default())
    }

    /// Give how well a word, in any of its ways, reads as what is spoken, in basis points.
    fn read(&self, ways: Vec<PyBackedStr>, spoken: &str, least: i64) -> i64 {
        self.0.read(&laid(&self.0, &ways), spoken, least, &mut Room::default())
    }

    /// Lay out words by number, each with its ways and how well it must be read, to be read at once.
    fn lay(&self, words: Vec<(u32, Vec<PyBackedStr>, i64)>) -> Laid {
        let each = words.iter().map(|(number, ways, least)| (*number, laid(&self.0, ways), *least));
        Laid { costs: self.0.clone(), words: each.collect() }
    }

    /// Open the listed words of an index, to be read against any word.
    fn open(&self, arrays: &Bound<'_, PyDict>) -> PyResult<ListedWords> {
        let mut buffers = Buffers { arrays: arrays.clone(), kept: Vec::new() };
        let spoken = Spoken::open(&mut buffers)?;
        Ok(ListedWords { costs: self.0.clone(), spoken, _kept: buffers.kept })
    }
}

fn laid(costs: &Costs, ways: &[PyBackedStr]) -> Vec<Way> {
    ways.iter().map(|way| costs.way(way)).collect()
}

/// Some abjad words, laid out.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Laid {
    costs: Arc<Costs>,
    words: Vec<(u32, Vec<Way>, i64)>,
}

#[pymethods]
impl Laid {
    /// Give which of the words read as what is spoken as well as they must, with how well.
    fn read(&self, spoken: &str) -> Vec<(u32, i64)> {
        let mut room = Room::default();
        let each = self.words.iter().filter_map(|(number, ways, least)| {
            let bp = self.costs.read(ways, spoken, *least, &mut room);
            (bp >= *least).then_some((*number, bp))
        });
        each.collect()
    }
}

/// The listed words of an index, as they are spoken.
#[pyclass(frozen, module = "witting_kernel")]
pub struct ListedWords {
    costs: Arc<Costs>,
    spoken: Spoken<'static>,
    /// What the slices of `spoken` point into.
    _kept: Vec<Box<dyn Send + Sync>>,
}

#[pymethods]
impl ListedWords {
    /// Give the tokens of these skeletons, or near ones, that a word reads as, with how well; and
    /// the abjad words among them that are written alike.
    fn read(
        &self,
        word: &str,
        ways: Vec<PyBackedStr>,
        keys: Vec<PyBackedStr>,
        least: i64,
    ) -> PyResult<Read> {
        let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
        let asked = Asked { word, ways: &laid(&self.costs, &ways), keys: &keys };
        Ok(self.spoken.read(&self.costs, &asked, least)?)
    }
}
