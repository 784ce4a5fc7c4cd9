//! What the pages of `/ask` draw: one struct for all questions, finished texts only.

use askama::Template;
use circles::Network;
use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, Lang};
use kit_web::{Problems, Trip, filters};

use super::answers::{Answers, CONTACTS, HOURS, KNOWN, SAFE, Step};
use super::places::{Group, Places};
use super::turn::Turn;
use crate::domain::{Advice, Kind, Ring, When};
use kit_i18n::SPOKEN;

/// A page of `/ask`.
#[derive(Template)]
#[template(path = "pages/ask/page.html")]
pub struct AskPage {
    /// Which question.
    pub step: Step,
    /// What is wrong.
    pub problems: Problems,
    answers: Answers,
    did: Vec<Step>,
    key: String,
    advice: Vec<Advice>,
    awake: String,
    places: Vec<Group>,
    rows: Vec<Row>,
    leaks: bool,
    language: String,
    /// Whoever asks is signed in.
    pub(super) signed: bool,
    /// There is no room now.
    pub(super) closed: Option<super::closed::Closed>,
}

/// An answer on the page where answers are checked.
struct Row {
    label: &'static str,
    text: String,
    step: Step,
    /// The fields it stands for: links of the error summary lead here.
    fields: &'static [&'static str],
}

/// Chips of one question: value and message.
pub(crate) type Chip = (&'static str, String);

impl AskPage {
    /// Puts a turn on paper.
    pub(super) fn new(turn: Turn, key: String, places: &Places, network: &Network, trip: &Trip) -> Self {
        Self::in_words(turn, key, places, network, (trip.catalogue(), trip.lang()))
    }

    pub(super) fn in_words(
        turn: Turn,
        key: String,
        places: &Places,
        network: &Network,
        (words, lang): (&Catalogue, Lang),
    ) -> Self {
        let Turn { step, answers, did, problems, .. } = turn;
        let typed: Vec<&str> = answers.typed().collect();
        let rows = if step == Step::Check { rows(&answers, places, words, lang) } else { Vec::new() };
        Self {
            advice: crate::domain::listen(&typed).advice(),
            awake: awake(network, words, lang),
            places: if step == Step::Place { places.groups(answers.one("circle")) } else { Vec::new() },
            leaks: step == Step::Check
                && problems.of("public_line").is_some_and(|p| p.key() == "asks-ask-line-leaks"),
            language: super::answers::language(answers.one("language")).unwrap_or(lang.code()).to_owned(),
            signed: false,
            closed: None,
            step,
            problems,
            answers,
            did,
            key,
            rows,
        }
    }

    fn hidden(&self) -> impl Iterator<Item = (&str, &str)> {
        self.answers.hidden(self.step)
    }

    fn has(&self, field: &str, value: &str) -> bool {
        self.answers.is(field, value)
    }

    /// Whether a chip is the chosen one, or the one to begin with.
    fn chosen(&self, field: &str, value: &str, first: &str) -> bool {
        self.answers.some(field).map_or(value == first, |said| said == value)
    }

    fn ticked(&self, field: &str) -> bool {
        self.answers.some(field).is_some()
    }

    fn text(&self, field: &str) -> &str {
        self.answers.one(field)
    }

    fn kinds() -> impl Iterator<Item = Chip> {
        Kind::ALL.iter().map(|kind| (kind.code(), kind_key(*kind)))
    }

    fn whens() -> impl Iterator<Item = Chip> {
        whens()
    }

    fn contacts() -> impl Iterator<Item = Chip> {
        chips(&CONTACTS, "contact")
    }

    fn safe() -> impl Iterator<Item = Chip> {
        chips(&SAFE, "safe")
    }

    fn hours() -> impl Iterator<Item = Chip> {
        chips(&HOURS, "hours")
    }

    fn reaches() -> impl Iterator<Item = Chip> {
        reaches()
    }

    fn languages() -> &'static [(&'static str, &'static str)] {
        SPOKEN
    }
}

/// How soon.
pub(crate) fn whens() -> impl Iterator<Item = Chip> {
    When::ALL.iter().map(|when| (when.code(), when_key(*when)))
}

/// How far.
pub(crate) fn reaches() -> impl Iterator<Item = Chip> {
    [Ring::Building, Ring::Block, Ring::Neighborhood, Ring::Next]
        .into_iter()
        .map(|r| (r.code(), reach_key(r)))
}

