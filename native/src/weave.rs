//! A word of abjad signs laid against Latin sounds at the least cost; see `names/weave.py`.

use std::collections::HashMap;

/// The whole of a likeness, in basis points.
const WHOLE: i64 = 10_000;
/// What a wrong letter costs, in hundredths.
const WRONG: i64 = 100;
/// Signs and letters taken; longer words are no names.
const MOST: usize = 4_096;

/// What each meeting costs, in hundredths.
#[derive(Default)]
pub struct Costs {
    pub met: HashMap<(char, char), i64>,
    /// At the beginning of a word.
    pub first: HashMap<(char, char), i64>,
    pub unspoken: HashMap<char, i64>,
}

impl Costs {
    fn meet(&self, sign: char, letter: char, first: bool) -> i64 {
        if sign == letter {
            return 0;
        }
        let table = if first { &self.first } else { &self.met };
        *table.get(&(sign, letter)).unwrap_or(&WRONG)
    }

    /// How well the signs read as the letters, in basis points; 0 where it is less than `least`.
    ///
    /// `skips` holds what leaving each letter unwritten costs. Words too long to lay out read as 0.
    pub fn weave(&self, signs: &str, letters: &str, skips: &[i64], least: i64) -> i64 {
        let letters: Vec<char> = letters.chars().collect();
        let length = signs.chars().count();
        let laid_out = length > 0 && !letters.is_empty() && skips.len() == letters.len();
        if !laid_out || length.max(letters.len()) > MOST {
            return 0;
        }
        let size = length.max(1 + letters.len() / 2) as i64;
        let most = (WHOLE - least) * size;
        let mut row = Vec::with_capacity(letters.len() + 1);
        row.push(0);
        for skip in skips {
            row.push(row[row.len() - 1] + skip);
        }
        for (place, sign) in signs.chars().enumerate() {
            let unspoken = *self.unspoken.get(&sign).unwrap_or(&WRONG);
            let mut above = row[0];
            row[0] += unspoken;
            let mut lowest = row[0];
            for (j, &letter) in letters.iter().enumerate() {
                let met = above + self.meet(sign, letter, place == 0);
                above = row[j + 1];
                row[j + 1] = met.min(above + unspoken).min(row[j] + skips[j]);
                lowest = lowest.min(row[j + 1]);
            }
            if 100 * lowest > most {
                return 0;
            }
        }
        let cost = 100 * row[letters.len()];
        if cost > most { 0 } else { WHOLE - cost / size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_the_same_word_and_others_are_not() {
        let costs = Costs::default();
        assert_eq!(costs.weave("bnt", "bnt", &[100; 3], 6_000), 10_000);
        assert_eq!(costs.weave("bnt", "klm", &[100; 3], 6_000), 0);
        assert_eq!(costs.weave("", "klm", &[100; 3], 6_000), 0);
    }

    #[test]
    fn a_letter_left_unwritten_costs_what_it_says() {
        let costs = Costs::default();
        assert_eq!(costs.weave("btn", "bitn", &[100, 5, 100, 100], 6_000), 9_834);
    }
}
