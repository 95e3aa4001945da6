//! How a Latin word sounds: the definition of `sound` in `witting/names/sounds.py`, by its rules.

use crate::likeness;
use crate::measures::kind;

/// Letters that are heard as others, where they stand so.
#[derive(Debug, Clone)]
pub struct Rule {
    pub seen: String,
    pub heard: String,
    /// Letters that must stand before, and which the last of them may be; "" for any.
    pub least_before: usize,
    pub last_before: String,
    /// What must come after: "" for anything, "$" for the end, or one of these letters.
    pub next: String,
}

/// Rules by the letter each begins with, in order: the first that fits is taken.
#[derive(Debug)]
pub struct Rules(Vec<Vec<Rule>>);

impl Rules {
    pub fn new(rules: Vec<Rule>) -> Self {
        let mut by_first = vec![Vec::new(); 128];
        for rule in rules {
            if let Some(&first) = rule.seen.as_bytes().first().filter(|first| first.is_ascii()) {
                by_first[first as usize].push(rule);
            }
        }
        Rules(by_first)
    }

    /// Read a word, letter by letter of what is heard.
    pub fn read(&self, word: &str, mut hear: impl FnMut(char)) {
        let bytes = word.as_bytes();
        let mut at = 0;
        for (place, letter) in word.char_indices() {
            if place < at {
                continue;
            }
            let rules = self.0.get(letter as usize).map_or(&[][..], |rules| rules);
            let second = bytes.get(place + 1);
            let may_fit =
                |rule: &&Rule| rule.seen.as_bytes().get(1).is_none_or(|own| second == Some(own));
            match rules.iter().filter(may_fit).find(|rule| rule.fits(bytes, place)) {
                Some(rule) => {
                    rule.heard.chars().for_each(&mut hear);
                    at = place + rule.seen.len();
                }
                None => hear(letter),
            }
        }
    }
}

/// How Latin words sound.
#[derive(Debug)]
pub struct Sounds {
    rules: Rules,
    /// Endings of Russian adjectives, that go behind `stem` and two letters.
    endings: Vec<String>,
    stem: String,
}

const SILENT_FROM: usize = 4;
const BREATHED_FROM: usize = 5;

impl Sounds {
    pub fn new(rules: Vec<Rule>, stem: String, endings: Vec<String>) -> Self {
        Sounds { rules: Rules::new(rules), endings, stem }
    }

    /// Give the key of how a word sounds; a word of other letters is its own key.
    pub fn sound(&self, word: &str) -> String {
        if !word.is_ascii() {
            return word.to_owned();
        }
        let word = without_silent_e(self.without_ending(word));
        let (mut key, mut last) = (String::with_capacity(word.len() + 4), None);
        self.rules.read(word, |letter| once(letter, &mut last, &mut key));
        if key.ends_with('h') && key.chars().count() >= BREATHED_FROM {
            key.pop();
        }
        key
    }

    /// Give the keys a word of a kind is found by, each with its bones: its sound, and its letters
    /// where they are others.
    pub fn keys(&self, word: &str, of: u8) -> Vec<(String, String)> {
        let Some((key, written)) = self.keys_written(word, of) else { return Vec::new() };
        let each = std::iter::once(key).chain(written.then(|| word.to_owned()));
        each.map(|key| {
            let own = bones(&key);
            (key, own)
        })
        .collect()
    }

    /// Give a word's sound, and whether the word as it is written is a key too.
    pub fn keys_written(&self, word: &str, of: u8) -> Option<(String, bool)> {
        let sounding = matches!(of, kind::WORD | kind::PATRONYMIC | kind::PARTICLE);
        sounding.then(|| {
            let key = self.sound(word);
            let written = key != word && of != kind::PARTICLE;
            (key, written)
        })
    }

    fn without_ending<'a>(&self, word: &'a str) -> &'a str {
        if !word.contains(self.stem.as_str()) {
            return word;
        }
        let fits = |ending: &&String| {
            word.strip_suffix(ending.as_str())
                .is_some_and(|rest| rest.len() >= self.stem.len() + 2 && rest.ends_with(&self.stem))
        };
        self.endings.iter().find(fits).map_or(word, |ending| &word[..word.len() - ending.len()])
    }
}

impl Rule {
    fn fits(&self, word: &[u8], at: usize) -> bool {
        let end = at + self.seen.len();
        word[at..].starts_with(self.seen.as_bytes())
            && at >= self.least_before
            && (self.last_before.is_empty() || among(&self.last_before, word[..at].last()))
            && match self.next.as_str() {
                "" => true,
                "$" => end == word.len(),
                letters => among(letters, word.get(end)),
            }
    }
}

fn among(letters: &str, letter: Option<&u8>) -> bool {
    letter.is_some_and(|letter| letters.as_bytes().contains(letter))
}

/// Write a letter unless it is the one just written; a line's end is no letter.
pub fn once(letter: char, last: &mut Option<char>, key: &mut String) {
    if last.replace(letter) != Some(letter) || letter == '\n' {
        key.push(letter);
    }
}

/// Poutine, Dine: the e is written so that the n is spoken.
fn without_silent_e(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., before, b'e'] if bytes.len() >= SILENT_FROM && !b"aeiouy".contains(before) => {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

/// Give the consonants of a key, and its first letter where that is a vowel; doubled letters once.
pub fn bones(key: &str) -> String {
    likeness::bones(&key.chars().collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds() -> Sounds {
        let rule = |seen: &str, heard: &str, least_before, last_before: &str, next: &str| Rule {
            seen: seen.into(),
            heard: heard.into(),
            least_before,
            last_before: last_before.into(),
            next: next.into(),
        };
        let rules = vec![
            rule("ff", "v", 3, "oe", "$"),
            rule("sh", "ş", 0, "", ""),
            rule("je", "e", 1, "", ""),
            rule("c", "s", 0, "", "ei"),
            rule("c", "k", 0, "", ""),
        ];
        Sounds::new(rules, "sk".into(), vec!["iy".into(), "y".into()])
    }

    #[test]
    fn rules_fit_where_they_stand() {
        let own = sounds();
        let heard = [
            ("ivanoff", "ivanov"),
            ("off", "of"),
            ("ivanoffa", "ivanofa"),
            ("jejel", "jel"),
            ("cecact", "sekakt"),
            ("petrovskiy", "petrovsk"),
            ("asky", "asky"),
            ("ashshur", "aşur"),
            ("dine", "din"),
            ("one", "one"),
            ("ivah", "ivah"),
            ("ivanah", "ivana"),
            ("шх", "шх"),
            ("", ""),
        ];
        for (word, key) in heard {
            assert_eq!(own.sound(word), key, "{word}");
        }
    }

    #[test]
    fn bones_keep_a_vowel_only_at_the_beginning() {
        assert_eq!(bones("mohamed"), "mhmd");
        assert_eq!(bones("aaron"), "arn");
        assert_eq!(bones(""), "");
    }
}
