//! The Python side of `sounds` and `respell`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::buffers::Buffers;
use crate::consonants;
use crate::respell::{self, Limits, Name};
use crate::sounds::{self, Rule, Rules};

/// A rule: what is seen, what is heard, how many letters must stand before and which the last of
/// them may be, and what must follow: a letter of these, "$" for the end.
type RuleGiven = (String, String, usize, String, String);

fn given(rules: Vec<RuleGiven>) -> Vec<Rule> {
    let each = rules.into_iter().map(|(seen, heard, least_before, last_before, next)| Rule {
        seen,
        heard,
        least_before,
        last_before,
        next,
    });
    each.collect()
}

/// Says what a Latin word and an abjad one have in common.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Consonants(consonants::Consonants);

#[pymethods]
impl Consonants {
    #[new]
    fn new(
        spellings: Vec<RuleGiven>,
        broad: HashMap<char, Option<char>>,
        weak: String,
        articles: Vec<String>,
        short: usize,
        paired: Vec<String>,
    ) -> Self {
        let spellings = Rules::new(given(spellings));
        Self(consonants::Consonants { spellings, broad, weak, articles, short, paired })
    }

    /// Give a Latin word's sounds, doubled letters written once.
    fn sounds(&self, word: &str) -> String {
        self.0.sounds(word)
    }

    /// Give a word's broad consonants.
    fn skeleton(&self, word: &str) -> String {
        self.0.skeleton(word)
    }

    /// Give what abjad signs are laid against.
    fn spoken(&self, latin: &str) -> String {
        self.0.spoken(latin)
    }

    /// Give each text with doubled letters written once.
    #[staticmethod]
    fn undoubled(texts: Vec<PyBackedStr>) -> Vec<String> {
        let each = texts.iter().map(|text| {
            let (mut out, mut last) = (String::with_capacity(text.len()), None);
            text.chars().for_each(|letter| sounds::once(letter, &mut last, &mut out));
            out
        });
        each.collect()
    }
}

/// Says how Latin words sound, by the rules it was given.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Sounds(Arc<sounds::Sounds>);

impl Sounds {
    pub(crate) fn shared(&self) -> Arc<sounds::Sounds> {
        self.0.clone()
    }
}

#[pymethods]
impl Sounds {
    /// Rules as `RuleGiven` says.
    #[new]
    fn new(rules: Vec<RuleGiven>, stem: String, endings: Vec<String>) -> Self {
        Self(Arc::new(sounds::Sounds::new(given(rules), stem, endings)))
    }

    /// Give the key of how a word sounds.
    fn sound(&self, word: &str) -> String {
        self.0.sound(word)
    }

    /// Give the keys a word of a kind is found by, each with its bones.
    fn keys(&self, word: &str, kind: u8) -> Vec<(String, String)> {
        self.0.keys(word, kind)
    }

    /// Give the keys a token of a kind is found by, as `keys_of` in `parties/build.py` does.
    fn keys_of<'py>(
        &self,
        token: &Bound<'py, PyString>,
        kind: u8,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let (py, word) = (token.py(), token.to_str()?);
        let found = self.0.keys_written(word, kind);
        let own = |key: String| match key == word {
            true => token.clone(),
            false => PyString::new(py, &key),
        };
        match found {
            Some((key, true)) => PyTuple::new(py, [PyString::new(py, &key), token.clone()]),
            Some((key, false)) => PyTuple::new(py, [own(key)]),
            None => Ok(PyTuple::empty(py)),
        }
    }

    /// Give the consonants of a key.
    #[staticmethod]
    fn bones(key: &str) -> String {
        sounds::bones(key)
    }

    /// Open the words of an index, to be asked how a word may be written otherwise.
    fn open(
        &self,
        arrays: &Bound<'_, PyDict>,
        common: &Common,
        limits: [usize; 7],
    ) -> PyResult<Respeller> {
        let mut buffers = Buffers { arrays: arrays.clone(), kept: Vec::new() };
        let [part, split, strange, sounded, mended, parts, misreadings] = limits;
        let own = Limits { part, split, strange, sounded, mended, parts, misreadings };
        let (sounds, common) = (self.0.clone(), common.0.clone());
        let words = respell::Respeller::open(&mut buffers, sounds, common, own)?;
        Ok(Respeller { words, _kept: buffers.kept })
    }
}

/// What is known of words without any list.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Common(Arc<respell::Common>);

#[pymethods]
impl Common {
    #[new]
    fn new(
        first: HashSet<String>,
        particles: HashSet<String>,
        classes: Vec<String>,
        misread: Vec<(String, String)>,
        sizes: [usize; 2],
    ) -> Self {
        let mut by_beginning: HashMap<(u8, usize), Vec<respell::Class>> = HashMap::new();
        for word in classes {
            if let Some(&letter) = word.as_bytes().first() {
                let same = by_beginning.entry((letter, word.len())).or_default();
                same.push(respell::Class::new(word));
            }
        }
        Self(Arc::new(respell::Common::new(first, particles, by_beginning, misread, sizes)))
    }
}

fn lent(words: &[PyBackedStr]) -> Vec<&str> {
    words.iter().map(|word| &**word).collect()
}

/// The words of an index, asked how a word may be written otherwise.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Respeller {
    words: respell::Respeller<'static>,
    /// What the slices of `words` point into.
    _kept: Vec<Box<dyn Send + Sync>>,
}

#[pymethods]
impl Respeller {
    /// Say whether nobody listed is called so, and no class either.
    fn is_strange(&self, word: &str) -> PyResult<bool> {
        Ok(self.words.is_strange(word)?)
    }

    /// Give what stands for a strange word: its parts, or what a scan made it of.
    fn others(&self, word: &str) -> PyResult<Vec<Vec<String>>> {
        Ok(self.words.others(word)?)
    }

    /// Give the ways to part a word into two or three known ones.
    fn parts<'w>(&self, word: &'w str) -> PyResult<Vec<Vec<&'w str>>> {
        Ok(self.words.parts(word)?)
    }

    /// Give the class word a strange word is a misspelling of, or "".
    fn mended(&self, word: &str) -> PyResult<String> {
        Ok(self.words.mended(word)?)
    }

    /// Say as what a name is asked for as it is read: 1 a person, 2 a firm, 3 both.
    fn stays(
        &self,
        own: Vec<PyBackedStr>,
        joined: Vec<PyBackedStr>,
        as_person: Vec<Vec<PyBackedStr>>,
        as_firm: Vec<Vec<PyBackedStr>>,
        is_foreign: bool,
        least_joined: usize,
    ) -> PyResult<u8> {
        let (own, joined) = (&lent(&own)[..], &lent(&joined)[..]);
        let as_person = &as_person.iter().map(|one| lent(one)).collect::<Vec<_>>()[..];
        let as_firm = &as_firm.iter().map(|one| lent(one)).collect::<Vec<_>>()[..];
        let name = Name { own, joined, as_person, as_firm, is_foreign, least_joined };
        Ok(self.words.stays(&name)?)
    }

    /// Give the neighbours that are listed as one word: how many, and from which word on.
    ///
    /// None where a word is not plain Latin: it is not for the kernel to say.
    fn joins(
        &self,
        words: Vec<PyBackedStr>,
        least: usize,
    ) -> PyResult<Option<Vec<(usize, usize)>>> {
        let plain = |word: &PyBackedStr| word.is_ascii() && !word.starts_with('~');
        if !words.iter().all(plain) {
            return Ok(None);
        }
        Ok(Some(self.words.joins(&lent(&words), least)?))
    }
}
