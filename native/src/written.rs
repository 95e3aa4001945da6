//! One written word of a name read by itself: what it asks of the rest, and its token.
//!
//! The definition is `_word` in `witting/names/people.py` and in `firms.py`. Here is the same for
//! the commonest words: of one alphabet that is read letter by letter, and known to no table. All
//! others are None, and Python reads them.

use std::collections::{HashMap, HashSet};

use crate::abjad::{Abjad, Compounds, Forms, MARK};

/// Letters have no higher numbers than this.
pub const ALPHABETS: usize = 0x2000;

/// What is known of a letter, as bits.
pub const UPPER: u8 = 1;
pub const LOWER: u8 = 2;
/// It looks like a Latin letter as it is written; its plain form does.
pub const SEEN: u8 = 4;
pub const LOOKS: u8 = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Arabic,
    Hebrew,
    Other(u8),
}

#[derive(Debug, Clone)]
pub struct Letter {
    pub plain: Box<str>,
    pub script: Script,
    pub bits: u8,
}

/// Letters that are written as others before a word is read letter by letter.
#[derive(Debug)]
pub struct Pair {
    pub seen: String,
    pub heard: String,
    /// Whether it stands only at the beginning.
    pub first: bool,
    /// Which letter must stand before, and which after; "" for any.
    pub before: String,
    pub next: String,
}

/// Bits a word asks of its name.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "python", derive(pyo3::FromPyObject), pyo3(from_item_all))]
pub struct Marks {
    pub latin: u32,
    pub masked: u32,
    pub seen: u32,
    pub unseen: u32,
    /// What a Cyrillic word asks that has any of some letters.
    pub signs: Vec<(String, u32)>,
}

/// What is read of a person's word, or of an organisation's.
#[derive(Debug)]
pub enum Side {
    Person(Compounds),
    Firm(Forms),
}

/// Reads written words.
#[derive(Debug)]
pub struct Scribe {
    pub letters: Vec<Option<Letter>>,
    /// How a plain letter is read; itself where there is none, but nothing in an abjad.
    pub latin: Vec<Option<Box<str>>>,
    pub pairs: HashMap<u8, Vec<Pair>>,
    /// Signs at the ends of a word that show nothing.
    pub edges: Vec<char>,
    /// Plain words that some table knows.
    pub known: HashSet<String>,
    pub marks: Marks,
    pub abjad: Abjad,
    pub side: Side,
    /// What begins a Latin word that is parted: the servant of God.
    pub parted: String,
    /// Letters up to which a word of capitals may be initials, or something else than a word.
    pub most_initials: usize,
    pub least_capitals: usize,
}

/// A word that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    pub marks: u32,
    pub word: String,
    pub token: String,
    /// An Arabic word of a firm as it is looked up, and without its article.
    pub forms: Option<(String, String)>,
}

/// How a word's capitals stand.
#[derive(Debug)]
struct Cases {
    title: bool,
    lower: bool,
    upper: bool,
}

impl Cases {
    fn of(bits: impl Iterator<Item = u8>) -> Self {
        let (mut title, mut uppers, mut lowers, mut inside) = (true, 0, 0, false);
        for bits in bits {
            if bits & UPPER > 0 {
                title &= !inside;
                uppers += 1;
                inside = true;
            } else if bits & LOWER > 0 {
                title &= inside;
                lowers += 1;
                inside = true;
            } else {
                inside = false;
            }
        }
        let cased = uppers + lowers > 0;
        Cases { title: title && cased, lower: cased && uppers == 0, upper: cased && lowers == 0 }
    }
}

impl Scribe {
    fn letter(&self, letter: char) -> Option<&Letter> {
        self.letters.get(letter as usize)?.as_ref()
    }

