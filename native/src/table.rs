//! Which words of the query a token may be: built for one reading, asked for every word of a row.

use crate::prepare::Alike;

/// A token, and one word of the query it may be.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    token: u32,
    /// What the word is spared by meeting the token, in weight times basis points.
    pub gain: u32,
    /// What the token itself weighs.
    pub weight: u16,
    pub bp: u16,
    pub word: u8,
    pub walked: u8,
}

/// No token has this number.
const NONE: u32 = u32::MAX;
const EMPTY: Slot = Slot { token: NONE, gain: 0, weight: 0, bp: 0, word: 0, walked: 0 };

/// Set on a token whose postings are walked: every row that has it, or the rows with initials.
pub const FULLY: u8 = 1;
pub const BRIEFLY: u8 = 2;

/// A table by token, with a small sieve before it that answers most of the time.
#[derive(Debug, Default)]
pub struct Table {
    slots: Vec<Slot>,
    sieve: Vec<u64>,
    mask: u32,
    sieve_mask: u32,
}

#[inline]
fn scattered(token: u32) -> u32 {
    let mixed = u64::from(token).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32
}

impl Table {
    /// Empty the table and make room for so many entries.
    pub fn clear(&mut self, entries: usize) {
        let size = (entries * 2).next_power_of_two().max(64);
        self.slots.clear();
        self.slots.resize(size, EMPTY);
        self.mask = (size - 1) as u32;
        let bits = size * 8;
        self.sieve.clear();
        self.sieve.resize(bits / 64, 0);
        self.sieve_mask = (bits - 1) as u32;
    }

    /// Add a word a token may be. There must be room: `clear` was told how many come.
    pub fn insert(&mut self, one: &Alike, word: u8, gain: u32) {
        let token = one.token;
        let place = scattered(token);
        let bit = place & self.sieve_mask;
        self.sieve[bit as usize / 64] |= 1 << (bit % 64);
        let mut at = place & self.mask;
        while self.slots[at as usize].token != NONE {
            at = (at + 1) & self.mask;
        }
        self.slots[at as usize] =
            Slot { token, gain, weight: one.weight, bp: one.bp, word, walked: 0 };
    }

    /// Say whether a token may be in the table; a yes may be wrong, a no never is.
    #[inline]
    pub fn may_have(&self, token: u32) -> bool {
        let bit = scattered(token) & self.sieve_mask;
        self.sieve[bit as usize / 64] >> (bit % 64) & 1 == 1
    }

    /// The words a token may be. The first carries what is walked of it.
    #[inline]
    pub fn get(&self, token: u32) -> impl Iterator<Item = &Slot> {
        let mut at = scattered(token) & self.mask;
        std::iter::from_fn(move || {
            loop {
                let slot = &self.slots[at as usize];
                at = (at + 1) & self.mask;
                if slot.token == token {
                    return Some(slot);
                }
                if slot.token == NONE {
                    return None;
                }
            }
        })
    }

    /// Note that a token is walked; false where that was known, or it is walked more fully.
    pub fn mark(&mut self, token: u32, how: u8) -> bool {
        let mut at = scattered(token) & self.mask;
        loop {
            let slot = &mut self.slots[at as usize];
            if slot.token == token {
                let fresh = slot.walked == 0;
                slot.walked |= how;
                return fresh;
            }
            if slot.token == NONE {
                return false;
            }
            at = (at + 1) & self.mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(token: u32) -> Alike {
        Alike { token, bp: 9000, weight: 1, kind: 0 }
    }

    #[test]
    fn every_word_of_a_token_is_found() {
        let mut table = Table::default();
        table.clear(300);
        (0..300u32).for_each(|n| table.insert(&alike(n % 100), (n / 100) as u8, 0));
        for token in 0..100 {
            assert!(table.may_have(token));
            let words: Vec<u8> = table.get(token).map(|slot| slot.word).collect();
            assert_eq!(words, [0, 1, 2]);
        }
        assert_eq!(table.get(100).count(), 0);
    }

    #[test]
    fn a_token_is_marked_once() {
        let mut table = Table::default();
        table.clear(1);
        table.insert(&alike(7), 0, 0);
        assert!(table.mark(7, FULLY) && !table.mark(7, BRIEFLY) && !table.mark(8, FULLY));
    }
}
