//! Whole names read word by word, where no word needs its neighbours: the definition of `quickly`
//! in `witting/names/people.py` and in `firms.py`. What is read of a word is kept.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::written::{Scribe, Told};

/// Names with higher letters are read by Python: Han, Hangul and kana may be foreign names.
const EASTERN: char = '\u{3040}';
/// Hard spaces, which may stand inside a word.
const HARD: [char; 2] = ['\u{a0}', '\u{202f}'];

/// Bits of words whose names are left to Python, and of those that are looked up with others.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Asks {
    pub stop: u32,
    /// Of these all: a word in disguise beside Latin ones.
    pub masked_beside_latin: u32,
    pub seen: u32,
    pub unseen: u32,
    pub begins: u32,
    pub meant: u32,
    /// Words with a meaning, up to which each may be heard as a name alone.
    pub most_meant: usize,
}

/// A plain word of a firm in the ways a phrase may hold it.
struct Unit {
    ways: Ways,
    tokens: Vec<Py<PyString>>,
    most: usize,
    /// Its tokens where it is heard as a name, if it has a meaning.
    heard: Option<Vec<Py<PyString>>>,
}

/// A unit, and whether it is heard as a name.
type Heard<'e> = (&'e Unit, bool);

fn way<'e>((unit, heard): Heard<'e>, way: usize) -> &'e str {
    unit.ways.get(if heard { AS_IT_IS } else { way })
}

/// Which of the three ways is the word itself.
const AS_IT_IS: usize = 1;

enum Ways {
    One(String),
    Three([String; 3]),
}

impl Ways {
    fn get(&self, way: usize) -> &str {
        match self {
            Ways::One(word) => word,
            Ways::Three(words) => words.get(way).map_or("", String::as_str),
        }
    }
}

/// What is kept of a written word.
struct Entry {
    marks: u32,
    tokens: Vec<Py<PyString>>,
    units: Vec<Unit>,
    /// As Python said it; the kernel's own are told when they are asked for.
    said: Option<Py<PyTuple>>,
}

type Tokens<'py> = Vec<Bound<'py, PyString>>;
type SaidUnit<'py> = (Vec<String>, Tokens<'py>, usize, Option<Tokens<'py>>);

/// Reads names by the words kept.
pub struct Reader {
    pub own: Scribe,
    pub person: bool,
    kept: Mutex<HashMap<String, Arc<Entry>>>,
    /// Words that are kept; then all are let go.
    pub most: usize,
    /// Asked for words the kernel cannot tell.
    pub otherwise: Py<PyAny>,
    pub asks: Asks,
    /// Known phrases of several words, parted by spaces, with their classes.
    pub phrases: HashMap<String, Py<PyString>>,
    /// What such phrases begin with: two words.
    pub beginnings: HashSet<String>,
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
}

fn unbound(tokens: Vec<Bound<'_, PyString>>) -> Vec<Py<PyString>> {
    tokens.into_iter().map(Bound::unbind).collect()
}

impl Reader {
    pub fn new(own: Scribe, person: bool, most: usize, otherwise: Py<PyAny>, asks: Asks) -> Self {
        let (kept, phrases, beginnings) = Default::default();
        Reader { own, person, kept, most, otherwise, asks, phrases, beginnings }
    }

