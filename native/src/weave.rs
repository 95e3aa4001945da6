//! A word of abjad signs laid against Latin sounds at the least cost; see `names/weave.py`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::osa::Pattern;

/// The whole of a likeness, in basis points.
const WHOLE: i64 = 10_000;
/// What a wrong letter costs, in hundredths.
const WRONG: u16 = 100;
/// Signs taken; longer words are no names.
const MOST: usize = 4_096;
/// Letters that have a place of their own in a table: every Latin one of the sounds is below.
const PLACES: usize = 0x180;
/// Parts the ways a listed word is spoken.
const PARTED: char = '\n';

/// What each Latin letter costs a sign.
struct Row {
    places: [u16; PLACES],
    beyond: Vec<(char, u16)>,
}

impl Row {
    fn empty() -> Self {
        Row { places: [WRONG; PLACES], beyond: Vec::new() }
    }

    fn set(&mut self, letter: char, cost: u16) {
        match self.places.get_mut(letter as usize) {
            Some(place) => *place = cost,
            None => self.beyond.push((letter, cost)),
        }
    }

    #[inline]
    fn get(&self, letter: char) -> i64 {
        let found = self.places.get(letter as usize).copied();
        i64::from(found.unwrap_or_else(|| {
            self.beyond.iter().find(|held| held.0 == letter).map_or(WRONG, |held| held.1)
        }))
    }
}

/// A cost of a sign and a letter.
pub type Met = (char, char, u16);

/// What leaving a Latin letter unwritten costs: alone, after a vowel that leads, and at least at the
/// end of a word.
#[derive(Clone, Copy)]
pub struct Gone {
    pub alone: u16,
    pub after: u16,
    pub end: u16,
    pub leads: bool,
}

const FIRM: Gone = Gone { alone: WRONG, after: WRONG, end: 0, leads: false };

/// What each meeting costs, in hundredths; every number is Python's.
pub struct Costs {
    met: HashMap<char, Arc<Row>>,
    /// At the beginning of a word.
    first: HashMap<char, Arc<Row>>,
    unspoken: HashMap<char, u16>,
    /// By letter; every other one is firm.
    gone: Vec<Gone>,
    own: Limits,
}

/// What else there is to know, in basis points and letters.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Off a word that may have lost its article.
    pub article: i64,
    /// Below this two abjad words are different words.
    pub kept: i64,
    /// Signs of an abjad word, with its mark, that is like no other.
    pub too_short: usize,
}

fn rows(costs: Vec<Met>) -> HashMap<char, Arc<Row>> {
    let mut out: HashMap<char, Row> = HashMap::new();
    for (sign, letter, cost) in costs {
        out.entry(sign).or_insert_with(Row::empty).set(letter, cost);
    }
    out.into_iter().map(|(sign, row)| (sign, Arc::new(row))).collect()
}

/// One way to write the signs of a word, with what each costs.
pub struct Way {
    signs: Vec<(char, Option<Arc<Row>>, i64)>,
    breathes: bool,
}

/// Room to work in, kept between words.
#[derive(Default)]
pub struct Room {
    letters: Vec<(char, i64)>,
    row: Vec<i64>,
    signs: Vec<char>,
}

impl Costs {
    pub fn new(
        met: Vec<Met>,
        first: Vec<Met>,
        unspoken: Vec<(char, u16)>,
        listed: &[(char, Gone)],
        own: Limits,
    ) -> Self {
        let most = listed.iter().map(|&(letter, _)| letter as usize + 1).max().unwrap_or(0);
        let mut gone = vec![FIRM; most];
        listed.iter().for_each(|&(letter, costs)| gone[letter as usize] = costs);
        Costs {
            met: rows(met),
            first: rows(first),
            unspoken: unspoken.into_iter().collect(),
            gone,
            own,
        }
    }

    /// How alike two abjad words are as they are written, in basis points.
    ///
    /// The first is laid out without its mark, the other still has it.
    pub fn written(&self, one: &Pattern, other: &str, room: &mut Room) -> i64 {
        room.signs.clear();
        room.signs.extend(other.chars().skip(1));
        if one.letters() == room.signs {
            return WHOLE;
        }
        let long = one.letters().len().max(room.signs.len()) as i64;
        if one.letters().len() < self.own.too_short {
            return 0;
        }
        let kept = WHOLE * (long - one.distance(&room.signs) as i64) / long;
        if kept < self.own.kept { 0 } else { kept }
    }

    /// Lay out the signs of a word, to be read against any number of others.
    pub fn way(&self, signs: &str) -> Way {
        let each = signs.chars().enumerate().map(|(place, sign)| {
            let row = if place == 0 { self.first.get(&sign) } else { self.met.get(&sign) };
            (sign, row.cloned(), i64::from(*self.unspoken.get(&sign).unwrap_or(&WRONG)))
        });
        Way { signs: each.collect(), breathes: signs.chars().skip(1).any(|sign| sign == 'h') }
    }

    /// How well a word reads as what is spoken, in basis points; 0 where it is less than `least`.
    ///
    /// The first way is the word as it is written, the others without an article inside it.
    pub fn read(&self, ways: &[Way], spoken: &str, least: i64, room: &mut Room) -> i64 {
        let Some((own, others)) = ways.split_first() else { return 0 };
        let Some(first) = spoken.bytes().position(|sign| sign == PARTED as u8) else {
            return self.alone(ways, spoken, least, room);
        };
        let mut parts = std::iter::once(&spoken[..first]).chain(spoken[first + 1..].split(PARTED));
        let whole = parts.next().unwrap_or("");
        let mut best = self.weave(own, whole, least, room);
        if let Some(apart) = parts.next().filter(|_| own.breathes) {
            best = best.max(self.weave(own, apart, least, room));
        }
        if let Some(bare) = parts.next() {
            best = best.max(self.weave(own, bare, least, room) - self.own.article);
        }
        for other in others {
            best = best.max(self.weave(other, whole, least, room));
        }
        best
    }