/// The chips of a question whose messages are named after it.
pub(crate) fn chips(of: &'static [&'static str], prefix: &'static str) -> impl Iterator<Item = Chip> {
    of.iter().map(move |&code| (code, format!("asks-ask-{prefix}-{code}")))
}

/// The message that names a kind.
pub fn kind_key(kind: Kind) -> String {
    format!("asks-kind-{}", kind.code())
}

/// The message that says how soon.
pub fn when_key(when: When) -> String {
    format!("asks-when-{}", when.code().replace('_', "-"))
}

/// The message that says how far.
pub fn reach_key(ring: Ring) -> String {
    format!("asks-ask-reach-{}", ring.code())
}

/// Until when nobody may be awake, in one sentence.
pub fn awake(network: &Network, words: &Catalogue, lang: Lang) -> String {
    let clock = |minute: i64| words.time(lang, Timestamp::from_secs(minute * 60), kit_i18n::zone("UTC"));
    let (from, until) = (clock(network.awake_until), clock(network.awake_from));
    words.format(lang, "asks-ask-awake", &[("from", Arg::Str(&from)), ("until", Arg::Str(&until))])
}

fn rows(answers: &Answers, places: &Places, words: &Catalogue, lang: Lang) -> Vec<Row> {
    let say = |key: &str| words.text(lang, key).to_owned();
    let or_none = |text: &str| if text.is_empty() { say("asks-ask-nothing") } else { text.to_owned() };
    let kinds: Vec<String> = answers.kinds().into_iter().map(|kind| say(&kind_key(kind))).collect();
    let when = When::parse(answers.one("when")).map(|when| say(&when_key(when))).unwrap_or_default();
    let row = |label, text, step, fields| Row { label, text, step, fields };
    vec![
        row("asks-ask-row-kind", kinds.join(", "), Step::Kind, &["kind"]),
        row("asks-ask-row-details", answers.one("details").to_owned(), Step::Details, &["details"]),
        row("asks-ask-row-note", or_none(answers.one("private_note")), Step::Details, &["private_note"]),
        row("asks-ask-row-when", when, Step::When, &["when"]),
        row(
            "asks-ask-row-contact",
            contact_text(answers, &say),
            Step::Contact,
            &["contact", "contact_value", "safe", "hours"],
        ),
        row("asks-ask-row-name", or_none(answers.one("name")), Step::Contact, &["name"]),
        row("asks-ask-row-place", or_none(&place_text(answers, places)), Step::Place, &["place", "circle"]),
        row("asks-ask-row-address", or_none(answers.one("address")), Step::Place, &["address"]),
        row(
            "asks-ask-row-inside",
            say(if answers.some("inside").is_some() { "asks-ask-inside-yes" } else { "asks-ask-nothing" }),
            Step::Place,
            &["inside"],
        ),
        row(
            "asks-ask-row-who",
            who_text(answers, &say, lang),
            Step::Who,
            &["language", "for_other", "spoken_by", "consent"],
        ),
    ]
}

fn contact_text(answers: &Answers, say: &impl Fn(&str) -> String) -> String {
    let contact = answers.one("contact");
    let mut parts = vec![match CONTACTS.iter().find(|known| **known == contact) {
        Some(known) => say(&format!("asks-ask-contact-{known}")),
        None if contact == KNOWN => say("asks-ask-contact-known"),
        None => String::new(),
    }];
    if contact != "none" && contact != KNOWN {
        parts.extend(answers.some("contact_value").map(str::to_owned));
    }
    if contact == "phone" {
        for (field, known, first) in [("safe", &SAFE[..], "both"), ("hours", &HOURS[..], "any")] {
            let said = answers.some(field).unwrap_or(first);
            parts.extend(known.contains(&said).then(|| say(&format!("asks-ask-{field}-{said}"))));
        }
        parts.extend(answers.some("message").map(|_| say("asks-ask-message-yes")));
    }
    parts.join("\n")
}

fn place_text(answers: &Answers, places: &Places) -> String {
    let circle = places.name(answers.one("circle")).map(str::to_owned);
    circle.into_iter().chain(answers.some("place").map(str::to_owned)).collect::<Vec<_>>().join("\n")
}

fn who_text(answers: &Answers, say: &impl Fn(&str) -> String, lang: Lang) -> String {
    let code = super::answers::language(answers.one("language")).unwrap_or(lang.code());
    let name = SPOKEN.iter().find(|(known, _)| *known == code).map(|(_, name)| (*name).to_owned());
    let other = answers.for_other().then(|| say("asks-ask-for-other-yes"));
    name.into_iter().chain(other).collect::<Vec<_>>().join("\n")
}
