//! The most one row can score, from both sides, without trying who meets whom.

use crate::arrays::MOST_WORDS;
use crate::measures::{Measures, WHOLE, kind};
use crate::score::{Manner, Pair, Side};
use crate::walk::{least_common, loss};

/// Room for the bound of one row: what the words of both sides are spared.
#[derive(Debug, Default)]
pub struct Both {
    mine: Spared,
    theirs: Spared,
}

impl Both {
    /// The most a row can score. `without` is what each asked word loses where it meets nothing.
    pub fn bound(
        &mut self,
        asked: &Side,
        listed: &Side,
        hits: &[Pair],
        without: &[i64],
        manner: Manner,
        at: &Measures,
    ) -> i64 {
        let mut over = [0; MOST_WORDS];
        let has_three = listed.has_three();
        for (place, over) in over.iter_mut().enumerate().take(listed.len()) {
            let mut weight = listed.weights[place];
            if listed.kinds[place] == kind::PATRONYMIC && has_three {
                weight = at.forgive(weight).min(weight);
            }
            *over = WHOLE * if manner.cut { at.cut(weight).min(weight) } else { weight };
        }
        let over = &over[..listed.len()];
        let Both { mine, theirs } = self;
        mine.clear(asked.len(), listed.len());
        theirs.clear(asked.len(), listed.len());
        let (mut named, mut given, mut firm, mut shortened, mut told) =
            (0u64, 0u64, false, false, 0u64);
        for hit in hits {
            let (i, j) = (hit.asked as usize, hit.listed as usize);
            let (one, other) = (asked.kinds[i], listed.kinds[j]);
            mine.add(i, j, without[i] - loss(one, asked.weights[i], hit.bp, at));
            theirs.add(i, j, over[j] - loss(other, listed.weights[j], hit.bp, at));
            if kind::is_name(one) && kind::is_name(other) {
                named |= 1 << i;
                given |= 1 << j;
                firm |= kind::is_own(one) || kind::is_own(other);
            }
            shortened |= at.is_initial(one, other, i64::from(hit.bp));
            told |= u64::from(kind::speaks(other)) << j;
        }
        let kept = |side: &Side, lost: &[i64], spared: &Spared| {
            side.whole() * WHOLE - lost.iter().sum::<i64>() + spared.most()
        };
        let (whole, their_whole) = (i128::from(asked.whole()), i128::from(listed.whole()));
        let above = i128::from(at.asked * kept(asked, without, mine)) * their_whole
            + i128::from(at.listed * kept(listed, over, theirs)) * whole;
        let below = 100 * whole * their_whole;
        let most = match (i64::try_from(above), i64::try_from(below)) {
            (Ok(above), Ok(below)) => above / below,
            _ => (above / below) as i64,
        } + 1;
        let of_many = listed.count(kind::is_own).max(asked.count(kind::is_own));
        let pairs = named.count_ones().min(given.count_ones());
        let allowed = if !manner.person && !firm && of_many > 0 {
            at.generic
        } else if manner.person && pairs < 2 && of_many >= 2 {
            let briefly = if shortened { at.with_initials.max(at.with_one_initial) } else { 0 };
            let alone = if manner.lone { at.one_rare_word } else { 0 };
            at.one_word_of_many.max(briefly).max(alone)
        } else {
            WHOLE
        };
        let told = (0..listed.len()).filter(|j| told >> j & 1 == 1);
        let told = told.map(|j| listed.weights[j]).sum();
        (most - least_common(told, at)).min(allowed)
    }
}

/// What the words of one side are spared at most, when each meets one word at most.
#[derive(Debug, Default)]
struct Spared {
    by_asked: Vec<i64>,
    by_listed: Vec<i64>,
}

impl Spared {
    fn clear(&mut self, asked: usize, listed: usize) {
        self.by_asked.clear();
        self.by_asked.resize(asked, 0);
        self.by_listed.clear();
        self.by_listed.resize(listed, 0);
    }

    #[inline]
    fn add(&mut self, asked: usize, listed: usize, spared: i64) {
        self.by_asked[asked] = self.by_asked[asked].max(spared);
        self.by_listed[listed] = self.by_listed[listed].max(spared);
    }

    /// Each word of either side counts once: the smaller sum bounds both.
    fn most(&self) -> i64 {
        self.by_asked.iter().sum::<i64>().min(self.by_listed.iter().sum())
    }
}
