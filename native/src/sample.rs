//! Small indexes made out of any bytes, for the searches of `exercise`.

use std::collections::{BTreeMap, BTreeSet};

use crate::arrays::Source;
use crate::likeness::bones;
use crate::measures::kind;
use crate::near::neighbourhoods;
use crate::{Outcome, Unusable};

/// The numbers as they stood when this was written; a fuzzer may move any of them.
pub const NUMBERS: &[(&str, i64)] = &[
    ("ASKED", 65),
    ("LISTED", 35),
    ("STEEP", 12),
    ("INITIAL_ALIKE", 7_501),
    ("CUT_ALIKE", 9_501),
    ("INITIAL", 100),
    ("CUT_OFF", 15),
    ("FORGIVEN", 10),
    ("ONE_WORD_OF_MANY", 7_800),
    ("ONE_RARE_WORD", 8_600),
    ("WITH_INITIALS", 9_000),
    ("WITH_ONE_INITIAL", 8_600),
    ("RARE_SURNAME", 750),
    ("SURNAME_ALIKE", 9_700),
    ("GENERIC", 7_000),
    ("SHORT_WORD", 4),
    ("ONE_SHORT_WORD", 7_800),
    ("OTHER_NUMBER", 2_500),
    ("OTHER_ORDER", 100),
    ("NO_ORDER", 500),
    ("SYLLABLES", 3),
    ("SYLLABLE", 5),
    ("EACH_SYLLABLE", 700),
    ("OTHERWISE", 9_300),
    ("EACH_OTHERWISE", 300),
    ("COMMON", 300),
    ("SEARCH", 2_000),
    ("SOUND", 9_700),
    ("SWAPPED", 9_200),
    ("OTHER", 8_700),
    ("EXTRA_VOWEL", 9_300),
    ("EXTRA", 9_000),
    ("TWO_SLIPS", 8_300),
    ("VOWELLESS", 9_400),
    ("VOWELLESS_SHORT", 8_800),
    ("SHORT", 600),
    ("RATHER_SHORT", 200),
    ("FIRST", 400),
    ("ONE_FROM", 4),
    ("TWO_FROM", 8),
    ("LEAST_KEPT", 6_000),
];

/// Bytes taken one after the other; noughts when they are used up.
pub struct Bytes<'a>(pub &'a [u8]);

impl Bytes<'_> {
    pub fn byte(&mut self) -> u32 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        u32::from(*first)
    }

    pub fn below(&mut self, top: u32) -> u32 {
        self.byte() % top.max(1)
    }

    pub fn word(&mut self) -> String {
        const LETTERS: [char; 12] = ['a', 'e', 'i', 'h', 'k', 'm', 'n', 't', 's', 'z', 'ş', 'u'];
        (0..=self.below(10)).map(|_| LETTERS[self.below(12) as usize]).collect()
    }
}

/// The arrays of a small index, by name.
#[derive(Default)]
pub struct Sample {
    pub bytes: BTreeMap<&'static str, Vec<u8>>,
    shorts: BTreeMap<&'static str, Vec<u16>>,
    pub words: BTreeMap<&'static str, Vec<u32>>,
}

impl<'a> Source<'a> for &'a Sample {
    fn bytes(&mut self, name: &str) -> Outcome<&'a [u8]> {
        self.bytes.get(name).map(Vec::as_slice).ok_or_else(|| Unusable::new(name))
    }

    fn shorts(&mut self, name: &str) -> Outcome<&'a [u16]> {
        self.shorts.get(name).map(Vec::as_slice).ok_or_else(|| Unusable::new(name))
    }

    fn words(&mut self, name: &str) -> Outcome<&'a [u32]> {
        self.words.get(name).map(Vec::as_slice).ok_or_else(|| Unusable::new(name))
    }
}

/// Groups as starts and items.
fn parted<T: Clone>(groups: &[Vec<T>]) -> (Vec<u32>, Vec<T>) {
    let mut starts = vec![0];
    starts.extend(groups.iter().scan(0, |sum, group| {
        *sum += group.len() as u32;
        Some(*sum)
    }));
    (starts, groups.concat())
}

impl Sample {
    fn texts(&mut self, starts: &'static str, bytes: &'static str, texts: &[&str]) {
        let texts: Vec<Vec<u8>> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
        let (from, flat) = parted(&texts);
        self.words.insert(starts, from);
        self.bytes.insert(bytes, flat);
    }

    fn groups(&mut self, starts: &'static str, items: &'static str, groups: &[Vec<u32>]) {
        let (from, flat) = parted(groups);
        self.words.insert(starts, from);
        self.words.insert(items, flat);
    }

