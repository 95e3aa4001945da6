//! The search: walk the chosen postings, leave out what cannot score enough, score the rest.

use crate::arrays::{Arrays, MOST_WORDS};
use crate::measures::{Measures, WHOLE, kind};
use crate::prepare::Prepared;
use crate::score::{Manner, Pair, Scorer, Side};
use crate::table::{BRIEFLY, FULLY, Table};
use crate::walk::{Plan, least_common, loss, unmet};
use crate::{Outcome, Unusable};

/// Rows looked at together, so that many loads are under way at once.
const TOGETHER: usize = 256;

/// A row that scores enough: its number, the score, and which reading found it.
pub type Found = (u32, i64, u32);

/// One way a name is read.
#[derive(Debug)]
pub struct Reading<'a> {
    pub words: Vec<&'a Prepared>,
    pub manner: Manner,
}

/// A row to look at, and the token whose posting led there.
#[derive(Debug, Clone, Copy)]
struct Lead {
    row: u32,
    token: u32,
    bounds: (u32, u32),
}

/// Room to work in: one for each thread, kept between searches.
#[derive(Debug, Default)]
pub struct Desk {
    table: Table,
    plan: Plan,
    asked: Side,
    listed: Side,
    /// What each asked word loses where it meets nothing.
    without: Vec<i64>,
    lost: Vec<i64>,
    hits: Vec<Pair>,
    leads: Vec<Lead>,
    scorer: Scorer,
}

/// Find every row that scores `least` or more, by row and reading.
pub fn search(
    readings: &[Reading],
    least: i64,
    index: &Arrays,
    at: &Measures,
    desk: &mut Desk,
) -> Outcome<Vec<Found>> {
    if least < 1 {
        return Err(Unusable::new("least must be 1 or more"));
    }
    let mut found = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        if reading.words.len() > MOST_WORDS {
            return Err(Unusable::new(format!(
                "a reading has {} words, and may have {MOST_WORDS}",
                reading.words.len()
            )));
        }
        if reading.words.is_empty() || least > WHOLE {
            continue;
        }
        desk.lay_out(reading, at);
        let mut search = Search { reading, least, index, at, number: number as u32 };
        search.run(desk, &mut found)?;
    }
    found.sort_unstable_by_key(|one| (one.0, one.2));
    Ok(found)
}

impl Desk {
    fn lay_out(&mut self, reading: &Reading, at: &Measures) {
        let entries = reading.words.iter().map(|word| word.alike.len()).sum();
        self.table.clear(entries);
        self.asked.clear();
        for (place, word) in reading.words.iter().enumerate() {
            self.asked.push(word.kind, i64::from(word.weight));
            for one in &word.alike {
                self.table.insert(one.token, place as u8, one.bp);
            }
        }
        let has_three = self.asked.has_three();
        let words = reading.words.iter().zip(&self.asked.weights);
        self.without.clear();
        self.without.extend(words.map(|(word, &weight)| unmet(word, weight, has_three, at)));
    }
}

struct Search<'a> {
    reading: &'a Reading<'a>,
    least: i64,
    index: &'a Arrays<'a>,
    at: &'a Measures,
    number: u32,
}

