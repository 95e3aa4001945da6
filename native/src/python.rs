//! The Python module: arguments come in, the lock is let go, answers go out.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use pyo3::create_exception;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyDict};

use crate::arrays::Arrays;
use crate::brute::brute;
use crate::buffers::Buffers;
use crate::measures::Measures;
use crate::prepare::{Prepared, Room};
use crate::score::Manner;
use crate::search::{Desk, Found, Opened, Reading, search};
use crate::sounds::Sounds;
use crate::told::Told;
use crate::words;
use crate::{Outcome, Unusable};

create_exception!(witting_kernel, Forgotten, PyValueError, "A word asked for was let go of.");

impl From<Unusable> for PyErr {
    fn from(said: Unusable) -> Self {
        if said.forgotten {
            Forgotten::new_err(said.said)
        } else {
            PyValueError::new_err(said.said)
        }
    }
}

/// Flags of a reading.
const CUT: u32 = 1;
const UNORDERED: u32 = 2;
const LONE: u32 = 4;
/// Queries a thread takes at a time.
const BATCH: usize = 32;
const MOST_THREADS: usize = 256;

pub type Letters = Vec<(char, char, i64)>;

pub fn measures(numbers: &Bound<'_, PyDict>, letters: Letters) -> Outcome<Measures> {
    let number = |name: &str| {
        let found = numbers.get_item(name).ok().flatten();
        let found = found.ok_or_else(|| Unusable::new(format!("the number {name} is missing")))?;
        found.extract().map_err(|_| Unusable::new(format!("{name} is not a whole number")))
    };
    Measures::read(number, letters)
}

/// Words made ready, by handle. Handles only ever go up, so that an old one never names a new word.
#[derive(Default)]
struct Held {
    first: u64,
    words: Vec<Arc<Prepared>>,
}

impl Held {
    fn get(&self, handle: u64) -> Outcome<Arc<Prepared>> {
        let place = handle.checked_sub(self.first).and_then(|at| usize::try_from(at).ok());
        let found = place.and_then(|at| self.words.get(at));
        found.cloned().ok_or_else(|| {
            let said = format!("{handle} is no word held: it was forgotten, or never prepared");
            Unusable { said, forgotten: true }
        })
    }
}

type AskedReading = (Vec<u64>, bool, u32);

/// One reading with its words held, so that no lock is needed while searching.
struct Ready {
    words: Vec<Arc<Prepared>>,
    manner: Manner,
}

fn laid(readings: &[Ready]) -> Vec<Reading<'_>> {
    let each = readings.iter().map(|reading| Reading {
        words: reading.words.iter().map(Arc::as_ref).collect(),
        manner: reading.manner,
    });
    each.collect()
}

/// An index opened over arrays that Python holds.
#[pyclass(frozen, module = "witting_kernel")]
struct Index {
    opened: Opened<'static>,
    held: RwLock<Held>,
    desks: Mutex<Vec<Desk>>,
    rooms: Mutex<Vec<Room>>,
    sounds: Option<Arc<Sounds>>,
    /// What the slices of `opened` point into.
    _kept: Vec<Box<dyn Send + Sync>>,
}

/// Take a lock. A thread that died holding it left nothing half done: everything is replaced whole.
macro_rules! locked {
    ($lock:expr) => {
        $lock.unwrap_or_else(PoisonError::into_inner)
    };
}

impl Index {
    /// How a word sounds and how it is written, each with its bones.
    fn keys_of(&self, text: &str, kind: u8) -> Outcome<Vec<(String, String)>> {
        let sounds = self.sounds.as_ref();
        let sounds =
            sounds.ok_or_else(|| Unusable::new("the index was not told how words sound"))?;
        Ok(sounds.keys(text, kind))
    }

    /// Make a word ready and keep it; give its handle.
    fn hold(
        &self,
        py: Python<'_>,
        told: &Told,
        extras: &[(u32, u16)],
        ranges: &[(u32, u32, u16)],
    ) -> PyResult<u64> {
        let prepared = py.detach(|| {
            let mut room = locked!(self.rooms.lock()).pop().unwrap_or_default();
            let prepared =
                told.lent(|word| Prepared::new(word, &self.opened, &mut room), extras, ranges);
            locked!(self.rooms.lock()).push(room);
            prepared
        })?;
        let mut held = locked!(self.held.write());
        held.words.push(Arc::new(prepared));
        Ok(held.first + held.words.len() as u64 - 1)
    }

