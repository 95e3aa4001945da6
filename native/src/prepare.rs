//! A word of a query made ready: every token of the vocabulary it may be, with how alike each is.

use crate::arrays::Arrays;
use crate::likeness::Sound;
use crate::measures::{Measures, WHOLE, kind};
use crate::near::{self, MOST};
use crate::search::Opened;
use crate::{Outcome, Unusable, damaged};

/// A token of the vocabulary a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    pub token: u32,
    pub bp: u16,
    pub weight: u16,
    pub kind: u8,
}

/// What Python knows of a word.
pub struct Word<'a> {
    pub text: &'a str,
    pub kind: u8,
    pub default_weight: u16,
    /// How it sounds and how it is written, each with its bones.
    pub keys: &'a [(&'a str, &'a str)],
    pub extras: &'a [(u32, u16)],
    /// Words it may be written as, with how alike each is.
    pub ways: &'a [(&'a str, u16)],
    /// A sound it may have as well, with how alike its words are.
    pub same: (&'a str, u16),
    pub initials: &'a [&'a str],
    pub ranges: &'a [(u32, u32, u16)],
}

/// A word of a query, ready for any number of searches.
#[derive(Debug)]
pub struct Prepared {
    pub kind: u8,
    pub weight: u32,
    /// Ascending by token.
    pub alike: Vec<Alike>,
    pub ranges: Vec<(u32, u32, u16)>,
    /// Rows to walk, persons' and others': of speaking tokens, and of forms and particles.
    pub speaking_rows: [u64; 2],
    pub other_rows: [u64; 2],
    /// The most a token alike weighs.
    pub most_weight: u32,
}

/// Room to work in, kept between words.
#[derive(Default)]
pub struct Room {
    buckets: Vec<u32>,
    candidates: Vec<u32>,
    bounds: Vec<(u32, u32)>,
    letters: Vec<char>,
}

impl Prepared {
    pub fn new(word: &Word, opened: &Opened, room: &mut Room) -> Outcome<Self> {
        let (index, at) = (&opened.arrays, &opened.measures);
        check(word, index, at)?;
        let mut found = listed(word, index, at)?;
        if let Some(own) = index.token_of(word.text)? {
            found.push((own, WHOLE as u16));
        }
        match word.kind {
            kind::WORD | kind::PATRONYMIC => {
                for key in word.keys {
                    near_tokens(*key, opened, room, &mut found)?;
                }
            }
            kind::PARTICLE => {
                if let Some((key, _)) = word.keys.first()
                    && let Some(sound) = index.sound_of(key)?
                {
                    let bp = at.sound.clamp(0, WHOLE) as u16;
                    let tokens = index.sound_tokens.get(sound)?;
                    found.extend(tokens.iter().map(|&token| (token, bp)));
                }
            }
            _ => {}
        }
        found.retain(|one| one.1 > 0);
        found.sort_unstable_by_key(|one| (one.0, u16::MAX - one.1));
        found.dedup_by_key(|one| one.0);
        Self::laid_out(word, found, index, at)
    }

    fn laid_out(
        word: &Word,
        found: Vec<(u32, u16)>,
        index: &Arrays,
        at: &Measures,
    ) -> Outcome<Self> {
        let mut own = Prepared {
            kind: word.kind,
            weight: u32::from(word.default_weight),
            alike: Vec::with_capacity(found.len()),
            ranges: word.ranges.to_vec(),
            speaking_rows: [0; 2],
            other_rows: [0; 2],
            most_weight: 0,
        };
        let mut posts = Vec::with_capacity(found.len());
        for &(token, _) in &found {
            posts.push(index.posts.bounds(token)?);
        }
        index.posts.touch(&posts);
        let mut best = 0;
        for ((token, bp), posts) in found.into_iter().zip(posts) {
            let (kind, weight) = index.token(token)?;
            own.alike.push(Alike { token, bp, weight, kind });
            own.most_weight = own.most_weight.max(u32::from(weight));
            own.count_rows(index, posts, kind)?;
            if i64::from(bp) == at.initial_alike || bp < best {
                continue;
            }
            if bp > best {
                (best, own.weight) = (bp, 0);
            }
            own.weight = own.weight.max(u32::from(weight));
        }
        Ok(own)
    }

    fn count_rows(&mut self, index: &Arrays, posts: (u32, u32), kind: u8) -> Outcome<()> {
        let rows = index.posts.slice(posts)?;
        let people = rows.partition_point(|&row| row < index.people) as u64;
        let counts =
            if kind::speaks(kind) { &mut self.speaking_rows } else { &mut self.other_rows };
        counts[0] += people;
        counts[1] += rows.len() as u64 - people;
        Ok(())
    }
}

