//! Edit distance in which two neighbouring letters may change places (optimal string alignment).

/// A word asked for, laid out so that many others can be measured against it.
///
/// Words of up to 64 letters are measured a column at a time (Hyyrö 2003); longer ones by the table.
pub struct Pattern {
    letters: Vec<char>,
    ascii: [u64; 128],
    beyond: Vec<(char, u64)>,
}

impl Pattern {
    pub fn new(letters: &[char]) -> Self {
        let mut own = Pattern { letters: letters.to_vec(), ascii: [0; 128], beyond: Vec::new() };
        for (place, &letter) in letters.iter().take(64).enumerate() {
            let bit = 1u64 << place;
            if (letter as usize) < 128 {
                own.ascii[letter as usize] |= bit;
            } else if let Some(known) = own.beyond.iter_mut().find(|known| known.0 == letter) {
                known.1 |= bit;
            } else {
                own.beyond.push((letter, bit));
            }
        }
        own
    }

    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    #[inline]
    fn places(&self, letter: char) -> u64 {
        if (letter as usize) < 128 {
            return self.ascii[letter as usize];
        }
        let known = self.beyond.iter().find(|known| known.0 == letter);
        known.map_or(0, |known| known.1)
    }

    /// The distance to another word.
    pub fn distance(&self, other: &[char]) -> usize {
        let size = self.letters.len();
        if size == 0 || other.is_empty() {
            return size.max(other.len());
        }
        if size > 64 {
            return by_table(&self.letters, other);
        }
        let last = 1u64 << (size - 1);
        let (mut up, mut down, mut diagonal, mut before) = (!0u64, 0u64, 0u64, 0u64);
        let mut distance = size;
        for &letter in other {
            let places = self.places(letter);
            let swapped = (((!diagonal) & places) << 1) & before;
            diagonal = (((places & up).wrapping_add(up)) ^ up) | places | down | swapped;
            let right = down | !(diagonal | up);
            let left = diagonal & up;
            if right & last != 0 {
                distance += 1;
            }
            if left & last != 0 {
                distance -= 1;
            }
            let right = (right << 1) | 1;
            up = (left << 1) | !(diagonal | right);
            down = right & diagonal;
            before = places;
        }
        distance
    }
}

/// The distance by the whole table, three rows at a time.
pub fn by_table(one: &[char], other: &[char]) -> usize {
    let mut two_ago = vec![0; other.len() + 1];
    let mut ago: Vec<usize> = (0..=other.len()).collect();
    let mut now = vec![0; other.len() + 1];
    for i in 1..=one.len() {
        now[0] = i;
        for j in 1..=other.len() {
            let cost = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (ago[j] + 1).min(now[j - 1] + 1).min(ago[j - 1] + cost);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(two_ago[j - 2] + 1);
            }
            now[j] = least;
        }
        std::mem::swap(&mut two_ago, &mut ago);
        std::mem::swap(&mut ago, &mut now);
    }
    ago[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn columns_agree_with_the_table() {
        let mut seed = 7u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) % below
        };
        let rounds = if cfg!(miri) { 50 } else { 20_000 };
        for _ in 0..rounds {
            let word = |next: &mut dyn FnMut(u64) -> u64| -> Vec<char> {
                let size = next(70);
                (0..size).map(|_| ['a', 'b', 'c', 'ş', '中'][next(5) as usize]).collect()
            };
            let (one, other) = (word(&mut next), word(&mut next));
            assert_eq!(
                Pattern::new(&one).distance(&other),
                by_table(&one, &other),
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn neighbours_may_change_places_once() {
        assert_eq!(Pattern::new(&chars("ivan")).distance(&chars("vian")), 1);
        assert_eq!(Pattern::new(&chars("ca")).distance(&chars("abc")), 3);
    }
}