    fn ready(&self, readings: Vec<AskedReading>, held: &Held) -> Outcome<Vec<Ready>> {
        let one = |(words, person, flags): AskedReading| {
            Ok(Ready {
                words: words.into_iter().map(|handle| held.get(handle)).collect::<Outcome<_>>()?,
                manner: Manner {
                    person,
                    cut: flags & CUT != 0,
                    ordered: flags & UNORDERED == 0,
                    lone: flags & LONE != 0,
                },
            })
        };
        readings.into_iter().map(one).collect()
    }

    fn find(&self, readings: &[Ready], least: i64, desk: &mut Desk) -> Outcome<Vec<Found>> {
        search(&laid(readings), least, &self.opened, desk)
    }

    fn at_a_desk<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = locked!(self.desks.lock()).pop().unwrap_or_default();
        let out = work(&mut desk);
        locked!(self.desks.lock()).push(desk);
        out
    }

    /// One thread's share: take queries while there are any.
    fn share(
        &self,
        queries: &[Vec<Ready>],
        least: i64,
        next: &AtomicUsize,
    ) -> Outcome<Vec<(usize, Vec<Found>)>> {
        self.at_a_desk(|desk| {
            let mut out = Vec::new();
            loop {
                let from = next.fetch_add(BATCH, Ordering::Relaxed);
                if from >= queries.len() {
                    return Ok(out);
                }
                for (place, query) in queries.iter().enumerate().skip(from).take(BATCH) {
                    out.push((place, self.find(query, least, desk)?));
                }
            }
        })
    }
}

#[pymethods]
impl Index {
    /// `sounds` says how words sound, where it is left to the kernel.
    #[new]
    #[pyo3(signature = (arrays, numbers, letters, sounds = None))]
    fn new(
        arrays: &Bound<'_, PyDict>,
        numbers: &Bound<'_, PyDict>,
        letters: Letters,
        sounds: Option<&words::Sounds>,
    ) -> PyResult<Self> {
        let mut buffers = Buffers { arrays: arrays.clone(), kept: Vec::new() };
        let opened = Arrays::open(&mut buffers)?;
        Ok(Index {
            opened: Opened::new(opened, measures(numbers, letters)?)?,
            held: RwLock::default(),
            desks: Mutex::default(),
            rooms: Mutex::default(),
            sounds: sounds.map(words::Sounds::shared),
            _kept: buffers.kept,
        })
    }

