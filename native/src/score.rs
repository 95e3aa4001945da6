//! The score of one reading against one row: the definition of `witting/parties/score.py` in Rust.

use crate::arrays::MOST_WORDS;
use crate::assign::Assignment;
use crate::measures::{Measures, WHOLE, kind};

/// The words of one name: what each is, what it weighs in thousandths, how many bytes it has.
#[derive(Debug, Default, Clone)]
pub struct Side {
    pub kinds: Vec<u8>,
    pub weights: Vec<i64>,
    /// Only a listed person's are asked for.
    pub lengths: Vec<u32>,
}

impl Side {
    pub fn clear(&mut self) {
        self.kinds.clear();
        self.weights.clear();
        self.lengths.clear();
    }

    pub fn push(&mut self, kind: u8, weight: i64) {
        self.kinds.push(kind);
        self.weights.push(weight);
    }

    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The weight of all words together, never nought.
    pub fn whole(&self) -> i64 {
        self.weights.iter().sum::<i64>().max(1)
    }

    pub fn count(&self, is: impl Fn(u8) -> bool) -> usize {
        self.kinds.iter().filter(|&&kind| is(kind)).count()
    }

    /// A patronymic may be forgiven where there is a word beside given and family name.
    pub fn has_three(&self) -> bool {
        self.count(kind::is_name) > 2
    }
}

/// An asked word, a listed word, and how alike they are in basis points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub asked: u8,
    pub listed: u8,
    pub bp: u16,
}

impl Pair {
    #[inline]
    fn kinds(&self, asked: &Side, listed: &Side) -> (u8, u8) {
        (asked.kinds[self.asked as usize], listed.kinds[self.listed as usize])
    }
}

/// What is said of a reading beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    pub person: bool,
    pub cut: bool,
    pub ordered: bool,
    pub lone: bool,
}

/// Room to work in: no call allocates once it has grown.
#[derive(Debug, Default)]
pub struct Scorer {
    options: Vec<Pair>,
    assignment: Assignment,
    pairs: Vec<Pair>,
    mine: Vec<i64>,
    theirs: Vec<i64>,
}

impl Scorer {
    /// Score a reading against a row. `options` are the meetings there may be, each pair once.
    pub fn score(
        &mut self,
        asked: &Side,
        listed: &Side,
        options: &[Pair],
        manner: Manner,
        at: &Measures,
    ) -> i64 {
        self.options.clear();
        self.options.extend(options.iter().filter(|pair| {
            let (one, other) = pair.kinds(asked, listed);
            manner.person || !at.is_initial(one, other, i64::from(pair.bp))
        }));
        if !has_ground(asked, listed, &self.options, at) {
            return 0;
        }
        self.assignment.find(asked, listed, &mut self.options, at);
        self.pairs.clear();
        self.pairs.extend(self.assignment.pairs());
        self.pairs.sort_unstable_by_key(|pair| pair.asked);
        self.weigh(asked, listed, manner, at);
        let total = self.brought(at);
        self.held_back(total, asked, listed, manner, at)
    }

    /// The pairs of the last score.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// Fill in what each word weighs, now that it is known what it met.
    fn weigh(&mut self, asked: &Side, listed: &Side, manner: Manner, at: &Measures) {
        self.mine.clone_from(&asked.weights);
        self.theirs.clone_from(&listed.weights);
        let (mut met, mut given) = (0u64, 0u64);
        for pair in &self.pairs {
            met |= 1 << pair.asked;
            given |= 1 << pair.listed;
            let (one, other) = pair.kinds(asked, listed);
            if at.is_initial(one, other, i64::from(pair.bp)) {
                let (i, j) = (pair.asked as usize, pair.listed as usize);
                if kind::is_name(one) {
                    self.mine[i] = self.mine[i].min(2 * at.initial);
                }
                if kind::is_name(other) {
                    self.theirs[j] = self.theirs[j].min(2 * at.initial);
                }
            }
        }
        let (left, over) = (lone_fathers(asked, met), lone_fathers(listed, given));
        if left == 0 || over == 0 {
            forgive(&mut self.mine, left, asked, at);
            forgive(&mut self.theirs, over, listed, at);
        }
        if manner.cut {
            for (j, weight) in self.theirs.iter_mut().enumerate() {
                if given >> j & 1 == 0 {
                    *weight = at.cut(*weight);
                }
            }
        }
    }

