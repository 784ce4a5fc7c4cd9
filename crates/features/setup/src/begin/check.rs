//! What each answer of somebody who begins a group must be.

use directory::start::{self, StartPlace};
use kit_web::Problems;
use people::LeakKind;

use super::{Draft, Step};
use crate::answers::{SCALES, contact, is_phone};

/// Letters of a name.
const NAME: usize = 80;
/// Letters of a rough place.
const LINE: usize = 120;

/// The place that somebody means by a neighborhood or a ZIP code, where places are known.
pub fn near(draft: &Draft) -> Option<&'static StartPlace> {
    start::look_up(start::known_places(), draft.one("near")).into_iter().next()
}

/// What is wrong with the answer to one question.
pub fn check(step: Step, draft: &Draft, problems: &mut Problems) {
    match step {
        Step::Place => place(draft, problems),
        Step::Group => {
            wants(draft, problems, "group", NAME, "setup-begin-group-wrong");
            let known = |code: &str| kit_i18n::SPOKEN.iter().any(|(one, _)| *one == code);
            if !draft.all("spoken").any(known) {
                problems.add("spoken", "setup-spoken-wrong");
            }
        }
        Step::People => people(draft, problems),
        Step::Check => {}
    }
}

/// The first question that is not answered well, and what is wrong with it.
pub fn first_wrong(draft: &Draft) -> Option<(Step, Problems)> {
    Step::ALL.into_iter().find_map(|step| {
        let mut problems = Problems::new();
        check(step, draft, &mut problems);
        (!problems.is_empty()).then_some((step, problems))
    })
}

fn wants(draft: &Draft, problems: &mut Problems, field: &str, most: usize, key: &'static str) {
    let text = draft.one(field);
    if text.chars().count() > most || !text.chars().any(char::is_alphanumeric) {
        problems.add(field, key);
    }
}

/// All of a place is public, so a house number or a telephone in it is asked back.
fn place(draft: &Draft, problems: &mut Problems) {
    if !SCALES.contains(&draft.one("scale")) {
        problems.add("scale", "setup-scale-wrong");
    }
    wants(draft, problems, "place_name", NAME, "setup-place-name-wrong");
    wants(draft, problems, "rough", LINE, "setup-rough-wrong");
    if is_private(draft.one("rough")) {
        problems.add("rough", "setup-begin-rough-private");
    }
    if !draft.one("near").is_empty() && near(draft).is_none() {
        problems.add("near", "setup-begin-near-wrong");
    }
}

/// Whether a public line names a door, a telephone or a mailbox. A crossing such as "Calle Limón y la 6" names none.
pub(crate) fn is_private(line: &str) -> bool {
    let is_crossing =
        |text: &str| text.split_whitespace().any(|word| matches!(word, "y" | "con" | "and" | "&"));
    people::leaks(line).iter().any(|leak| match leak.kind {
        LeakKind::Address => !is_crossing(&leak.text),
        kind => matches!(kind, LeakKind::Phone | LeakKind::Email),
    })
}

fn people(draft: &Draft, problems: &mut Problems) {
    wants(draft, problems, "me", NAME, "setup-me-wrong");
    let (mine, theirs) = (draft.one("my_contact"), draft.one("second_contact"));
    if contact(mine).is_none() {
        problems.add("my_contact", "setup-contact-wrong");
    } else if draft.is("public_line", "yes") && !is_phone(mine) {
        problems.add("public_line", "setup-begin-line-wrong");
    }
    match draft.one("second") {
        "later" => {}
        "now" => {
            wants(draft, problems, "second_name", NAME, "setup-second-name-wrong");
            if contact(theirs).is_none() {
                problems.add("second_contact", "setup-contact-wrong");
            } else if same(mine, theirs) {
                problems.add("second_contact", "setup-begin-second-same");
            }
        }
        _ => problems.add("second", "setup-second-wrong"),
    }
}

/// One number or address written in two ways is still one.
fn same(one: &str, other: &str) -> bool {
    let folded = |text: &str| {
        let signs = text.chars().filter(|c| text.contains('@') || c.is_ascii_digit());
        let plain: String = signs.flat_map(char::to_lowercase).collect();
        if text.contains('@') { plain } else { plain.chars().rev().take(10).collect() }
    };
    folded(one) == folded(other)
}
