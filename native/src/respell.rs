//! One word written otherwise, as a list may have it: see `witting/parties/respell.py`.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::Outcome;
use crate::arrays::{Groups, Known, Source};
use crate::osa::Pattern;
use crate::sounds::Sounds;

/// What is known of words without any list, as Python has it.
#[derive(Debug, Default)]
pub struct Common {
    /// Words some known phrase begins with.
    pub first: HashSet<String>,
    pub particles: HashSet<String>,
    /// Latin words of known phrases, by first letter and length, in order.
    pub classes: HashMap<(u8, usize), Vec<Class>>,
    /// What a scanner reads, and what it stands for.
    pub misread: Vec<(String, String)>,
    /// Letters from which a word may have more slips, and how much longer or shorter it may be.
    long_word: usize,
    slips: usize,
    /// What words were found to be misspellings of: no index is asked for that.
    meant: RwLock<HashMap<String, String>>,
}

impl Common {
    pub fn new(
        first: HashSet<String>,
        particles: HashSet<String>,
        classes: HashMap<(u8, usize), Vec<Class>>,
        misread: Vec<(String, String)>,
        [long_word, slips]: [usize; 2],
    ) -> Self {
        let meant = RwLock::default();
        Common { first, particles, classes, misread, long_word, slips, meant }
    }

    /// Give the class word a word is most likely a misspelling of, or "".
    fn meant(&self, word: &str) -> String {
        if let Some(known) = self.meant.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return known.clone();
        }
        let found = self.likest(word).to_owned();
        let mut meant = self.meant.write().unwrap_or_else(PoisonError::into_inner);
        if meant.len() >= SEEN {
            meant.clear();
        }
        meant.insert(word.to_owned(), found.clone());
        found
    }

    fn likest(&self, word: &str) -> &str {
        let size = word.len();
        let slips = if size < self.long_word { 1.5 } else { 2.5 };
        let mut least = 1.0 - slips / size as f64;
        let mut best = "";
        let pattern = Pattern::new(&word.chars().collect::<Vec<_>>());
        let (mut letters, held) = (Vec::new(), letters_of(word));
        for length in size.saturating_sub(self.slips)..=size + self.slips {
            let same = self.classes.get(&(word.as_bytes()[0], length));
            // Each letter that only one of the two has takes a slip of its own.
            let most = (slips * size.max(length) as f64 / size as f64).ceil() as u32;
            for Class { word: other, letters: theirs } in same.into_iter().flatten() {
                if (held & !theirs).count_ones().max((theirs & !held).count_ones()) > most {
                    continue;
                }
                letters.clear();
                letters.extend(other.chars());
                let slips = pattern.distance(&letters) as f64;
                let alike = 1.0 - slips / size.max(length) as f64;
                if alike > least || (best.is_empty() && alike >= least) {
                    (best, least) = (other, alike);
                }
            }
        }
        best
    }
}

/// A word of a class, with the letters in it: what shares too few of them is far away.
#[derive(Debug)]
pub struct Class {
    word: String,
    letters: u32,
}

impl Class {
    pub fn new(word: String) -> Self {
        Class { letters: letters_of(&word), word }
    }
}

/// One bit for each Latin letter in a word, and one for all other signs.
fn letters_of(word: &str) -> u32 {
    let bit = |sign: u8| if sign.is_ascii_lowercase() { 1 << (sign - b'a') } else { 1 << 31 };
    word.bytes().fold(0, |letters, sign| letters | bit(sign))
}

/// Sizes in letters, and how many ways are kept.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub part: usize,
    pub split: usize,
    pub strange: usize,
    pub sounded: usize,
    pub mended: usize,
    pub parts: usize,
    pub misreadings: usize,
}

/// The words of an index, asked how a plain Latin word may be written otherwise.
pub struct Respeller<'a> {
    vocabulary: Groups<'a, u8>,
    sound_keys: Groups<'a, u8>,
    known: Known<'a>,
    sounds: Arc<Sounds>,
    common: Arc<Common>,
    own: Limits,
    seen: RwLock<HashMap<String, u8>>,
}

/// In what ways a word may be written otherwise: as others, of which some part it, or mended.
const OTHERS: u8 = 1;
const PARTED: u8 = 2;
const MENDED: u8 = 4;
/// Words of which that is kept.
const SEEN: usize = 65_536;

