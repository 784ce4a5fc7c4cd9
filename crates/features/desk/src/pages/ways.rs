//! Ways to reach somebody from the desk, with the words ready: links that a steward taps on their own phone.
//!
//! Nothing here is fetched from anywhere. A link exists only where the person's own rules allow it now, and its words
//! say nothing that a locked screen must not show.

use asks::pages::show::safe::{self, Moment};
use kit_base::percent;
use kit_i18n::{Arg, Lang};
use people::Reach;

/// What may be tapped now.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// To call: as written, and as a phone dials it.
    pub call: Option<(String, String)>,
    /// A text with its words.
    pub sms: Option<String>,
    /// The same for those who use `WhatsApp`.
    pub whats: Option<String>,
    /// An e-mail with its words.
    pub mail: Option<String>,
    /// What is safe, in finished sentences.
    pub rules: Vec<String>,
    /// The name to ask for.
    pub called: String,
}

impl Ways {
    /// For this person, now, with these words (in their own language).
    pub fn of(moment: &Moment<'_>, reach: &Reach, words: &str) -> Self {
        let contact = moment.contact(reach);
        let body = percent(words);
        let dial = contact.text;
        Self {
            call: contact.call,
            whats: dial
                .as_deref()
                .and_then(|dial| dial.strip_prefix('+'))
                .map(|digits| format!("https://wa.me/{digits}?text={body}")),
            sms: dial.map(|dial| format!("sms:{dial}?&body={body}")),
            mail: contact.mail.map(|mail| format!("mailto:{mail}?body={body}")),
            rules: contact.rules,
            called: safe::called(reach).unwrap_or_default(),
        }
    }

    /// There is something to tap now.
    pub const fn is_any(&self) -> bool {
        self.call.is_some() || self.sms.is_some() || self.mail.is_some()
    }
}

/// What a helper is asked, in their language: that a neighbor could use a hand, and where to read on. A sensitive ask
/// has no page for them yet, so it has no link either.
pub fn to_helper(moment: &Moment<'_>, reach: &Reach, network: &str, link: Option<&str>) -> String {
    let lang = language(reach);
    match link {
        Some(link) => {
            let args = [("network", Arg::Str(network)), ("link", Arg::Str(link))];
            moment.words.format(lang, "desk-words-helper", &args)
        }
        None => moment.words.format(lang, "desk-words-helper-quiet", &[("network", Arg::Str(network))]),
    }
}

/// What an asker is sent, in their language: whether now is a good time, and nothing about what.
pub fn to_asker(moment: &Moment<'_>, reach: &Reach, network: &str) -> String {
    moment.words.format(language(reach), "desk-words-asker", &[("network", Arg::Str(network))])
}

fn language(reach: &Reach) -> Lang {
    reach.language.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use kit_base::Private;
    use kit_web::sample;
    use people::{Contact, SafeContact};

    use super::*;

    fn reach(rules: SafeContact) -> Reach {
        Reach {
            name: Some(Private::new("Beto".into())),
            contact: Contact::Phone(Private::new("213-555-0142".into())),
            address: None,
            rules,
            language: "es".into(),
        }
    }

    #[test]
    fn words_are_ready_in_their_language_and_links_carry_them() {
        let words = sample::catalogue(&[asks::LOCALES, crate::LOCALES]);
        let zone = kit_i18n::zone("America/Los_Angeles");
        let moment = Moment { now: sample::NOW, zone, words: &words, lang: Lang::En };
        let reach = reach(SafeContact::default());
        let said = to_helper(&moment, &reach, "The Porch", Some("http://x.example/asks/abc"));
        assert!(said.contains("vecin") && said.contains("http://x.example/asks/abc"), "{said}");
        let ways = Ways::of(&moment, &reach, &said);
        assert!(ways.sms.as_deref().is_some_and(|to| to.starts_with("sms:+12135550142?&body=")), "{ways:?}");
        assert!(ways.whats.as_deref().is_some_and(|to| to.starts_with("https://wa.me/12135550142?text=")));
    }

    #[test]
    fn who_may_only_be_called_has_nothing_to_text() {
        let words = sample::catalogue(&[asks::LOCALES, crate::LOCALES]);
        let zone = kit_i18n::zone("America/Los_Angeles");
        let moment = Moment { now: sample::NOW, zone, words: &words, lang: Lang::En };
        let ways = Ways::of(&moment, &reach(SafeContact { may_text: false, ..SafeContact::default() }), "hi");
        assert!(ways.call.is_some() && ways.sms.is_none() && ways.whats.is_none());
    }
}
