//! The Python side of what is known of a word without any index: told once, asked of each.

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::prepare::Word;
use crate::words::Sounds;

/// One word of a query, as every index is asked for it.
#[pyclass(frozen, module = "witting_kernel")]
pub struct Told {
    text: String,
    kind: u8,
    default_weight: u16,
    /// How it sounds and how it is written, each with its bones.
    keys: Vec<(String, String)>,
    ways: Vec<(String, u16)>,
    same: (String, u16),
    initials: Vec<String>,
}

impl Told {
    pub fn of(
        text: &str,
        kind: u8,
        default_weight: u16,
        keys: Vec<(String, String)>,
        ways: &[(PyBackedStr, u16)],
        same: Option<&(PyBackedStr, u16)>,
        initials: &[PyBackedStr],
    ) -> Self {
        let same = same.map_or((String::new(), 0), |(sound, bp)| (sound.to_string(), *bp));
        Self {
            text: text.to_owned(),
            kind,
            default_weight,
            keys,
            ways: ways.iter().map(|(way, bp)| (way.to_string(), *bp)).collect(),
            same,
            initials: initials.iter().map(|initial| initial.to_string()).collect(),
        }
    }

    /// Lend the word, with what one index knows of it besides.
    pub fn lent<T>(
        &self,
        work: impl FnOnce(&Word) -> T,
        extras: &[(u32, u16)],
        ranges: &[(u32, u32, u16)],
    ) -> T {
        let keys: Vec<(&str, &str)> =
            self.keys.iter().map(|(key, bones)| (&key[..], &bones[..])).collect();
        let ways: Vec<(&str, u16)> = self.ways.iter().map(|(way, bp)| (&way[..], *bp)).collect();
        let initials: Vec<&str> = self.initials.iter().map(|one| &one[..]).collect();
        work(&Word {
            text: &self.text,
            kind: self.kind,
            default_weight: self.default_weight,
            keys: &keys,
            extras,
            ranges,
            ways: &ways,
            same: (&self.same.0, self.same.1),
            initials: &initials,
        })
    }
}

#[pymethods]
impl Told {
    /// `sounds` is given for a word that is found by its sound.
    #[new]
    #[pyo3(signature = (text, kind, default_weight, ways, same, initials, sounds = None))]
    fn new(
        text: &str,
        kind: u8,
        default_weight: u16,
        ways: Vec<(PyBackedStr, u16)>,
        same: Option<(PyBackedStr, u16)>,
        initials: Vec<PyBackedStr>,
        sounds: Option<&Sounds>,
    ) -> Self {
        let keys = sounds.map_or_else(Vec::new, |sounds| sounds.shared().keys(text, kind));
        Self::of(text, kind, default_weight, keys, &ways, same.as_ref(), &initials)
    }
}
