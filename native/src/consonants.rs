//! What abjad words and Latin ones have in common: the definitions of `latin_sounds`, `skeleton`
//! and `spoken` in `witting/names/abjad.py`, by the tables they have there.

use std::collections::HashMap;

use crate::sounds::{Rules, once};

/// Begins every token kept as an abjad word.
const MARK: char = '~';
/// Parts the ways a word is spoken.
const PARTED: char = '\n';
const ARTICLE: usize = 2;

/// Latin spellings of one sound, and what of a sound is firm.
#[derive(Debug)]
pub struct Consonants {
    pub spellings: Rules,
    /// What stands for a sound in a skeleton: nothing for what is not firm.
    pub broad: HashMap<char, Option<char>>,
    /// The key of words without a firm consonant.
    pub weak: String,
    pub articles: Vec<String>,
    /// Letters of a Latin word too short to begin with an article.
    pub short: usize,
    /// Pairs of letters that may be two sounds.
    pub paired: Vec<String>,
}

impl Consonants {
    /// Give a Latin word's sounds, doubled letters written once.
    pub fn sounds(&self, word: &str) -> String {
        let (mut out, mut last) = (String::with_capacity(word.len()), None);
        self.spellings.read(word, |letter| once(letter, &mut last, &mut out));
        out
    }

    /// Give a word's broad consonants, the same key for either script.
    pub fn skeleton(&self, word: &str) -> String {
        let read;
        let sounds = match word.strip_prefix(MARK) {
            Some(signs) => signs,
            None => {
                read = self.sounds(word);
                &read
            }
        };
        let (mut out, mut last) = (String::with_capacity(sounds.len()), None);
        for sound in sounds.chars() {
            if let Some(firm) = self.broad.get(&sound).copied().unwrap_or(Some(sound)) {
                once(firm, &mut last, &mut out);
            }
        }
        if out.is_empty() && !sounds.is_empty() { self.weak.clone() } else { out }
    }

    /// Give what abjad signs are laid against: a Latin word's sounds, and its others if it has any.
    pub fn spoken(&self, latin: &str) -> String {
        let mut out = self.sounds(latin);
        let apart = self.paired.iter().any(|pair| latin.contains(pair));
        let article = self.articles.iter().any(|article| latin.starts_with(article));
        let bare = if article && latin.chars().count() > self.short {
            self.sounds(&latin[ARTICLE..])
        } else {
            String::new()
        };
        out.push(PARTED);
        if apart {
            let mut last = None;
            latin.chars().for_each(|letter| once(letter, &mut last, &mut out));
        }
        out.push(PARTED);
        out.push_str(&bare);
        out.truncate(out.trim_end_matches(PARTED).len());
        out
    }
}