    /// The sum of what the pairs bring, rounded once, halves up.
    fn brought(&self, at: &Measures) -> i64 {
        let whole_mine = self.mine.iter().sum::<i64>().max(1);
        let whole_theirs = self.theirs.iter().sum::<i64>().max(1);
        let below = 100 * i128::from(whole_mine) * i128::from(whole_theirs);
        let above: i128 = self
            .pairs
            .iter()
            .map(|pair| {
                let (i, j) = (pair.asked as usize, pair.listed as usize);
                let shares = at.asked * self.mine[i] * whole_theirs
                    + at.listed * self.theirs[j] * whole_mine;
                i128::from(at.worth(i64::from(pair.bp))) * i128::from(shares)
            })
            .sum();
        // nearly always the whole fits a register, where dividing costs a tenth
        match (i64::try_from(2 * above + below), i64::try_from(2 * below)) {
            (Ok(above), Ok(below)) => above / below,
            _ => ((2 * above + below) / (2 * below)) as i64,
        }
    }

    fn held_back(
        &self,
        total: i64,
        asked: &Side,
        listed: &Side,
        manner: Manner,
        at: &Measures,
    ) -> i64 {
        let mut total = total;
        if other_numbers(asked, listed, &self.options) {
            total -= at.other_number.min(total);
        }
        let named = |pair: &&Pair| {
            let (one, other) = pair.kinds(asked, listed);
            kind::is_name(one) && kind::is_name(other)
        };
        let own = self.pairs.iter().filter(named);
        let mut thrown = 0;
        if manner.person && manner.ordered {
            thrown = disorder(own.clone().map(|pair| pair.listed), at);
            total -= thrown;
        }
        let otherwise = own.clone().filter(|pair| i64::from(pair.bp) < at.otherwise).count() as i64;
        if otherwise > 1 {
            total -= at.each_otherwise * (otherwise - 1);
        }
        if manner.person && !asked.kinds.contains(&kind::ABJAD) && is_syllables(listed, at) {
            let unlike = own.filter(|pair| i64::from(pair.bp) < at.surname_alike).count() as i64;
            let met = self.pairs.iter().fold((0u64, 0u64), |(mine, theirs), pair| {
                (mine | 1 << pair.asked, theirs | 1 << pair.listed)
            });
            let unmet = unmet(asked, met.0) + unmet(listed, met.1);
            let thrown = i64::from(thrown == at.no_order);
            total -= at.each_syllable * (unlike + unmet + thrown);
        }
        if total > 0 {
            total -= total.min(at.common * 1000 / (1000 + tells(listed, &self.pairs, at)));
        }
        if let Some(most) = self.most_allowed(asked, listed, manner, at) {
            total = total.min(most);
        }
        total
    }

    /// The most a name may score for what kind of words agree.
    fn most_allowed(
        &self,
        asked: &Side,
        listed: &Side,
        manner: Manner,
        at: &Measures,
    ) -> Option<i64> {
        let (has, wants) = (listed.count(kind::is_own), asked.count(kind::is_own));
        let (mut own, mut firm, mut shortened) = (0, 0, 0i64);
        let mut first: Option<&Pair> = None;
        for pair in &self.pairs {
            let (one, other) = pair.kinds(asked, listed);
            if kind::is_name(one) && kind::is_name(other) {
                own += 1;
                firm += usize::from(kind::is_own(one) || kind::is_own(other));
                first = first.or(Some(pair));
            }
            shortened += i64::from(at.is_initial(one, other, i64::from(pair.bp)));
        }
        if !manner.person {
            if firm == 0 {
                return (has + wants > 0).then_some(at.generic);
            }
            let short = first.is_some_and(|pair| {
                let length = listed.lengths.get(pair.listed as usize).copied();
                length.is_some_and(|length| i64::from(length) <= at.short_word)
                    && i64::from(pair.bp) < WHOLE
            });
            return (own == 1 && short).then_some(at.one_short_word);
        }
        if let Some(surname) = first
            && own == 1
            && shortened > 0
            && self.all_met(asked, listed)
        {
            return Some(match is_rare(surname, listed, at) {
                false => at.one_word_of_many,
                true if shortened > 1 => at.with_initials,
                true => at.with_one_initial,
            });
        }
        let one_of_many = own < 2 && has.max(wants) >= 2;
        let single = has == 1 && wants == 1 && own == 1;
        let unlike = single && first.is_some_and(|pair| i64::from(pair.bp) < WHOLE);
        if !one_of_many && !unlike {
            return None;
        }
        let whole = manner.lone && own == 1 && self.pairs.len() == asked.len();
        let rare = whole && first.is_some_and(|pair| is_rare(pair, listed, at));
        Some(if rare { at.one_rare_word } else { at.one_word_of_many })
    }

