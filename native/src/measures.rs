//! The numbers of the score as Python gives them, checked once.

use crate::{Outcome, Unusable};

/// Basis points of one.
pub const WHOLE: i64 = 10_000;

/// The kinds of token, as `witting.names.TokenKind` numbers them.
pub mod kind {
    pub const WORD: u8 = 0;
    pub const INITIAL: u8 = 1;
    pub const NUMBER: u8 = 2;
    pub const PARTICLE: u8 = 3;
    pub const FORM: u8 = 4;
    pub const ABJAD: u8 = 7;
    pub const PATRONYMIC: u8 = 8;
    pub const COUNT: u8 = 9;

    /// A word of the name itself, or of the father's.
    pub const fn is_name(kind: u8) -> bool {
        matches!(kind, WORD | ABJAD | PATRONYMIC)
    }

    /// A word of the name itself.
    pub const fn is_own(kind: u8) -> bool {
        matches!(kind, WORD | ABJAD)
    }

    /// Initials, forms and particles alone say nothing.
    pub const fn speaks(kind: u8) -> bool {
        !matches!(kind, FORM | PARTICLE | INITIAL)
    }
}

macro_rules! measures {
    ($($field:ident $name:literal,)*) => {
        /// Every number of `measures.numbers() | likeness.numbers()` that the kernel uses.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Measures {
            $(pub $field: i64,)*
            /// What a letter written for another is worth, both ways, sorted.
            letters: Vec<((char, char), i64)>,
        }

        impl Measures {
            /// Read the numbers, asking for each by its Python name.
            pub fn read(
                mut number: impl FnMut(&str) -> Outcome<i64>,
                letters: Vec<(char, char, i64)>,
            ) -> Outcome<Self> {
                let mut own = Measures::default();
                $(own.$field = within($name, number($name)?)?;)*
                own.letters = letters.into_iter().map(|(a, b, value)| ((a, b), value)).collect();
                own.letters.sort_unstable();
                for (_, value) in &own.letters {
                    within("a letter's worth", *value)?;
                }
                own.checked()
            }
        }
    };
}

measures! {
    asked "ASKED", listed "LISTED", steep "STEEP",
    initial_alike "INITIAL_ALIKE", cut_alike "CUT_ALIKE",
    initial "INITIAL", cut_off "CUT_OFF", forgiven "FORGIVEN",
    one_word_of_many "ONE_WORD_OF_MANY", one_rare_word "ONE_RARE_WORD", with_initials "WITH_INITIALS",
    with_one_initial "WITH_ONE_INITIAL", rare_surname "RARE_SURNAME",
    short_word "SHORT_WORD", one_short_word "ONE_SHORT_WORD",
    surname_alike "SURNAME_ALIKE", generic "GENERIC", other_number "OTHER_NUMBER",
    other_order "OTHER_ORDER", no_order "NO_ORDER", syllables "SYLLABLES",
    syllable "SYLLABLE", each_syllable "EACH_SYLLABLE",
    otherwise "OTHERWISE", each_otherwise "EACH_OTHERWISE",
    common "COMMON", search "SEARCH",
    sound "SOUND", swapped "SWAPPED", other "OTHER", extra_vowel "EXTRA_VOWEL", extra "EXTRA",
    two_slips "TWO_SLIPS", vowelless "VOWELLESS", vowelless_short "VOWELLESS_SHORT",
    short "SHORT", rather_short "RATHER_SHORT", first "FIRST",
    one_from "ONE_FROM", two_from "TWO_FROM", least_kept "LEAST_KEPT",
}

fn within(name: &str, value: i64) -> Outcome<i64> {
    if (0..=1_000_000).contains(&value) {
        return Ok(value);
    }
    Err(Unusable::new(format!("{name} is {value}, and must be from 0 to 1000000")))
}

impl Measures {
    /// The bounds of the search hold only for numbers like these.
    fn checked(self) -> Outcome<Self> {
        if self.asked + self.listed != 100 || self.asked == 0 {
            return Err(Unusable::new("ASKED must be more than 0, and with LISTED make 100"));
        }
        if self.forgiven > 100 || self.cut_off > 100 {
            return Err(Unusable::new("FORGIVEN and CUT_OFF are per cent: at most 100"));
        }
        // The deletions of the index are made for one slip from 4 letters and two from 8.
        if self.one_from < 4 || self.two_from < 8 {
            return Err(Unusable::new(
                "ONE_FROM must be at least 4 and TWO_FROM at least 8: the index holds no more",
            ));
        }
        Ok(self)
    }

    /// Say what a likeness is worth: unlike spellings lose faster than they differ.
    #[inline]
    pub fn worth(&self, alike: i64) -> i64 {
        // Division of a negative number rounds down in Python; a likeness is never above one here.
        (WHOLE - (WHOLE - alike) * self.steep / 10).max(0)
    }

    /// What one letter for another is worth, where it is not `other`.
    pub fn letter(&self, one: char, other: char) -> Option<i64> {
        let place = self.letters.binary_search_by_key(&(one, other), |pair| pair.0);
        place.ok().map(|at| self.letters[at].1)
    }

    /// Say how many slips are allowed in a key of so many letters.
    #[inline]
    pub fn edits(&self, length: usize) -> usize {
        let length = length as i64;
        usize::from(length >= self.one_from) + usize::from(length >= self.two_from)
    }

    /// Say whether a meeting is of an initial with a word.
    #[inline]
    pub fn is_initial(&self, asked: u8, listed: u8, alike: i64) -> bool {
        alike == self.initial_alike && (asked == kind::INITIAL) != (listed == kind::INITIAL)
    }

    /// The least an unmet patronymic may weigh.
    #[inline]
    pub fn forgive(&self, weight: i64) -> i64 {
        (weight * self.forgiven / 100).max(1)
    }

    /// What is left of a listed word that may lie beyond the end of a full field.
    #[inline]
    pub fn cut(&self, weight: i64) -> i64 {
        (weight * self.cut_off / 100).max(1)
    }
}
