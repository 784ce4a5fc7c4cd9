//! The compiled tables, and the one question put to them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::fold::{Token, sound, squeezed, tokens};
use super::matching::{Place, Read, one_slip};
use super::table::{BadLine, Element, Section, Table, Word, bare, parse};
use super::{Flag, Flags};

const BASE: [&str; 10] = [
    include_str!("../danger_words/en.txt"),
    include_str!("../danger_words/es.txt"),
    include_str!("../danger_words/ko.txt"),
    include_str!("../danger_words/zh.txt"),
    include_str!("../danger_words/tl.txt"),
    include_str!("../danger_words/hy.txt"),
    include_str!("../danger_words/vi.txt"),
    include_str!("../danger_words/ru.txt"),
    include_str!("../danger_words/fa.txt"),
    include_str!("../danger_words/ar.txt"),
];

/// The shortest word in which a typing error is forgiven.
const SLIP_FROM: usize = 6;

/// What was heard, and in which words, so that a steward sees why.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Heard {
    /// The flags.
    pub flags: Flags,
    /// For each flag the folded words that raised it first.
    pub because: Vec<(Flag, String)>,
}

/// Phrases that may mean danger, in every language at once: people switch in the middle of a sentence.
pub struct Lexicon {
    words: Vec<Word>,
    known: HashMap<Word, u32>,
    /// How each word sounds, where it is compared by ear.
    sounds: Vec<Option<String>>,
    fillers: Vec<u32>,
    negations: Vec<u32>,
    exact: HashMap<String, Vec<u32>>,
    ear: HashMap<String, Vec<u32>>,
    drawn_out: HashMap<String, Vec<u32>>,
    slips: HashMap<char, Vec<u32>>,
    others: Vec<u32>,
    rules: Vec<Compiled>,
    letters: Vec<(Section, Vec<String>, Vec<String>)>,
    plain: HashSet<String>,
}

struct Compiled {
    section: Section,
    all: Vec<Vec<Place>>,
    unless: Vec<Vec<Place>>,
}

/// Listens to all the texts of an ask together, with the tables that come with the program.
pub fn listen(texts: &[&str]) -> Flags {
    Lexicon::base().hear(&texts.join("\n")).flags
}

