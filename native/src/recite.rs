//! Names of any bytes read by small tables, and held against the same done the long way round.
//!
//! A fuzzer feeds it, and so do the tests. What `search` does is held in `exercise`.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::Outcome;
use crate::abjad::MARK;
use crate::han::{Limits, Part, Runs, Way};
use crate::measures::kind;
use crate::phrases::Phrases;
use crate::primer::{self, Known};
use crate::respell::{Class, Common, Limits as Sizes, Name, Respeller};
use crate::sample::{Bytes, Sample};
use crate::sounds::{Rule, Rules, Sounds, bones};
use crate::weave::{Costs, Gone, Limits as Weights, Room};
use crate::written::Side;

/// Texts read by one set of tables.
const MOST: usize = 12;
/// Letters up to which a run is parted the long way round too.
const SHORT: usize = 48;
/// Letters up to which a text is read as one word.
const LONG: usize = 2_000;

/// Draw tables and names from the bytes, and read the names.
///
/// Panics where they are read otherwise than they should.
pub fn recite(data: &[u8]) {
    let from = &mut Bytes(data);
    match from.below(7) {
        0 => cut(from),
        1 => part(from),
        2 => tell(from),
        3 => hear(from),
        4 => weave(from),
        5 => write(from),
        _ => respell(from).unwrap_or_else(|said| panic!("a sound index broke: {said}")),
    }
}

fn texts(from: &mut Bytes, most: u32, mut read: impl FnMut(&str, &mut Bytes)) {
    for _ in 0..MOST {
        let text = from.long_text(most);
        read(&text, from);
        if from.is_over() {
            break;
        }
    }
}

fn is_undoubled(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).all(|two| two[0] != two[1] || two[0] == '\n')
}

fn cut(from: &mut Bytes) {
    let known = primer::phrases(from);
    let mut phrases = Phrases::default();
    known.iter().for_each(|phrase| phrases.add(phrase));
    texts(from, 24, |text, _| {
        let found = phrases.cut(text);
        assert_eq!(found.concat(), text);
        if text.chars().count() <= SHORT {
            assert_eq!(found, cut_slowly(text, &known), "{text}");
        }
    });
}

fn cut_slowly<'t>(text: &'t str, known: &HashSet<String>) -> Vec<&'t str> {
    let ends = |rest: &str| -> Vec<usize> {
        rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect()
    };
    let begins = |head: &str| known.iter().any(|phrase| phrase.starts_with(head));
    let (mut out, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let ends = ends(rest);
        let goes_on = ends.len() == 1 || begins(rest);
        match ends.iter().rev().find(|&&end| known.contains(&rest[..end])) {
            Some(&end) => {
                out.push(&rest[..end]);
                rest = &rest[end..];
            }
            None if goes_on => {
                let starts = std::iter::once(&0).chain(&ends);
                out.extend(starts.zip(&ends).map(|(&start, &end)| &rest[start..end]));
                rest = "";
            }
            None => {
                out.push(&rest[..ends[0]]);
                rest = &rest[ends[0]..];
            }
        }
    }
    out
}

type Words = BTreeMap<(String, bool), Known>;

fn part(from: &mut Bytes) {
    let (words, limits) = (primer::words_of_firms(from), primer::limits(from));
    let mut runs = Runs::new(HashSet::from(['市']), limits);
    for ((word, _), known) in &words {
        runs.add(word, known.number, known.form, known.place, known.firm);
    }
    let families = primer::families(from);
    texts(from, 16, |text, _| {
        let letters: Vec<char> = text.chars().collect();
        let ways = runs.part(&letters);
        assert!(!ways.is_empty() && ways.len() <= limits.most + 1);
        for (known, parts) in &ways {
            let end = parts
                .iter()
                .try_fold(0, |end, part| (part.from == end && part.to > end).then_some(part.to));
            assert_eq!(end, Some(letters.len()), "{text}: {parts:?}");
            let told = parts.iter().filter(|part| part.number.is_some());
            assert_eq!(told.map(|part| part.to - part.from).sum::<usize>(), *known);
        }
        if letters.len() <= SHORT {
            let mut found = Vec::new();
            part_slowly(&letters, (0, 0), (Vec::new(), 0), (&words, limits), &mut found);
            assert_eq!(ways, found, "{text}");
        }
        if families.may_read(&letters) {
            let said = letters.iter().map(|letter| format!("x{}", *letter as u32)).collect();
            let found = families.readings(&letters, said);
            assert!(!found.is_empty() && found.iter().all(|reading| !reading.is_empty()));
            assert!((1..found.len()).all(|at| !found[..at].contains(&found[at])), "{text}");
        }
    });
}

