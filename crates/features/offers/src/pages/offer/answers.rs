//! What has been said so far while offering: kept as it came, carried from page to page.

use kit_base::Private;
use kit_web::{Form, Problem, Problems};
use people::Contact;

use kit_i18n::SPOKEN;

use crate::domain::{Band, Day, Kind, Offer, Part, PerWeek, Travel};

/// The questions, one a page, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What they can do.
    Kind,
    /// When, and how often.
    When,
    /// How far, by which means, in which languages.
    Far,
    /// Who they are: only of somebody new.
    Who,
    /// Check the answers.
    Check,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Kind, Self::When, Self::Far, Self::Who, Self::Check];

    /// The word that forms carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::When => "when",
            Self::Far => "far",
            Self::Who => "who",
            Self::Check => "check",
        }
    }

    /// Reads that word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Where somebody who offers already changes it.
    pub fn change(self) -> String {
        format!("/offer?from=ask&go={}", self.code())
    }

    /// The message in the browser's tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Kind => "offers-kind-q",
            Self::When => "offers-when-q",
            Self::Far => "offers-far-q",
            Self::Who => "offers-who-q",
            Self::Check => "offers-check-q",
        }
    }
}

/// Every field, with the question it belongs to.
const FIELDS: &[(&str, Step)] = &[
    ("kind", Step::Kind),
    ("day", Step::When),
    ("part", Step::When),
    ("per_week", Step::When),
    ("night", Step::When),
    ("band", Step::Far),
    ("travel", Step::Far),
    ("language", Step::Far),
    ("name", Step::Who),
    ("contact", Step::Who),
    ("circle", Step::Who),
];

/// The question a field belongs to.
fn step_of(field: &str) -> Option<Step> {
    FIELDS.iter().find(|(name, _)| *name == field).map(|(_, step)| *step)
}

/// What has been said. It has no `Debug`: it is about a person.
#[derive(Clone, Default)]
pub struct Answers(Vec<(String, String)>);

impl From<&Offer> for Answers {
    fn from(offer: &Offer) -> Self {
        let mut all: Vec<(&str, &str)> = Vec::new();
        all.extend(offer.kinds.iter().map(|kind| ("kind", kind.code())));
        all.extend(offer.days.iter().map(|day| ("day", day.code())));
        all.extend(offer.parts.iter().map(|part| ("part", part.code())));
        all.extend(offer.languages.iter().map(|code| ("language", *code)));
        all.extend([
            ("per_week", offer.per_week.code()),
            ("band", offer.band.code()),
            ("travel", offer.travel.code()),
        ]);
        all.extend(offer.night_opt_in.then_some(("night", "1")));
        Self(all.into_iter().map(|(name, said)| (name.to_owned(), said.to_owned())).collect())
    }
}

impl Answers {
    /// Takes the fields that belong to offering out of a form.
    pub fn of(form: &Form) -> Self {
        let ours = form.pairs().filter(|(name, said)| !said.trim().is_empty() && step_of(name).is_some());
        Self(ours.map(|(name, said)| (name.to_owned(), said.trim().to_owned())).collect())
    }

