//! Searches made out of any bytes, held against a walk over every row.
//!
//! A fuzzer feeds it, and so do the tests. Where the bytes damage the arrays, only a search that
//! comes to an end is asked for; where they do not, the rows found must be the rows there are.

use std::collections::BTreeMap;

use crate::arrays::Arrays;
use crate::brute::brute;
use crate::likeness::Sound;
use crate::measures::{Measures, kind};
use crate::prepare::{Prepared, Room, Word};
use crate::sample::{Bytes, NUMBERS, Sample, bones_of};
use crate::score::Manner;
use crate::search::{Desk, Opened, Reading, search};
use crate::{Outcome, Unusable};

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
            _ => (from.byte() * 39).clamp(1, 10_000) as u16,
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

    fn prepared(&self, opened: &Opened, room: &mut Room) -> Outcome<Prepared> {
        let key = (self.text.as_str(), bones_of(&self.text));
        Prepared::new(
            &Word {
                text: &self.text,
                kind: self.kind,
                default_weight: 500,
                keys: &[(key.0, key.1.as_str())],
                extras: &self.extras,
                ranges: &self.ranges,
                ways: &[],
                same: ("", 0),
                initials: &[],
            },
            opened,
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

/// Draw an index and a search from the bytes, and hold the search against a walk over every row.
///
/// Panics where they differ.
pub fn exercise(data: &[u8]) {
    let mut from = Bytes(data);
    let moved = from.byte();
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
        let ready = asked.iter().map(|word| word.prepared(opened, &mut room));
        let ready: Vec<Prepared> = ready.collect::<Outcome<_>>()?;
        let flags = from.byte();
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
        for data in crate::noise::inputs(40_000, |round| 40 + round % 500) {
            exercise(&data);
        }
    }
}
