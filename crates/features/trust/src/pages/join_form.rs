//! What somebody who joins tells us: what to call them, how to reach them if at all, what they speak. No more.

use circles::CircleId;
use kit_base::Private;
use kit_i18n::{Lang, SPOKEN};
use kit_jobs::idempotency::{Key, Post, digest};
use kit_web::{Form, Problems};
use people::{Contact, NewPerson, SafeContact};

/// The longest name.
const LONGEST: usize = 60;

/// The form as it was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// What to call them.
    pub called: String,
    /// A phone number or an e-mail address, or nothing.
    pub contact: String,
    /// Codes of the languages ticked.
    pub speaks: Vec<&'static str>,
    /// So that a form sent twice counts once.
    pub key: String,
}

impl Typed {
    /// From the form. A key that is none is none.
    pub fn of(form: &Form) -> Self {
        let ticked = SPOKEN.iter().map(|(code, _)| *code).filter(|code| form.is("speaks", code));
        Self {
            called: form.one("called").to_owned(),
            contact: form.one("contact_value").to_owned(),
            speaks: ticked.collect(),
            key: form.one("key").to_owned(),
        }
    }

    /// What is wrong with it.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        if self.called.is_empty() || self.called.chars().count() > LONGEST {
            problems.add("called", "trust-join-called-wrong");
        }
        if self.way().is_none() {
            problems.add("contact_value", "trust-join-contact-wrong");
        }
        problems
    }

    /// Phone, e-mail, neither; `None`: what was typed is none of these.
    fn way(&self) -> Option<Contact> {
        let text = self.contact.as_str();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let phone = text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
        if text.is_empty() {
            Some(Contact::None)
        } else if phone && (7..=15).contains(&digits) {
            Some(Contact::Phone(Private::new(text.to_owned())))
        } else if is_mail(text) {
            Some(Contact::Email(Private::new(text.to_owned())))
        } else {
            None
        }
    }

    /// The person this makes.
    pub fn person(&self, language: Lang, home: CircleId) -> NewPerson {
        NewPerson {
            name: Some(Private::new(self.called.clone())),
            contact: self.way().unwrap_or(Contact::None),
            language,
            rules: SafeContact::default(),
            address: None,
            home_circle: Some(home),
            cell: None,
        }
    }

    /// The post as it is told from others.
    pub fn post(&self, link: &[u8]) -> Option<Post> {
        let key = Key::parse(&self.key)?;
        let speaks = self.speaks.join(" ");
        let body_hash = digest(&[self.called.as_bytes(), self.contact.as_bytes(), speaks.as_bytes()]);
        Some(Post { actor: digest(&[b"/join", link]), key, body_hash })
    }
}

/// Something before the sign, and a place with a dot after it.
fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(who, place)| {
        let whole = text.len() <= 254 && !text.contains(char::is_whitespace) && !place.contains('@');
        whole && !who.is_empty() && place.contains('.') && !place.starts_with('.') && !place.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_a_mail_or_neither_is_understood_and_anything_else_is_asked_again() {
        let kind = |contact: &str| {
            let typed = Typed { contact: contact.into(), ..Typed::default() };
            typed.way().map(|way| way.kind())
        };
        for (text, wanted) in [
            ("", Some("none")),
            ("213-555-0142", Some("phone")),
            ("+1 (213) 555 0142", Some("phone")),
            ("ana@example.org", Some("email")),
            ("213", None),
            ("call my sister", None),
            ("ana@example", None),
            ("@example.org", None),
        ] {
            assert_eq!(kind(text), wanted, "{text}");
        }
    }
}