    /// Give the handle of a word made ready for searching.
    #[expect(clippy::too_many_arguments, reason = "the contract's own list")]
    #[pyo3(signature = (text, kind, default_weight, keys, extras, ranges, ways = Vec::new(),
        same = None, initials = Vec::new(), sounded = false))]
    fn prepare(
        &self,
        py: Python<'_>,
        text: &str,
        kind: u8,
        default_weight: u16,
        keys: Vec<(PyBackedStr, PyBackedStr)>,
        extras: Vec<(u32, u16)>,
        ranges: Vec<(u32, u32, u16)>,
        ways: Vec<(PyBackedStr, u16)>,
        same: Option<(PyBackedStr, u16)>,
        initials: Vec<PyBackedStr>,
        sounded: bool,
    ) -> PyResult<u64> {
        let mut keys: Vec<(String, String)> =
            keys.iter().map(|(key, bones)| (key.to_string(), bones.to_string())).collect();
        if sounded {
            keys.extend(self.keys_of(text, kind)?);
        }
        let told = Told::of(text, kind, default_weight, keys, &ways, same.as_ref(), &initials);
        self.hold(py, &told, &extras, &ranges)
    }

    /// Give the handle of a word told before, made ready for searching.
    fn ready_for(
        &self,
        py: Python<'_>,
        told: &Told,
        extras: Vec<(u32, u16)>,
        ranges: Vec<(u32, u32, u16)>,
    ) -> PyResult<u64> {
        self.hold(py, told, &extras, &ranges)
    }

    /// Forget every word made ready; their handles are no longer good.
    fn forget(&self) {
        let mut held = locked!(self.held.write());
        held.first += held.words.len() as u64;
        held.words = Vec::new();
    }

    /// Give the number of words held.
    fn held(&self) -> usize {
        locked!(self.held.read()).words.len()
    }

    /// Give the tokens a word may be, by number, with how alike each is in basis points.
    fn alike(&self, handle: u64) -> PyResult<Vec<(u32, u16)>> {
        let word = locked!(self.held.read()).get(handle)?;
        Ok(word.alike.iter().map(|one| (one.token, one.bp)).collect())
    }

    /// Give what a word weighs, in thousandths.
    fn weight(&self, handle: u64) -> PyResult<u32> {
        Ok(locked!(self.held.read()).get(handle)?.weight)
    }

    /// Give a token's number in the vocabulary, or -1.
    fn number(&self, text: &str) -> PyResult<i64> {
        let found = self.opened.arrays.vocabulary.find(text.as_bytes())?;
        Ok(found.map_or(-1, i64::from))
    }

    /// Give the number of a sound, or -1.
    fn sound_number(&self, sound: &str) -> PyResult<i64> {
        let found = self.opened.arrays.sounds.find(sound.as_bytes())?;
        Ok(found.map_or(-1, i64::from))
    }

    /// Give (row, score, reading) for every row that scores `least` or more, by row and reading.
    fn search(
        &self,
        py: Python<'_>,
        readings: Vec<AskedReading>,
        least: i64,
    ) -> PyResult<Vec<Found>> {
        let ready = self.ready(readings, &locked!(self.held.read()))?;
        Ok(py.detach(|| self.at_a_desk(|desk| self.find(&ready, least, desk)))?)
    }

    /// Give what `search` gives by scoring every row: slow, to hold `search` against.
    fn brute(
        &self,
        py: Python<'_>,
        readings: Vec<AskedReading>,
        least: i64,
    ) -> PyResult<Vec<Found>> {
        let ready = self.ready(readings, &locked!(self.held.read()))?;
        let (arrays, measures) = (&self.opened.arrays, &self.opened.measures);
        Ok(py.detach(|| brute(&laid(&ready), least, arrays, measures))?)
    }

    /// Give what `search` gives for each of many queries, on some threads.
    #[pyo3(signature = (queries, least, threads = 1))]
    fn search_many(
        &self,
        py: Python<'_>,
        queries: Vec<Vec<AskedReading>>,
        least: i64,
        threads: usize,
    ) -> PyResult<Vec<Vec<Found>>> {
        if threads == 0 {
            return Err(PyValueError::new_err("threads must be 1 or more"));
        }
        let ready: Vec<Vec<Ready>> = {
            let held = locked!(self.held.read());
            let each = queries.into_iter().map(|readings| self.ready(readings, &held));
            each.collect::<Outcome<_>>()?
        };
        let threads = threads.min(ready.len().div_ceil(BATCH)).clamp(1, MOST_THREADS);
        py.detach(|| {
            let next = AtomicUsize::new(0);
            let work = || self.share(&ready, least, &next);
            let shares = std::thread::scope(|scope| {
                let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
                let mut shares = vec![Ok(work())];
                shares.extend(helpers.into_iter().map(|helper| helper.join()));
                shares
            });
            let mut out: Vec<Vec<Found>> = ready.iter().map(|_| Vec::new()).collect();
            for share in shares {
                let share = share.map_err(|_| PyRuntimeError::new_err("a search thread died"))?;
                for (place, found) in share? {
                    out[place] = found;
                }
            }
            Ok(out)
        })
    }
}

/// Give the deletion index over sounds as little-endian u32: starts by bucket, and the sounds.
#[pyfunction]
fn neighbourhoods<'py>(
    py: Python<'py>,
    sounds: Vec<PyBackedStr>,
    buckets: usize,
) -> PyResult<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
    let (starts, held) = py.detach(|| -> Outcome<_> {
        let (starts, held) = crate::near::neighbourhoods(&sounds, buckets)?;
        Ok((flat(&starts), flat(&held)))
    })?;
    Ok((PyBytes::new(py, &starts), PyBytes::new(py, &held)))
}

fn flat(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The kernel of witting's name index.
#[pymodule]
mod witting_kernel {
    #[pymodule_export]
    use super::{Forgotten, Index, neighbourhoods};
    #[pymodule_export]
    use crate::beside_given::rows_beside;
    #[pymodule_export]
    use crate::checks::{score, sound_alike};
    #[pymodule_export]
    use crate::loom::{Laid, ListedWords, Loom};
    #[pymodule_export]
    use crate::runs::Runs;
    #[pymodule_export]
    use crate::scribe::{Kinds, Scribe};
    #[pymodule_export]
    use crate::told::Told;
    #[pymodule_export]
    use crate::words::{Common, Consonants, Respeller, Sounds};

    /// The kernel's version.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    /// Which definition of likeness and score is held; see `names/native.py`.
    #[pymodule_export]
    const CONTRACT: u32 = 8;
    /// Flag of a reading: the end of a field may have cut the name short.
    #[pymodule_export]
    const CUT: u32 = super::CUT;
    /// Flag of a reading: one rare word may be a person's whole name.
    #[pymodule_export]
    const LONE: u32 = super::LONE;
    /// Flag of a reading: the order of its words means nothing.
    #[pymodule_export]
    const UNORDERED: u32 = super::UNORDERED;
}