/// The listed tokens a word may be by what is known of words: an initial is one in any case.
fn listed(word: &Word, index: &Arrays, at: &Measures) -> Outcome<Vec<(u32, u16)>> {
    let mut found: Vec<(u32, u16)> = word.extras.to_vec();
    for &(way, bp) in word.ways {
        found.extend(index.token_of(way)?.map(|token| (token, bp)));
    }
    let (same, bp) = word.same;
    if !same.is_empty()
        && let Some(sound) = index.sound_of(same)?
    {
        found.extend(index.sound_tokens.get(sound)?.iter().map(|&token| (token, bp)));
    }
    for initial in word.initials {
        if let Some(token) = index.token_of(initial)? {
            found.retain(|one| one.0 != token);
            found.push((token, at.initial_alike.clamp(1, WHOLE) as u16));
        }
    }
    Ok(found)
}

fn check(word: &Word, index: &Arrays, at: &Measures) -> Outcome<()> {
    let tokens = index.vocabulary.len() as u32;
    let likely = |bp: u16| bp > 0 && i64::from(bp) <= WHOLE;
    if word.kind >= kind::COUNT {
        return Err(Unusable::new(format!("{} is no kind of token", word.kind)));
    }
    if word.default_weight == 0 {
        return Err(Unusable::new("a word must weigh something"));
    }
    if !word.extras.iter().all(|&(t, bp)| t < tokens && likely(bp)) {
        return Err(Unusable::new(
            "an extra names no token of the vocabulary, or a likeness outside 1 to 10000",
        ));
    }
    let (same, bp) = word.same;
    if !word.ways.iter().all(|&(_, bp)| likely(bp)) || !(same.is_empty() || likely(bp)) {
        return Err(Unusable::new("a way to write a word has a likeness outside 1 to 10000"));
    }
    let fits = |&(first, last, bp): &(u32, u32, u16)| first <= last && last <= tokens && likely(bp);
    if !word.ranges.iter().all(fits) {
        return Err(Unusable::new(
            "a range leaves the vocabulary, or its likeness is outside 1 to 10000",
        ));
    }
    // A meeting by range gives no ground to score; only then need ranges never be walked.
    let silent = |bp: u16| !kind::speaks(word.kind) || i64::from(bp) == at.cut_alike;
    if !word.ranges.iter().all(|&(_, _, bp)| silent(bp)) {
        return Err(Unusable::new("a range of a speaking word must have the likeness CUT_ALIKE"));
    }
    Ok(())
}

/// Add every token whose sound is alike: by few slips, or by the same consonants.
fn near_tokens(
    (key, bones): (&str, &str),
    opened: &Opened,
    room: &mut Room,
    found: &mut Vec<(u32, u16)>,
) -> Outcome<()> {
    if key.is_empty() {
        return Ok(());
    }
    let (index, at) = (&opened.arrays, &opened.measures);
    let letters: Vec<char> = key.chars().collect();
    let asked = Sound::new(&letters);
    gather(key, &letters, bones, &asked, opened, room)?;
    // In passes, so that many loads are under way at once.
    room.bounds.clear();
    for &sound in &room.candidates {
        room.bounds.push(index.sounds.bounds(sound)?);
    }
    index.sounds.touch(&room.bounds);
    for (&sound, &bounds) in room.candidates.iter().zip(&room.bounds) {
        decode(index.sounds.slice(bounds)?, &mut room.letters)?;
        let bp = asked.alike(&room.letters, at);
        if bp > 0 {
            let bp = bp.min(WHOLE) as u16;
            let tokens = index.sound_tokens.get(sound)?;
            found.extend(tokens.iter().map(|&token| (token, bp)));
        }
    }
    Ok(())
}

/// Gather the sounds that may be near: the same, of the same bones, or sharing a deletion.
fn gather(
    key: &str,
    letters: &[char],
    bones: &str,
    asked: &Sound,
    opened: &Opened,
    room: &mut Room,
) -> Outcome<()> {
    let (index, at) = (&opened.arrays, &opened.measures);
    let Room { buckets, candidates, bounds, .. } = room;
    candidates.clear();
    let mut add = |sounds: &[u32]| -> Outcome<()> {
        for &sound in sounds {
            let sieve = opened.sieves.get(sound as usize);
            let sieve = sieve.ok_or_else(|| damaged("a sound's number"))?;
            if asked.may_be(*sieve, at) {
                candidates.push(sound);
            }
        }
        Ok(())
    };
    if let Some(own) = index.sound_of(key)? {
        add(&[own])?;
    }
    if bones.chars().nth(1).is_some()
        && let Some(bones) = index.bones.find(bones.as_bytes())?
    {
        add(index.bones_sounds.get(bones)?)?;
    }
    buckets.reserve(MOST);
    near::buckets_of(letters, index.near_mask, buckets);
    bounds.clear();
    for &bucket in buckets.iter() {
        bounds.push(index.near.bounds(bucket)?);
    }
    index.near.touch(bounds);
    for &bounds in bounds.iter() {
        add(index.near.slice(bounds)?)?;
    }
    candidates.sort_unstable();
    candidates.dedup();
    Ok(())
}

fn decode(bytes: &[u8], out: &mut Vec<char>) -> Outcome<()> {
    out.clear();
    if bytes.is_ascii() {
        out.extend(bytes.iter().map(|&byte| char::from(byte)));
    } else {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Unusable::new("the index is damaged: a sound is not UTF-8"))?;
        out.extend(text.chars());
    }
    Ok(())
}