/// `_part` of `witting/names/han.py` as it stands there.
fn part_slowly(
    text: &[char],
    (at, rest): (usize, usize),
    (done, known): (Vec<Part>, usize),
    (words, limits): (&Words, Limits),
    found: &mut Vec<Way>,
) {
    if found.len() > limits.most {
        return;
    }
    let mut closed = done.clone();
    if rest < at {
        closed.push(Part { from: rest, to: at, number: None });
    }
    if at == text.len() {
        return found.push((known, closed));
    }
    let here = |size: usize, firm: bool| {
        let word: String = text[at..at + size].iter().collect();
        words.get(&(word, firm)).map(|known| (size, *known))
    };
    let mut go_on = |to: usize, number: usize| {
        let done = [&closed[..], &[Part { from: at, to, number: Some(number) }]].concat();
        part_slowly(text, (to, to), (done, known + to - at), (words, limits), found);
    };
    let left = text.len() - at;
    if let Some((size, firm)) = (1..=left).rev().find_map(|size| here(size, true)) {
        return go_on(at + size, firm.number);
    }
    let sizes = (1..=left.min(limits.longest)).rev();
    let with_seat = |(size, known): (usize, Known)| {
        let seat = known.place && text.get(at + size) == Some(&'市');
        (at + size + usize::from(seat), known)
    };
    let fit: Vec<_> = sizes.filter_map(|size| here(size, false)).map(with_seat).collect();
    let Some(&(to, first)) = fit.first() else {
        return part_slowly(text, (at + 1, rest), (done, known), (words, limits), found);
    };
    if first.form {
        return go_on(to, first.number);
    }
    fit.iter().for_each(|&(to, known)| go_on(to, known.number));
    if at > 0 && to - at <= limits.sure {
        part_slowly(text, (at + 1, rest), (done, known), (words, limits), found);
    }
}

fn tell(from: &mut Bytes) {
    let kinds = primer::kinds(from);
    texts(from, 8, |token, _| {
        let letters: Vec<char> = token.chars().collect();
        let marked = kinds.marks.iter().find(|(mark, _)| letters.first() == Some(mark));
        let ends = |ending: &String| {
            let ending: Vec<char> = ending.chars().collect();
            letters.get(kinds.least_before..).is_some_and(|rest| rest.ends_with(&ending))
        };
        let expected = match &letters[..] {
            _ if marked.is_some() => marked.map(|marked| marked.1),
            [] => None,
            _ if !token.is_ascii() => None,
            _ if letters.iter().all(char::is_ascii_digit) => Some(kind::NUMBER),
            [_] => Some(kind::INITIAL),
            _ if kinds.particles.contains(token) => Some(kind::PARTICLE),
            _ if kinds.patronymics.iter().any(ends) => Some(kind::PATRONYMIC),
            _ => Some(kind::WORD),
        };
        assert_eq!(kinds.of(token), expected, "{token}");
    });
}