    /// The first value of a field; empty if there is none.
    pub fn one(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| name == field).map_or("", |(_, said)| said)
    }

    /// Whether a field has this value.
    pub fn is(&self, field: &str, said: &str) -> bool {
        self.0.iter().any(|(name, value)| name == field && value == said)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name == field).map(|(_, said)| said.as_str())
    }

    /// The answers to other questions than the one shown, for its hidden fields.
    pub fn hidden(&self, shown: Step) -> impl Iterator<Item = (&str, &str)> {
        let others = self.0.iter().filter(move |(name, _)| step_of(name).is_some_and(|step| step != shown));
        others.map(|(name, said)| (name.as_str(), said.as_str()))
    }

    /// All pairs, in the order they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, said)| (name.as_str(), said.as_str()))
    }

    /// Whether anything was said to a question.
    pub fn touches(&self, step: Step) -> bool {
        self.0.iter().any(|(name, _)| step_of(name) == Some(step))
    }

    /// The offer that these answers are; `speaks` is the language of the page, for whoever named none.
    pub fn offer(&self, speaks: &str) -> Offer {
        let mut languages = Offer::known(self.all("language"));
        if languages.is_empty() {
            languages = Offer::known([speaks].into_iter());
        }
        Offer {
            kinds: Kind::ALL.iter().copied().filter(|kind| self.is("kind", kind.code())).collect(),
            days: Day::ALL.iter().copied().filter(|day| self.is("day", day.code())).collect(),
            parts: Part::ALL.iter().copied().filter(|part| self.is("part", part.code())).collect(),
            band: Band::parse(self.one("band")).unwrap_or(Band::Block),
            languages,
            travel: Travel::parse(self.one("travel")).unwrap_or(Travel::Foot),
            per_week: PerWeek::parse(self.one("per_week")).unwrap_or(PerWeek::One),
            night_opt_in: self.is("night", "1"),
            resting_until: None,
        }
    }

    /// How to reach somebody: one line, a number or a mail address, or nothing. `None`: neither of them.
    pub fn contact(&self) -> Option<Contact> {
        let line = self.one("contact");
        let typed = || Private::new(line.to_owned());
        match line {
            "" => Some(Contact::None),
            _ if is_email(line) => Some(Contact::Email(typed())),
            _ if is_phone(line) => Some(Contact::Phone(typed())),
            _ => None,
        }
    }

    /// What is wrong with the answers to one question.
    pub fn check(&self, step: Step, problems: &mut Problems) {
        let known = |field, parse: fn(&str) -> bool| self.all(field).all(parse);
        match step {
            Step::Kind => {
                if self.one("kind").is_empty() || !known("kind", |code| Kind::parse(code).is_some()) {
                    problems.add("kind", "offers-kind-missing");
                }
            }
            Step::When => {
                let fine = known("day", |code| Day::parse(code).is_some())
                    && known("part", |code| Part::parse(code).is_some());
                if !fine {
                    problems.add("day", "offers-choose");
                }
                if !known("per_week", |code| PerWeek::parse(code).is_some()) {
                    problems.add("per_week", "offers-choose");
                }
            }
            Step::Far => self.check_far(problems),
            Step::Who => {
                if self.one("name").chars().count() > LONGEST_NAME {
                    problems.push(Problem::new("name", "offers-name-long").number("n", 80));
                }
                if self.contact().is_none() {
                    problems.add("contact", "offers-contact-wrong");
                }
            }
            Step::Check => {}
        }
    }

    fn check_far(&self, problems: &mut Problems) {
        let spoken = |code: &str| SPOKEN.iter().any(|(known, _)| *known == code);
        if !self.all("band").all(|code| Band::parse(code).is_some()) {
            problems.add("band", "offers-choose");
        }
        if !self.all("travel").all(|code| Travel::parse(code).is_some()) {
            problems.add("travel", "offers-choose");
        }
        if !self.all("language").all(spoken) {
            problems.add("language", "offers-choose");
        }
    }
}

/// The longest name.
const LONGEST_NAME: usize = 80;

/// 7 to 15 digits, written as people write them.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-().,/\u{a0}".contains(c))
}

/// Something before one `@`, a dotted host behind it, and nothing that means something else in a mail link.
fn is_email(text: &str) -> bool {
    let Some((before, host)) = text.split_once('@') else { return false };
    let odd = |c: char| c.is_whitespace() || c.is_control() || "@<>,;:?&#%\"\\()[]".contains(c);
    let dotted = host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty());
    !before.is_empty() && text.len() <= 254 && dotted && !before.contains(odd) && !host.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<const N: usize>(pairs: &[(&str, &str); N]) -> Answers {
        Answers::of(&Form::of(*pairs))
    }

    #[test]
    fn an_offer_survives_being_written_into_a_form_and_read_back() {
        let answers = said(&[
            ("kind", "food"),
            ("kind", "ride"),
            ("day", "sat"),
            ("part", "evening"),
            ("per_week", "3"),
            ("night", "1"),
            ("band", "farther"),
            ("travel", "car"),
            ("language", "ko"),
        ]);
        let offer = answers.offer("en");
        assert_eq!(Answers::from(&offer).offer("es"), offer);
        assert_eq!(offer.languages, ["ko"]);
    }

    #[test]
    fn whoever_only_ticks_what_they_can_do_has_made_a_whole_small_offer() {
        let offer = said(&[("kind", "pet")]).offer("es");
        assert_eq!((offer.per_week, offer.band, offer.night_opt_in), (PerWeek::One, Band::Block, false));
        assert_eq!((offer.languages, offer.days.len()), (vec!["es"], 0));
    }

    #[test]
    fn one_line_takes_a_number_or_a_mail_address_or_nothing_and_says_when_it_is_neither() {
        let kind = |line| said(&[("contact", line)]).contact().map(|contact| contact.kind());
        assert_eq!(kind("213-555-0123"), Some("phone"));
        assert_eq!(kind("ana@example.org"), Some("email"));
        assert_eq!(kind(""), Some("none"));
        assert_eq!(kind("ask for me downstairs"), None);
    }

    #[test]
    fn a_word_that_is_no_choice_is_said_to_be_wrong_and_money_is_no_choice() {
        for (field, wrong) in [("kind", "money"), ("day", "noday"), ("band", "3 km"), ("language", "tlh")] {
            let mut problems = Problems::new();
            let answers = said(&[(field, wrong)]);
            Step::ALL
                .into_iter()
                .skip(usize::from(field != "kind"))
                .for_each(|step| answers.check(step, &mut problems));
            assert!(problems.of(field).is_some(), "{field}={wrong}");
        }
    }
}
