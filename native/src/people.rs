//! A short Chinese name of a person in Latin letters: the definition of `person_readings` in
//! `witting/names/han.py`, for runs whose letters are each read alone.

use std::collections::{HashMap, HashSet};

/// Tables of family and given names, by their Han letters.
#[derive(Debug, Default)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject), pyo3(from_item_all))]
pub struct Families {
    /// Foreign names, with their Latin words.
    pub exonyms: HashMap<String, Vec<String>>,
    /// Family names of two letters.
    pub of_two: HashSet<String>,
    /// Family names that are read otherwise than their letters.
    pub read_as: HashMap<String, String>,
    pub japanese: HashMap<String, String>,
    pub japanese_given: HashMap<String, Vec<String>>,
    pub longest_japanese: usize,
    pub southern: HashMap<String, String>,
    /// How each letter is spelt in Hong Kong.
    pub cantonese: HashMap<char, String>,
    /// Letters that titles begin or end with.
    pub title_ends: HashSet<char>,
    /// Runs shorter than this may be both a foreign name and one of the place.
    pub least_parted: usize,
}

type Reading = Vec<String>;

impl Families {
    /// Say whether a run is for `readings`: short, and without a title at either end.
    pub fn may_read(&self, text: &[char]) -> bool {
        let titled =
            |letter: Option<&char>| letter.is_some_and(|one| self.title_ends.contains(one));
        !text.is_empty()
            && text.len() < self.least_parted
            && !titled(text.first())
            && !titled(text.last())
    }

    /// Give the ways to read a run whose letters are said so, likeliest first, each once.
    pub fn readings(&self, text: &[char], said: Vec<String>) -> Vec<Reading> {
        let run: String = text.iter().collect();
        let mut out = Vec::new();
        if let Some(known) = self.exonyms.get(&run) {
            out.push(known.clone());
        }
        let mut syllables = said;
        if text.len() == 1 {
            add(syllables, &mut out);
            return out;
        }
        let two: String = text[..2].iter().collect();
        let head = if text.len() > 2 && self.of_two.contains(&two) { 2 } else { 1 };
        let own: String = text[..head].iter().collect();
        let family = self.read_as.get(&own).cloned().unwrap_or_else(|| syllables[..head].concat());
        let given = syllables[head..].concat();
        if head == 1 {
            syllables[0].clone_from(&family);
        }
        add(vec![family, given], &mut out);
        add(syllables, &mut out);
        self.add_japanese(text, &mut out);
        self.add_southern(&text[..head], &text[head..], &own, &mut out);
        out
    }

    fn add_japanese(&self, text: &[char], out: &mut Vec<Reading>) {
        for size in (1..=self.longest_japanese.min(text.len() - 1)).rev() {
            let (family, given) = text.split_at(size);
            let Some(family) = self.japanese.get(&family.iter().collect::<String>()) else {
                continue;
            };
            let given = self.japanese_given.get(&given.iter().collect::<String>());
            for given in given.into_iter().flatten() {
                add(vec![family.clone(), given.clone()], out);
            }
        }
    }

    fn add_southern(&self, head: &[char], rest: &[char], own: &str, out: &mut Vec<Reading>) {
        let spelt = |letters: &[char]| -> Option<Vec<&str>> {
            letters.iter().map(|letter| self.cantonese.get(letter).map(String::as_str)).collect()
        };
        let Some(given) = spelt(rest) else { return };
        let family = match self.southern.get(own) {
            Some(family) => family.clone(),
            None => spelt(head).unwrap_or_default().concat(),
        };
        if family.is_empty() {
            return;
        }
        add(vec![family.clone(), given.concat()], out);
        let each = std::iter::once(family).chain(given.into_iter().map(str::to_owned));
        add(each.collect(), out);
    }
}

fn add(reading: Reading, out: &mut Vec<Reading>) {
    if !out.contains(&reading) {
        out.push(reading);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_at_home_and_abroad() {
        let families = Families {
            southern: HashMap::from([("李".to_owned(), "lee".to_owned())]),
            cantonese: HashMap::from([('明', "ming".to_owned())]),
            japanese: HashMap::from([("李".to_owned(), "momo".to_owned())]),
            japanese_given: HashMap::from([("明".to_owned(), vec!["akira".to_owned()])]),
            longest_japanese: 3,
            title_ends: HashSet::from(['生']),
            least_parted: 4,
            ..Families::default()
        };
        let found = families.readings(&['李', '明'], vec!["li".into(), "ming".into()]);
        let expected = [["li", "ming"], ["momo", "akira"], ["lee", "ming"]];
        assert_eq!(found, expected.map(|reading| reading.map(str::to_owned).to_vec()));
        assert!(!families.may_read(&['李', '生']) && families.may_read(&['李']));
    }
}
