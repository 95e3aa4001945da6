//! Arabic and Hebrew words by their sounds, and what an Arabic one may be a form of: the
//! definitions of `abjad_word`, `may_be_compound` and `bare_abjad` in `witting/names`.

use std::collections::{HashMap, HashSet};

/// Begins every token kept as an abjad word.
pub const MARK: char = '~';

/// How abjad words are read.
#[derive(Debug, Default)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject), pyo3(from_item_all))]
pub struct Abjad {
    /// Letters of other languages, one or two, and what stands for them here; in order.
    pub foreign: Vec<(String, String)>,
    /// An ending, and how it is heard.
    pub god: (String, String),
    pub article: String,
    /// Letters a word must be longer than to lose its article.
    pub short: usize,
    /// Signs that are written once where they stand doubled.
    pub weak: String,
    /// A sign, and what it is at the end of a word that is longer than `least_ended`.
    pub ended: (char, char),
    pub least_ended: usize,
    /// What begins a name that is parted.
    pub servant: String,
}

/// Names that may be joined or parted.
#[derive(Debug, Default)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject), pyo3(from_item_all))]
pub struct Compounds {
    /// Words that are joined to a neighbour, or are written another way.
    pub joins: HashSet<String>,
    pub sham_alef: char,
    /// Words that do end in a sham alef.
    pub alef: HashSet<String>,
    pub given: HashSet<String>,
    pub faith: String,
    pub god: String,
    pub endings: Vec<String>,
    pub least: usize,
}

/// What a sentence adds to a word.
#[derive(Debug, Default)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject), pyo3(from_item_all))]
pub struct Forms {
    pub prefixes: Vec<String>,
    pub endings: Vec<(String, Vec<String>)>,
    pub of_countries: Vec<String>,
    pub country_ends: Vec<String>,
    pub countries: HashSet<String>,
    pub article: String,
    pub least: usize,
    pub urdu: HashMap<char, char>,
    /// What serves a word, and the letters that must be left.
    pub servants: Vec<(String, usize)>,
    pub articles: Vec<String>,
    pub least_bare: usize,
    /// Every word whose meaning is known.
    pub known: HashSet<String>,
}

fn size(word: &str) -> usize {
    word.chars().count()
}

impl Abjad {
    /// Give a plain word by its sounds, which `sign` gives letter by letter.
    pub fn word<'s>(&self, word: &str, sign: impl Fn(char) -> Option<&'s str>) -> String {
        let mut own = word.to_owned();
        for (letters, other) in &self.foreign {
            if own.contains(letters.as_str()) {
                own = own.replace(letters.as_str(), other);
            }
        }
        if let Some(rest) = own.strip_suffix(self.god.0.as_str()) {
            own = [rest, self.god.1.as_str()].concat();
        }
        let word = match own.strip_prefix(self.article.as_str()) {
            Some(rest) if size(&own) > self.short => rest,
            _ => own.as_str(),
        };
        let mut out = String::with_capacity(word.len() + 2);
        out.push(MARK);
        let (mut last, mut count) = (MARK, 0);
        for letter in word.chars().filter_map(sign).flat_map(str::chars) {
            if letter != last || !self.weak.contains(letter) {
                out.push(letter);
                count += 1;
            }
            last = letter;
        }
        if last == self.ended.0 && count > self.least_ended {
            out.pop();
            out.push(self.ended.1);
        }
        out
    }
}

impl Compounds {
    /// Say whether a word may be a part of one name, or several names.
    pub fn may_be(&self, word: &str, servant: &str) -> bool {
        if self.joins.contains(word)
            || (word.ends_with(self.sham_alef) && !self.alef.contains(word))
        {
            return true;
        }
        if word.find(self.faith.as_str()).is_some_and(|at| at > 0) {
            return true;
        }
        if word.strip_prefix(self.god.as_str()).is_some_and(|rest| size(rest) >= self.least) {
            return true;
        }
        if self.given.contains(word) || word.starts_with(servant) {
            return false;
        }
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if cuts.len() < 2 * self.least {
            return false;
        }
        cuts[self.least..=cuts.len() - self.least].iter().any(|&at| {
            let (first, rest) = word.split_at(at);
            let ends = || self.endings.iter().any(|ending| rest.starts_with(ending.as_str()));
            self.given.contains(first) && (self.given.contains(rest) || !ends())
        })
    }
}

