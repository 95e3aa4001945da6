//! Which rows the words of a running text may name: those of which two words stand near each other.

use std::cell::RefCell;

use crate::{Outcome, Unusable};

/// One word of a text: the rows that have it, those it may name by itself, and where it stands.
pub struct Block<'a> {
    pub rows: &'a [i64],
    pub sure: &'a [i64],
    pub place: usize,
}

/// By row, at which word it was seen last and whether two of its words stood near each other.
///
/// A cell counts only in the round it was written in, so that nothing is wiped between texts.
#[derive(Default)]
struct Sight {
    round: u32,
    seen: Vec<(u32, u32)>,
    named: Vec<u32>,
}

impl Sight {
    /// Begin a text over rows below `size`.
    fn begin(&mut self, size: usize) {
        if self.round == u32::MAX {
            *self = Self::default();
        }
        self.round += 1;
        if self.seen.len() < size {
            self.seen.resize(size, (0, 0));
            self.named.resize(size, 0);
        }
    }
}

thread_local! {
    static SIGHT: RefCell<Sight> = RefCell::default();
}

/// Give the rows that words may name, each with the number of its block, by row and place.
///
/// Blocks come by their places; `stretches` tells for each place the stretch of text it is in, and
/// `apart` how far two words of a name may stand from each other. Those that a block is sure of are
/// given; of the others those that share a stretch with another of their words near by.
pub fn beside(blocks: &[Block], stretches: &[i64], apart: usize) -> Outcome<Vec<(i64, u32)>> {
    let mut most = -1;
    for block in blocks {
        for &row in block.rows.iter().chain(block.sure) {
            if row < 0 || row >= i64::from(u32::MAX) {
                return Err(Unusable::new(format!("{row} is no row")));
            }
            most = most.max(row);
        }
        if block.place >= stretches.len() || block.place >= u32::MAX as usize {
            return Err(Unusable::new(format!("{} is no place of the text", block.place)));
        }
    }
    if blocks.windows(2).any(|two| two[0].place > two[1].place) {
        return Err(Unusable::new("the words do not come by their places"));
    }
    SIGHT.with_borrow_mut(|sight| {
        sight.begin((most + 1) as usize);
        mark(sight, blocks, stretches, apart);
        Ok(kept(sight, blocks))
    })
}

/// Mark the rows of which two words stand near each other.
fn mark(sight: &mut Sight, blocks: &[Block], stretches: &[i64], apart: usize) {
    let round = sight.round;
    for here in blocks.chunk_by(|one, other| one.place == other.place) {
        let place = here[0].place;
        for &row in here.iter().flat_map(|block| block.rows) {
            let (when, last) = sight.seen[row as usize];
            // Stretches go on along the text: if the last is another one, so are those before.
            if when == round
                && place - last as usize <= apart
                && stretches[last as usize] == stretches[place]
            {
                sight.named[row as usize] = round;
            }
        }
        for &row in here.iter().flat_map(|block| block.rows) {
            sight.seen[row as usize] = (round, place as u32);
        }
    }
}

/// Give the rows that are sure or marked, in order, each once for each block.
fn kept(sight: &Sight, blocks: &[Block]) -> Vec<(i64, u32)> {
    let mut found: Vec<(i64, usize, u32)> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let marked = block.rows.iter().filter(|&&row| sight.named[row as usize] == sight.round);
        let each = marked.chain(block.sure).map(|&row| (row, block.place, number as u32));
        found.extend(each);
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(row, _, number)| (row, number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block<'a>(rows: &'a [i64], sure: &'a [i64], place: usize) -> Block<'a> {
        Block { rows, sure, place }
    }

    #[test]
    fn two_words_near_each_other_name_a_row_and_one_does_not() {
        let blocks = [block(&[1, 7], &[], 0), block(&[7, 9], &[], 1), block(&[1], &[1], 9)];
        let found = beside(&blocks, &[0; 10], 3).unwrap();
        assert_eq!(found, [(1, 2), (7, 0), (7, 1)]);
    }

    #[test]
    fn words_at_one_place_or_in_two_stretches_are_not_beside_each_other() {
        let one = [block(&[4], &[], 2), block(&[4], &[], 2)];
        assert_eq!(beside(&one, &[0; 3], 3).unwrap(), []);
        let parted = [block(&[4], &[], 0), block(&[4], &[], 1)];
        assert_eq!(beside(&parted, &[0, 1], 3).unwrap(), []);
        assert_eq!(beside(&parted, &[0, 0], 3).unwrap(), [(4, 0), (4, 1)]);
    }

    #[test]
    fn what_is_no_row_or_no_place_is_refused() {
        assert!(beside(&[block(&[-1], &[], 0)], &[0], 3).is_err());
        assert!(beside(&[block(&[1], &[], 1)], &[0], 3).is_err());
        assert!(beside(&[block(&[1], &[], 1), block(&[1], &[], 0)], &[0, 0], 3).is_err());
    }
}