impl Search<'_> {
    fn run(&mut self, desk: &mut Desk, found: &mut Vec<Found>) -> Outcome<()> {
        let manner = self.reading.manner;
        let Desk { plan, asked, table, .. } = desk;
        plan.make(&self.reading.words, asked, manner, self.least, table, self.at);
        let tokens = std::mem::take(&mut desk.plan.tokens);
        desk.leads.clear();
        // the full postings come first, then the rows with initials
        let turn = tokens.partition_point(|one| one.1 == FULLY);
        for (part, how) in [(&tokens[..turn], FULLY), (&tokens[turn..], BRIEFLY)] {
            for &(token, _) in part {
                for &row in self.side(token, how)? {
                    desk.leads.push(Lead { row, token, bounds: (0, 0) });
                    if desk.leads.len() == TOGETHER {
                        self.follow(how, desk, found)?;
                    }
                }
            }
            self.follow(how, desk, found)?;
        }
        desk.plan.tokens = tokens;
        Ok(())
    }

    /// The rows of a token that are of the reading's side.
    fn side(&self, token: u32, how: u8) -> Outcome<&[u32]> {
        let posts = if how == FULLY { &self.index.posts } else { &self.index.brief };
        let rows = posts.get(token)?;
        let people = self.index.people;
        let turn = match (rows.first(), rows.last()) {
            (Some(&first), _) if first >= people => 0,
            (_, Some(&last)) if last < people => rows.len(),
            _ => rows.partition_point(|&row| row < people),
        };
        Ok(if self.reading.manner.person { &rows[..turn] } else { &rows[turn..] })
    }

    /// Look at the rows gathered so far.
    fn follow(&self, how: u8, desk: &mut Desk, found: &mut Vec<Found>) -> Outcome<()> {
        let mut leads = std::mem::take(&mut desk.leads);
        for lead in &mut leads {
            lead.bounds = self.index.rows.bounds(lead.row)?;
        }
        for lead in &leads {
            let tokens = self.index.rows.slice(lead.bounds)?;
            if !self.may_reach(tokens, lead.token, how, desk) {
                continue;
            }
            let score = self.judge(tokens, desk)?;
            if score >= self.least {
                found.push((lead.row, score, self.number));
            }
        }
        leads.clear();
        desk.leads = leads;
        Ok(())
    }

    /// Gather what meets what, and say whether the query's side alone leaves enough.
    ///
    /// False too where another posting leads to the same row: the first walked token of a row does.
    fn may_reach(&self, tokens: &[u32], led: u32, how: u8, desk: &mut Desk) -> bool {
        desk.hits.clear();
        let mut owned = false;
        for (place, &token) in tokens.iter().enumerate() {
            if !desk.table.may_have(token) {
                continue;
            }
            for slot in desk.table.get(token) {
                if slot.walked & FULLY != 0 && how == BRIEFLY {
                    return false;
                }
                if slot.walked & how != 0 && !owned {
                    if token != led {
                        return false;
                    }
                    owned = true;
                }
                desk.hits.push(Pair { asked: slot.word, listed: place as u8, bp: slot.bp });
            }
        }
        desk.lost.clone_from(&desk.without);
        for hit in &desk.hits {
            let word = hit.asked as usize;
            let (kind, weight) = (desk.asked.kinds[word], desk.asked.weights[word]);
            desk.lost[word] = desk.lost[word].min(loss(kind, weight, hit.bp, self.at));
        }
        let lost: i64 = desk.lost.iter().sum();
        lost * self.at.asked
            <= desk.asked.whole() * (100 * WHOLE + 50 - 100 * self.least.min(WHOLE))
    }

    /// Score a row, unless a bound over both sides already says no; 0 then.
    fn judge(&self, tokens: &[u32], desk: &mut Desk) -> Outcome<i64> {
        desk.listed.clear();
        for &token in tokens {
            let (kind, weight) = self.index.token(token)?;
            desk.listed.push(kind, i64::from(weight));
        }
        self.add_ranges(tokens, desk);
        let Desk { asked, listed, hits, lost, without, .. } = desk;
        if !self.reading.manner.person {
            hits.retain(|hit| {
                let kinds = (asked.kinds[hit.asked as usize], listed.kinds[hit.listed as usize]);
                !self.at.is_initial(kinds.0, kinds.1, i64::from(hit.bp))
            });
        }
        lost.clone_from(without);
        if self.bound(asked, listed, hits, lost) < self.least {
            return Ok(0);
        }
        if self.reading.manner.person && listed.count(kind::is_own) as i64 >= self.at.syllables {
            for &token in tokens {
                let (start, end) = self.index.vocabulary.bounds(token)?;
                listed.lengths.push(end - start);
            }
        }
        Ok(desk.scorer.score(&desk.asked, &desk.listed, &desk.hits, self.reading.manner, self.at))
    }

    /// Add the meetings by range, the best where there are several of two words.
    fn add_ranges(&self, tokens: &[u32], desk: &mut Desk) {
        let before = desk.hits.len();
        for (word, prepared) in self.reading.words.iter().enumerate() {
            for &(first, last, bp) in &prepared.ranges {
                for (place, &token) in tokens.iter().enumerate() {
                    if (first..last).contains(&token) && kind::is_name(desk.listed.kinds[place]) {
                        desk.hits.push(Pair { asked: word as u8, listed: place as u8, bp });
                    }
                }
            }
        }
        if desk.hits.len() > before {
            let order = |hit: &Pair| (hit.asked, hit.listed, u16::MAX - hit.bp);
            desk.hits.sort_unstable_by_key(order);
            desk.hits.dedup_by_key(|hit| (hit.asked, hit.listed));
        }
    }

    /// The most the row can score.
    fn bound(&self, asked: &Side, listed: &Side, hits: &[Pair], lost: &mut [i64]) -> i64 {
        let at = self.at;
        let manner = self.reading.manner;
        let mut over = [0i64; MOST_WORDS];
        let over = &mut over[..listed.len()];
        let has_three = listed.has_three();
        for (place, lost) in over.iter_mut().enumerate() {
            let mut weight = listed.weights[place];
            if listed.kinds[place] == kind::PATRONYMIC && has_three {
                weight = at.forgive(weight);
            }
            *lost = WHOLE * if manner.cut { at.cut(weight).min(weight) } else { weight };
        }
        let (mut named, mut given, mut firm, mut shortened, mut told) =
            (0u64, 0u64, false, false, 0u64);
        for hit in hits {
            let (i, j) = (hit.asked as usize, hit.listed as usize);
            let (one, other) = (asked.kinds[i], listed.kinds[j]);
            lost[i] = lost[i].min(loss(one, asked.weights[i], hit.bp, at));
            over[j] = over[j].min(loss(other, listed.weights[j], hit.bp, at));
            if kind::is_name(one) && kind::is_name(other) {
                named |= 1 << i;
                given |= 1 << j;
                firm |= kind::is_own(one) || kind::is_own(other);
            }
            shortened |= at.is_initial(one, other, i64::from(hit.bp));
            told |= u64::from(kind::speaks(other)) << j;
        }
        let (mine, theirs) = (asked.whole(), listed.whole());
        let kept = |whole: i64, lost: &[i64]| i128::from(whole * WHOLE - lost.iter().sum::<i64>());
        let above = i128::from(at.asked) * kept(mine, lost) * i128::from(theirs)
            + i128::from(at.listed) * kept(theirs, over) * i128::from(mine);
        let below = 100 * i128::from(mine) * i128::from(theirs);
        let most = match (i64::try_from(above), i64::try_from(below)) {
            (Ok(above), Ok(below)) => above / below,
            _ => (above / below) as i64,
        } + 1;
        let wants_two = listed.count(kind::is_own).max(asked.count(kind::is_own));
        let pairs = named.count_ones().min(given.count_ones());
        let allowed = if !manner.person && !firm && wants_two > 0 {
            at.generic
        } else if manner.person && pairs < 2 && wants_two >= 2 {
            let briefly = if shortened { at.with_initials.max(at.with_one_initial) } else { 0 };
            let alone = if manner.lone && asked.len() == 1 { at.one_rare_word } else { 0 };
            at.one_word_of_many.max(briefly).max(alone)
        } else {
            WHOLE
        };
        let told = (0..listed.len()).filter(|j| told >> j & 1 == 1);
        let told = told.map(|j| listed.weights[j]).sum();
        (most - least_common(told, at)).min(allowed)
    }
}
