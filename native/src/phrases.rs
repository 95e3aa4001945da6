//! A run of Han cut into phrases that are said together, as pypinyin's `mmseg` cuts it.

use std::collections::HashMap;

/// What phrases begin with, two letters and more, and whether that is a phrase itself.
#[derive(Debug, Default)]
pub struct Phrases(HashMap<Box<str>, bool>);

impl Phrases {
    pub fn add(&mut self, phrase: &str) {
        for (at, letter) in phrase.char_indices().skip(1) {
            let end = at + letter.len_utf8();
            let whole = end == phrase.len();
            *self.0.entry(phrase[..end].into()).or_default() |= whole;
        }
    }

    /// Cut a run: the longest phrase that begins at each place, else a letter.
    ///
    /// A rest that some phrase goes on from, and that begins with none, falls into letters at once.
    pub fn cut<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut out = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let one = first.len_utf8();
            let (mut phrase, mut goes_on) = (0, true);
            for (at, letter) in rest.char_indices().skip(1) {
                let end = at + letter.len_utf8();
                let Some(&whole) = self.0.get(&rest[..end]) else {
                    goes_on = false;
                    break;
                };
                if whole {
                    phrase = end;
                }
            }
            if phrase == 0 && goes_on {
                let each = rest.char_indices();
                out.extend(each.map(|(at, letter)| &rest[at..at + letter.len_utf8()]));
                return out;
            }
            let (word, after) = rest.split_at(phrase.max(one));
            out.push(word);
            rest = after;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_taken() {
        let mut phrases = Phrases::default();
        ["abcd", "bc", "xy", "xyz"].iter().for_each(|phrase| phrases.add(phrase));
        let cases = [
            ("abcd", vec!["abcd"]),
            ("abce", vec!["a", "bc", "e"]),
            ("abc", vec!["a", "b", "c"]),
            ("xyzw", vec!["xyz", "w"]),
            ("xyw", vec!["xy", "w"]),
            ("", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(phrases.cut(text), expected, "{text}");
        }
    }
}