    /// Give what a written word says, or None where it is not for the kernel to say.
    pub fn read(&self, written: &str) -> Option<Told> {
        if written.is_ascii() {
            return self.simple(written);
        }
        let core = written.trim_matches(&self.edges[..]);
        let mut word = String::with_capacity(core.len());
        let (mut all, mut any, mut script) = (0xff_u8, 0_u8, None);
        let mut size = 0;
        for letter in core.chars() {
            let known = self.letter(letter)?;
            if *script.get_or_insert(known.script) != known.script {
                return None;
            }
            word.push_str(&known.plain);
            all &= known.bits;
            any |= known.bits;
            size += 1;
        }
        let script = script?;
        if word.chars().nth(1).is_none() || self.known.contains(&word) {
            return None;
        }
        if any & UPPER > 0 {
            let bits = core.chars().filter_map(|letter| self.letter(letter)).map(|one| one.bits);
            self.is_unadorned(Cases::of(bits), script, size).then_some(())?;
        }
        let seen = all & SEEN > 0 && outside(written, core).is_ascii();
        let marks = if seen { self.marks.seen } else { self.marks.unseen };
        match script {
            Script::Latin => self.latin_word(word, marks),
            Script::Arabic | Script::Hebrew => self.abjad_word(word, marks, script),
            Script::Other(number) => {
                let masked = if all & LOOKS > 0 { self.marks.masked } else { 0 };
                let asked = self.signs_of(&word);
                let token = self.romanised(&word, number);
                self.told(marks | masked | asked, word, token, None)
            }
        }
    }

    /// Read a word in ASCII letters with capitals only where they belong.
    fn simple(&self, written: &str) -> Option<Told> {
        let core = written.trim_end_matches(['.', ',']);
        let letters = core.as_bytes();
        let (first, rest) = letters.split_first()?;
        if !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let small = rest.iter().all(u8::is_ascii_lowercase);
        let capitals = letters.len() >= self.least_capitals
            && first.is_ascii_uppercase()
            && rest.iter().all(u8::is_ascii_uppercase);
        if !small && !capitals {
            return None;
        }
        let word = core.to_ascii_lowercase();
        if self.known.contains(&word) {
            return None;
        }
        let token = word.clone();
        self.told(self.marks.latin, word, token, None)
    }

    /// Say whether a word with capitals can be nothing else than it says.
    fn is_unadorned(&self, cases: Cases, script: Script, size: usize) -> bool {
        let person = matches!(self.side, Side::Person(_));
        if cases.title || cases.lower || (!person && cases.upper) {
            return true;
        }
        script != Script::Latin && !(person && cases.upper && size <= self.most_initials)
    }

    fn latin_word(&self, word: String, marks: u32) -> Option<Told> {
        if !word.is_ascii() {
            return None;
        }
        let token = word.clone();
        self.told(marks | self.marks.latin, word, token, None)
    }

    fn abjad_word(&self, word: String, marks: u32, script: Script) -> Option<Told> {
        let (mut spelt, mut forms) = (word.as_str(), None);
        match &self.side {
            Side::Person(compounds) => {
                if script == Script::Arabic && compounds.may_be(&word, &self.abjad.servant) {
                    return None;
                }
            }
            Side::Firm(own) if script == Script::Arabic => {
                let bare = own.unknown(&word)?;
                let apart = own.without_article(&word);
                spelt = own.without_servants(&word);
                if [&bare[..], apart, spelt].into_iter().any(|way| self.known.contains(way)) {
                    return None;
                }
                forms = Some((bare, apart.to_owned()));
            }
            Side::Firm(_) => {}
        }
        if spelt.starts_with(self.abjad.servant.as_str()) {
            return None;
        }
        let token = self.abjad.word(spelt, |letter| self.latin.get(letter as usize)?.as_deref());
        self.told(marks, word, token, forms)
    }

    fn told(
        &self,
        marks: u32,
        word: String,
        token: String,
        forms: Option<(String, String)>,
    ) -> Option<Told> {
        let nothing = token.is_empty() || (token.len() == 1 && token.starts_with(MARK));
        let known = nothing || token.starts_with(self.parted.as_str());
        (!known).then_some(Told { marks, word, token, forms })
    }

    fn signs_of(&self, word: &str) -> u32 {
        let has = |sign: &str| word.as_bytes().windows(sign.len()).any(|at| at == sign.as_bytes());
        let found = self.marks.signs.iter().filter(|(sign, _)| has(sign));
        found.fold(0, |marks, (_, asked)| marks | asked)
    }

