//! The deletion neighbourhood: keys few slips apart share a way of leaving letters out.

use crate::{Outcome, Unusable};

/// Letters of a key whose deletions are held.
const PREFIX: usize = 7;
/// Letters from which a key has deletions at all, and from which two letters are left out.
const ONE_FROM: usize = 4;
const TWO_FROM: usize = 8;
/// The most ways: the prefix itself, 7 with one letter less, 21 with two.
pub const MOST: usize = 29;

const CRC: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut n = 0;
    while n < 256 {
        let mut value = n as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[n] = value;
        n += 1;
    }
    table
};

/// The IEEE crc32 of some bytes, as `zlib.crc32` gives it.
pub fn crc32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    !bytes.into_iter().fold(!0, |sum, byte| CRC[usize::from((sum as u8) ^ byte)] ^ (sum >> 8))
}

/// Fill `out` with the distinct buckets of a key's deletions; `mask` is the number of buckets less one.
pub fn buckets_of(key: &[char], mask: u32, out: &mut Vec<u32>) {
    out.clear();
    if key.len() < ONE_FROM {
        return;
    }
    let prefix = &key[..key.len().min(PREFIX)];
    out.push(bucket(prefix, PREFIX, PREFIX) & mask);
    for first in 0..prefix.len() {
        out.push(bucket(prefix, first, PREFIX) & mask);
        if key.len() >= TWO_FROM {
            out.extend(
                (first + 1..prefix.len()).map(|second| bucket(prefix, first, second) & mask),
            );
        }
    }
    out.sort_unstable();
    out.dedup();
}

fn bucket(prefix: &[char], first: usize, second: usize) -> u32 {
    let mut sum = !0u32;
    for (place, letter) in prefix.iter().enumerate() {
        if place == first || place == second {
            continue;
        }
        let mut held = [0u8; 4];
        for byte in letter.encode_utf8(&mut held).bytes() {
            sum = CRC[usize::from((sum as u8) ^ byte)] ^ (sum >> 8);
        }
    }
    !sum
}

/// Build the deletion index: starts by bucket, and the sounds in each bucket, ascending.
pub fn neighbourhoods<S: AsRef<str>>(
    sounds: &[S],
    buckets: usize,
) -> Outcome<(Vec<u32>, Vec<u32>)> {
    let mask = mask_of(buckets)?;
    let mut starts = vec![0u32; buckets + 1];
    let (mut key, mut found) = (Vec::new(), Vec::with_capacity(MOST));
    let mut whole = 0usize;
    for sound in sounds {
        letters(sound.as_ref(), &mut key);
        buckets_of(&key, mask, &mut found);
        whole += found.len();
        found.iter().for_each(|&b| starts[b as usize + 1] += 1);
    }
    if u32::try_from(whole).is_err() || u32::try_from(sounds.len()).is_err() {
        return Err(Unusable::new("too many sounds for one index"));
    }
    for bucket in 0..buckets {
        starts[bucket + 1] += starts[bucket];
    }
    let mut places = starts.clone();
    let mut held = vec![0u32; whole];
    for (number, sound) in sounds.iter().enumerate() {
        letters(sound.as_ref(), &mut key);
        buckets_of(&key, mask, &mut found);
        for &b in &found {
            held[places[b as usize] as usize] = number as u32;
            places[b as usize] += 1;
        }
    }
    Ok((starts, held))
}

/// The mask of a number of buckets; they must be a power of two.
pub fn mask_of(buckets: usize) -> Outcome<u32> {
    if buckets.is_power_of_two() && (16..=1 << 31).contains(&buckets) {
        return Ok((buckets - 1) as u32);
    }
    Err(Unusable::new(format!("{buckets} buckets: must be a power of two, 16 or more")))
}

/// Only the first letters matter here, and whether there are more.
fn letters(sound: &str, out: &mut Vec<char>) {
    out.clear();
    out.extend(sound.chars().take(TWO_FROM));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc_is_the_usual_one() {
        assert_eq!(crc32(*b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn a_long_key_has_all_its_ways() {
        let mut found = Vec::new();
        buckets_of(&"abcdefgh".chars().collect::<Vec<_>>(), u32::MAX, &mut found);
        assert_eq!(found.len(), MOST);
        assert!(found.contains(&crc32(*b"abcdefg")) && found.contains(&crc32(*b"bcdeg")));
    }

    #[test]
    fn a_short_key_has_none() {
        let (starts, held) = neighbourhoods(&["", "abc", "abcd"], 16).unwrap();
        assert!(held.iter().all(|&sound| sound == 2));
        assert_eq!(starts[16] as usize, held.len());
    }

    #[test]
    fn buckets_must_be_a_power_of_two() {
        assert!(neighbourhoods(&["abcd"], 17).is_err() && neighbourhoods(&["abcd"], 8).is_err());
    }
}
