//! The Python side of `han` and `people`.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyString, PyTuple};

use crate::han;
use crate::people::Families;

/// A known word, its tokens, and whether it is a form, a place or a foreign firm's name.
type WordGiven<'py> = (String, Bound<'py, PyTuple>, bool, bool, bool);

/// Parts organisations' Chinese names.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Runs {
    own: han::Runs,
    tokens: Vec<Py<PyTuple>>,
    families: Families,
    /// Letters that some phrase begins with, two together: such runs are for Python to read.
    begins: HashSet<(char, char)>,
    /// How letters are said, each asked of Python once.
    said: Mutex<HashMap<char, Arc<str>>>,
    say: Py<PyAny>,
    /// Letters that are read by their neighbours.
    unsure: HashSet<char>,
}

#[pymethods]
impl Runs {
    /// `limits` are the longest word, which word is sure, and the most ways; `say` gives how a
    /// letter is said alone.
    #[new]
    fn new(
        words: Vec<WordGiven<'_>>,
        seats: HashSet<char>,
        limits: [usize; 3],
        families: Families,
        begins: Vec<PyBackedStr>,
        unsure: HashSet<char>,
        say: Py<PyAny>,
    ) -> Self {
        let [longest, sure, most] = limits;
        let mut own = han::Runs::new(seats, han::Limits { longest, sure, most });
        let mut tokens = Vec::with_capacity(words.len());
        for (number, (word, means, form, place, firm)) in words.into_iter().enumerate() {
            own.add(&word, number, form, place, firm);
            tokens.push(means.unbind());
        }
        let begins = begins.iter().filter_map(|two| {
            let mut letters = two.chars();
            Some((letters.next()?, letters.next()?))
        });
        let begins = begins.collect();
        Runs { own, tokens, families, begins, said: Mutex::default(), say, unsure }
    }

    /// Give a run's syllables; None where a phrase may begin in it.
    fn pinyin<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let letters: Vec<char> = text.to_str()?.chars().collect();
        match self.said(text.py(), &letters)? {
            Some(said) => Ok(Some(PyTuple::new(text.py(), said.iter().map(|one| &**one))?)),
            None => Ok(None),
        }
    }

    /// Give the ways to read a short run as a person's name; None where it is for Python.
    fn person<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let py = text.py();
        let letters: Vec<char> = text.to_str()?.chars().collect();
        if !self.families.may_read(&letters) {
            return Ok(None);
        }
        let Some(said) = self.said(py, &letters)? else { return Ok(None) };
        let said: Vec<&str> = said.iter().map(|one| &**one).collect();
        let found = self.families.readings(&letters, &said).into_iter();
        let each = found.map(|reading| PyTuple::new(py, reading));
        Ok(Some(PyTuple::new(py, each.collect::<PyResult<Vec<_>>>()?)?))
    }

    /// Give how many letters are known with the parts, for each way to part a name: each part as
    /// it is written, with its tokens.
    fn part<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyList>> {
        let py = text.py();
        let letters: Vec<char> = text.to_str()?.chars().collect();
        let ways = self.own.part(&letters).into_iter().map(|(known, way)| {
            let parts = way.iter().map(|part| {
                let written: String = letters[part.from..part.to].iter().collect();
                let tokens = part.number.and_then(|number| self.tokens.get(number));
                let tokens =
                    tokens.map_or_else(|| PyTuple::empty(py), |held| held.bind(py).clone());
                (PyString::new(py, &written), tokens).into_pyobject(py)
            });
            let parts = PyTuple::new(py, parts.collect::<PyResult<Vec<_>>>()?)?;
            (known, parts).into_pyobject(py)
        });
        PyList::new(py, ways.collect::<PyResult<Vec<_>>>()?)
    }
}

impl Runs {
    /// Give how each letter of a run is said, or None where they are not read one by one.
    fn said(&self, py: Python<'_>, letters: &[char]) -> PyResult<Option<Vec<Arc<str>>>> {
        let begins = |pair: &[char]| self.begins.contains(&(pair[0], pair[1]));
        if !letters.iter().all(|&letter| is_han(letter)) {
            return Ok(None);
        }
        if letters.windows(2).any(begins) || letters.iter().any(|one| self.unsure.contains(one)) {
            return Ok(None);
        }
        let kept = || self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = Vec::with_capacity(letters.len());
        for &letter in letters {
            let known = kept().get(&letter).cloned();
            out.push(match known {
                Some(said) => said,
                None => {
                    let said: Vec<String> = self.say.bind(py).call1((letter,))?.extract()?;
                    let [said] = &said[..] else { return Ok(None) };
                    let said: Arc<str> = said.as_str().into();
                    kept().insert(letter, said.clone());
                    said
                }
            });
        }
        Ok(Some(out))
    }
}

/// Say whether a letter is Han as it stands, and nothing that is unfolded into another.
fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{4dbf}').contains(&letter) || ('\u{4e00}'..='\u{9fff}').contains(&letter)
}