/// As what a name may be asked for.
pub const AS_PERSON: u8 = 1;
pub const AS_FIRM: u8 = 2;

/// A name as it is written and as it is read.
pub struct Name<'n> {
    /// Its own plain words that are Latin.
    pub own: &'n [&'n str],
    /// What neighbours come to that are not Latin, written in Latin as one word.
    pub joined: &'n [&'n str],
    pub as_person: &'n [Vec<&'n str>],
    pub as_firm: &'n [Vec<&'n str>],
    pub is_foreign: bool,
    pub least_joined: usize,
}

type Parts<'w> = Vec<&'w str>;

impl<'a> Respeller<'a> {
    pub fn open(
        from: &mut impl Source<'a>,
        sounds: Arc<Sounds>,
        common: Arc<Common>,
        own: Limits,
    ) -> Outcome<Self> {
        let texts = |from: &mut dyn FnMut(&str) -> Outcome<&'a [u32]>, name| from(name);
        let vocabulary_starts = texts(&mut |name| from.words(name), "vocab_starts")?;
        let vocabulary =
            Groups::new("vocab_starts", vocabulary_starts, from.bytes("vocab_bytes")?)?;
        let sound_starts = from.words("sound_starts")?;
        let sound_keys = Groups::new("sound_starts", sound_starts, from.bytes("sound_bytes")?)?;
        let known = Known::open(from)?;
        let seen = RwLock::default();
        Ok(Respeller { vocabulary, sound_keys, known, sounds, common, own, seen })
    }

    /// Say whether a text may be a token or a key of the index: most strange words are not.
    fn may_know(&self, text: &str) -> bool {
        self.known.may_hold(text)
    }

    /// Say whether some listed name has this very word.
    pub fn has(&self, word: &str) -> Outcome<bool> {
        Ok(self.may_know(word) && self.vocabulary.find(word.as_bytes())?.is_some())
    }

    /// Say whether some listed name has this word, or one that sounds the same.
    fn knows(&self, word: &str) -> Outcome<bool> {
        if self.has(word)? {
            return Ok(true);
        }
        if word.chars().count() < self.own.sounded {
            return Ok(false);
        }
        let key = self.sounds.sound(word);
        Ok(self.may_know(&key) && self.sound_keys.find(key.as_bytes())?.is_some_and(|n| n > 0))
    }

    /// Say whether nobody listed is called so, and no class either.
    pub fn is_strange(&self, word: &str) -> Outcome<bool> {
        Ok(!self.common.first.contains(word) && !self.knows(word)?)
    }

    /// Give what stands for a strange word: its parts, or what a scan made it of.
    pub fn others(&self, word: &str) -> Outcome<Vec<Vec<String>>> {
        if !word.is_ascii() || word.len() < self.own.strange || !self.is_strange(word)? {
            return Ok(Vec::new());
        }
        let parts = self.parts(word)?.into_iter();
        let mut out: Vec<Vec<String>> =
            parts.map(|one| one.into_iter().map(str::to_owned).collect()).collect();
        for way in self.misreadings(word) {
            if self.has(&way)? {
                out.push(vec![way]);
            }
        }
        Ok(out)
    }

    /// Give other words this one may be if it was scanned badly.
    fn misreadings(&self, word: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for (seen, meant) in &self.common.misread {
            for (at, _) in word.match_indices_each(seen) {
                if out.len() == self.own.misreadings {
                    return out;
                }
                let way = [&word[..at], meant, &word[at + seen.len()..]].concat();
                if !out.contains(&way) {
                    out.push(way);
                }
            }
        }
        out
    }

