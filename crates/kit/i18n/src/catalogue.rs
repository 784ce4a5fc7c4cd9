//! All messages of all features in all languages, merged and compiled at start.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use fluent_syntax::ast::{Entry, Pattern as Source};
use fluent_syntax::parser;
use intl_pluralrules::{PluralRuleType, PluralRules};
use rustc_hash::FxHashMap;

use crate::pattern::{Pattern, Sources};
use crate::{Arg, Lang};

/// The messages. Built once, shared by everybody.
pub struct Catalogue {
    langs: Vec<Messages>,
    missing: Mutex<FxHashMap<String, &'static str>>,
}

struct Messages {
    by_key: FxHashMap<Box<str>, Pattern>,
    rules: PluralRules,
}

/// Why a catalogue cannot be built. Shown to a developer, never to a neighbor.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CatalogueError {
    /// Two files of one language define the same key.
    #[error("{lang}: the message {key} is defined twice")]
    Twice {
        /// The language.
        lang: Lang,
        /// The key.
        key: String,
    },
    /// A file has a part that is no message.
    #[error("{lang}: cannot read: {text}")]
    Junk {
        /// The language.
        lang: Lang,
        /// The beginning of what could not be read.
        text: String,
    },
    /// A message uses something that is not there or not supported.
    #[error("{lang}: the message {key} {why}")]
    Broken {
        /// The language.
        lang: Lang,
        /// The key.
        key: String,
        /// What is wrong, in words.
        why: String,
    },
}

/// How many different missing keys are remembered; the code has fewer keys than this.
const MISSING_AT_MOST: usize = 1000;

impl Catalogue {
    /// Merges the texts of every crate, per language. The same key twice in one language is an error.
    pub fn new(files: &[(Lang, &str)]) -> Result<Self, CatalogueError> {
        let langs =
            Lang::ALL.into_iter().map(|lang| Messages::read(lang, files)).collect::<Result<_, _>>()?;
        Ok(Self { langs, missing: Mutex::default() })
    }

    /// The text of a message without arguments. A missing key gives `⟦key⟧` and is logged once.
    pub fn text(&self, lang: Lang, key: &str) -> &str {
        match self.langs[lang.index()].by_key.get(key).and_then(Pattern::plain) {
            Some(text) => text,
            None => self.missing(lang, key),
        }
    }

    /// A message with arguments filled in. A missing key gives `⟦key⟧`, a missing argument `⟦$name⟧`.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let messages = &self.langs[lang.index()];
        let Some(pattern) = messages.by_key.get(key) else {
            return self.missing(lang, key).to_owned();
        };
        let mut out = String::with_capacity(64);
        pattern.write(&mut out, args, &messages.rules).expect("writing into a string cannot fail");
        out
    }

    /// Whether there is such a message.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.langs[lang.index()].by_key.contains_key(key)
    }

    /// Every key of a language, sorted.
    pub fn keys(&self, lang: Lang) -> Vec<&str> {
        let mut keys: Vec<&str> = self.langs[lang.index()].by_key.keys().map(AsRef::as_ref).collect();
        keys.sort_unstable();
        keys
    }

    /// Where the languages differ: a key that one lacks, or a message that takes other arguments. Empty is good.
    pub fn differences(&self) -> Vec<String> {
        let every: BTreeSet<&str> = Lang::ALL.into_iter().flat_map(|lang| self.keys(lang)).collect();
        let mut found = Vec::new();
        for key in every {
            let forms: Vec<Option<BTreeSet<&str>>> =
                Lang::ALL.into_iter().map(|lang| self.arguments(lang, key)).collect();
            for (lang, form) in Lang::ALL.into_iter().zip(&forms) {
                match form {
                    None => found.push(format!("{lang}: {key} is missing")),
                    Some(names) if forms.iter().flatten().any(|other| !other.is_subset(names)) => {
                        found.push(format!("{lang}: {key} takes {names:?} only"));
                    }
                    Some(_) => {}
                }
            }
        }
        found
    }

    fn arguments(&self, lang: Lang, key: &str) -> Option<BTreeSet<&str>> {
        let mut names = BTreeSet::new();
        self.langs[lang.index()].by_key.get(key)?.names(&mut names);
        Some(names)
    }

    /// Marks are kept for the life of the program: there are as many as mistakes in the code.
    fn missing(&self, lang: Lang, key: &str) -> &'static str {
        let mut seen = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mark) = seen.get(key) {
            return mark;
        }
        if seen.len() >= MISSING_AT_MOST {
            return "⟦…⟧";
        }
        tracing::error!(%lang, key, "a message is missing or was used without its arguments");
        let mark: &'static str = Box::leak(format!("⟦{key}⟧").into_boxed_str());
        seen.insert(key.to_owned(), mark);
        mark
    }
}

impl Messages {
    fn read(lang: Lang, files: &[(Lang, &str)]) -> Result<Self, CatalogueError> {
        let mut sources = Sources::default();
        for (_, text) in files.iter().filter(|(l, _)| *l == lang) {
            let resource = match parser::parse(*text) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            for entry in resource.body {
                let (map, key, value) = match entry {
                    Entry::Message(message) => (&mut sources.messages, message.id.name, message.value),
                    Entry::Term(term) => (&mut sources.terms, term.id.name, Some(term.value)),
                    Entry::Junk { content } => {
                        return Err(CatalogueError::Junk { lang, text: content.chars().take(80).collect() });
                    }
                    Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                };
                if map.insert(key, value.unwrap_or(Source { elements: Vec::new() })).is_some() {
                    return Err(CatalogueError::Twice { lang, key: key.to_owned() });
                }
            }
        }
        let mut by_key = FxHashMap::default();
        for (key, source) in &sources.messages {
            let pattern = Pattern::compile(source, &sources).map_err(|why| CatalogueError::Broken {
                lang,
                key: (*key).to_owned(),
                why,
            })?;
            by_key.insert(Box::from(*key), pattern);
        }
        Ok(Self { by_key, rules: rules(lang) })
    }
}

fn rules(lang: Lang) -> PluralRules {
    let id: unic_langid::LanguageIdentifier =
        lang.code().parse().expect("our codes are language identifiers");
    PluralRules::create(id, PluralRuleType::CARDINAL)
        .expect("CLDR has plural rules for every language we list")
}