fn hear(from: &mut Bytes) {
    let own = primer::rules(from);
    let rules = Rules::new(own.clone());
    let endings = vec!["iy".to_owned(), "y".to_owned(), from.text(2)];
    let sounds = Sounds::new(own.clone(), "sk".to_owned(), endings);
    let consonants = primer::consonants(from);
    texts(from, 8, |word, from| {
        let mut heard = String::new();
        rules.read(word, |letter| heard.push(letter));
        assert_eq!(heard, heard_slowly(word, &own), "{word}");
        let key = sounds.sound(word);
        assert!(if word.is_ascii() { is_undoubled(&key) } else { key == word }, "{word}: {key}");
        let of = from.below(u32::from(kind::COUNT) + 1) as u8;
        let keys = sounds.keys(word, of);
        let (first, written) = sounds.keys_written(word, of).unzip();
        assert_eq!(keys.first().map(|key| &key.0), first.as_ref());
        assert_eq!(keys.get(1).map(|key| key.0 == word), written.filter(|&is| is));
        assert!(keys.iter().all(|(key, own)| *own == bones(key) && is_undoubled(own)));
        assert!(is_undoubled(&consonants.skeleton(word)));
        let (spoken, own) = (consonants.spoken(word), consonants.sounds(word));
        assert!(spoken.starts_with(own.trim_end_matches('\n')) && !spoken.ends_with('\n'));
    });
}

