//! Pages drawn without a server: how every feature shows each of its pages in each language to a test.
//!
//! ```
//! use kit_web::{Page, askama, filters, sample};
//! #[derive(askama::Template)]
//! #[template(source = r#"<h1>{{ "porch-title"|t }}</h1>"#, ext = "html")]
//! struct Porch;
//!
//! const LOCALES: &[(kit_i18n::Lang, &str)] =
//!     &[(kit_i18n::Lang::En, "porch-title = The porch"), (kit_i18n::Lang::Es, "porch-title = El porche")];
//!
//! let catalogue = sample::catalogue(&[LOCALES]);
//! for lang in kit_i18n::Lang::ALL {
//!     let html = sample::page(&catalogue, lang, &Page::new("porch-title", Porch));
//!     assert!(html.contains("porch"));
//! }
//! ```

use std::sync::Arc;

use askama::Template;
use kit_base::{Clock, Rng, Timestamp};
use kit_i18n::{Catalogue, Lang};

use crate::chrome::{self, Around};
use crate::filters::Say;
use crate::{CrisisLine, HelpLine, NavItem, Network, Page, Shell, SignedIn, Viewer};

/// The clock of samples: Wednesday 2026-03-04, 18:00 UTC.
pub const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);

/// The frame's own messages together with those of a feature and of the features below it. Panics on a broken
/// catalogue or on languages that differ: this is for tests.
pub fn catalogue(features: &[&[(Lang, &str)]]) -> Arc<Catalogue> {
    let files = [&[kit_i18n::LOCALES, crate::LOCALES], features].concat().concat();
    let catalogue = Catalogue::new(&files).expect("the messages can be read");
    assert_eq!(catalogue.differences(), Vec::<String>::new(), "every message exists alike in every language");
    Arc::new(catalogue)
}

/// A whole page as a signed-out visitor sees it. Panics if it cannot be drawn or a message is missing.
pub fn page<T: Template + Send + Sync + 'static>(
    catalogue: &Arc<Catalogue>,
    lang: Lang,
    page: &Page<T>,
) -> String {
    page_for(catalogue, lang, &Arc::new(visitor()), page)
}

/// A whole page as this viewer sees it. Panics if it cannot be drawn or a message is missing.
pub fn page_for<T: Template + Send + Sync + 'static>(
    catalogue: &Arc<Catalogue>,
    lang: Lang,
    viewer: &Arc<Viewer>,
    page: &Page<T>,
) -> String {
    let mut shell = Shell::new(catalogue.clone(), Clock::held(NOW), Rng::seeded(1));
    shell.footer = vec![NavItem::new("help", "web-help-line", "/help")];
    let say = Say::new(catalogue.clone(), lang, viewer.clone(), NOW);
    let around = Around { shell: &shell, say: &say, here: "/", flash: "" };
    let html = chrome::draw(&page.body, &page.frame, &around).expect("the page can be drawn");
    strict(&html);
    html
}

/// The body of a template alone. Panics if it cannot be drawn or a message is missing.
pub fn body(catalogue: &Arc<Catalogue>, lang: Lang, template: &impl Template) -> String {
    let say = Say::new(catalogue.clone(), lang, Arc::new(visitor()), NOW);
    let html = template.render_with_values(&say).expect("the template can be drawn");
    strict(&html);
    html
}

/// A network in Los Angeles with a help line, and nobody signed in.
pub fn visitor() -> Viewer {
    let network = Network {
        slug: "sample".into(),
        name: "Sample Court".into(),
        zone: "America/Los_Angeles".into(),
        help_line: Some(HelpLine { shown: "213-555-0100".into(), dial: "+12135550100".into() }),
        crisis: vec![CrisisLine {
            line: HelpLine { shown: "211".into(), dial: "211".into() },
            words: "City help".into(),
            lang: Lang::En,
        }],
        ..Network::default()
    };
    Viewer { network: Arc::new(network), ..Viewer::default() }
}

/// The same with somebody signed in, in the role of this message key.
pub fn signed_in(role: &'static str) -> Viewer {
    let signed_in = SignedIn { label: "Ana".into(), role, sign_out: "/sign-out" };
    Viewer { signed_in: Some(signed_in), ..visitor() }
}

/// Fails on a mark that the catalogue leaves where a message or an argument is missing.
fn strict(html: &str) {
    if let Some(at) = html.find('⟦') {
        let mark: String = html[at..].chars().take(60).collect();
        panic!("a message is missing: {mark}");
    }
}