    /// Say whether every name word and initial of both sides met something.
    fn all_met(&self, asked: &Side, listed: &Side) -> bool {
        let (mut met, mut given) = (0u64, 0u64);
        for pair in &self.pairs {
            met |= 1 << pair.asked;
            given |= 1 << pair.listed;
        }
        let done = |side: &Side, done: u64| {
            side.kinds.iter().enumerate().all(|(place, &kind)| {
                done >> place & 1 == 1 || !(kind::is_name(kind) || kind == kind::INITIAL)
            })
        };
        done(asked, met) && done(listed, given)
    }
}

/// Say whether anything that speaks agrees: initials, forms and particles alone do not.
fn has_ground(asked: &Side, listed: &Side, options: &[Pair], at: &Measures) -> bool {
    if asked.count(kind::speaks) == 0 {
        return !options.is_empty() && listed.count(kind::speaks) == 0;
    }
    options.iter().any(|pair| {
        let (one, other) = pair.kinds(asked, listed);
        kind::speaks(one) && kind::speaks(other) && i64::from(pair.bp) != at.cut_alike
    })
}

/// The patronymics that met nothing, as bits.
fn lone_fathers(side: &Side, met: u64) -> u64 {
    let fathers = side.kinds.iter().enumerate();
    fathers.fold(0, |sum, (place, &kind)| {
        sum | u64::from(kind == kind::PATRONYMIC && met >> place & 1 == 0) << place
    })
}

fn forgive(weights: &mut [i64], lone: u64, side: &Side, at: &Measures) {
    if lone.count_ones() == 1 && side.has_three() {
        let place = lone.trailing_zeros() as usize;
        weights[place] = at.forgive(weights[place]);
    }
}

/// Give what the order of the listed words takes off: little where one end moved to the other.
fn disorder(mut places: impl Iterator<Item = u8>, at: &Measures) -> i64 {
    let Some(first) = places.next() else { return 0 };
    let (mut last, mut falls) = (first, 0);
    for place in places {
        falls += usize::from(last > place);
        last = place;
    }
    match falls {
        0 => 0,
        1 if last < first => at.other_order,
        _ => at.no_order,
    }
}

/// Count the own words of a side that met nothing.
fn unmet(side: &Side, met: u64) -> i64 {
    let places = side.kinds.iter().enumerate();
    places.filter(|&(place, &kind)| kind::is_own(kind) && met >> place & 1 == 0).count() as i64
}

/// Say whether a name is three short words or more: each tells one man from another.
fn is_syllables(listed: &Side, at: &Measures) -> bool {
    let own = listed.kinds.iter().zip(&listed.lengths).filter(|(kind, _)| kind::is_own(**kind));
    let (mut count, mut longest) = (0, 0);
    for (_, &length) in own {
        count += 1;
        longest = longest.max(i64::from(length));
    }
    count >= at.syllables && longest <= at.syllable
}

/// Say whether a word that agrees, as it sounds, is one few listed parties carry.
fn is_rare(pair: &Pair, listed: &Side, at: &Measures) -> bool {
    i64::from(pair.bp) >= at.surname_alike
        && listed.weights[pair.listed as usize] >= at.rare_surname
}

/// Say whether both names have numbers and not the same ones: plant 5 is not plant 7.
fn other_numbers(asked: &Side, listed: &Side, options: &[Pair]) -> bool {
    let (mut mine, mut theirs) = (0u64, 0u64);
    for (place, &kind) in asked.kinds.iter().enumerate() {
        mine |= u64::from(kind == kind::NUMBER) << place;
    }
    for (place, &kind) in listed.kinds.iter().enumerate() {
        theirs |= u64::from(kind == kind::NUMBER) << place;
    }
    if mine == 0 || theirs == 0 {
        return false;
    }
    let (mut with, mut met) = (0u64, 0u64);
    for pair in options.iter().filter(|pair| mine >> pair.asked & 1 == 1) {
        with |= 1 << pair.asked;
        met |= 1 << pair.listed;
    }
    with != mine || theirs & !met != 0
}

/// Add up what the words that agreed tell, in thousandths: forms and initials tell nothing.
fn tells(listed: &Side, pairs: &[Pair], at: &Measures) -> i64 {
    let telling = pairs.iter().filter(|pair| {
        kind::speaks(listed.kinds[pair.listed as usize]) && i64::from(pair.bp) != at.initial_alike
    });
    telling.map(|pair| listed.weights[pair.listed as usize] * i64::from(pair.bp) / WHOLE).sum()
}

/// Whether a name has more words than any may have.
pub fn is_too_long(words: usize) -> bool {
    words > MOST_WORDS
}