    /// An index of some tokens and rows, all drawn from the bytes.
    pub fn drawn(from: &mut Bytes) -> Self {
        let mut own = Sample::default();
        let drawn: BTreeMap<String, (u8, u16)> = (0..1 + from.below(20))
            .map(|_| (from.word(), (from.below(9) as u8, 1 + 4 * from.byte() as u16)))
            .collect();
        let tokens: Vec<&str> = drawn.keys().map(String::as_str).collect();
        let kinds: Vec<u8> = drawn.values().map(|token| token.0).collect();
        own.texts("vocab_starts", "vocab_bytes", &tokens);
        own.shorts.insert("token_weight", drawn.values().map(|token| token.1).collect());
        own.add_sounds(&tokens, &kinds);
        let rows: Vec<Vec<u32>> = (0..1 + from.below(12))
            .map(|_| (0..1 + from.below(5)).map(|_| from.below(tokens.len() as u32)).collect())
            .collect();
        own.add_rows(&rows, &kinds, from.below(rows.len() as u32 + 1));
        own.bytes.insert("token_kind", kinds);
        own.bytes.insert("known", vec![0xff; 8]);
        own
    }

    fn add_sounds(&mut self, tokens: &[&str], kinds: &[u8]) {
        let sounding =
            |place: usize| matches!(kinds[place], kind::WORD | kind::PATRONYMIC | kind::PARTICLE);
        let keys: BTreeSet<&str> = (0..tokens.len())
            .filter(|&place| sounding(place))
            .map(|place| tokens[place])
            .chain([""])
            .collect();
        let keys: Vec<&str> = keys.into_iter().collect();
        let behind = |key: &str| -> Vec<u32> {
            let same = (0..tokens.len()).filter(|&at| sounding(at) && tokens[at] == key);
            same.map(|at| at as u32).collect()
        };
        self.texts("sound_starts", "sound_bytes", &keys);
        let behind: Vec<Vec<u32>> = keys.iter().map(|key| behind(key)).collect();
        self.groups("sound_token_starts", "sound_tokens", &behind);
        let of: Vec<String> = keys.iter().map(|key| bones_of(key)).collect();
        let kept: BTreeSet<&str> = of.iter().map(String::as_str).chain([""]).collect();
        let kept: Vec<&str> = kept.into_iter().collect();
        self.texts("bones_starts", "bones_bytes", &kept);
        let with = |own: &&str| -> Vec<u32> {
            let long = own.chars().count() > 1;
            (0..keys.len()).filter(|&at| long && of[at] == **own).map(|at| at as u32).collect()
        };
        let with: Vec<Vec<u32>> = kept.iter().map(with).collect();
        self.groups("bones_sound_starts", "bones_sounds", &with);
        if let Ok((starts, held)) = neighbourhoods(&keys, 16) {
            self.words.insert("near_starts", starts);
            self.words.insert("near_sounds", held);
        }
    }

    fn add_rows(&mut self, rows: &[Vec<u32>], kinds: &[u8], people: u32) {
        let brief: Vec<bool> = rows
            .iter()
            .map(|row| row.iter().any(|&token| kinds[token as usize] == kind::INITIAL))
            .collect();
        let having = |token: usize, all: bool| -> Vec<u32> {
            let has = |row: &usize| rows[*row].contains(&(token as u32)) && (all || brief[*row]);
            (0..rows.len()).filter(has).map(|row| row as u32).collect()
        };
        for (starts, items, all) in
            [("post_starts", "post_rows", true), ("brief_starts", "brief_rows", false)]
        {
            let posts: Vec<Vec<u32>> = (0..kinds.len()).map(|token| having(token, all)).collect();
            self.groups(starts, items, &posts);
        }
        self.groups("row_starts", "row_tokens", rows);
        self.bytes.insert("row_marks", brief.iter().map(|&is| u8::from(is)).collect());
        self.words.insert("people", vec![people]);
    }

    /// Write some numbers over, cut some arrays short.
    pub fn damage(&mut self, from: &mut Bytes) {
        for _ in 0..1 + from.below(4) {
            let at = from.byte() as usize;
            let many = self.words.len();
            let values = match at % 4 {
                0 => {
                    let count = self.bytes.len();
                    if let Some(array) = self.bytes.values_mut().nth(at / 4 % count) {
                        let place = from.byte() as usize % array.len().max(1);
                        if let Some(value) = array.get_mut(place) {
                            *value = from.byte() as u8;
                        }
                    }
                    continue;
                }
                _ => self.words.values_mut().nth(at / 4 % many),
            };
            let Some(array) = values else { continue };
            let place = from.byte() as usize % array.len().max(1);
            match (from.below(4), array.get_mut(place)) {
                (0, _) => array.truncate(place),
                (1, Some(value)) => *value = u32::MAX - from.below(3),
                (_, Some(value)) => *value = from.byte(),
                _ => {}
            }
        }
    }
}

pub fn bones_of(key: &str) -> String {
    bones(&key.chars().collect::<Vec<_>>()).collect()
}
