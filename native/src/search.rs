//! The search: walk the chosen postings, leave out what cannot score enough, score the rest.

use std::sync::OnceLock;

use crate::arrays::{Arrays, MOST_WORDS};
use crate::bound::Both;
use crate::likeness::Sieve;
use crate::measures::{Measures, WHOLE, kind};
use crate::prepare::Prepared;
use crate::score::{Manner, Pair, Scorer, Side};
use crate::table::{BRIEFLY, FULLY, Table};
use crate::walk::{Plan, loss, unmet};
use crate::{Outcome, Unusable, damaged};

/// Rows looked at together, so that many loads are under way at once.
const TOGETHER: usize = 256;

/// A row that scores enough: its number, the score, and which reading found it.
pub type Found = (u32, i64, u32);

/// An index opened, with the numbers of the score.
#[derive(Debug)]
pub struct Opened<'a> {
    pub arrays: Arrays<'a>,
    pub measures: Measures,
    /// The least each row weighs, in thousandths: a patronymic may be forgiven.
    light: Vec<u16>,
    /// What each sound looks like from afar.
    pub sieves: Vec<Sieve>,
    quiet: OnceLock<Outcome<Vec<u32>>>,
}

impl<'a> Opened<'a> {
    /// Open an index: reads every row once.
    pub fn new(arrays: Arrays<'a>, measures: Measures) -> Outcome<Self> {
        let mut least: Vec<u16> = Vec::with_capacity(arrays.vocabulary.len());
        for (&weight, &kind) in arrays.token_weight.iter().zip(arrays.token_kind) {
            let forgiven = measures.forgive(i64::from(weight)) as u16;
            least.push(if kind == kind::PATRONYMIC { forgiven.min(weight) } else { weight });
        }
        let mut light = Vec::with_capacity(arrays.rows.len());
        for row in 0..arrays.rows.len() as u32 {
            let mut sum = 0u16;
            for &token in arrays.rows.get(row)? {
                let weight = least.get(token as usize).ok_or_else(|| damaged("row_tokens"))?;
                sum = sum.saturating_add(*weight);
            }
            light.push(sum);
        }
        let sounds = 0..arrays.sounds.len() as u32;
        let sieves =
            sounds.map(|sound| Ok(Sieve::of(arrays.sounds.get(sound)?))).collect::<Outcome<_>>()?;
        Ok(Opened { arrays, measures, light, sieves, quiet: OnceLock::new() })
    }

    /// The rows in which nothing speaks: few, and looked for when first asked for.
    fn quiet_rows(&self) -> Outcome<&[u32]> {
        let look = || {
            let mut quiet = Vec::new();
            for row in 0..self.arrays.rows.len() as u32 {
                let mut speaks = false;
                for &token in self.arrays.rows.get(row)? {
                    speaks |= kind::speaks(self.arrays.token(token)?.0);
                    if speaks {
                        break;
                    }
                }
                if !speaks {
                    quiet.push(row);
                }
            }
            Ok(quiet)
        };
        self.quiet.get_or_init(look).as_deref().map_err(Clone::clone)
    }
}

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
    lost_at_worst: i64,
    /// The patronymics that only a posting leads to, as bits, and what each is forgiven.
    fathers: u64,
    forgiven: Vec<i64>,
    hits: Vec<Pair>,
    leads: Vec<Lead>,
    spared: Both,
    scorer: Scorer,
}

/// Find every row that scores `least` or more, by row and reading.
pub fn search(
    readings: &[Reading],
    least: i64,
    opened: &Opened,
    desk: &mut Desk,
) -> Outcome<Vec<Found>> {
    check(readings, least)?;
    let mut found = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        if reading.words.is_empty() || least > WHOLE {
            continue;
        }
        let (index, at) = (&opened.arrays, &opened.measures);
        desk.lay_out(reading, at);
        let search =
            Search { reading, least, index, light: &opened.light, at, number: number as u32 };
        if desk.asked.count(kind::speaks) > 0 {
            search.run(desk, &mut found)?;
        } else {
            search.run_quietly(opened.quiet_rows()?, desk, &mut found)?;
        }
    }
    found.sort_unstable_by_key(|one| (one.0, one.2));
    Ok(found)
}

