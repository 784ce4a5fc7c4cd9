//! Who looks at a page and from where, as plain data that the chrome can draw.
//!
//! Whoever knows (the network's middleware, the sign-in) builds a [`Viewer`] and hands it to
//! [`Trip::set_viewer`](crate::Trip::set_viewer); everything drawn around a page comes from here.

use std::borrow::Cow;
use std::sync::Arc;

use kit_i18n::Lang;

/// The person at the other end, as far as the page frame needs to know.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// The network whose pages these are.
    pub network: Arc<Network>,
    /// Somebody signed in, or nobody.
    pub signed_in: Option<SignedIn>,
    /// The links of the main navigation, for this person.
    pub nav: Arc<[NavItem]>,
}

/// One independent group, as its pages show it.
#[derive(Clone, Debug)]
pub struct Network {
    /// Its short name in addresses.
    pub slug: String,
    /// Its name as people read it; empty: the program's own name stands there.
    pub name: String,
    /// What every path starts with: empty, or `/n/{slug}` on a server without names of its own.
    pub prefix: String,
    /// IANA name of the zone in which its times are said.
    pub zone: String,
    /// The phone a human answers, the same on every page.
    pub help_line: Option<HelpLine>,
    /// Crisis lines of the place, beside those that every page knows.
    pub crisis: Vec<CrisisLine>,
}

impl Network {
    /// The crisis lines of the place in this language; in the others if it has none.
    pub fn crisis_in(&self, lang: Lang) -> Vec<&CrisisLine> {
        let own = self.crisis.iter().any(|line| line.lang == lang);
        self.crisis.iter().filter(|line| !own || line.lang == lang).collect()
    }
}

impl Default for Network {
    fn default() -> Self {
        Self {
            slug: String::new(),
            name: String::new(),
            prefix: String::new(),
            zone: "UTC".into(),
            help_line: None,
            crisis: Vec::new(),
        }
    }
}

/// A phone number to be read and tapped.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// As people write it: `213-555-0100`.
    pub shown: String,
    /// As a phone dials it: `+12135550100`.
    pub dial: String,
}

/// A number to call in a crisis.
#[derive(Clone, Debug)]
pub struct CrisisLine {
    /// The number.
    pub line: HelpLine,
    /// Who answers.
    pub words: String,
    /// The language of the words.
    pub lang: Lang,
}

/// Somebody who signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// What the page calls them: a first name.
    pub label: String,
    /// Message key of their role.
    pub role: &'static str,
    /// Where the sign-out button posts to, such as `/sign-out`.
    pub sign_out: &'static str,
}

/// A link of the navigation or of the foot.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// The section it leads to; a page of that section marks it as current.
    pub section: &'static str,
    /// Message key of its label.
    pub label: &'static str,
    /// Path without the network's prefix.
    pub path: Cow<'static, str>,
}

impl NavItem {
    /// A link to `path`, labelled by the message `label`.
    pub const fn new(section: &'static str, label: &'static str, path: &'static str) -> Self {
        Self { section, label, path: Cow::Borrowed(path) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crisis_line_in_the_other_language_is_better_than_none() {
        let line = HelpLine { shown: "211".into(), dial: "211".into() };
        let line = |lang| CrisisLine { line: line.clone(), words: "City help".into(), lang };
        let network = |crisis| Network { crisis, ..Network::default() };
        let shown =
            |network: &Network, lang| network.crisis_in(lang).iter().map(|l| l.lang).collect::<Vec<_>>();
        let both = network(vec![line(Lang::En), line(Lang::Es)]);
        assert_eq!((shown(&both, Lang::En), shown(&both, Lang::Es)), (vec![Lang::En], vec![Lang::Es]));
        assert_eq!(shown(&network(vec![line(Lang::En)]), Lang::Es), [Lang::En]);
    }
}