    /// Give the ways to part a Latin word into two or three known ones, the most even first.
    pub fn parts<'w>(&self, word: &'w str) -> Outcome<Vec<Parts<'w>>> {
        let size = word.len();
        if !word.is_ascii() || size + 1 < self.own.split {
            return Ok(Vec::new());
        }
        let mut found: Vec<Parts> = Vec::new();
        for cut in 2..size - 1 {
            let (head, tail) = word.split_at(cut);
            if !self.is_part(head)? {
                continue;
            }
            if self.is_part(tail)? {
                found.push(vec![head, tail]);
                continue;
            }
            for k in 2..tail.len().saturating_sub(1) {
                let (middle, end) = tail.split_at(k);
                if self.is_part(middle)? && self.is_part(end)? {
                    found.push(vec![head, middle, end]);
                }
            }
        }
        let least = |parts: &Parts| parts.iter().map(|part| part.len()).min().unwrap_or(0);
        found.sort_by_key(|parts| (parts.len(), usize::MAX - least(parts)));
        found.truncate(self.own.parts);
        Ok(found)
    }

    fn is_part(&self, part: &str) -> Outcome<bool> {
        if part.len() > 1
            && (self.common.first.contains(part) || self.common.particles.contains(part))
        {
            return Ok(true);
        }
        Ok(part.len() >= self.own.part && self.has(part)?)
    }

    /// Give the class word a strange word is a misspelling of, or "".
    pub fn mended(&self, word: &str) -> Outcome<String> {
        if !word.is_ascii() || word.len() < self.own.mended || !self.is_strange(word)? {
            return Ok(String::new());
        }
        Ok(self.common.meant(word))
    }

    /// Say as what a name is asked for as it is read, nothing parted, mended or joined.
    ///
    /// Not said also where it is not for the kernel to say.
    pub fn stays(&self, name: &Name) -> Outcome<u8> {
        let mut held = AS_PERSON | AS_FIRM;
        for word in name.own {
            let ways = self.ways(word)?;
            if ways & OTHERS != 0 {
                return Ok(0);
            }
            if ways & MENDED != 0 {
                held &= !AS_FIRM;
            }
        }
        for whole in name.joined {
            if self.has(whole)? {
                held &= !AS_FIRM;
            }
        }
        if held & AS_FIRM != 0 && !self.joins(name.own, self.own.split)?.is_empty() {
            held &= !AS_FIRM;
        }
        for (side, readings) in [(AS_PERSON, name.as_person), (AS_FIRM, name.as_firm)] {
            if held & side != 0 && !self.all_stay(readings, name)? {
                held &= !side;
            }
        }
        Ok(held)
    }

    fn all_stay(&self, readings: &[Vec<&str>], name: &Name) -> Outcome<bool> {
        for reading in readings {
            if reading.iter().any(|word| !word.is_ascii() || word.starts_with('~')) {
                return Ok(false);
            }
            if reading.len() > 1 && !self.joins(reading, name.least_joined)?.is_empty() {
                return Ok(false);
            }
            for word in reading {
                let is_long = name.is_foreign && word.len() >= self.own.split;
                if is_long && self.ways(word)? & PARTED != 0 {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Give in what ways a word may be written otherwise; kept, for names repeat their words.
    fn ways(&self, word: &str) -> Outcome<u8> {
        if let Some(known) = self.seen.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return Ok(*known);
        }
        let others = self.others(word)?;
        let parted = others.iter().any(|way| way.len() > 1);
        let said = [
            (OTHERS, !others.is_empty()),
            (PARTED, parted),
            (MENDED, !self.mended(word)?.is_empty()),
        ];
        let ways = said.iter().filter(|(_, is_so)| *is_so).map(|(way, _)| way).sum();
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= SEEN {
            seen.clear();
        }
        seen.insert(word.to_owned(), ways);
        Ok(ways)
    }

    /// Give the neighbours the list writes as one word: how many, and from which word on.
    pub fn joins(&self, words: &[&str], least: usize) -> Outcome<Vec<(usize, usize)>> {
        let mut out = Vec::new();
        let mut whole = String::new();
        for size in 2..=3usize {
            for (at, some) in words.windows(size).enumerate() {
                whole.clear();
                some.iter().for_each(|word| whole.push_str(word));
                let is_word =
                    whole.len() >= least && whole.bytes().all(|sign| sign.is_ascii_alphabetic());
                if is_word && self.has(&whole)? {
                    out.push((size, at));
                }
            }
        }
        Ok(out)
    }
}

/// Every place of a text in another, also where they lie over each other.
trait Each {
    fn match_indices_each<'s>(&'s self, seen: &'s str) -> impl Iterator<Item = (usize, &'s str)>;
}

impl Each for str {
    fn match_indices_each<'s>(&'s self, seen: &'s str) -> impl Iterator<Item = (usize, &'s str)> {
        (0..self.len()).filter(move |&at| self[at..].starts_with(seen)).map(move |at| (at, seen))
    }
}
