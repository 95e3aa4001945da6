//! What a token of a reading is: the definition of `kind_once` in `witting/names/kinds.py`.

use std::collections::HashSet;

use crate::measures::kind;

/// Tells the kinds of tokens.
#[derive(Debug)]
pub struct Kinds {
    /// Signs that begin tokens of a kind.
    pub marks: Vec<(char, u8)>,
    pub particles: HashSet<String>,
    /// What ends a patronymic, and how many letters go before it at least.
    pub patronymics: Vec<String>,
    pub least_before: usize,
}

impl Kinds {
    /// Give a token's kind, or None where it is not for the kernel to say.
    pub fn of(&self, token: &str) -> Option<u8> {
        let first = token.chars().next();
        if let Some(&(_, marked)) = self.marks.iter().find(|(mark, _)| Some(*mark) == first) {
            return Some(marked);
        }
        if !token.is_ascii() || token.is_empty() {
            return None;
        }
        if token.bytes().all(|sign| sign.is_ascii_digit()) {
            return Some(kind::NUMBER);
        }
        if token.len() == 1 {
            return Some(kind::INITIAL);
        }
        if self.particles.contains(token) {
            return Some(kind::PARTICLE);
        }
        let rest = token.get(self.least_before..).unwrap_or("");
        let patronymic = self.patronymics.iter().any(|ending| rest.ends_with(ending.as_str()));
        Some(if patronymic { kind::PATRONYMIC } else { kind::WORD })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_told_by_its_letters() {
        let kinds = Kinds {
            marks: vec![('.', kind::FORM)],
            particles: HashSet::from(["al".to_owned()]),
            patronymics: vec!["ovich".to_owned()],
            least_before: 2,
        };
        let cases = [
            (".llc", Some(kind::FORM)),
            ("17", Some(kind::NUMBER)),
            ("v", Some(kind::INITIAL)),
            ("al", Some(kind::PARTICLE)),
            ("ivanovich", Some(kind::PATRONYMIC)),
            ("xovich", Some(kind::WORD)),
            ("", None),
            ("٣", None),
        ];
        for (token, of) in cases {
            assert_eq!(kinds.of(token), of, "{token}");
        }
    }
}