    /// The same for what is spoken in one way only, as most words are.
    fn alone(&self, ways: &[Way], whole: &str, least: i64, room: &mut Room) -> i64 {
        let each = ways.iter().map(|way| self.weave(way, whole, least, room));
        each.max().unwrap_or(0)
    }

    /// How well signs read as letters, in basis points; 0 where it is less than `least`.
    pub fn weave(&self, way: &Way, letters: &str, least: i64, room: &mut Room) -> i64 {
        let length = way.signs.len();
        let far_too_long = letters.len() > 4 * (2 * length + 1); // bytes
        let too_short = letters.is_empty() || letters.len() + 2 < length;
        if length == 0 || length > MOST || too_short || far_too_long {
            return 0;
        }
        self.lay_out(letters, &mut room.letters);
        let Room { letters, row, .. } = room;
        if letters.len() > 2 * length + 1 || length > letters.len() + 2 {
            return 0;
        }
        let size = length.max(1 + letters.len() / 2) as i64;
        let most = (WHOLE - least) * size;
        row.clear();
        row.push(0);
        let mut sum = 0;
        row.extend(letters.iter().map(|&(_, skip)| {
            sum += skip;
            sum
        }));
        for (sign, costs, unspoken) in &way.signs {
            let (sign, unspoken) = (*sign, *unspoken);
            let mut above = row[0];
            let mut last = above + unspoken;
            row[0] = last;
            let mut lowest = last;
            for (&(letter, skip), here) in letters.iter().zip(&mut row[1..]) {
                let cost = match costs {
                    Some(costs) => costs.get(letter),
                    None if sign == letter => 0,
                    None => i64::from(WRONG),
                };
                last = (above + cost).min(*here + unspoken).min(last + skip);
                above = *here;
                *here = last;
                lowest = lowest.min(last);
            }
            if 100 * lowest > most {
                return 0;
            }
        }
        let cost = 100 * row[letters.len()];
        if cost > most { 0 } else { WHOLE - cost / size }
    }

    /// Give each letter what it costs to leave it unwritten.
    fn lay_out(&self, letters: &str, out: &mut Vec<(char, i64)>) {
        out.clear();
        let (mut led, mut end) = (false, 0);
        for letter in letters.chars() {
            let gone = self.gone.get(letter as usize).unwrap_or(&FIRM);
            out.push((letter, i64::from(if led { gone.after } else { gone.alone })));
            led = gone.leads;
            end = i64::from(gone.end);
        }
        if let Some(last) = out.last_mut() {
            last.1 = last.1.max(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs() -> Costs {
        let met = "btnlmkh".chars().map(|sign| (sign, sign, 0));
        let vowel = Gone { alone: 5, after: 30, end: 15, leads: true };
        let gone = [('i', vowel), ('a', vowel)];
        let own = Limits { article: 100, kept: 7_500, too_short: 4 };
        Costs::new(met.clone().collect(), met.collect(), vec![('h', 40)], &gone, own)
    }

    fn read(signs: &str, spoken: &str) -> i64 {
        let costs = costs();
        costs.read(&[costs.way(signs)], spoken, 6_000, &mut Room::default())
    }

    #[test]
    fn the_same_letters_are_the_same_word_and_others_are_not() {
        assert_eq!(read("bnt", "bnt"), 10_000);
        assert_eq!(read("bnt", "klm"), 0);
        assert_eq!((read("", "klm"), read("klm", "")), (0, 0));
    }

    #[test]
    fn a_letter_left_unwritten_costs_what_it_says() {
        assert_eq!(read("btn", "bitn"), 9_834);
        assert_eq!(read("btn", "biatn"), 8_834);
        assert_eq!(read("btn", "btni"), 9_500);
    }

    #[test]
    fn two_sounds_apart_are_read_only_where_the_signs_have_h() {
        assert_eq!(read("bkhn", "bxn\nbkhn"), 10_000);
        assert_eq!(read("bkn", "bxn\nbkn"), 6_667);
    }

    #[test]
    fn a_word_that_may_have_lost_its_article_is_a_little_less_sure() {
        assert_eq!(read("bnt", "albint\n\nbint"), 9_734);
    }

    #[test]
    fn signs_and_letters_of_no_table_are_only_themselves() {
        assert_eq!(read("bṗn", "bṗn"), 10_000);
        assert_eq!(read("bṗn", "bpn"), 6_667);
    }

    #[test]
    fn two_abjad_words_are_alike_as_they_are_written() {
        let (costs, mut room) = (costs(), Room::default());
        let mut alike = |one: &str, other: &str| {
            costs.written(&Pattern::new(&one.chars().collect::<Vec<_>>()), other, &mut room)
        };
        assert_eq!((alike("bntk", "~bntk"), alike("bntk", "~bnk")), (10_000, 7_500));
        assert_eq!((alike("bnt", "~bnt"), alike("bnt", "~bntk")), (10_000, 0));
        assert_eq!((alike("bntk", "~bk"), alike("", "~")), (0, 10_000));
    }
}
