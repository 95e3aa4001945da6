//! The Python side of `han` and `people`.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyString, PyTuple};

use crate::han;
use crate::people::Families;
use crate::phrases::Phrases;

/// A known word, its tokens, and whether it is a form, a place or a foreign firm's name.
type WordGiven<'py> = (String, Bound<'py, PyTuple>, bool, bool, bool);

/// What an organisation's name is read by besides: the rest is for Python.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Firms {
    /// Gives the syllables of letters the kernel cannot say.
    pinyin: Py<PyAny>,
    /// What a Korean firm's name begins with, and the token of the country.
    koryo: Vec<String>,
    korea: String,
    most: usize,
}

/// Reads runs of Han: how they are said, a person's short name, and an organisation's.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Runs {
    own: han::Runs,
    tokens: Vec<Py<PyTuple>>,
    families: Families,
    firms: Firms,
    phrases: Phrases,
    /// How phrases and letters are said, each asked of Python once.
    said: Mutex<HashMap<String, Arc<[String]>>>,
    say: Py<PyAny>,
    /// Letters that are read by their neighbours.
    unsure: HashSet<char>,
}

#[pymethods]
impl Runs {
    /// `limits` are the longest word, which word is sure, and the most ways; `say` gives how a
    /// phrase is said.
    #[new]
    #[expect(clippy::too_many_arguments, reason = "a table each")]
    fn new(
        words: Vec<WordGiven<'_>>,
        seats: HashSet<char>,
        limits: [usize; 3],
        families: Families,
        firms: Firms,
        phrases: Vec<PyBackedStr>,
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
        let mut known = Phrases::default();
        phrases.iter().for_each(|phrase| known.add(phrase));
        let said = Mutex::default();
        Runs { own, tokens, families, firms, phrases: known, said, say, unsure }
    }

    /// Give a run's syllables; None where they are for Python to say.
    fn pinyin<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        match self.said(text.py(), text.to_str()?)? {
            Some(said) => Ok(Some(PyTuple::new(text.py(), said)?)),
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
        let said = self.said(py, text.to_str()?)?.filter(|said| said.len() == letters.len());
        let Some(said) = said else { return Ok(None) };
        let found = self.families.readings(&letters, said).into_iter();
        let each = found.map(|reading| PyTuple::new(py, reading));
        Ok(Some(PyTuple::new(py, each.collect::<PyResult<Vec<_>>>()?)?))
    }

    /// Give the ways to read an organisation's name, the ones that know most words first; None for
    /// a Korean one.
    fn organisation<'py>(
        &self,
        text: &Bound<'py, PyString>,
    ) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let (py, run) = (text.py(), text.to_str()?);
        if self.firms.koryo.iter().any(|koryo| run.starts_with(koryo.as_str())) {
            return Ok(None);
        }
        let letters: Vec<char> = run.chars().collect();
        let (mut ways, mut apart) = (Vec::new(), HashMap::new());
        for (known, parts) in self.own.part(&letters) {
            ways.push((known, self.mandarin(py, &letters, &parts, &mut apart)?));
        }
        ways.sort_by_key(|(known, reading)| (Reverse(*known), reading.len()));
        if let Some((_, first)) = ways.first()
            && first.iter().any(|token| token.to_str().is_ok_and(|one| one == self.firms.korea))
        {
            return Ok(None);
        }
        let mut found = Readings::default();
        ways.into_iter().try_for_each(|(_, reading)| found.add(reading))?;
        found.keep(self.firms.most);
        for way in 0..found.0.len() {
            found.add(in_syllables(py, &found.0[way], &apart))?;
        }
        let each = found.0.into_iter().map(|(_, reading)| PyTuple::new(py, reading));
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

type Tokens<'py> = Vec<Bound<'py, PyString>>;

/// Readings with their texts, each once.
#[derive(Default)]
struct Readings<'py>(Vec<(Vec<String>, Tokens<'py>)>);

impl<'py> Readings<'py> {
    fn add(&mut self, reading: Tokens<'py>) -> PyResult<()> {
        let texts = reading.iter().map(|token| Ok(token.to_str()?.to_owned()));
        let texts = texts.collect::<PyResult<Vec<_>>>()?;
        if !self.0.iter().any(|(known, _)| *known == texts) {
            self.0.push((texts, reading));
        }
        Ok(())
    }

    fn keep(&mut self, most: usize) {
        self.0.truncate(most);
    }
}

impl Runs {
    /// Give how a run is said, or None where that is for Python.
    fn said(&self, py: Python<'_>, text: &str) -> PyResult<Option<Vec<String>>> {
        if !text.chars().all(|letter| is_han(letter) && !self.unsure.contains(&letter)) {
            return Ok(None);
        }
        let kept = || self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = Vec::with_capacity(text.len() / 3);
        for phrase in self.phrases.cut(text) {
            let known = kept().get(phrase).cloned();
            let said = match known {
                Some(said) => said,
                None => {
                    let said: Vec<String> = self.say.bind(py).call1((phrase,))?.extract()?;
                    let said: Arc<[String]> = said.into();
                    kept().insert(phrase.to_owned(), said.clone());
                    said
                }
            };
            out.extend(said.iter().cloned());
        }
        Ok(Some(out))
    }

    /// Give the tokens of a parted name: unknown letters as a foreign name, or joined.
    fn mandarin<'py>(
        &self,
        py: Python<'py>,
        letters: &[char],
        parts: &[han::Part],
        apart: &mut Apart,
    ) -> PyResult<Tokens<'py>> {
        let mut out = Vec::with_capacity(parts.len() + 1);
        for part in parts {
            if let Some(tokens) = part.number.and_then(|number| self.tokens.get(number)) {
                for token in tokens.bind(py).iter() {
                    out.push(token.cast_into()?);
                }
                continue;
            }
            let written: String = letters[part.from..part.to].iter().collect();
            match self.families.exonyms.get(&written) {
                Some(known) => out.extend(known.iter().map(|word| PyString::new(py, word))),
                None => {
                    let syllables = match self.said(py, &written)? {
                        Some(syllables) => syllables,
                        None => self.firms.pinyin.bind(py).call1((written,))?.extract()?,
                    };
                    let whole = syllables.concat();
                    out.push(PyString::new(py, &whole));
                    if syllables.len() > 1 {
                        apart.entry(whole).or_insert(syllables);
                    }
                }
            }
        }
        Ok(out)
    }
}

/// Words of unknown letters, with their syllables.
type Apart = HashMap<String, Vec<String>>;

/// Write each run of unknown letters as single syllables, as some lists do.
fn in_syllables<'py>(
    py: Python<'py>,
    (texts, reading): &(Vec<String>, Tokens<'py>),
    apart: &Apart,
) -> Tokens<'py> {
    let mut out = Vec::with_capacity(reading.len() + 3);
    for (text, token) in texts.iter().zip(reading) {
        match apart.get(text) {
            Some(syllables) => out.extend(syllables.iter().map(|one| PyString::new(py, one))),
            None => out.push(token.clone()),
        }
    }
    out
}

/// Say whether a letter is Han as it stands, and nothing that is unfolded into another.
fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{4dbf}').contains(&letter) || ('\u{4e00}'..='\u{9fff}').contains(&letter)
}
