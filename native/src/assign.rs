//! Which asked word meets which listed one: the assignment that gains most.

use crate::measures::Measures;
use crate::score::{Pair, Side};

#[derive(Debug, Clone, Copy)]
struct Choice {
    gain: u64,
    pair: Pair,
}

/// Room for the search, and what it found.
#[derive(Debug, Default)]
pub struct Assignment {
    choices: Vec<Choice>,
    /// For each place in the order of search: its choices from, to.
    places: Vec<(usize, usize)>,
    most: Vec<u64>,
    chosen: Vec<Option<usize>>,
    kept: Vec<Option<usize>>,
}

impl Assignment {
    /// Find the assignment that gains most, the first found among equals.
    pub fn find(&mut self, asked: &Side, listed: &Side, options: &mut [Pair], at: &Measures) {
        let (mine, theirs) = (asked.whole(), listed.whole());
        let gain = |pair: &Pair| {
            let (i, j) = (pair.asked as usize, pair.listed as usize);
            let shares =
                at.asked * asked.weights[i] * theirs + at.listed * listed.weights[j] * mine;
            at.worth(i64::from(pair.bp)) as u64 * shares as u64
        };
        options.sort_unstable_by_key(|pair| (pair.asked, pair.listed));
        self.choices.clear();
        self.places.clear();
        for pair in &*options {
            let here = self.choices.len();
            match self.places.last_mut() {
                Some(place) if self.choices[place.0].pair.asked == pair.asked => place.1 = here + 1,
                _ => self.places.push((here, here + 1)),
            }
            self.choices.push(Choice { gain: gain(pair), pair: *pair });
        }
        for &(from, to) in &self.places {
            self.choices[from..to]
                .sort_unstable_by_key(|one| (u64::MAX - one.gain, one.pair.listed));
        }
        self.places.sort_by_key(|place| place.1 - place.0);
        let count = self.places.len();
        self.most.clear();
        self.most.resize(count + 1, 0);
        for place in (0..count).rev() {
            self.most[place] = self.most[place + 1] + self.choices[self.places[place].0].gain;
        }
        self.chosen.clear();
        self.chosen.resize(count, None);
        self.kept.clear();
        self.kept.resize(count, None);
        let mut walk = Walk {
            choices: &self.choices,
            places: &self.places,
            most: &self.most,
            chosen: &mut self.chosen,
            kept: &mut self.kept,
            best: None,
            steps: 0,
            allowed: at.search,
        };
        walk.step(0, 0, 0);
    }

    /// The meetings of the last assignment found.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.kept.iter().flatten().map(|&number| self.choices[number].pair)
    }
}

/// The exact search, a step at a time.
struct Walk<'a> {
    choices: &'a [Choice],
    places: &'a [(usize, usize)],
    most: &'a [u64],
    chosen: &'a mut [Option<usize>],
    kept: &'a mut [Option<usize>],
    best: Option<u64>,
    steps: i64,
    allowed: i64,
}

impl Walk<'_> {
    fn step(&mut self, place: usize, used: u64, total: u64) {
        self.steps += 1;
        let hopeless = self.best.is_some_and(|best| total + self.most[place] <= best);
        if self.steps > self.allowed || hopeless {
            return;
        }
        if place == self.places.len() {
            self.best = Some(total);
            self.kept.copy_from_slice(self.chosen);
            return;
        }
        let (from, to) = self.places[place];
        for number in from..to {
            let choice = self.choices[number];
            if used >> choice.pair.listed & 1 == 0 {
                self.chosen[place] = Some(number);
                self.step(place + 1, used | 1 << choice.pair.listed, total + choice.gain);
            }
        }
        self.chosen[place] = None;
        self.step(place + 1, used, total);
    }
}