    /// Give what a written word asks of its name and its tokens; of a firm's its units too.
    pub fn word<'py>(&self, written: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyTuple>> {
        let py = written.py();
        match written.to_str() {
            Ok(text) => self.entry(py, text)?.shown(py),
            // half a letter: no text, but Python reads what is left of it
            Err(_) => Ok(self.otherwise.bind(py).call1((written,))?.cast_into()?),
        }
    }

    /// Give a name's one reading, or none for a firm's without words; None where it is for Python.
    pub fn name<'py>(
        &self,
        name: &Bound<'py, PyString>,
        longest: usize,
    ) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let py = name.py();
        let Ok(text) = name.to_str() else { return Ok(None) };
        if !text.is_ascii() {
            let is_plain = |letter: char| letter < EASTERN && !HARD.contains(&letter);
            if !text.chars().all(is_plain) || text.chars().count() > longest {
                return Ok(None);
            }
        } else if text.len() > longest {
            return Ok(None);
        }
        let written = text.split(is_space).filter(|word| !word.is_empty());
        let words = written.map(|word| self.entry(py, word)).collect::<PyResult<Vec<_>>>()?;
        let marks = words.iter().fold(0, |marks, word| marks | word.marks);
        let asks = &self.asks;
        let disguised = marks & asks.masked_beside_latin == asks.masked_beside_latin
            || marks & (asks.seen | asks.unseen) == asks.seen;
        if marks & asks.stop > 0 || disguised {
            return Ok(None);
        }
        if marks & (asks.begins | asks.meant) > 0 {
            let units: Vec<&Unit> = words.iter().flat_map(|word| &word.units).collect();
            return Ok(Some(self.heard(py, &units)?));
        }
        let tokens: Vec<&Py<PyString>> = words.iter().flat_map(|word| &word.tokens).collect();
        if tokens.is_empty() {
            return Ok((!self.person).then(|| PyTuple::empty(py)));
        }
        let reading = PyTuple::new(py, tokens)?;
        Ok(Some(PyTuple::new(py, [reading])?))
    }

    /// Give the readings of a firm's words, of which some may be heard as names, each once.
    fn heard<'py>(&self, py: Python<'py>, units: &[&Unit]) -> PyResult<Bound<'py, PyTuple>> {
        let mut found: Vec<Vec<&Py<PyString>>> = Vec::new();
        let mut written: Vec<Vec<&str>> = Vec::new();
        for heard in self.hearings(units) {
            let each = units.iter().enumerate();
            let units: Vec<Heard> = each.map(|(at, unit)| (*unit, heard.contains(&at))).collect();
            let tokens = self.classed(&units);
            let texts = tokens.iter().map(|token| token.bind(py).to_str());
            let texts = texts.collect::<PyResult<Vec<_>>>()?;
            if !texts.is_empty() && !written.contains(&texts) {
                written.push(texts);
                found.push(tokens);
            }
        }
        let each = found.into_iter().map(|tokens| PyTuple::new(py, tokens));
        PyTuple::new(py, each.collect::<PyResult<Vec<_>>>()?)
    }

    /// Give which of the words that have a meaning are heard as names, likeliest first.
    fn hearings(&self, units: &[&Unit]) -> Vec<Vec<usize>> {
        let each = units.iter().enumerate();
        let meant: Vec<usize> =
            each.filter(|(_, unit)| unit.heard.is_some()).map(|(at, _)| at).collect();
        let mut out = vec![Vec::new()];
        if !meant.is_empty() {
            out.push(meant.clone());
        }
        if meant.len() > 1 {
            out.push(meant[1..].to_vec());
            if meant.len() <= self.asks.most_meant {
                out.extend(meant.iter().map(|&at| vec![at]));
            }
        }
        out
    }

    /// Put known phrases, the longest first, by their class, and the tokens of what is left.
    fn classed<'e>(&'e self, units: &[Heard<'e>]) -> Vec<&'e Py<PyString>> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(&(unit, heard)) = units.get(at) {
            match self.phrase(&units[at..]) {
                Some((class, size)) => {
                    out.push(class);
                    at += size;
                }
                None => {
                    out.extend(unit.heard.as_ref().filter(|_| heard).unwrap_or(&unit.tokens));
                    at += 1;
                }
            }
        }
        out
    }

    /// Give the class of the longest phrase of several words that begins here, and its length.
    fn phrase(&self, units: &[Heard]) -> Option<(&Py<PyString>, usize)> {
        let &(first, heard) = units.first()?;
        let most = first.most.min(units.len());
        if most < 2 || heard {
            return None;
        }
        let mut phrase = String::new();
        let write = |own: usize, size: usize, phrase: &mut String| {
            phrase.clear();
            for &unit in &units[..size] {
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(way(unit, own));
            }
        };
        let begins = (0..3).any(|own| {
            write(own, 2, &mut phrase);
            self.beginnings.contains(phrase.as_str())
        });
        if !begins {
            return None;
        }
        let mut each = (2..=most).rev().flat_map(|size| (0..3).map(move |own| (own, size)));
        each.find_map(|(own, size)| {
            write(own, size, &mut phrase);
            Some((self.phrases.get(phrase.as_str())?, size))
        })
    }

    fn entry(&self, py: Python<'_>, written: &str) -> PyResult<Arc<Entry>> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = kept().get(written) {
            return Ok(entry.clone());
        }
        let entry = Arc::new(match self.own.read(written) {
            Some(told) => self.told(py, told),
            None => self.said(self.otherwise.bind(py).call1((written,))?.cast_into()?)?,
        });
        let mut kept = kept();
        if kept.len() >= self.most {
            kept.clear();
        }
        kept.insert(written.to_owned(), entry.clone());
        Ok(entry)
    }

    /// Keep what Python said.
    fn said(&self, said: Bound<'_, PyTuple>) -> PyResult<Entry> {
        let marks = said.get_item(0)?.extract()?;
        let tokens: Vec<Bound<PyString>> = said.get_item(1)?.extract()?;
        let mut units = Vec::new();
        if !self.person {
            for (ways, tokens, most, heard) in said.get_item(2)?.extract::<Vec<SaidUnit>>()? {
                let ways = <[String; 3]>::try_from(ways);
                let ways = ways.map_err(|_| crate::Unusable::new("a word has three ways"))?;
                let (tokens, heard) = (unbound(tokens), heard.map(unbound));
                units.push(Unit { ways: Ways::Three(ways), tokens, most, heard });
            }
        }
        Ok(Entry { marks, tokens: unbound(tokens), units, said: Some(said.unbind()) })
    }

    /// Keep what the kernel read: what no table knows begins no phrase, and has no meaning.
    fn told(&self, py: Python<'_>, told: Told) -> Entry {
        let Told { marks, word, token, forms } = told;
        let token = PyString::new(py, &token).unbind();
        let tokens = vec![token.clone_ref(py)];
        if self.person {
            return Entry { marks, tokens, units: Vec::new(), said: None };
        }
        let ways = match forms {
            None => Ways::One(word),
            Some((bare, apart)) => Ways::Three([bare, word, apart]),
        };
        let unit = Unit { ways, tokens: vec![token], most: 1, heard: None };
        Entry { marks, tokens, units: vec![unit], said: None }
    }
}

impl Entry {
    /// Give what is kept as Python says it.
    fn shown<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        if let Some(said) = &self.said {
            return Ok(said.bind(py).clone());
        }
        let tokens = PyTuple::new(py, &self.tokens)?;
        let Some(unit) = self.units.first() else {
            return (self.marks, tokens).into_pyobject(py);
        };
        let ways = PyTuple::new(py, (0..3).map(|way| unit.ways.get(way)))?;
        let unit = (ways, &tokens, unit.most, py.None());
        (self.marks, &tokens, (unit,)).into_pyobject(py)
    }
}
