//! Small tables to read names by, and texts made out of any bytes, for the readings of `recite`.
//!
//! The tables are made as Python makes its own; a fuzzer adds any words to them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::abjad::{Abjad, Compounds, Forms};
use crate::consonants::Consonants;
use crate::han::Limits;
use crate::measures::kind;
use crate::people::Families;
use crate::sample::Bytes;
use crate::sounds::{Rule, Rules};
use crate::written::{
    ALPHABETS, LOOKS, LOWER, Letter, Marks, Pair, SEEN, Scribe, Script, Side, UPPER,
};

/// Parts of names in every script, and signs that stand between, around and over letters.
static PIECES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let latin = "a b e h k i n o s u v z A K O X al abd sky off ovich sh ff ck ltd é É ß İ ı ŉ ş";
    let others = "и в о с й И В О С ви йо ѕ ί α ο Ω ς μπ ա ლ ა א ב ך ש";
    let arabic = "ا ل ه و ي ة ب ت ن ش ر ك ى ہ ال الله عبد عبدال شركة الدين محمد ستان نور";
    let han = "北 京 市 王 明 长 电 子 有 限 公 司 欧 阳 微 软 生 北京 电子 有限公司 欧阳 微软 〇 김 か ー";
    let signs = "1 7 ~ . + , - ' « » \" ( \u{301} \u{651} \u{640} \u{200d} \u{202e} \u{a0} \u{1c}";
    let rest = "\n \0 😀 \u{10ffff}";
    let each = [latin, others, arabic, han, signs, rest].into_iter().flat_map(|all| all.split(' '));
    each.chain([" "]).collect()
});

impl Bytes<'_> {
    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    /// A few pieces of names, or any letters.
    pub fn text(&mut self, most: u32) -> String {
        (0..self.below(most + 1)).fold(String::new(), |mut text, _| {
            match self.byte() {
                byte @ 0..240 => text.push_str(PIECES[byte as usize % PIECES.len()]),
                plane => {
                    let letter = (plane % 3) << 16 | self.byte() << 8 | self.byte();
                    text.push(char::from_u32(letter).unwrap_or('\u{fffd}'));
                }
            }
            text
        })
    }

    /// A text as long as no name is, now and then.
    pub fn long_text(&mut self, most: u32) -> String {
        let text = self.text(most);
        if self.below(64) == 63 { text.repeat((1 + 16 * self.byte()) as usize) } else { text }
    }

    fn texts(&mut self, most: u32, pieces: u32) -> Vec<String> {
        (0..self.below(most + 1)).map(|_| self.text(pieces)).filter(|one| !one.is_empty()).collect()
    }
}

