//! The search by its definition: every row of the side is scored, with no bound and no posting.
//!
//! Slow, and what the search is measured against, on lists of any size.

use crate::arrays::Arrays;
use crate::measures::{Measures, kind};
use crate::score::{Pair, Scorer, Side};
use crate::search::{Found, Reading, check};
use crate::{Outcome, damaged};

/// Find every row that scores `least` or more, by row and reading.
pub fn brute(
    readings: &[Reading],
    least: i64,
    index: &Arrays,
    at: &Measures,
) -> Outcome<Vec<Found>> {
    check(readings, least)?;
    let mut found = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        if !reading.words.is_empty() {
            walk(reading, least, index, at, |row, score| found.push((row, score, number as u32)))?;
        }
    }
    found.sort_unstable_by_key(|one| (one.0, one.2));
    Ok(found)
}

/// Score every row of a reading's side.
fn walk(
    reading: &Reading,
    least: i64,
    index: &Arrays,
    at: &Measures,
    mut keep: impl FnMut(u32, i64),
) -> Outcome<()> {
    let meetings = Meetings::new(reading, index)?;
    let mut asked = Side::default();
    for word in &reading.words {
        asked.push(word.kind, i64::from(word.weight));
    }
    let (mut listed, mut pairs) = (Side::default(), Vec::new());
    let mut scorer = Scorer::default();
    let all = index.rows.len() as u32;
    let side = if reading.manner.person { 0..index.people } else { index.people..all };
    for row in side {
        listed.clear();
        pairs.clear();
        for (place, &token) in index.rows.get(row)?.iter().enumerate() {
            let (kind, weight) = index.token(token)?;
            let (start, end) = index.vocabulary.bounds(token)?;
            listed.push(kind, i64::from(weight));
            listed.lengths.push(end - start);
            meetings.of(token, kind, |asked, bp| {
                pairs.push(Pair { asked, listed: place as u8, bp });
            });
        }
        // of two meetings of the same words the better counts
        pairs.sort_unstable_by_key(|pair| (pair.asked, pair.listed, u16::MAX - pair.bp));
        pairs.dedup_by_key(|pair| (pair.asked, pair.listed));
        let score = scorer.score(&asked, &listed, &pairs, reading.manner, at);
        if score >= least {
            keep(row, score);
        }
    }
    Ok(())
}

/// What each token of the vocabulary meets of what is asked.
struct Meetings<'a> {
    reading: &'a Reading<'a>,
    /// Ascending by token.
    met: Vec<(u32, u8, u16)>,
    /// Which tokens are met at all: nearly none are.
    is_met: Vec<bool>,
}

impl<'a> Meetings<'a> {
    fn new(reading: &'a Reading<'a>, index: &Arrays) -> Outcome<Self> {
        let (mut met, mut is_met) = (Vec::new(), vec![false; index.vocabulary.len()]);
        for (place, word) in reading.words.iter().enumerate() {
            for one in &word.alike {
                met.push((one.token, place as u8, one.bp));
                *is_met.get_mut(one.token as usize).ok_or_else(|| damaged("a token"))? = true;
            }
        }
        met.sort_unstable();
        Ok(Meetings { reading, met, is_met })
    }

    /// Give what a token of a row meets, by likeness and by range.
    fn of(&self, token: u32, kind: u8, mut give: impl FnMut(u8, u16)) {
        if self.is_met[token as usize] {
            let first = self.met.partition_point(|one| one.0 < token);
            for &(_, asked, bp) in self.met[first..].iter().take_while(|one| one.0 == token) {
                give(asked, bp);
            }
        }
        for (asked, word) in self.reading.words.iter().enumerate() {
            for &(first, last, bp) in &word.ranges {
                if (first..last).contains(&token) && kind::is_name(kind) {
                    give(asked as u8, bp);
                }
            }
        }
    }
}
