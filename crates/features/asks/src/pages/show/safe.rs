//! How a helper may reach an asker now: the asker's own rules, as links and in one or two plain sentences.

use chrono_tz::Tz;
use kit_base::{Private, Timestamp};
use kit_i18n::{Arg, Catalogue, Lang};
use kit_message::SafeTimes;
use people::{QUIET_FROM, QUIET_UNTIL, Reach, SafeContact};

/// What the page may show of a contact at this moment.
#[derive(Default)]
pub struct Contact {
    /// To call: as written, and as a phone dials it.
    pub call: Option<(String, String)>,
    /// To write a text: what a phone dials.
    pub text: Option<String>,
    /// To write an e-mail.
    pub mail: Option<String>,
    /// The number to read, where it may be used at all now.
    pub shown: Option<String>,
    /// What is safe, in finished sentences.
    pub rules: Vec<String>,
}

/// Now, here, in this language.
pub struct Moment<'a> {
    /// The present.
    pub now: Timestamp,
    /// The network's zone.
    pub zone: Tz,
    /// All words.
    pub words: &'a Catalogue,
    /// The reader's language.
    pub lang: Lang,
}

/// The name to use: the one the asker wants to be asked for, or their own.
pub fn called(reach: &Reach) -> Option<String> {
    let own = || reach.name.as_ref().map(|name| name.reveal().clone());
    Some(reach.rules.ask_for.clone()).filter(|name| !name.is_empty()).or_else(own)
}

impl Moment<'_> {
    /// What may be shown and tapped now. Outside the safe hours there is nothing to tap.
    pub fn contact(&self, reach: &Reach) -> Contact {
        let rules = self.sentences(&reach.contact, &reach.rules);
        if !self.is_safe_hour(&reach.rules) {
            return Contact { rules, ..Contact::default() };
        }
        let (calls, texts) = (reach.rules.calls(), reach.rules.texts());
        match &reach.contact {
            people::Contact::Phone(phone) if calls || texts => {
                let (shown, dial) = (phone.reveal().clone(), dial(phone));
                Contact {
                    call: calls.then(|| (shown.clone(), dial.clone())),
                    text: texts.then_some(dial),
                    shown: Some(shown),
                    mail: None,
                    rules,
                }
            }
            people::Contact::Email(mail) if texts => {
                Contact { mail: Some(mail.reveal().clone()), rules, ..Contact::default() }
            }
            _ => Contact { rules, ..Contact::default() },
        }
    }

    fn is_safe_hour(&self, rules: &SafeContact) -> bool {
        let (from, until) = hours(rules);
        SafeTimes::new(self.zone).window(from, until).allows(self.now)
    }

    fn sentences(&self, contact: &people::Contact, rules: &SafeContact) -> Vec<String> {
        let text = |key: &str| self.words.text(self.lang, key).to_owned();
        let mut said = Vec::new();
        let how = match contact {
            people::Contact::None => return vec![text("asks-show-safe-none")],
            people::Contact::Email(_) if rules.texts() => "asks-show-safe-mail",
            people::Contact::Email(_) => "asks-show-safe-neither",
            people::Contact::Phone(_) => match (rules.calls(), rules.texts()) {
                (true, true) => "asks-show-safe-both",
                (true, false) => "asks-show-safe-call",
                (false, true) => "asks-show-safe-text",
                (false, false) => "asks-show-safe-neither",
            },
        };
        said.push(text(how));
        if how == "asks-show-safe-neither" {
            return said;
        }
        let (from, until) = hours(rules);
        if from != until {
            let key =
                if self.is_safe_hour(rules) { "asks-show-safe-hours" } else { "asks-show-safe-not-now" };
            let (from, until) = (self.clock(from), self.clock(until));
            let args = [("from", Arg::Str(&from)), ("until", Arg::Str(&until))];
            said.push(self.words.format(self.lang, key, &args));
        }
        if rules.calls() && matches!(contact, people::Contact::Phone(_)) {
            let leave = rules.may_leave_message;
            said.push(text(if leave { "asks-show-safe-message" } else { "asks-show-safe-no-message" }));
        }
        if !rules.ask_for.is_empty() {
            let args = [("name", Arg::Str(&rules.ask_for))];
            said.push(self.words.format(self.lang, "asks-show-safe-ask-for", &args));
        }
        said
    }

    /// A minute of the day as people say it.
    fn clock(&self, minute: u16) -> String {
        self.words.time(self.lang, Timestamp::from_secs(i64::from(minute) * 60), kit_i18n::zone("UTC"))
    }
}

