//! The Python side of `quick` and `kinds`.

use std::collections::{HashMap, HashSet};

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};

use crate::abjad::{Abjad, Compounds, Forms};
use crate::kinds;
use crate::quick::{Asks, Reader};
use crate::written::{self, ALPHABETS, Letter, Marks, Pair, Script, Side};
use crate::{Outcome, Unusable};

/// A letter, its plain form, its script by place among the scripts, and its bits.
type LetterGiven = (char, String, String, u8);
/// What is seen, what is heard, whether only at the beginning, and the letters beside it.
type PairGiven = (String, String, bool, String, String);

/// Sizes that part initials and short words in capitals from others.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Sizes {
    most_initials: usize,
    least_capitals: usize,
    most_kept: usize,
}

/// What a side is read by.
#[derive(FromPyObject)]
enum SideGiven {
    Person(Compounds),
    Firm(Forms),
}

/// Reads names and their written words, each word once; what it cannot tell is left to Python.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Scribe(Reader);

#[pymethods]
impl Scribe {
    #[new]
    #[expect(clippy::too_many_arguments, reason = "a table each")]
    fn new(
        letters: Vec<LetterGiven>,
        latin: HashMap<char, String>,
        pairs: HashMap<String, Vec<PairGiven>>,
        edges: &str,
        known: HashSet<String>,
        marks: Marks,
        abjad: Abjad,
        side: SideGiven,
        parted: String,
        sizes: Sizes,
        asks: Asks,
        phrases: HashMap<String, Py<PyString>>,
        otherwise: Py<PyAny>,
    ) -> PyResult<Self> {
        let mut scripts = Scripts::default();
        let mut held = vec![None; ALPHABETS];
        for (letter, plain, script, bits) in letters {
            let script = scripts.number(script);
            *place(&mut held, letter)? = Some(Letter { plain: plain.into(), script, bits });
        }
        let mut read = vec![None; ALPHABETS];
        for (letter, latin) in latin {
            *place(&mut read, letter)? = Some(latin.into());
        }
        let pairs = pairs.into_iter().filter_map(|(script, pairs)| {
            let Script::Other(number) = scripts.number(script) else { return None };
            Some((number, pairs.into_iter().map(pair).collect()))
        });
        let (side, person) = match side {
            SideGiven::Person(compounds) => (Side::Person(compounds), true),
            SideGiven::Firm(forms) => (Side::Firm(forms), false),
        };
        let own = written::Scribe {
            letters: held,
            latin: read,
            pairs: pairs.collect(),
            edges: edges.chars().collect(),
            known,
            marks,
            abjad,
            side,
            parted,
            most_initials: sizes.most_initials,
            least_capitals: sizes.least_capitals,
        };
        let mut reader = Reader::new(own, person, sizes.most_kept, otherwise, asks);
        for (phrase, class) in phrases {
            let mut words = phrase.splitn(3, ' ');
            if let (Some(first), Some(second)) = (words.next(), words.next()) {
                reader.beginnings.insert([first, " ", second].concat());
                reader.phrases.insert(phrase, class);
            }
        }
        Ok(Self(reader))
    }

    /// Give a name's only reading; None for names that are left to Python.
    fn read<'py>(
        &self,
        name: &Bound<'py, PyString>,
        longest: usize,
    ) -> PyResult<Option<Bound<'py, PyTuple>>> {
        self.0.name(name, longest)
    }

    /// Give what a written word asks of its name and its tokens; of a firm's its units too.
    fn __getitem__<'py>(&self, written: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyTuple>> {
        self.0.word(written)
    }

    /// Give what the kernel itself reads of a word, or None.
    fn alone<'py>(&self, py: Python<'py>, written: &str) -> PyResult<Option<Bound<'py, PyTuple>>> {
        if self.0.own.read(written).is_none() {
            return Ok(None);
        }
        Ok(Some(self.0.word(&PyString::new(py, written))?))
    }
}

#[derive(Default)]
struct Scripts(Vec<String>);

impl Scripts {
    fn number(&mut self, name: String) -> Script {
        match name.as_str() {
            "latn" => Script::Latin,
            "arab" => Script::Arabic,
            "hebr" => Script::Hebrew,
            _ => {
                let place = self.0.iter().position(|known| *known == name);
                let place = place.unwrap_or_else(|| {
                    self.0.push(name);
                    self.0.len() - 1
                });
                Script::Other(place as u8)
            }
        }
    }
}

fn place<T>(held: &mut [T], letter: char) -> Outcome<&mut T> {
    let found = held.get_mut(letter as usize);
    found.ok_or_else(|| Unusable::new(format!("{letter} is no letter of these alphabets")))
}

fn pair((seen, heard, first, before, next): PairGiven) -> Pair {
    Pair { seen, heard, first, before, next }
}

/// Tells the kinds of tokens, and leaves to Python which it does not know.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Kinds {
    own: kinds::Kinds,
    members: Vec<Py<PyAny>>,
    otherwise: Py<PyAny>,
}

#[pymethods]
impl Kinds {
    /// `members` are the kinds by number, and `otherwise` is asked where the kernel cannot tell.
    #[new]
    fn new(
        marks: Vec<(char, u8)>,
        particles: HashSet<String>,
        patronymics: Vec<String>,
        least_before: usize,
        members: &Bound<'_, PyList>,
        otherwise: Py<PyAny>,
    ) -> PyResult<Self> {
        let members: Vec<Py<PyAny>> = members.iter().map(Bound::unbind).collect();
        if members.len() != usize::from(crate::measures::kind::COUNT) {
            return Err(Unusable::new("every kind must be given").into());
        }
        let own = kinds::Kinds { marks, particles, patronymics, least_before };
        Ok(Self { own, members, otherwise })
    }

    /// Give a token's kind.
    fn of(&self, token: &Bound<'_, PyString>) -> PyResult<Py<PyAny>> {
        let py = token.py();
        match self.own.of(token.to_str()?).and_then(|kind| self.members.get(usize::from(kind))) {
            Some(member) => Ok(member.clone_ref(py)),
            None => self.otherwise.call1(py, (token,)),
        }
    }
}