    /// Give a word in Latin letters.
    fn romanised(&self, word: &str, script: u8) -> String {
        let mut own = None;
        for pair in self.pairs.get(&script).into_iter().flatten() {
            let so_far = own.as_deref().unwrap_or(word);
            if so_far.contains(pair.seen.as_str()) {
                own = Some(pair.replaced(so_far));
            }
        }
        let word = own.as_deref().unwrap_or(word);
        let mut out = String::with_capacity(word.len());
        for letter in word.chars() {
            match self.latin.get(letter as usize).and_then(Option::as_deref) {
                Some(latin) => out.push_str(latin),
                None => out.push(letter),
            }
        }
        out
    }
}

impl Pair {
    fn replaced(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        let mut at = 0;
        while let Some(letter) = word[at..].chars().next() {
            if word[at..].starts_with(self.seen.as_str()) && self.fits(word, at) {
                out.push_str(&self.heard);
                at += self.seen.len();
            } else {
                out.push(letter);
                at += letter.len_utf8();
            }
        }
        out
    }

    fn fits(&self, word: &str, at: usize) -> bool {
        let among = |letters: &str, letter: Option<char>| {
            letters.is_empty() || letter.is_some_and(|letter| letters.contains(letter))
        };
        (!self.first || at == 0)
            && among(&self.before, word[..at].chars().next_back())
            && among(&self.next, word[at + self.seen.len()..].chars().next())
    }
}

/// Give the bytes of the signs around the core of a word, all of them at once.
fn outside(written: &str, core: &str) -> Vec<u8> {
    let begins = core.as_ptr() as usize - written.as_ptr() as usize;
    let (before, rest) = written.as_bytes().split_at(begins);
    [before, &rest[core.len()..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scribe(side: Side) -> Scribe {
        let mut letters = vec![None; ALPHABETS];
        let cyrillic = [('И', "и", UPPER), ('и', "и", LOWER), ('в', "в", LOWER | LOOKS)];
        for (letter, plain, bits) in cyrillic {
            let script = Script::Other(0);
            letters[letter as usize] = Some(Letter { plain: plain.into(), script, bits });
        }
        let mut latin = vec![None; ALPHABETS];
        latin['и' as usize] = Some("i".into());
        latin['в' as usize] = Some("v".into());
        let pair = Pair {
            seen: "ви".into(),
            heard: "wi".into(),
            first: true,
            before: String::new(),
            next: String::new(),
        };
        Scribe {
            letters,
            latin,
            pairs: HashMap::from([(0, vec![pair])]),
            edges: vec!['«', '»'],
            known: HashSet::from(["dr".to_owned()]),
            marks: Marks { latin: 1, masked: 2, seen: 4, unseen: 8, signs: Vec::new() },
            abjad: Abjad::default(),
            side,
            parted: "abd".into(),
            most_initials: 3,
            least_capitals: 4,
        }
    }

    fn read(written: &str, side: Side) -> Option<(u32, String)> {
        scribe(side).read(written).map(|told| (told.marks, told.token))
    }

    #[test]
    fn words_of_one_alphabet_are_read_and_others_left() {
        let person = || Side::Person(Compounds::default());
        let cases = [
            ("Ивив", Some((8, "iviv"))),
            ("«виви»", Some((8, "wivi"))),
            ("вв", Some((10, "vv"))),
            ("и", None),
            ("ИИ", None),
            ("Ивz", None),
            ("Ivan,", Some((1, "ivan"))),
            ("IVAN", Some((1, "ivan"))),
            ("AB", None),
            ("McIvan", None),
            ("Dr.", None),
            ("Abdulla", None),
            ("", None),
            ("«»", None),
        ];
        for (written, expected) in cases {
            let expected = expected.map(|(marks, token)| (marks, token.to_owned()));
            assert_eq!(read(written, person()), expected, "{written}");
        }
    }

    #[test]
    fn capitals_of_a_firm_are_no_initials() {
        assert_eq!(read("ИИ", Side::Firm(Forms::default())), Some((8, "ii".to_owned())));
    }
}