fn owned<T: FromIterator<String>>(texts: &[&str]) -> T {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn pair_of(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

/// Give phrases of Han, some of them drawn.
pub fn phrases(from: &mut Bytes) -> HashSet<String> {
    let mut out: HashSet<String> = owned(&["北京市", "京市", "电子", "有限公司", "公司", "王明"]);
    out.extend(from.texts(4, 4).into_iter().filter(|one| one.chars().count() > 1));
    out
}

/// What is known of a Chinese word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known {
    pub number: usize,
    pub form: bool,
    pub place: bool,
    pub firm: bool,
}

/// Give words of firms' Chinese names, some of them drawn; each stands once among words and once
/// among foreign firms.
pub fn words_of_firms(from: &mut Bytes) -> BTreeMap<(String, bool), Known> {
    let mut given = vec![
        ("北京".to_owned(), Known { place: true, ..Known::default() }),
        ("电子".to_owned(), Known::default()),
        ("子".to_owned(), Known::default()),
        ("有限公司".to_owned(), Known { form: true, ..Known::default() }),
        ("公司".to_owned(), Known { form: true, ..Known::default() }),
        ("微软".to_owned(), Known { firm: true, ..Known::default() }),
    ];
    for word in from.texts(5, 3) {
        let bits = from.byte();
        let (form, place, firm) = (bits & 1 > 0, bits & 2 > 0, bits & 12 == 12);
        given.push((word, Known { form, place, firm, number: 0 }));
    }
    let each = given.into_iter().enumerate();
    each.map(|(number, (word, known))| ((word, known.firm), Known { number, ..known })).collect()
}

pub fn limits(from: &mut Bytes) -> Limits {
    Limits {
        longest: 9,
        sure: 3,
        most: if from.below(2) == 0 { 200 } else { from.below(9) as usize },
    }
}

/// What kinds are told by.
pub fn kinds(from: &mut Bytes) -> crate::kinds::Kinds {
    let mut patronymics: Vec<String> = owned(&["ovich", "ovna", "oglu"]);
    patronymics.extend(from.texts(2, 2));
    let mut particles: HashSet<String> = owned(&["al", "bin", "van"]);
    particles.extend(from.texts(2, 2));
    let marks = vec![('.', kind::FORM), ('~', kind::ABJAD)];
    crate::kinds::Kinds { marks, particles, patronymics, least_before: from.below(4) as usize }
}

/// How Latin words sound: rules with what may stand before and after, some of them drawn.
pub fn rules(from: &mut Bytes) -> Vec<Rule> {
    let mut out: Vec<Rule> = [
        ("ff", "v", 3, "oe", "$"),
        ("sh", "ş", 0, "", ""),
        ("ck", "k", 0, "", ""),
        ("c", "s", 0, "", "ei"),
        ("iy", "i", 0, "", "$"),
        ("oo", "u", 0, "", ""),
        ("h", "", 1, "", "bkn"),
    ]
    .map(|(seen, heard, least_before, last_before, next)| Rule {
        seen: seen.to_owned(),
        heard: heard.to_owned(),
        least_before,
        last_before: last_before.to_owned(),
        next: next.to_owned(),
    })
    .into();
    for seen in from.texts(3, 2) {
        let last_before = if from.below(2) == 0 { String::new() } else { from.text(2) };
        let next = if from.below(3) == 0 { "$".to_owned() } else { from.text(2) };
        let least_before = from.below(4) as usize;
        out.push(Rule { seen, heard: from.text(2), least_before, last_before, next });
    }
    out
}

pub fn consonants(from: &mut Bytes) -> Consonants {
    Consonants {
        spellings: Rules::new(rules(from)),
        broad: HashMap::from([('a', None), ('h', None), ('v', Some('f')), ('ş', Some('s'))]),
        weak: "-".to_owned(),
        articles: owned(&["al", "el"]),
        short: 4,
        paired: owned(&["sh", "kh"]),
    }
}

/// Tables of a person's Chinese name.
pub fn families(from: &mut Bytes) -> Families {
    Families {
        exonyms: HashMap::from([("明明".to_owned(), owned(&["ming"]))]),
        of_two: owned(&["欧阳"]),
        read_as: HashMap::from([pair_of("长", "zhang"), pair_of("欧阳", "ouyang")]),
        japanese: HashMap::from([pair_of("北", "kita"), pair_of(&from.text(2), "mori")]),
        japanese_given: HashMap::from([("明".to_owned(), owned(&["akira", "mei"]))]),
        longest_japanese: 3,
        southern: HashMap::from([pair_of("王", "wong")]),
        cantonese: [('王', "wong"), ('明', "ming"), ('欧', ""), ('阳', "yeung")]
            .map(|(letter, spelt)| (letter, spelt.to_owned()))
            .into(),
        title_ends: HashSet::from(['生']),
        least_parted: 4,
    }
}

fn compounds(from: &mut Bytes) -> Compounds {
    let mut given: HashSet<String> = owned(&["محمد", "عبد", "نور"]);
    given.extend(from.texts(3, 3));
    Compounds {
        joins: owned(&["ابن"]),
        sham_alef: 'ى',
        alef: owned(&["موسى"]),
        given,
        faith: "الدين".to_owned(),
        god: "عبدالله".to_owned(),
        endings: owned(&["ي", "وف"]),
        least: 1 + from.below(3) as usize,
    }
}

fn forms(from: &mut Bytes) -> Forms {
    let mut known: HashSet<String> = owned(&["شركة", "تجارة", "بنك"]);
    known.extend(from.texts(3, 3));
    Forms {
        prefixes: owned(&["", "ال", "لل", "و"]),
        endings: vec![("ه".to_owned(), owned(&["ة", ""])), ("ي".to_owned(), owned(&["ة", "ا"]))],
        of_countries: owned(&["ي", "ية"]),
        country_ends: owned(&["", "ا"]),
        countries: owned(&["تركيا"]),
        article: "ال".to_owned(),
        least: 1 + from.below(3) as usize,
        urdu: HashMap::from([('ہ', 'ه'), ('ک', 'ك')]),
        servants: vec![("ال".to_owned(), 3), ("و".to_owned(), 4)],
        articles: owned(&["ال", "وال"]),
        least_bare: 2,
        known,
    }
}

/// Arabic and Hebrew letters, each with its sign.
const SIGNS: &str = "اA لl هh وW يY ةH بb تt نn شš رr كk دd مm حh ع אA בḇ שś ךx סs طt جj";
/// Letters that are read one by one: in capitals, small, and how they are read.
const OTHERS: &str = "Ииi Ввv Ооo Ссs Ййy Ωωo Ααa Οοo Μμm Ππp";

/// Give letters that are read one by one: in capitals, small, and how they are read.
pub fn others() -> impl Iterator<Item = (char, char, &'static str)> {
    OTHERS.split(' ').filter_map(|one| {
        let mut letters = one.chars();
        Some((letters.next()?, letters.next()?, letters.as_str()))
    })
}

pub fn abjad() -> Abjad {
    Abjad {
        foreign: vec![pair_of("ہ", "ه"), pair_of("تش", "ج")],
        god: pair_of("الله", "له"),
        article: "ال".to_owned(),
        short: 3,
        weak: "AWY".to_owned(),
        ended: ('h', 'H'),
        least_ended: 2,
        servant: "عبدال".to_owned(),
    }
}

/// What reads the written words of people, or of firms.
pub fn scribe(from: &mut Bytes, person: bool) -> Scribe {
    let mut letters = vec![None; ALPHABETS];
    let mut latin: Vec<Option<Box<str>>> = vec![None; ALPHABETS];
    let mut add = |letter: char, plain: &str, script: Script, bits: u8| {
        letters[letter as usize] = Some(Letter { plain: plain.into(), script, bits });
    };
    for letter in 'a'..='z' {
        add(letter, &letter.to_string(), Script::Latin, LOWER | SEEN);
        let upper = letter.to_ascii_uppercase();
        add(upper, &letter.to_string(), Script::Latin, UPPER | SEEN);
    }
    for (own, plain) in [('é', "e"), ('ß', "ss"), ('ş', "s")] {
        add(own, plain, Script::Latin, LOWER);
    }
    for (upper, lower, read) in others() {
        let script = Script::Other(u8::from(lower < 'а'));
        let looks = if "ос".contains(lower) { LOOKS | SEEN } else { 0 };
        add(upper, &lower.to_string(), script, UPPER | looks);
        add(lower, &lower.to_string(), script, LOWER | looks);
        latin[lower as usize] = Some(read.into());
    }
    for own in SIGNS.split(' ') {
        let Some((letter, sign)) = own.chars().next().map(|one| (one, &own[one.len_utf8()..]))
        else {
            continue;
        };
        let script = if letter < '\u{600}' { Script::Hebrew } else { Script::Arabic };
        add(letter, letter.encode_utf8(&mut [0; 4]), script, 0);
        latin[letter as usize] = (!sign.is_empty()).then(|| sign.into());
    }
    let pair = |seen: &str, heard: &str, first, before: &str, next: &str| {
        let (seen, heard) = pair_of(seen, heard);
        Pair { seen, heard, first, before: before.to_owned(), next: next.to_owned() }
    };
    let pairs = HashMap::from([
        (0, vec![pair("ви", "wi", true, "", ""), pair("й", "j", false, "ио", "ос")]),
        (1, vec![pair("μπ", "b", false, "", "")]),
    ]);
    let mut known: HashSet<String> = owned(&["ltd", "ос", "محمد"]);
    known.extend(from.texts(3, 3));
    let side = if person { Side::Person(compounds(from)) } else { Side::Firm(forms(from)) };
    let signs = vec![("й".to_owned(), 16), ("и".to_owned(), 32)];
    Scribe {
        letters,
        latin,
        pairs,
        edges: "\"'«»“”„‘’,()".chars().collect(),
        known,
        marks: Marks { latin: 1, masked: 2, seen: 4, unseen: 8, signs },
        abjad: abjad(),
        side,
        parted: "abd".to_owned(),
        most_initials: 3,
        least_capitals: 4,
    }
}
