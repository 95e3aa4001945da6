//! Which postings to walk, so that no row that scores enough is passed by.
//!
//! A score is at most what the query's words could bring, and 35 per cent for the listed side. So
//! a row that has nothing like a set of words heavy enough cannot reach `least`: only the postings
//! of such a set need walking, and the cheapest is chosen. A word may also meet an initial at
//! almost no loss; rows with initials are therefore walked by every word that speaks.

use crate::measures::{Measures, WHOLE, kind};
use crate::prepare::{Alike, Prepared};
use crate::score::{Manner, Side};
use crate::table::{BRIEFLY, FULLY, Table};

/// What a word's postings cost, and what a row loses that has none of them.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Walking the speaking tokens only.
    speaking: (u64, i64),
    /// Walking the forms and particles too.
    all: (u64, i64),
}

/// How far one word is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Far {
    Not,
    Speaking,
    All,
}

/// Room to plan in, and the plan: tokens to walk, with `FULLY` or `BRIEFLY`.
#[derive(Debug, Default)]
pub struct Plan {
    pub tokens: Vec<(u32, u8)>,
    /// The most the words may lose together, in weight times basis points, and still reach `least`.
    pub allowed: i64,
    /// The score to reach with what is taken off for common words, in hundredths of basis points;
    /// none where words may be met that no posting tells.
    pub reach: Option<i64>,
    /// The most a row may weigh: the words asked can agree with so much of it only.
    pub heaviest: u16,
    words: Vec<Word>,
    far: Vec<Far>,
    trial: Vec<Far>,
    order: Vec<usize>,
}

/// The least a word loses where nothing it is alike to stands in the row.
pub fn unmet(word: &Prepared, weight: i64, has_three: bool, at: &Measures) -> i64 {
    let alone = if word.kind == kind::PATRONYMIC && has_three {
        at.forgive(weight).min(weight)
    } else {
        weight
    };
    let ranges = word.ranges.iter();
    let by_range = ranges.map(|&(_, _, bp)| loss(word.kind, weight, bp, at));
    by_range.fold(alone * WHOLE, i64::min)
}

/// The least a word loses that meets its like so far, in weight times basis points.
#[inline]
pub fn loss(kind: u8, weight: i64, bp: u16, at: &Measures) -> i64 {
    let shortened = i64::from(bp) == at.initial_alike && kind::is_name(kind);
    let weight = if shortened { weight.min(2 * at.initial) } else { weight };
    weight * (WHOLE - at.worth(i64::from(bp)))
}

/// The most the words that agree may tell, or none where that is not known.
fn most_told(words: &[&Prepared]) -> Option<i64> {
    let known = words.iter().all(|word| word.ranges.is_empty());
    known.then(|| words.iter().map(|word| i64::from(word.most_weight)).sum())
}

/// What is taken off for common words at least.
pub fn least_common(told: i64, at: &Measures) -> i64 {
    at.common * 1000 / (1000 + told)
}

impl Plan {
    /// Choose the postings for one reading, and mark their tokens in the table.
    pub fn make(
        &mut self,
        words: &[&Prepared],
        asked: &Side,
        manner: Manner,
        least: i64,
        table: &mut Table,
        at: &Measures,
    ) {
        self.tokens.clear();
        let told = most_told(words);
        let held = told.map_or(0, |told| least_common(told, at));
        // listed * told / row must make up for what the query's side cannot bring by itself
        self.reach = told.filter(|_| !manner.cut).map(|_| 100 * (least + held) - 50);
        let missing = 100 * (least + held) - 50 - at.asked * WHOLE;
        self.heaviest = match told {
            Some(told) if missing > 0 && !manner.cut => {
                u16::try_from(at.listed * told * WHOLE / missing).unwrap_or(u16::MAX)
            }
            _ => u16::MAX,
        };
        let most = asked.whole() * (100 * WHOLE + 50 - 100 * (least + held));
        self.allowed = most.div_euclid(at.asked);
        self.weigh(words, asked, manner, at);
        let every = self.choose(words, asked, manner, least, at);
        // A word that must meet something must not lose too much by it. Where every speaking word
        // is walked nothing need be met: an option not taken is ground enough.
        let most = if every { i64::MAX } else { self.allowed };
        let far = std::mem::take(&mut self.far);
        self.add(words, table, FULLY, |place, one| {
            let lost = loss(asked.kinds[place], asked.weights[place], one.bp, at);
            let walked = match far[place] {
                Far::Not => false,
                Far::Speaking => kind::speaks(one.kind),
                // an initial is a matter of rows with initials: every speaking word is walked there
                Far::All => !(manner.person && one.kind == kind::INITIAL),
            };
            walked && lost <= most
        });
        if manner.person {
            self.add(words, table, BRIEFLY, |place, one| {
                kind::speaks(asked.kinds[place]) && kind::speaks(one.kind)
            });
        }
        self.far = far;
    }

