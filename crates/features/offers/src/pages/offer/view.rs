//! What the pages of `/offer` draw: one struct for all questions, finished texts only.

use askama::Template;
use kit_i18n::{Catalogue, Lang};
use kit_web::{Problems, Trip, filters};

use super::answers::{Answers, Step};
use super::giver::Giver;
use super::places::{Line, Places};
use super::turn::Turn;
use kit_i18n::SPOKEN;

use crate::domain::{Band, Day, Kind, Offer, Part, PerWeek, Travel};
use crate::pages::key;

/// A page of `/offer`.
#[derive(Template)]
#[template(path = "pages/offer/page.html")]
pub struct OfferPage {
    /// Which question.
    pub step: Step,
    /// What is wrong.
    pub problems: Problems,
    answers: Answers,
    did: Vec<Step>,
    carried: Vec<(&'static str, String)>,
    form_key: String,
    steps: Vec<Step>,
    by_steward: bool,
    is_new: bool,
    places: Vec<Line>,
    rows: Vec<Row>,
    speaks: &'static str,
}

/// An answer on a page that shows what was said.
pub struct Row {
    /// The message that names it.
    pub label: &'static str,
    /// What was said.
    pub text: String,
    /// Where it is changed.
    pub step: Step,
}

/// A chip: value and message.
type Chip = (&'static str, String);

impl OfferPage {
    /// Puts a turn on paper.
    pub(super) fn new((giver, turn): (Giver, Turn), form_key: String, places: &Places, trip: &Trip) -> Self {
        Self::in_words((giver, turn), form_key, places, (trip.catalogue(), trip.lang()))
    }

    fn in_words(
        (giver, turn): (Giver, Turn),
        form_key: String,
        places: &Places,
        (words, lang): (&Catalogue, Lang),
    ) -> Self {
        let Turn { step, answers, did, problems, .. } = turn;
        let mut rows = Vec::new();
        if step == Step::Check {
            rows = said(&answers.offer(lang.code()), words, lang);
            if giver.is_new() {
                rows.extend(who(&answers, places, words, lang));
            }
        }
        Self {
            places: if step == Step::Who { places.lines(answers.one("circle")) } else { Vec::new() },
            steps: giver.steps().collect(),
            by_steward: giver.by_steward,
            is_new: giver.is_new(),
            carried: giver.carried,
            speaks: lang.code(),
            step,
            problems,
            answers,
            did,
            form_key,
            rows,
        }
    }

    fn number(&self) -> usize {
        self.steps.iter().take_while(|&&step| step < self.step).count() + 1
    }

    fn before(&self) -> Option<Step> {
        self.steps.iter().copied().rfind(|&step| step < self.step)
    }

    fn hidden(&self) -> impl Iterator<Item = (&str, &str)> {
        self.answers.hidden(self.step)
    }

    fn has(&self, field: &str, said: &str) -> bool {
        self.answers.is(field, said)
    }

    /// Whether a chip is the chosen one, or the one to begin with.
    fn chosen(&self, field: &str, said: &str, first: &str) -> bool {
        match self.answers.one(field) {
            "" => said == first,
            _ => self.answers.is(field, said),
        }
    }

    fn text(&self, field: &str) -> &str {
        self.answers.one(field)
    }

    fn kinds() -> impl Iterator<Item = Chip> {
        Kind::ALL.iter().map(|kind| (kind.code(), key("kind", kind.code())))
    }

    fn days() -> impl Iterator<Item = Chip> {
        Day::ALL.iter().map(|day| (day.code(), key("day", day.code())))
    }

    fn parts() -> impl Iterator<Item = Chip> {
        Part::ALL.iter().map(|part| (part.code(), key("part", part.code())))
    }

    fn often() -> impl Iterator<Item = Chip> {
        PerWeek::ALL.iter().map(|often| (often.code(), key("often", often.code())))
    }

    fn bands() -> impl Iterator<Item = Chip> {
        Band::ALL.iter().map(|band| (band.code(), key("band", band.code())))
    }

    fn travels() -> impl Iterator<Item = Chip> {
        Travel::ALL.iter().map(|travel| (travel.code(), key("travel", travel.code())))
    }

    fn languages() -> &'static [(&'static str, &'static str)] {
        SPOKEN
    }
}

/// An offer as lines of words.
pub fn said(offer: &Offer, words: &Catalogue, lang: Lang) -> Vec<Row> {
    let say = |of: &str, code: &str| words.text(lang, &key(of, code)).to_owned();
    let list = |all: Vec<String>, none: &str| {
        if all.is_empty() { words.text(lang, none).to_owned() } else { all.join(", ") }
    };
    let kinds = offer.kinds.iter().map(|kind| say("kind", kind.code())).collect();
    let days = list(offer.days.iter().map(|day| say("day", day.code())).collect(), "offers-any-day");
    let parts = list(offer.parts.iter().map(|part| say("part", part.code())).collect(), "offers-any-part");
    let mut often = say("often", offer.per_week.code());
    if offer.night_opt_in {
        often = format!("{often}\n{}", words.text(lang, "offers-night-yes"));
    }
    let named =
        |code: &&str| SPOKEN.iter().find(|(known, _)| known == code).map(|(_, own)| (*own).to_owned());
    let spoken = offer.languages.iter().filter_map(named).collect::<Vec<_>>().join(", ");
    let row = |label, text, step| Row { label, text, step };
    vec![
        row("offers-row-kind", list(kinds, "offers-any-day"), Step::Kind),
        row("offers-row-when", format!("{days}\n{parts}"), Step::When),
        row("offers-row-often", often, Step::When),
        row("offers-row-far", say("band", offer.band.code()), Step::Far),
        row("offers-row-travel", say("travel", offer.travel.code()), Step::Far),
        row("offers-row-language", spoken, Step::Far),
    ]
}

fn who(answers: &Answers, places: &Places, words: &Catalogue, lang: Lang) -> Vec<Row> {
    let or_none = |text: &str| {
        if text.is_empty() { words.text(lang, "offers-nothing").to_owned() } else { text.to_owned() }
    };
    let row = |label, text| Row { label, text, step: Step::Who };
    vec![
        row("offers-row-name", or_none(answers.one("name"))),
        row("offers-row-contact", or_none(answers.one("contact"))),
        row("offers-row-circle", or_none(places.called(answers.one("circle")).unwrap_or_default())),
    ]
}

/// A page of every question, for tests.
#[cfg(test)]
pub fn sample(step: &str, words: &Catalogue, lang: Lang, problems: Problems) -> OfferPage {
    let answers = [("kind", "food"), ("kind", "ride"), ("day", "sat"), ("night", "1"), ("name", "Nayeli")];
    let answers = Answers::of(&kit_web::Form::of(answers));
    let mut turn = Turn::prefilled(answers, step);
    turn.step = Step::parse(step).expect("a step");
    turn.problems = problems;
    OfferPage::in_words((Giver::new_here(), turn), "k".into(), &Places::default(), (words, lang))
}
