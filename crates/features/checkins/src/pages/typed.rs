//! What somebody agrees to, as it is typed: by themself behind a link, or by a steward who has them on the telephone.

use circles::CircleId;
use kit_base::{Private, Span};
use kit_i18n::Lang;
use kit_jobs::idempotency::{Key, Post, digest};
use kit_web::{Form, Problems};
use people::{Contact, NewPerson, SafeContact};

use crate::domain::{Way, may_be_reached};

/// How long between two steps, in minutes, as the form offers it.
pub const WAITS: [i64; 4] = [15, 30, 60, 120];
/// The longest of what is typed in one line.
const LONGEST: usize = 160;

/// The form as it was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// What to call them.
    pub called: String,
    /// Their phone.
    pub phone: String,
    /// Where to knock.
    pub place: String,
    /// The way they chose.
    pub way: String,
    /// The wait they chose.
    pub wait: String,
    /// A buddy may look in.
    pub buddy: bool,
    /// Whom else to call.
    pub contact: String,
    /// They said yes.
    pub yes: bool,
    /// So that a form sent twice counts once.
    pub key: String,
}

/// What was chosen, once it is sound.
#[derive(Clone)]
pub struct Chosen {
    /// How they want to be checked on.
    pub way: Way,
    /// How long between two steps.
    pub wait: Span,
    /// Whom else to call.
    pub contact: Option<Private<String>>,
}

impl Typed {
    /// An empty form with usual choices.
    pub fn fresh(key: String) -> Self {
        Self { way: Way::Call.code().into(), wait: "30".into(), key, ..Self::default() }
    }

    /// From the form.
    pub fn of(form: &Form) -> Self {
        let one = |field: &str| form.one(field).to_owned();
        Self {
            called: one("called"),
            phone: one("phone"),
            place: one("place"),
            way: one("way"),
            wait: one("wait"),
            buddy: form.is("buddy", "1"),
            contact: one("other"),
            yes: form.is("yes", "1"),
            key: one("key"),
        }
    }

    /// What was chosen, or what is wrong. `known`: who they are is known already.
    pub fn read(&self, known: bool) -> Result<Chosen, Problems> {
        let mut problems = Problems::new();
        let way = Way::parse(&self.way);
        if !known && (self.called.is_empty() || self.called.chars().count() > 60) {
            problems.add("called", "checkins-name-wrong");
        }
        let needed = !known && matches!(way, Some(Way::Call | Way::Text));
        if (needed || !self.phone.is_empty()) && !is_phone(&self.phone) {
            problems.add("phone", "checkins-phone-wrong");
        }
        if way == Some(Way::Visit) && self.place.is_empty() && !known {
            problems.add("place", "checkins-place-wrong");
        }
        if self.place.chars().count() > LONGEST {
            problems.add("place", "checkins-too-long");
        }
        if way.is_none() {
            problems.add("way", "checkins-way-wrong");
        }
        let wait = self.wait.parse().ok().filter(|wait| WAITS.contains(wait));
        if wait.is_none() {
            problems.add("wait", "checkins-wait-wrong");
        }
        if !self.contact.is_empty() && !self.contact_is_sound() {
            problems.add("other", "checkins-other-wrong");
        }
        if !self.yes {
            problems.add("yes", "checkins-yes-missing");
        }
        let contact = Some(&self.contact).filter(|text| !text.is_empty());
        match (way, wait) {
            (Some(way), Some(wait)) if problems.is_empty() => Ok(Chosen {
                way,
                wait: Span::minutes(wait),
                contact: contact.map(|text| Private::new(text.clone())),
            }),
            _ => Err(problems),
        }
    }

    /// A name and a number of a neighbor or a relative: never one that dispatches somebody.
    fn contact_is_sound(&self) -> bool {
        self.contact.chars().count() <= LONGEST && may_be_reached(&self.contact)
    }

    /// The person this makes.
    pub fn person(&self, language: Lang, home: CircleId) -> NewPerson {
        let text = |text: &String| Some(text).filter(|text| !text.is_empty()).cloned().map(Private::new);
        NewPerson {
            name: text(&self.called),
            contact: text(&self.phone).map_or(Contact::None, Contact::Phone),
            language,
            rules: SafeContact::default(),
            address: text(&self.place),
            home_circle: Some(home),
            cell: None,
        }
    }

    /// The post as it is told from others.
    pub fn post(&self, path: &str) -> Option<Post> {
        let key = Key::parse(&self.key)?;
        let said = [&self.called, &self.phone, &self.place, &self.way, &self.wait, &self.contact];
        let body_hash = digest(&said.map(String::as_bytes));
        Some(Post { actor: digest(&[b"checkins", path.as_bytes()]), key, body_hash })
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || " +-().\u{a0}/".contains(c));
    plain && digits <= 15 && may_be_reached(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            called: "Ruth".into(),
            phone: "213-555-0142".into(),
            yes: true,
            ..Typed::fresh(String::new())
        }
    }

    fn wrong(typed: &Typed) -> Vec<String> {
        let problems = typed.read(false).err().unwrap_or_default();
        problems.iter().map(|problem| problem.field.clone()).collect()
    }

    #[test]
    fn nobody_is_in_a_round_without_their_own_yes() {
        assert!(typed().read(false).is_ok());
        assert_eq!(wrong(&Typed { yes: false, ..typed() }), ["yes"]);
    }

    #[test]
    fn no_number_that_dispatches_somebody_gets_into_a_round() {
        assert_eq!(wrong(&Typed { phone: "911".into(), ..typed() }), ["phone"]);
        assert_eq!(wrong(&Typed { contact: "police, 911".into(), ..typed() }), ["other"]);
        assert_eq!(wrong(&Typed { contact: "988".into(), ..typed() }), ["other"]);
        let sister = Typed { contact: "my sister Ines, 213-555-0188".into(), ..typed() };
        assert!(sister.read(false).is_ok());
    }

    #[test]
    fn a_visit_needs_a_door_and_a_call_a_number() {
        let visit = Typed { way: "visit".into(), phone: String::new(), ..typed() };
        assert_eq!(wrong(&visit), ["place"]);
        assert!(Typed { place: "Unit 4B".into(), ..visit }.read(false).is_ok());
        assert_eq!(wrong(&Typed { phone: String::new(), ..typed() }), ["phone"]);
    }
}