/// Rules read one after the other at every place: the first that fits is taken.
fn heard_slowly(word: &str, rules: &[Rule]) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let at = word.len() - rest.len();
        let among = |letters: &str, sign: u8| letters.as_bytes().contains(&sign);
        let fits = |rule: &&Rule| {
            let before = &word.as_bytes()[..at];
            let last = before.last().is_some_and(|&sign| among(&rule.last_before, sign));
            rule.seen.as_bytes()[0].is_ascii()
                && rest.strip_prefix(rule.seen.as_str()).is_some_and(|after| {
                    let next = after.as_bytes().first();
                    match rule.next.as_str() {
                        "" => true,
                        "$" => after.is_empty(),
                        letters => next.is_some_and(|&sign| among(letters, sign)),
                    }
                })
                && before.len() >= rule.least_before
                && (rule.last_before.is_empty() || last)
        };
        match rules.iter().find(fits) {
            Some(rule) => {
                out.push_str(&rule.heard);
                rest = &rest[rule.seen.len()..];
            }
            None => {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    out
}

fn weave(from: &mut Bytes) {
    let met = "btnlmkhW".chars().map(|sign| (sign, sign, 0));
    let vowel = Gone { alone: 5, after: 30, end: 15, leads: true };
    let gone = [('i', vowel), ('a', vowel), ('ş', vowel)];
    let own = Weights { article: 100, kept: 7_500, too_short: 4 };
    let costs = Costs::new(met.clone().collect(), met.collect(), vec![('h', 40)], &gone, own);
    let mut room = Room::default();
    texts(from, 12, |signs, from| {
        let spoken = from.text(12);
        let ways = [costs.way(signs), costs.way(&from.text(6))];
        let least = i64::from(from.byte()) * 39;
        let (found, all) = (
            costs.read(&ways, &spoken, least, &mut room),
            costs.read(&ways, &spoken, 0, &mut room),
        );
        assert!(found <= all && (0..=10_000).contains(&all), "{signs} {spoken}");
        assert!(all < least || found == all, "{signs} {spoken}: {found} of {all} from {least}");
    });
}

fn write(from: &mut Bytes) {
    let scribe = primer::scribe(from, from.0.len().is_multiple_of(2));
    texts(from, 8, |text, _| {
        let word: String = text.chars().take(LONG).collect();
        if let Side::Firm(forms) = &scribe.side
            && let Some(bare) = forms.unknown(&word)
        {
            assert_eq!(bare.chars().count(), word.chars().count());
            assert!(word.ends_with(forms.without_article(&word)));
            assert!(word.ends_with(forms.without_servants(&word)));
        }
        if let Side::Person(compounds) = &scribe.side {
            compounds.may_be(&word, &scribe.abjad.servant);
        }
        let sign = |letter: char| scribe.latin.get(letter as usize)?.as_deref();
        let signs = scribe.abjad.word(&word, sign);
        assert!(
            signs.starts_with(MARK) && !["AA", "WW", "YY"].iter().any(|two| signs.contains(two))
        );
        let Some(told) = scribe.read(&word) else { return };
        assert!(!scribe.known.contains(&told.word) && !told.token.starts_with("abd"), "{word}");
        let core = word.trim_matches(&scribe.edges[..]);
        match told.token.strip_prefix(MARK) {
            Some(signs) => assert!(!signs.is_empty() && told.word == core, "{word}"),
            None if word.is_ascii() => {
                assert_eq!(told.token, word.trim_end_matches(['.', ',']).to_ascii_lowercase());
            }
            None => assert!(told.token.is_ascii() && !told.token.is_empty(), "{word}"),
        }
        let other = |letter: char| primer::others().find(|one| one.0 == letter || one.1 == letter);
        if core.chars().all(|one| other(one).is_some()) {
            let paired = paired_slowly(&told.word);
            let heard = paired.chars().map(|one| match other(one) {
                Some(letter) => letter.2.to_owned(),
                None => one.to_string(),
            });
            assert_eq!(told.token, heard.collect::<String>(), "{word}");
        }
    });
}

/// The pairs of `primer::scribe`, one after the other.
fn paired_slowly(word: &str) -> String {
    let own = word.strip_prefix("ви").map_or(word.to_owned(), |rest| format!("wi{rest}"));
    let letters: Vec<char> = own.chars().collect();
    let stands = |at: usize| {
        let next = letters.get(at + 1);
        at > 0 && "ио".contains(letters[at - 1]) && next.is_some_and(|one| "ос".contains(*one))
    };
    let heard = |(at, &one): (usize, &char)| if one == 'й' && stands(at) { 'j' } else { one };
    letters.iter().enumerate().map(heard).collect::<String>().replace("μπ", "b")
}

fn respell(from: &mut Bytes) -> Outcome<()> {
    let sample = Sample::drawn(from);
    let sounds = Arc::new(Sounds::new(primer::rules(from), "sk".to_owned(), Vec::new()));
    let (mut classes, class) = (BTreeMap::new(), from.word());
    classes.insert((class.as_bytes()[0], class.len()), vec![Class::new(class)]);
    let common = Common::new(
        HashSet::from([from.word()]),
        HashSet::from(["al".to_owned()]),
        classes.into_iter().collect(),
        vec![("rn".to_owned(), "m".to_owned()), ("1".to_owned(), from.text(1))],
        [8, 2],
    );
    let [part, split, strange, sounded, mended] = [3, 6, 5, 4, 5];
    let [parts, misreadings] = [3, 4];
    let own = Sizes { part, split, strange, sounded, mended, parts, misreadings };
    let words = Respeller::open(&mut &sample, sounds, Arc::new(common), own)?;
    for _ in 0..MOST {
        let word = match from.below(4) {
            0 => from.long_text(8).chars().take(400).collect(),
            1 => from.word() + &from.word() + &from.word(),
            _ => from.word(),
        };
        let strange = words.is_strange(&word)?;
        let mended = words.mended(&word)?;
        assert!(mended.is_empty() || strange, "{word}");
        let found = words.parts(&word)?;
        assert!(found.len() <= parts && found.iter().all(|some| some.concat() == word), "{word}");
        let others = words.others(&word)?;
        assert!(others.is_empty() || (strange && others.len() <= parts + misreadings), "{word}");
        let (one, two) = (from.word(), from.word());
        for (size, at) in words.joins(&[&one, &two, &word], 4)? {
            let whole = [&one[..], &two, &word][at..at + size].concat();
            assert!(words.has(&whole)?, "{whole}");
        }
        let own = [&one[..], &two, &word];
        let readings = [own.to_vec()];
        let name = Name {
            own: &own,
            joined: &[],
            as_person: &readings,
            as_firm: &readings,
            is_foreign: from.below(2) == 0,
            least_joined: 4,
        };
        if words.stays(&name)? != 0 {
            assert!(words.others(&word)?.is_empty() && words.joins(&own, 4)?.is_empty(), "{word}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_the_long_way_round_reads_them() {
        for data in crate::noise::inputs(4_000, |round| 20 + round % 300) {
            recite(&data);
        }
    }
}
