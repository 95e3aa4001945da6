//! How alike two sound keys are: the definition of `sound_alike` in `witting/names/likeness.py`.

use crate::measures::{Measures, WHOLE};
use crate::osa::Pattern;

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// One sound key, laid out to be measured against many.
pub struct Sound {
    pattern: Pattern,
    bones: Vec<char>,
    is_bare: bool,
    sieve: Sieve,
}

/// How many letters a key has, and which, so far as the bits of one number can tell.
///
/// The low bits are letters seen, 0 for all that are none of a to z; the high ones their number, as
/// far as it goes: a key is never told from one it is like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sieve(u32);

/// Bits of letters, and the most letters the bits above them can say.
const SEEN: u32 = 27;
const MOST_LETTERS: u32 = (1 << (32 - SEEN)) - 1;
/// The bits of the vowels.
const VOWELS: u32 =
    1 << (b'a' & 31) | 1 << (b'e' & 31) | 1 << (b'i' & 31) | 1 << (b'o' & 31) | 1 << (b'u' & 31);

impl Sieve {
    #[inline]
    pub fn of(key: &[u8]) -> Self {
        let (mut letters, mut seen) = (0u32, 0u32);
        for &byte in key {
            letters += u32::from(byte & 0xC0 != 0x80);
            let place = byte & 31;
            seen |= 1 << if byte < 0x80 && place <= b'z' & 31 { place } else { 0 };
        }
        Sieve(seen | letters.min(MOST_LETTERS) << SEEN)
    }

    #[inline]
    fn letters(self) -> usize {
        (self.0 >> SEEN) as usize
    }

    #[inline]
    fn apart(self, other: Sieve) -> u32 {
        (self.0 ^ other.0) & ((1 << SEEN) - 1)
    }

    /// Say whether another key may be so many slips away: each changes two letters at most.
    #[inline]
    pub fn may_be_near(self, other: Sieve, slips: usize) -> bool {
        // as many bits at most, taken off one by one: not every processor counts them
        let left = |apart: u32| (0..2 * slips).fold(apart, |bits, _| bits & bits.wrapping_sub(1));
        self.letters().abs_diff(other.letters()) <= slips && left(self.apart(other)) == 0
    }
}

/// The consonants of a key, and its first letter where that is a vowel; doubled letters once.
pub fn bones(key: &[char]) -> impl Iterator<Item = char> + '_ {
    let mut last = None;
    key.iter()
        .enumerate()
        .filter(|(place, letter)| *place == 0 || !is_vowel(**letter))
        .map(|(_, letter)| *letter)
        // a line's end is no letter: the pattern in Python does not take two of them as doubled
        .filter(move |letter| last.replace(*letter) != Some(*letter) || *letter == '\n')
}

/// Say whether a key has no vowel but perhaps its first and last letters: few are called so.
fn without_vowels(key: &[char]) -> bool {
    let inner = match key {
        [first, inner @ .., _] if key.len() > 2 && !is_vowel(*first) => inner,
        [_, rest @ ..] => rest,
        [] => key,
    };
    !inner.iter().copied().any(is_vowel)
}

/// A vowel left at the end must be the one the whole word ends with.
fn end_alike(bare: &[char], full: &[char]) -> bool {
    bare.last().is_none_or(|last| !is_vowel(*last)) || bare.last() == full.last()
}

impl Sound {
    pub fn new(key: &[char]) -> Self {
        Sound {
            pattern: Pattern::new(key),
            bones: bones(key).collect(),
            is_bare: without_vowels(key),
            sieve: Sieve::of(key.iter().collect::<String>().as_bytes()),
        }
    }

    /// Say quickly whether another key may be alike at all: most are not.
    ///
    /// Keys of the same bones have the same consonants.
    #[inline]
    pub fn may_be(&self, other: Sieve, at: &Measures) -> bool {
        let allowed = at.edits(self.sieve.letters().min(other.letters()));
        self.sieve.apart(other) & !VOWELS == 0 || self.sieve.may_be_near(other, allowed)
    }

    /// Say how alike another key is, in basis points; 0 or less for different words.
    pub fn alike(&self, other: &[char], at: &Measures) -> i64 {
        let one = self.pattern.letters();
        if one == other {
            return if one.len() < 2 { 0 } else { at.sound };
        }
        let (short, long) = ordered(one.len(), other.len());
        let allowed = at.edits(short);
        let near = allowed > 0 && long - short <= allowed;
        let related = self.bones.len() > 1 && bones(other).eq(self.bones.iter().copied());
        if !near && !related {
            return 0;
        }
        let mut best = 0;
        let slips = self.pattern.distance(other);
        if near {
            if slips == 1 {
                best = one_slip(one, other, at);
            } else if slips <= allowed {
                best = at.two_slips;
            }
        }
        if related {
            best = best.max(self.other_vowels(other, slips, at));
        }
        best
    }

    /// Judge two keys of the same consonants: vowels are what spellings disagree on most.
    fn other_vowels(&self, other: &[char], slips: usize, at: &Measures) -> i64 {
        let one = self.pattern.letters();
        let bare = match (self.is_bare, without_vowels(other)) {
            (true, false) => end_alike(one, other),
            (false, true) => end_alike(other, one),
            _ => false,
        };
        if bare {
            return if self.bones.len() > 2 { at.vowelless } else { at.vowelless_short };
        }
        let (slips, long) = (slips as i64, one.len().max(other.len()) as i64);
        if slips * WHOLE > (WHOLE - at.least_kept) * long {
            return 0;
        }
        at.sound - at.sound * slips / (2 * long)
    }
}

fn ordered(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// Judge two keys one slip apart by which slip it is, where it stands, and how short they are.
fn one_slip(one: &[char], other: &[char], at: &Measures) -> i64 {
    let turned = one.len() > other.len() || (one.len() == other.len() && one > other);
    let (one, other) = if turned { (other, one) } else { (one, other) };
    let mut place = one.iter().zip(other).position(|(a, b)| a != b).unwrap_or(one.len());
    let long = other.len();
    let value = if one.len() < long {
        match other.get(place) {
            Some('a' | 'e' | 'i' | 'o' | 'u' | 'h') => at.extra_vowel,
            _ => at.extra,
        }
    } else if place < long && one[place + 1..] == other[place + 1..] {
        at.letter(one[place], other[place]).unwrap_or(at.other)
    } else {
        place = 1;
        at.swapped
    };
    let short = match long as i64 {
        n if n <= at.one_from => at.short,
        n if n == at.one_from + 1 => at.rather_short,
        _ => 0,
    };
    value - short - if place == 0 { at.first } else { 0 }
}