impl Forms {
    /// Give a word as it is looked up, or None where it may be a form of one that is known.
    pub fn unknown(&self, word: &str) -> Option<String> {
        if self.known.contains(word) {
            return None;
        }
        let own: String =
            word.chars().map(|letter| *self.urdu.get(&letter).unwrap_or(&letter)).collect();
        let mut guess = String::with_capacity(own.len() + 8);
        for prefix in &self.prefixes {
            let Some(rest) = own.strip_prefix(prefix.as_str()) else { continue };
            if self.is_known(rest, &mut guess) || self.is_of_a_country(rest, &mut guess) {
                return None;
            }
        }
        Some(own)
    }

    /// Say whether a word without its prefix is a form of a known one.
    fn is_known(&self, rest: &str, guess: &mut String) -> bool {
        if size(rest) < self.least {
            return false;
        }
        let mut is_word = |one: &str, other: &str| {
            guess.clear();
            guess.push_str(one);
            guess.push_str(other);
            self.known.contains(guess.as_str())
        };
        if is_word("", rest) || is_word(&self.article, rest) {
            return true;
        }
        self.endings.iter().any(|(ending, others)| {
            let stem = rest.strip_suffix(ending.as_str()).filter(|stem| size(stem) >= self.least);
            stem.is_some_and(|stem| others.iter().any(|other| is_word(stem, other)))
        })
    }

    fn is_of_a_country(&self, rest: &str, guess: &mut String) -> bool {
        self.of_countries.iter().any(|ending| {
            let Some(stem) = rest.strip_suffix(ending.as_str()) else { return false };
            self.country_ends.iter().any(|end| {
                guess.clear();
                guess.push_str(stem);
                guess.push_str(end);
                self.countries.contains(guess.as_str())
            })
        })
    }

    /// Give a word without its article.
    pub fn without_article<'w>(&self, word: &'w str) -> &'w str {
        let rests = self.articles.iter().filter_map(|one| word.strip_prefix(one.as_str()));
        rests.into_iter().find(|rest| size(rest) >= self.least_bare).unwrap_or(word)
    }

    /// Give a word without the and, for and the before it.
    pub fn without_servants<'w>(&self, word: &'w str) -> &'w str {
        let each = self.servants.iter();
        let rests = each.filter_map(|(one, least)| Some((word.strip_prefix(one.as_str())?, least)));
        rests.into_iter().find(|&(rest, &least)| size(rest) >= least).map_or(word, |(rest, _)| rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(letter: char) -> Option<&'static str> {
        Some(match letter {
            'ب' => "b",
            'و' => "W",
            'ت' => "t",
            'ي' => "Y",
            'ن' => "n",
            'ه' => "h",
            _ => return None,
        })
    }

    #[test]
    fn a_word_is_read_by_its_sounds() {
        let abjad = Abjad {
            article: "ال".into(),
            short: 3,
            weak: "AWY".into(),
            ended: ('h', 'H'),
            least_ended: 2,
            god: ("الله".into(), "له".into()),
            ..Abjad::default()
        };
        assert_eq!(abjad.word("بوتين", sign), "~bWtYn");
        assert_eq!(abjad.word("البوو", sign), "~bW");
        assert_eq!(abjad.word("بنه", sign), "~bnH");
        assert_eq!(abjad.word("بنن", sign), "~bnn");
    }

    #[test]
    fn a_form_of_a_known_word_is_told() {
        let forms = Forms {
            prefixes: vec!["".into(), "ال".into()],
            endings: vec![("ه".into(), vec!["ة".into()])],
            article: "ال".into(),
            least: 3,
            known: HashSet::from(["شركة".into()]),
            ..Forms::default()
        };
        assert_eq!(forms.unknown("الشركه"), None);
        assert_eq!(forms.unknown("شرق").as_deref(), Some("شرق"));
    }
}