/// Refuse what cannot be searched for.
pub fn check(readings: &[Reading], least: i64) -> Outcome<()> {
    if least < 1 {
        return Err(Unusable::new("least must be 1 or more"));
    }
    let most = readings.iter().map(|reading| reading.words.len()).max().unwrap_or(0);
    if most > MOST_WORDS {
        return Err(Unusable::new(format!(
            "a reading has {most} words, and may have {MOST_WORDS}"
        )));
    }
    Ok(())
}

impl Desk {
    fn lay_out(&mut self, reading: &Reading, at: &Measures) {
        let entries = reading.words.iter().map(|word| word.alike.len()).sum();
        self.table.clear(entries);
        self.asked.clear();
        for word in &reading.words {
            self.asked.push(word.kind, i64::from(word.weight));
        }
        let has_three = self.asked.has_three();
        self.without.clear();
        self.forgiven.clear();
        self.fathers = 0;
        for (place, word) in reading.words.iter().enumerate() {
            let weight = self.asked.weights[place];
            let without = unmet(word, weight, has_three, at);
            for one in &word.alike {
                // at most 65,535 times 10,000: it fits
                let gain = (without - loss(word.kind, weight, one.bp, at)).max(0) as u32;
                self.table.insert(one, place as u8, gain);
            }
            if word.kind == kind::PATRONYMIC && word.ranges.is_empty() {
                self.fathers |= 1 << place;
            }
            self.forgiven.push(weight * WHOLE - without);
            self.without.push(without);
        }
        self.lost_at_worst = self.without.iter().sum();
    }

    /// Gather what meets what in a row.
    fn meet(&mut self, tokens: &[u32]) {
        self.hits.clear();
        for (place, &token) in tokens.iter().enumerate() {
            for slot in self.table.get(token) {
                self.hits.push(Pair { asked: slot.word, listed: place as u8, bp: slot.bp });
            }
        }
    }
}

struct Search<'a> {
    reading: &'a Reading<'a>,
    least: i64,
    index: &'a Arrays<'a>,
    light: &'a [u16],
    at: &'a Measures,
    number: u32,
}

