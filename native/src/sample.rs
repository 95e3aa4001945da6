//! Small indexes and searches made out of any bytes, held against a walk over every row.
//!
//! A fuzzer feeds it, and so do the tests. Where the bytes damage the arrays, only a search that
//! comes to an end is asked for; where they do not, the rows found must be the rows there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::arrays::{Arrays, Source};
use crate::likeness::{Sound, bones};
use crate::measures::{Measures, kind};
use crate::near::neighbourhoods;
use crate::prepare::{Prepared, Room, Word};
use crate::score::{Manner, Pair, Scorer, Side};
use crate::search::{Desk, Found, Opened, Reading, search};
use crate::{Outcome, Unusable};

/// The numbers as they stood when this was written; a fuzzer may move any of them.
const NUMBERS: &[(&str, i64)] = &[
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
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> u32 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        u32::from(*first)
    }

    fn below(&mut self, top: u32) -> u32 {
        self.next() % top.max(1)
    }

    fn word(&mut self) -> String {
        const LETTERS: [char; 12] = ['a', 'e', 'i', 'h', 'k', 'm', 'n', 't', 's', 'z', 'ş', 'u'];
        (0..=self.below(10)).map(|_| LETTERS[self.below(12) as usize]).collect()
    }
}

/// The arrays of a small index, by name.
#[derive(Default)]
struct Sample {
    bytes: BTreeMap<&'static str, Vec<u8>>,
    shorts: BTreeMap<&'static str, Vec<u16>>,
    words: BTreeMap<&'static str, Vec<u32>>,
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
    fn drawn(from: &mut Bytes) -> Self {
        let mut own = Sample::default();
        let drawn: BTreeMap<String, (u8, u16)> = (0..1 + from.below(20))
            .map(|_| (from.word(), (from.below(9) as u8, 1 + 4 * from.next() as u16)))
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
    fn damage(&mut self, from: &mut Bytes) {
        for _ in 0..1 + from.below(4) {
            let at = from.next() as usize;
            let many = self.words.len();
            let values = match at % 4 {
                0 => {
                    let count = self.bytes.len();
                    if let Some(array) = self.bytes.values_mut().nth(at / 4 % count) {
                        let place = from.next() as usize % array.len().max(1);
                        if let Some(value) = array.get_mut(place) {
                            *value = from.next() as u8;
                        }
                    }
                    continue;
                }
                _ => self.words.values_mut().nth(at / 4 % many),
            };
            let Some(array) = values else { continue };
            let place = from.next() as usize % array.len().max(1);
            match (from.below(4), array.get_mut(place)) {
                (0, _) => array.truncate(place),
                (1, Some(value)) => *value = u32::MAX - from.below(3),
                (_, Some(value)) => *value = from.next(),
                _ => {}
            }
        }
    }
}

fn bones_of(key: &str) -> String {
    bones(&key.chars().collect::<Vec<_>>()).collect()
}

/// A word of a query as drawn, before it is made ready.
struct Asked {
    text: String,
    kind: u8,
    extras: Vec<(u32, u16)>,
    ranges: Vec<(u32, u32, u16)>,
}

impl Asked {
    fn drawn(from: &mut Bytes, tokens: &[String], at: &Measures) -> Self {
        let count = tokens.len() as u32;
        let listed = from.below(3) > 0;
        let text = if listed { tokens[from.below(count) as usize].clone() } else { from.word() };
        let kind = from.below(9) as u8;
        let likeness = |from: &mut Bytes| match from.below(4) {
            0 => at.initial_alike as u16,
            1 => at.cut_alike as u16,
            _ => (from.next() * 39).clamp(1, 10_000) as u16,
        };
        let extras = (0..from.below(3)).map(|_| (from.below(count), likeness(from))).collect();
        let ranges = (0..from.below(2))
            .map(|_| {
                let first = from.below(count);
                let bp = if kind::speaks(kind) { at.cut_alike } else { at.initial_alike };
                (first, first + from.below(count - first + 1), bp as u16)
            })
            .collect();
        Asked { text, kind, extras, ranges }
    }

    fn prepared(&self, index: &Arrays, at: &Measures, room: &mut Room) -> Outcome<Prepared> {
        let key = (self.text.as_str(), bones_of(&self.text));
        Prepared::new(
            &Word {
                text: &self.text,
                kind: self.kind,
                default_weight: 500,
                keys: &[(key.0, key.1.as_str())],
                extras: &self.extras,
                ranges: &self.ranges,
            },
            index,
            at,
            room,
        )
    }

