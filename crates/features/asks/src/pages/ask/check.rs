//! What is wrong with the answers, question by question: each problem names its field.

use kit_web::{Problem, Problems};

use super::answers::{Answers, CONTACTS, HOURS, KNOWN, SAFE, Step, language, step_of};
use super::leaks;
use crate::domain::{Kind, Ring, When};

/// Texts and how long they may be, in characters.
const LIMITS: &[(&str, usize)] = &[
    ("details", 2000),
    ("private_note", 1000),
    ("contact_value", 254),
    ("name", 80),
    ("circle", 40),
    ("again", 40),
    ("place", 160),
    ("address", 240),
    ("spoken_by", 80),
    ("public_line", 140),
];

/// What is wrong with the answers to one question.
pub fn check(step: Step, answers: &Answers, problems: &mut Problems) {
    for (field, most) in LIMITS.iter().filter(|(field, _)| step_of(field) == Some(step)) {
        if answers.one(field).chars().count() > *most {
            let most = i64::try_from(*most).unwrap_or(i64::MAX);
            problems.push(Problem::new(*field, "asks-ask-too-long").number("n", most));
        }
    }
    match step {
        Step::Kind => kind(answers, problems),
        Step::Details => needed("details", "asks-ask-details-missing", answers, problems),
        Step::When => {
            one_of("when", ("asks-ask-when-missing", true), answers, problems, |v| When::parse(v).is_some());
        }
        Step::Contact => contact(answers, problems),
        Step::Place => {}
        Step::Who => who(answers, problems),
        Step::Check => {
            one_of("reach", ("asks-ask-choose", false), answers, problems, |v| Ring::parse(v).is_some());
            if !leaks::found(answers.one("public_line")).is_empty() {
                problems.add("public_line", "asks-ask-line-leaks");
            }
        }
    }
}

/// What is wrong with all of them.
pub fn check_all(answers: &Answers) -> Problems {
    let mut problems = Problems::new();
    for step in Step::ALL {
        check(step, answers, &mut problems);
    }
    problems
}

fn needed(field: &str, key: &'static str, answers: &Answers, problems: &mut Problems) {
    if answers.some(field).is_none() {
        problems.add(field, key);
    }
}

fn one_of(
    field: &str,
    (key, required): (&'static str, bool),
    answers: &Answers,
    problems: &mut Problems,
    known: impl Fn(&str) -> bool,
) {
    let fine = answers.some(field).map_or(!required, known);
    if !fine {
        problems.add(field, key);
    }
}

fn kind(answers: &Answers, problems: &mut Problems) {
    if answers.kinds().is_empty() || answers.all("kind").any(|kind| Kind::parse(kind).is_none()) {
        problems.add("kind", "asks-ask-kind-missing");
    }
}

fn contact(answers: &Answers, problems: &mut Problems) {
    one_of("contact", ("asks-ask-contact-missing", true), answers, problems, |v| {
        v == KNOWN || CONTACTS.contains(&v)
    });
    one_of("safe", ("asks-ask-choose", false), answers, problems, |v| SAFE.contains(&v));
    one_of("hours", ("asks-ask-choose", false), answers, problems, |v| HOURS.contains(&v));
    let value = answers.one("contact_value");
    match answers.one("contact") {
        "phone" if !is_phone(value) => problems.add("contact_value", "asks-ask-phone-wrong"),
        "email" if !is_email(value) => problems.add("contact_value", "asks-ask-email-wrong"),
        _ => {}
    }
}

fn who(answers: &Answers, problems: &mut Problems) {
    one_of("language", ("asks-ask-choose", false), answers, problems, |v| language(v).is_some());
    if answers.for_other() && answers.some("consent").is_none() {
        problems.add("consent", "asks-ask-consent-missing");
    }
}

/// 7 to 15 digits, written as people write them.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || " +-().,/x#extEXT\u{a0}".contains(c));
    plain && (7..=15).contains(&digits)
}

/// Something before one `@`, and a host with a dot behind it.
///
/// What has a meaning of its own in a `mailto:` link is nobody's address here: a helper who taps it would write to
/// somebody else besides, or send words that are not theirs.
pub fn is_email(text: &str) -> bool {
    let Some((before, host)) = text.split_once('@') else { return false };
    let odd = |c: char| c.is_whitespace() || c.is_control() || "@<>,;:?&#%\"\\()[]".contains(c);
    let dotted = host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty());
    !before.is_empty() && dotted && !before.contains(odd) && !host.contains(odd)
}