impl Search<'_> {
    fn run(&self, desk: &mut Desk, found: &mut Vec<Found>) -> Outcome<()> {
        let manner = self.reading.manner;
        let Desk { plan, asked, table, .. } = desk;
        plan.make(&self.reading.words, asked, manner, self.least, table, self.at);
        let tokens = std::mem::take(&mut desk.plan.tokens);
        let heaviest = desk.plan.heaviest;
        desk.leads.clear();
        // the full postings come first, then the rows with initials
        let turn = tokens.partition_point(|one| one.1 == FULLY);
        for (part, how) in [(&tokens[..turn], FULLY), (&tokens[turn..], BRIEFLY)] {
            let posts = if how == FULLY { &self.index.posts } else { &self.index.brief };
            for &(token, _) in part {
                for &row in self.side(posts.get(token)?) {
                    // rows too heavy for what is asked are left before anything else is read
                    if self.light.get(row as usize).is_some_and(|&least| least > heaviest) {
                        continue;
                    }
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

    /// Where nothing asked speaks, only rows in which nothing does can agree.
    fn run_quietly(&self, quiet: &[u32], desk: &mut Desk, found: &mut Vec<Found>) -> Outcome<()> {
        for &row in self.side(quiet) {
            let tokens = self.index.rows.get(row)?;
            desk.meet(tokens);
            let score = self.judge(tokens, desk)?;
            if score >= self.least {
                found.push((row, score, self.number));
            }
        }
        Ok(())
    }

    /// Those of some rows that are of the reading's side.
    fn side<'r>(&self, rows: &'r [u32]) -> &'r [u32] {
        let people = self.index.people;
        let turn = match (rows.first(), rows.last()) {
            (Some(&first), _) if first >= people => 0,
            (_, Some(&last)) if last < people => rows.len(),
            _ => rows.partition_point(|&row| row < people),
        };
        if self.reading.manner.person { &rows[..turn] } else { &rows[turn..] }
    }

    /// Look at the rows gathered so far.
    fn follow(&self, how: u8, desk: &mut Desk, found: &mut Vec<Found>) -> Outcome<()> {
        let mut leads = std::mem::take(&mut desk.leads);
        // In passes, so that many loads are under way at once: where each row starts, then its
        // first word, then the closer look.
        for lead in &mut leads {
            lead.bounds = self.index.rows.bounds(lead.row)?;
        }
        let firsts = leads.iter().map(|lead| self.index.rows.slice(lead.bounds));
        let touched = firsts.map(|row| row.map_or(0, |row| row.first().copied().unwrap_or(0)));
        std::hint::black_box(touched.fold(0, u32::wrapping_add));
        for lead in &leads {
            let tokens = self.index.rows.slice(lead.bounds)?;
            let light = self.light.get(lead.row as usize).copied().unwrap_or(0);
            if !self.may_reach(tokens, light, lead.token, how, desk) {
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

    /// Gather what meets what, and say whether that may be enough.
    ///
    /// False too where another posting leads to the same row: the first walked token of a row does.
    fn may_reach(&self, tokens: &[u32], light: u16, led: u32, how: u8, desk: &mut Desk) -> bool {
        desk.hits.clear();
        let (mut owned, mut spared, mut met, mut agreed) = (false, 0, 0u64, 0);
        for (place, &token) in tokens.iter().enumerate() {
            if !desk.table.may_have(token) {
                continue;
            }
            let (mut most, mut weight) = (0, 0);
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
                most = most.max(slot.gain);
                weight = slot.weight;
                met |= 1 << slot.word;
                desk.hits.push(Pair { asked: slot.word, listed: place as u8, bp: slot.bp });
            }
            spared += i64::from(most);
            agreed += i64::from(weight);
        }
        let mut lost = desk.lost_at_worst - spared;
        let mut lone = desk.fathers & !met;
        if lone & lone.wrapping_sub(1) != 0 {
            // one patronymic left out is forgiven, two are not
            while lone != 0 {
                lost += desk.forgiven[lone.trailing_zeros() as usize];
                lone &= lone - 1;
            }
        }
        let Some(reach) = desk.plan.reach else { return lost <= desk.plan.allowed };
        // what agreed is so much of the row at most: nothing in it weighs less than `light` says
        let (whole, light) = (desk.asked.whole(), i64::from(light));
        let brought = self.at.asked * (whole * WHOLE - lost) * light;
        lost <= desk.plan.allowed
            && brought + self.at.listed * WHOLE * agreed.min(light) * whole >= reach * whole * light
    }

    /// Score a row, unless a bound over both sides already says no; 0 then.
    fn judge(&self, tokens: &[u32], desk: &mut Desk) -> Outcome<i64> {
        desk.listed.clear();
        for &token in tokens {
            let (kind, weight) = self.index.token(token)?;
            desk.listed.push(kind, i64::from(weight));
        }
        self.add_ranges(tokens, desk);
        let Desk { asked, listed, hits, without, spared, .. } = desk;
        if !self.reading.manner.person {
            hits.retain(|hit| {
                let kinds = (asked.kinds[hit.asked as usize], listed.kinds[hit.listed as usize]);
                !self.at.is_initial(kinds.0, kinds.1, i64::from(hit.bp))
            });
        }
        if spared.bound(asked, listed, hits, without, self.reading.manner, self.at) < self.least {
            return Ok(0);
        }
        let syllables = listed.count(kind::is_own) as i64 >= self.at.syllables;
        if syllables || !self.reading.manner.person {
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
}