    /// What it is alike to, by looking at every token.
    fn alike(&self, tokens: &[String], index: &Arrays, at: &Measures) -> BTreeMap<u32, u16> {
        let mut found = BTreeMap::new();
        let mut add = |token: u32, bp: u16| {
            let known = found.entry(token).or_insert(bp);
            *known = bp.max(*known);
        };
        self.extras.iter().for_each(|&(token, bp)| add(token, bp));
        let key: Vec<char> = self.text.chars().collect();
        let sound = Sound::new(&key);
        for (number, token) in tokens.iter().enumerate() {
            let is = index.token_kind[number];
            let sounding = matches!(is, kind::WORD | kind::PATRONYMIC | kind::PARTICLE);
            let bp = match self.kind {
                _ if *token == self.text => 10_000,
                kind::WORD | kind::PATRONYMIC if sounding => {
                    sound.alike(&token.chars().collect::<Vec<_>>(), at)
                }
                _ => 0,
            };
            if bp > 0 {
                add(number as u32, bp.min(10_000) as u16);
            }
        }
        found
    }
}

/// Every row scored.
fn brute(readings: &[Reading], least: i64, index: &Arrays, at: &Measures) -> Outcome<Vec<Found>> {
    let mut out = Vec::new();
    let mut scorer = Scorer::default();
    for row in 0..index.rows.len() as u32 {
        let tokens = index.rows.get(row)?;
        let mut listed = Side::default();
        for &token in tokens {
            let (kind, weight) = index.token(token)?;
            listed.push(kind, i64::from(weight));
            listed.lengths.push(index.vocabulary.get(token)?.len() as u32);
        }
        for (number, reading) in readings.iter().enumerate() {
            if reading.manner.person != (row < index.people) {
                continue;
            }
            let mut asked = Side::default();
            let mut options: BTreeMap<(u8, u8), u16> = BTreeMap::new();
            for (i, word) in reading.words.iter().enumerate() {
                asked.push(word.kind, i64::from(word.weight));
                for (j, &token) in tokens.iter().enumerate() {
                    let likely = word.alike.iter().filter(|one| one.token == token);
                    let ranged = word.ranges.iter().filter(|(first, last, _)| {
                        (*first..*last).contains(&token) && kind::is_name(listed.kinds[j])
                    });
                    let bps = likely.map(|one| one.bp).chain(ranged.map(|range| range.2));
                    if let Some(bp) = bps.max() {
                        options.insert((i as u8, j as u8), bp);
                    }
                }
            }
            let pairs: Vec<Pair> = options
                .into_iter()
                .map(|((asked, listed), bp)| Pair { asked, listed, bp })
                .collect();
            let score = scorer.score(&asked, &listed, &pairs, reading.manner, at);
            if score >= least {
                out.push((row, score, number as u32));
            }
        }
    }
    Ok(out)
}

/// Draw an index and a search from the bytes, and hold the search against a walk over every row.
///
/// Panics where they differ.
pub fn exercise(data: &[u8]) {
    let mut from = Bytes(data);
    let moved = from.next();
    let number = |name: &str| {
        let found = NUMBERS.iter().find(|number| number.0 == name);
        found.map(|number| number.1).ok_or_else(|| Unusable::new(name))
    };
    let letters = vec![('a', 'e', 9_200), ('s', 'z', 9_300), ('m', 'n', 8_900)];
    let Ok(at) = Measures::read(number, letters) else { unreachable!("the numbers are sound") };
    let mut sample = Sample::drawn(&mut from);
    let tokens = tokens_of(&sample);
    let damaged = moved % 4 == 3;
    if damaged {
        sample.damage(&mut from);
    }
    let index = match Arrays::open(&mut &sample) {
        Ok(index) => index,
        Err(said) if damaged => return drop(said),
        Err(said) => panic!("a sound index did not open: {said}"),
    };
    let opened = match Opened::new(index, at.clone()) {
        Ok(opened) => opened,
        Err(said) if damaged => return drop(said),
        Err(said) => panic!("a sound index did not open: {said}"),
    };
    let outcome = searched(&mut from, &tokens, &opened, damaged);
    if let Err(said) = outcome
        && !damaged
    {
        panic!("a sound index broke: {said}");
    }
}

fn tokens_of(sample: &Sample) -> Vec<String> {
    let (starts, bytes) = (&sample.words["vocab_starts"], &sample.bytes["vocab_bytes"]);
    let text = |pair: &[u32]| bytes[pair[0] as usize..pair[1] as usize].to_vec();
    let texts = starts.windows(2).map(text).map(String::from_utf8);
    texts.map(Result::unwrap_or_default).collect()
}

fn searched(from: &mut Bytes, tokens: &[String], opened: &Opened, damaged: bool) -> Outcome<()> {
    let (index, at) = (&opened.arrays, &opened.measures);
    let (mut room, mut desk) = (Room::default(), Desk::default());
    for _ in 0..1 + from.below(3) {
        let asked: Vec<Asked> =
            (0..1 + from.below(5)).map(|_| Asked::drawn(from, tokens, at)).collect();
        let ready = asked.iter().map(|word| word.prepared(index, at, &mut room));
        let ready: Vec<Prepared> = ready.collect::<Outcome<_>>()?;
        let flags = from.next();
        let reading = |person: bool| Reading {
            words: ready.iter().collect(),
            manner: Manner {
                person,
                cut: flags & 1 != 0,
                ordered: flags & 2 != 0,
                lone: flags & 4 != 0,
            },
        };
        let readings = [reading(true), reading(false)];
        let least = 100 * i64::from(1 + from.below(100));
        let found = search(&readings, least, opened, &mut desk)?;
        if damaged {
            continue;
        }
        for (word, ready) in asked.iter().zip(&ready) {
            let found: BTreeMap<u32, u16> =
                ready.alike.iter().map(|one| (one.token, one.bp)).collect();
            assert_eq!(found, word.alike(tokens, index, at), "alike to {}", word.text);
        }
        assert_eq!(found, brute(&readings, least, index, at)?, "least {least}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_what_a_walk_over_every_row_finds() {
        let mut seed = 0x1234_5678_9abc_def1u64;
        for round in 0..40_000 {
            let size = 40 + round % 500;
            let data: Vec<u8> = (0..size)
                .map(|_| {
                    seed ^= seed << 13;
                    seed ^= seed >> 7;
                    seed ^= seed << 17;
                    (seed >> 24) as u8
                })
                .collect();
            exercise(&data);
        }
    }
}
