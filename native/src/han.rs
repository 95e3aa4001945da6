//! Where the words of an organisation's Chinese name part: the definition of `_part` in
//! `witting/names/han.py`.

use std::collections::{HashMap, HashSet};

/// A known word: its letters, and its number among what was given.
#[derive(Debug)]
struct Word {
    letters: Vec<char>,
    number: usize,
    /// Whether it is a form, which must be taken, or a place, which takes its seat with it.
    form: bool,
    place: bool,
}

/// Known words by their first letter, the longest first.
#[derive(Debug, Default)]
pub struct Runs {
    words: HashMap<char, Vec<Word>>,
    firms: HashMap<char, Vec<Word>>,
    seats: HashSet<char>,
    limits: Limits,
}

/// Sizes in letters, and how many ways are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// The longest known word.
    pub longest: usize,
    /// A word longer than this is taken wherever it stands.
    pub sure: usize,
    pub most: usize,
}

/// A stretch of a name, and the number of the word it is, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub from: usize,
    pub to: usize,
    pub number: Option<usize>,
}

/// How many letters are known, and the parts.
pub type Way = (usize, Vec<Part>);

impl Runs {
    pub fn new(seats: HashSet<char>, limits: Limits) -> Self {
        Runs { seats, limits, ..Runs::default() }
    }

    /// Add a known word, and whether it is a form or a place; a foreign firm's name is neither.
    pub fn add(&mut self, word: &str, number: usize, form: bool, place: bool, firm: bool) {
        let letters: Vec<char> = word.chars().collect();
        let Some(&first) = letters.first() else { return };
        let among = if firm { &mut self.firms } else { &mut self.words };
        let same = among.entry(first).or_default();
        let place_in = same.partition_point(|other| other.letters.len() >= letters.len());
        same.insert(place_in, Word { letters, number, form, place });
    }

    /// Give the ways to part a name, as the search comes upon them.
    pub fn part(&self, text: &[char]) -> Vec<Way> {
        let (mut found, mut done) = (Vec::new(), Vec::new());
        let mut steps = vec![Step::default()]; // the next one last, and no deeper for a long run
        while let Some(step) = steps.pop() {
            if found.len() > self.limits.most {
                break;
            }
            done.truncate(step.done);
            if let Some((rest, word)) = step.word {
                close(rest, word.from, &mut done);
                done.push(word);
            }
            let from = steps.len();
            self.go_on(text, &step, done.len(), &mut steps);
            if from == steps.len() {
                close(step.rest, text.len(), &mut done);
                found.push((step.known, done.clone()));
            }
            steps[from..].reverse();
        }
        found
    }

    /// Give the steps from the first word on, or none where the rest has no known word.
    fn go_on(&self, text: &[char], step: &Step, done: usize, steps: &mut Vec<Step>) {
        for (at, letter) in text.iter().enumerate().skip(step.at) {
            let after = |word: &Word, to: usize| {
                let part = Part { from: at, to, number: Some(word.number) };
                let known = step.known + to - at;
                Step { at: to, rest: to, known, done, word: Some((step.rest, part)) }
            };
            let mut firms = self.firms.get(letter).into_iter().flatten();
            if let Some(firm) = firms.find(|one| text[at..].starts_with(&one.letters)) {
                steps.push(after(firm, at + firm.letters.len()));
                return;
            }
            let words = self.words.get(letter).into_iter().flatten();
            let fits = |one: &&Word| {
                one.letters.len() <= self.limits.longest && text[at..].starts_with(&one.letters)
            };
            let mut must = None; // what the longest word says
            for word in words.filter(fits) {
                let end = at + word.letters.len();
                let seat = text.get(end).is_some_and(|next| self.seats.contains(next));
                let to = end + usize::from(word.place && seat);
                let alone = must.is_none() && word.form;
                must.get_or_insert(word.form || at == 0 || to - at > self.limits.sure);
                steps.push(after(word, to));
                if alone {
                    break;
                }
            }
            match must {
                None => continue,
                Some(true) => return,
                Some(false) => {
                    steps.push(Step { at: at + 1, done, word: None, ..*step });
                    return;
                }
            }
        }
    }
}

/// Where to go on: letters from `rest` on belong to no word yet.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    at: usize,
    rest: usize,
    known: usize,
    /// How many parts were done before.
    done: usize,
    /// A word just met, and from where letters before it are of no word.
    word: Option<(usize, Part)>,
}

fn close(rest: usize, at: usize, done: &mut Vec<Part>) {
    if rest < at {
        done.push(Part { from: rest, to: at, number: None });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str) -> Vec<(usize, Vec<(usize, usize)>)> {
        let limits = Limits { longest: 9, sure: 3, most: 200 };
        let mut runs = Runs::new(HashSet::from(['市']), limits);
        let words = [("深圳", false, true), ("电子", false, false), ("有限公司", true, false)];
        for (number, (word, form, place)) in words.into_iter().enumerate() {
            runs.add(word, number, form, place, false);
        }
        let text: Vec<char> = text.chars().collect();
        let each = runs.part(&text).into_iter();
        each.map(|(known, way)| (known, way.iter().map(|part| (part.from, part.to)).collect()))
            .collect()
    }

    #[test]
    fn a_form_is_taken_and_a_word_may_be_a_name() {
        let expected =
            vec![(9, vec![(0, 3), (3, 4), (4, 6), (6, 10)]), (7, vec![(0, 3), (3, 6), (6, 10)])];
        assert_eq!(ways("深圳市恒电子有限公司"), expected);
    }

    #[test]
    fn a_run_of_any_length_is_parted() {
        let (found, size) = (ways(&"电子".repeat(50_000)), 50_000);
        assert_eq!((found.len(), found[0].0, found[0].1.len()), (201, 2 * size, size));
    }
}