impl Lexicon {
    /// The tables that come with the program.
    pub fn base() -> &'static Self {
        static BUILT: OnceLock<Lexicon> = OnceLock::new();
        BUILT.get_or_init(|| {
            Self::with_extra("").expect("a test reads every table that comes with the program")
        })
    }

    /// The base tables and a network's own.
    pub fn with_extra(extra: &str) -> Result<Self, BadLine> {
        let mut lexicon = Self::empty();
        for text in BASE.into_iter().chain([extra]) {
            lexicon.add(parse(text)?);
        }
        lexicon.fillers.sort_unstable();
        lexicon.negations.sort_unstable();
        Ok(lexicon)
    }

    /// Listens to a message: all of its fields put together.
    pub fn hear(&self, message: &str) -> Heard {
        let tokens = tokens(message);
        let mut read = self.read(&tokens);
        self.mask(&mut read);
        let mut heard = Heard::default();
        for rule in &self.rules {
            if let Section::Flag(flag) = rule.section
                && !heard.flags.has(flag)
                && let Some(words) = rule.heard_in(&read, flag)
            {
                heard.note(flag, words);
            }
        }
        let letters = bare(message);
        let present = |parts: &[String]| parts.iter().all(|part| letters.contains(part.as_str()));
        for (section, wanted, unwanted) in &self.letters {
            if let Section::Flag(flag) = *section
                && !heard.flags.has(flag)
                && present(wanted)
                && !unwanted.iter().any(|part| letters.contains(part.as_str()))
            {
                heard.note(flag, wanted.join(" "));
            }
        }
        heard
    }

    fn empty() -> Self {
        Self {
            words: Vec::new(),
            known: HashMap::new(),
            sounds: Vec::new(),
            fillers: Vec::new(),
            negations: Vec::new(),
            exact: HashMap::new(),
            ear: HashMap::new(),
            drawn_out: HashMap::new(),
            slips: HashMap::new(),
            others: Vec::new(),
            rules: Vec::new(),
            letters: Vec::new(),
            plain: HashSet::new(),
        }
    }

    fn add(&mut self, table: Table) {
        self.letters.extend(table.letters);
        for rule in table.rules {
            if rule.section == Section::Plain {
                self.plain.extend(plain_words(&rule.all));
                continue;
            }
            let mut compile = |parts: Vec<Vec<Element>>| -> Vec<Vec<Place>> {
                parts.into_iter().map(|part| part.into_iter().map(|e| self.place(e)).collect()).collect()
            };
            let (all, unless) = (compile(rule.all), compile(rule.unless));
            let words = || all.iter().flatten().flat_map(|place| place.any.iter().flatten()).copied();
            match rule.section {
                Section::Filler => self.fillers.extend(words()),
                Section::Negation => self.negations.extend(words()),
                _ => {}
            }
            self.rules.push(Compiled { section: rule.section, all, unless });
        }
    }

    fn place(&mut self, element: Element) -> Place {
        let any =
            element.any.into_iter().map(|run| run.into_iter().map(|w| self.intern(w)).collect()).collect();
        Place { gap: element.gap, any }
    }

    fn intern(&mut self, word: Word) -> u32 {
        if let Some(&known) = self.known.get(&word) {
            return known;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.known.insert(word.clone(), id);
        match &word {
            Word::Like { text, ear } => {
                self.exact.entry(text.clone()).or_default().push(id);
                self.drawn_out.entry(squeezed(text)).or_default().push(id);
                if *ear && text.chars().all(char::is_alphabetic) {
                    self.ear.entry(sound(text)).or_default().push(id);
                }
                if text.chars().count() >= SLIP_FROM {
                    self.slips.entry(first(text)).or_default().push(id);
                }
            }
            Word::Exact(text) => self.exact.entry(text.clone()).or_default().push(id),
            Word::Prefix(_) | Word::Capitals(_) | Word::Number(..) | Word::Short => self.others.push(id),
        }
        self.sounds.push(match &word {
            Word::Like { text, ear: true } => Some(sound(text)),
            _ => None,
        });
        self.words.push(word);
        id
    }

    fn read<'a>(&self, tokens: &'a [Token]) -> Read<'a> {
        let shouting = tokens.iter().filter(|t| t.upper).count() * 2 > tokens.len() && tokens.len() > 2;
        let hits: Vec<Vec<u32>> = tokens.iter().map(|t| self.hits(t, tokens.len(), shouting)).collect();
        let among = |ids: &[u32]| -> Vec<bool> {
            hits.iter().map(|hits| hits.iter().any(|id| ids.binary_search(id).is_ok())).collect()
        };
        let (filler, negation) = (among(&self.fillers), among(&self.negations));
        Read { tokens, filler, negation, masked: vec![false; tokens.len()], hits }
    }

    /// Every pattern word that this token may stand for.
    fn hits(&self, token: &Token, message_len: usize, shouting: bool) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        out.extend(self.exact.get(&token.text).into_iter().flatten());
        out.extend(self.ear.get(&token.sound).into_iter().flatten());
        if token.drawn_out {
            out.extend(self.drawn_out.get(&squeezed(&token.text)).into_iter().flatten());
        }
        let near = self.slips.get(&first(&token.text)).into_iter().flatten();
        if token.text.chars().count() + 1 >= SLIP_FROM && !self.plain.contains(&token.text) {
            out.extend(near.filter(|&&id| self.slipped(id, token)));
        }
        out.extend(self.others.iter().filter(|&&id| match &self.words[id as usize] {
            Word::Prefix(stem) => token.text.starts_with(stem.as_str()),
            Word::Capitals(text) => token.upper && !shouting && token.text == *text,
            Word::Number(from, to) => token.text.parse().is_ok_and(|n: u32| (*from..=*to).contains(&n)),
            Word::Short => message_len <= 4,
            Word::Like { .. } | Word::Exact(_) => false,
        }));
        out.sort_unstable();
        out.dedup();
        out
    }

    fn slipped(&self, id: u32, token: &Token) -> bool {
        let by_ear = || {
            let heard = self.sounds[id as usize].as_ref().filter(|_| token.sound.len() + 1 >= SLIP_FROM);
            heard.is_some_and(|sound| one_slip(sound, &token.sound))
        };
        matches!(&self.words[id as usize], Word::Like { text, .. } if one_slip(text, &token.text) || by_ear())
    }

    /// Takes phrases that only sound like danger out of the message.
    fn mask(&self, read: &mut Read<'_>) {
        let mut masked = vec![false; read.tokens.len()];
        for rule in self.rules.iter().filter(|rule| rule.section == Section::Safe) {
            if rule.unless.iter().any(|part| read.find(part, 0).is_some()) {
                continue;
            }
            for part in &rule.all {
                let mut from = 0;
                while let Some((start, end)) = read.find(part, from) {
                    masked[start..end].fill(true);
                    from = end;
                }
            }
        }
        read.masked = masked;
    }
}

impl Compiled {
    /// The words in which the rule is fulfilled, if it is.
    fn heard_in(&self, read: &Read<'_>, flag: Flag) -> Option<String> {
        let may_be_negated =
            matches!(flag, Flag::Emergency911 | Flag::Medical | Flag::Heat | Flag::MinorAlone);
        let mut words = Vec::new();
        for part in &self.all {
            let mut from = 0;
            let (start, end) = loop {
                let (start, end) = read.find(part, from)?;
                if !(may_be_negated && read.is_negated(start)) {
                    break (start, end);
                }
                from = start + 1;
            };
            words.extend(read.tokens[start..end].iter().map(|t| t.text.as_str()));
        }
        let excused = self.unless.iter().any(|part| read.find(part, 0).is_some());
        (!excused).then(|| words.join(" "))
    }
}

impl Heard {
    fn note(&mut self, flag: Flag, words: String) {
        self.flags = self.flags.with(flag);
        self.because.push((flag, words));
    }
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

fn plain_words(parts: &[Vec<Element>]) -> Vec<String> {
    let words = parts.iter().flatten().flat_map(|element| element.any.iter().flatten());
    words
        .filter_map(|word| if let Word::Like { text, .. } = word { Some(text.clone()) } else { None })
        .collect()
}