    fn add(
        &mut self,
        words: &[&Prepared],
        table: &mut Table,
        how: u8,
        wanted: impl Fn(usize, &Alike) -> bool,
    ) {
        for (place, word) in words.iter().enumerate() {
            for one in &word.alike {
                if wanted(place, one) && table.mark(one.token, how) {
                    self.tokens.push((one.token, how));
                }
            }
        }
    }

    fn weigh(&mut self, words: &[&Prepared], asked: &Side, manner: Manner, at: &Measures) {
        let side = usize::from(!manner.person);
        let has_three = asked.has_three();
        self.words.clear();
        for (word, &weight) in words.iter().zip(&asked.weights) {
            let without = unmet(word, weight, has_three, at);
            let quiet = word.alike.iter().filter(|one| {
                let left_to_brief = manner.person && one.kind == kind::INITIAL;
                !kind::speaks(one.kind) && !left_to_brief
            });
            let quietly = quiet.map(|one| loss(word.kind, weight, one.bp, at)).min();
            let cost = word.speaking_rows[side];
            self.words.push(Word {
                speaking: (cost, quietly.unwrap_or(without).min(without)),
                all: (cost + word.other_rows[side], without),
            });
        }
    }

    /// Choose the cheapest of the sets that suffice; true where it is every word that speaks.
    fn choose(
        &mut self,
        words: &[&Prepared],
        asked: &Side,
        manner: Manner,
        least: i64,
        at: &Measures,
    ) -> bool {
        let speaks = |place: usize| kind::speaks(asked.kinds[place]);
        let only = |chosen: bool| if chosen { Far::Speaking } else { Far::Not };
        // every score needs a speaking pair: all speaking words always suffice
        self.far.clear();
        self.far.extend((0..words.len()).map(|place| only(speaks(place))));
        let mut every = true;
        if self.by_kind(words, asked, manner, least, at)
            && self.cost(&self.trial) <= self.cost(&self.far)
        {
            self.far.clone_from(&self.trial);
            every = false;
        }
        if self.by_weight(words, asked) && self.cost(&self.trial) <= self.cost(&self.far) {
            self.far.clone_from(&self.trial);
            every = false;
        }
        every
    }

    fn cost(&self, far: &[Far]) -> u64 {
        let costs = far.iter().zip(&self.words).map(|(far, word)| match far {
            Far::Not => 0,
            Far::Speaking => word.speaking.0,
            Far::All => word.all.0,
        });
        costs.sum()
    }

    /// Try the words of the name only: what agrees in nothing else is held back below `least`.
    fn by_kind(
        &mut self,
        words: &[&Prepared],
        asked: &Side,
        manner: Manner,
        least: i64,
        at: &Measures,
    ) -> bool {
        // a word may agree by its range too, which no posting tells
        if words.iter().any(|word| kind::is_name(word.kind) && !word.ranges.is_empty()) {
            return false;
        }
        let wants = asked.count(kind::is_own);
        self.trial.clear();
        let named = asked.kinds.iter().map(|&k| kind::is_name(k));
        self.trial.extend(named.map(|is| if is { Far::Speaking } else { Far::Not }));
        if !manner.person {
            return wants > 0 && least > at.generic;
        }
        let shortened = asked.kinds.contains(&kind::INITIAL);
        let alone = manner.lone && least <= at.one_rare_word;
        if wants < 2 || least <= at.one_word_of_many || shortened || alone {
            return false;
        }
        // two must agree, so one may be left out: the dearest
        let dearest = (0..self.trial.len())
            .filter(|&place| self.trial[place] != Far::Not)
            .max_by_key(|&place| self.words[place].speaking.0);
        if let Some(place) = dearest {
            self.trial[place] = Far::Not;
        }
        true
    }

    /// Try words whose loss together is too much; the cheapest for what they would lose first.
    fn by_weight(&mut self, words: &[&Prepared], asked: &Side) -> bool {
        let allowed = self.allowed;
        let enough = |lost: i64| lost > allowed;
        self.trial.clear();
        self.trial.resize(words.len(), Far::Not);
        let speaking = (0..words.len()).filter(|&place| kind::speaks(asked.kinds[place]));
        self.order.clear();
        self.order.extend(speaking);
        let costs = &self.words;
        self.order.sort_by_key(|&place| costs[place].speaking.0);
        let mut lost = 0;
        for &place in &self.order {
            if enough(lost) {
                break;
            }
            let word = &self.words[place];
            // take particles and forms along where they cost little, or where it needs them
            let cheap = word.all.0 <= 2 * word.speaking.0 + 64;
            let (far, loss) = if cheap || !enough(lost + word.speaking.1) {
                (Far::All, word.all.1)
            } else {
                (Far::Speaking, word.speaking.1)
            };
            self.trial[place] = far;
            lost += loss;
        }
        // the dearest may no longer be needed
        for &place in self.order.iter().rev() {
            let loss = match self.trial[place] {
                Far::Not => continue,
                Far::Speaking => self.words[place].speaking.1,
                Far::All => self.words[place].all.1,
            };
            if enough(lost - loss) {
                self.trial[place] = Far::Not;
                lost -= loss;
            }
        }
        enough(lost)
    }
}