/// Their own hours, or the usual ones; two equal ends are the whole day.
fn hours(rules: &SafeContact) -> (u16, u16) {
    rules.hours.unwrap_or((QUIET_UNTIL, QUIET_FROM))
}

/// A number as a phone dials it; ten digits are a number of North America. An extension ("x12", "#12") is read and
/// not dialled: run together with the number it would call a stranger.
fn dial(phone: &Private<String>) -> String {
    let typed = phone.reveal();
    let mut digits = String::new();
    for c in typed.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if digits.len() >= 7 && (c.is_alphabetic() || "#,;".contains(c)) {
            break;
        }
    }
    match digits.len() {
        10 => format!("+1{digits}"),
        11 if digits.starts_with('1') => format!("+{digits}"),
        _ if typed.trim_start().starts_with('+') => format!("+{digits}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use kit_base::Span;
    use kit_web::sample;

    use super::*;

    fn reach(rules: SafeContact) -> Reach {
        Reach {
            name: Some(Private::new("Rosa".into())),
            contact: people::Contact::Phone(Private::new("213-555-0142".into())),
            address: None,
            rules,
            language: "es".parse().unwrap(),
        }
    }

    /// 18:00 UTC is 10 in the morning in Los Angeles.
    fn at(words: &Catalogue, hours: i64) -> Moment<'_> {
        let zone = kit_i18n::zone("America/Los_Angeles");
        Moment { now: sample::NOW + Span::hours(hours), zone, words, lang: Lang::En }
    }

    #[test]
    fn text_only_gives_no_number_to_call() {
        let words = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
        let rules = SafeContact { may_call: false, ..SafeContact::default() };
        let contact = at(&words, 0).contact(&reach(rules));
        assert!(contact.call.is_none());
        assert_eq!(contact.text.as_deref(), Some("+12135550142"));
    }

    #[test]
    fn an_extension_is_read_out_and_never_dialled_as_part_of_the_number() {
        for (typed, dialled) in [
            ("213-555-0142 x9999", "+12135550142"),
            ("+1 (213) 555-0142#31#", "+12135550142"),
            ("213 555 0142 ext. 7", "+12135550142"),
            ("213-555-0142,,5", "+12135550142"),
            ("+52 55 1234 5678", "+525512345678"),
        ] {
            assert_eq!(dial(&Private::new(typed.to_owned())), dialled, "{typed}");
        }
    }

    #[test]
    fn outside_the_safe_hours_there_is_no_number_at_all() {
        let words = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
        let rules = SafeContact { hours: Some((9 * 60, 16 * 60)), ..SafeContact::default() };
        assert!(at(&words, 0).contact(&reach(rules.clone())).shown.is_some());
        let late = at(&words, 7).contact(&reach(rules));
        assert!(late.shown.is_none() && late.call.is_none() && late.text.is_none());
        assert!(late.rules.iter().any(|said| said.contains("9 am")), "{:?}", late.rules);
    }

    #[test]
    fn neither_call_nor_text_shows_nothing_and_says_so() {
        let words = sample::catalogue(&[trust::LOCALES, crate::LOCALES]);
        let rules = SafeContact { may_call: false, may_text: false, ..SafeContact::default() };
        let contact = at(&words, 0).contact(&reach(rules));
        assert!(contact.shown.is_none() && contact.rules.len() == 1);
    }

    #[test]
    fn the_name_to_use_is_the_one_the_asker_chose() {
        let rules = SafeContact { ask_for: "Mrs. Kim".into(), ..SafeContact::default() };
        assert_eq!(called(&reach(rules)).as_deref(), Some("Mrs. Kim"));
        assert_eq!(called(&reach(SafeContact::default())).as_deref(), Some("Rosa"));
    }
}
