//! Reads a table of phrases. The grammar is small enough to be edited by a steward:
//!
//! ```text
//! mode = words            words | ear (Spanish by ear) | letters (scripts without spaces between words)
//! @kin = mom | dad | my_son       a class; `_` joins words that stand together
//! [emergency_911]                 a flag, or [safe], [negation], [filler], [plain]
//! @kin .. fell .. head|hip        words in this order; `..` up to 3 others between, `...` up to 7
//! cold & baby ! cold_drink        both, anywhere; unless the third
//! ```
//! `word*` also matches longer words, `=word` allows no typing error, `^ice` must be in capitals;
//! `<age>` is a number from 65, `<child>` from 4 to 15, `<hot>` from 93 to 125, `<short>` a message of ≤ 4 words.

use std::collections::HashMap;

use super::Flag;
use super::fold::{fold, tokens};

/// A line that the grammar does not know; its number starts at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine(pub usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Mode {
    #[default]
    Words,
    Ear,
    Letters,
}

/// How one word of a pattern is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word {
    Like { text: String, ear: bool },
    Exact(String),
    Prefix(String),
    Capitals(String),
    Number(u32, u32),
    Short,
}

/// One place in a sequence: any of these runs of words, after at most `gap` others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub gap: usize,
    pub any: Vec<Vec<Word>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Flag(Flag),
    Safe,
    Negation,
    Filler,
    Plain,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub section: Section,
    pub all: Vec<Vec<Element>>,
    pub unless: Vec<Vec<Element>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub rules: Vec<Rule>,
    /// Patterns of scripts without spaces: parts that must all be there, parts that must not.
    pub letters: Vec<(Section, Vec<String>, Vec<String>)>,
}

pub(super) fn parse(text: &str) -> Result<Table, BadLine> {
    let mut reader = Reader::default();
    let mut table = Table::default();
    for (n, line) in text.lines().enumerate() {
        let line = line.split_once('#').map_or(line, |(before, _)| before).trim();
        if !line.is_empty() {
            reader.line(line, &mut table).ok_or(BadLine(n + 1))?;
        }
    }
    Ok(table)
}

#[derive(Default)]
struct Reader {
    mode: Mode,
    section: Option<Section>,
    classes: HashMap<String, Vec<Vec<Word>>>,
}

impl Reader {
    fn line(&mut self, line: &str, table: &mut Table) -> Option<()> {
        if let Some(mode) = line.strip_prefix("mode =") {
            self.mode = mode_of(mode.trim())?;
        } else if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            self.section = Some(section_of(name)?);
        } else if let Some((name, words)) = line.strip_prefix('@').and_then(|l| l.split_once(" = ")) {
            let any = self.alternatives(&words.replace(' ', ""))?;
            self.classes.entry(name.trim().to_owned()).or_default().extend(any);
        } else {
            self.rule(line, table)?;
        }
        Some(())
    }

    fn rule(&self, line: &str, table: &mut Table) -> Option<()> {
        let section = self.section?;
        let mut parts = line.split('!');
        let wanted: Vec<&str> = parts.next()?.split('&').map(str::trim).collect();
        let unwanted: Vec<&str> = parts.map(str::trim).collect();
        if self.mode == Mode::Letters {
            let letters = |parts: &[&str]| parts.iter().map(|part| bare(part)).collect();
            table.letters.push((section, letters(&wanted), letters(&unwanted)));
        } else {
            let all = wanted.iter().map(|part| self.sequence(part)).collect::<Option<_>>()?;
            let unless = unwanted.iter().map(|part| self.sequence(part)).collect::<Option<_>>()?;
            table.rules.push(Rule { section, all, unless });
        }
        Some(())
    }

    fn sequence(&self, part: &str) -> Option<Vec<Element>> {
        let mut out: Vec<Element> = Vec::new();
        let mut gap = 0;
        for piece in part.split_whitespace() {
            match piece {
                ".." => gap = 3,
                "..." => gap = 7,
                piece => {
                    out.push(Element { gap, any: self.alternatives(piece)? });
                    gap = 0;
                }
            }
        }
        (!out.is_empty()).then_some(out)
    }

    fn alternatives(&self, piece: &str) -> Option<Vec<Vec<Word>>> {
        let mut any = Vec::new();
        for alternative in piece.split('|').filter(|a| !a.is_empty()) {
            if let Some(name) = alternative.strip_prefix('@') {
                any.extend(self.classes.get(name)?.iter().cloned());
            } else {
                any.push(alternative.split('_').flat_map(|word| self.word(word)).collect());
            }
        }
        (!any.is_empty()).then_some(any)
    }

    fn word(&self, word: &str) -> Vec<Word> {
        let ear = self.mode == Mode::Ear;
        match word {
            "<age>" => vec![Word::Number(65, 109)],
            "<child>" => vec![Word::Number(4, 15)],
            "<hot>" => vec![Word::Number(93, 125)],
            "<short>" => vec![Word::Short],
            word => match (word.strip_suffix('*'), word.strip_prefix('='), word.strip_prefix('^')) {
                (Some(stem), ..) => vec![Word::Prefix(fold(stem))],
                (_, Some(exact), _) => vec![Word::Exact(fold(exact))],
                (.., Some(capitals)) => vec![Word::Capitals(fold(capitals))],
                _ => tokens(word).into_iter().map(|t| Word::Like { text: t.text, ear }).collect(),
            },
        }
    }
}

fn mode_of(name: &str) -> Option<Mode> {
    Some(match name {
        "words" => Mode::Words,
        "ear" => Mode::Ear,
        "letters" => Mode::Letters,
        _ => return None,
    })
}

fn section_of(name: &str) -> Option<Section> {
    Some(match name {
        "safe" => Section::Safe,
        "negation" => Section::Negation,
        "filler" => Section::Filler,
        "plain" => Section::Plain,
        name => Section::Flag(Flag::parse(name)?),
    })
}

/// Letters and digits only, folded: how scripts without spaces are compared.
pub(super) fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
