//! The frame around every page: sky, languages, navigation, the way out, the phone, the foot.

use askama::{DynTemplate, Template};
use kit_i18n::Lang;

use crate::filters::{self, Say};
use crate::page::Frame;
use crate::{NavItem, Shell, Viewer, assets};

#[derive(Template)]
#[template(path = "chrome.html")]
struct Chrome<'a> {
    title: &'a str,
    body: &'a str,
    lang: Lang,
    others: &'a [Lang],
    private: bool,
    demo: bool,
    brand: &'a str,
    section: &'a str,
    language_form: Option<&'static str>,
    here: &'a str,
    flash: &'a str,
    viewer: &'a Viewer,
    footer: &'a [NavItem],
    style: &'static str,
    font: Option<&'static str>,
    icon: Option<&'static str>,
    script: Option<&'static str>,
}

/// What a page is drawn with besides its own body.
pub(crate) struct Around<'a> {
    pub(crate) shell: &'a Shell,
    pub(crate) say: &'a Say,
    /// Where the language switch comes back to.
    pub(crate) here: &'a str,
    /// One sentence from the page before; empty for none.
    pub(crate) flash: &'a str,
}

/// Draws the body and then the frame around it; nothing is returned unless both succeed.
pub(crate) fn draw(body: &dyn DynTemplate, frame: &Frame, around: &Around<'_>) -> askama::Result<String> {
    let say = around.say;
    let mut inner = String::with_capacity(body.size_hint() + 1024);
    body.dyn_render_into_with_values(&mut inner, say)?;
    let (viewer, private) = (say.viewer(), frame.private);
    let network = viewer.network.name.as_str();
    let brand: &str = if network.is_empty() { &around.shell.brand } else { network };
    let others: Vec<Lang> = Lang::ALL.into_iter().filter(|l| *l != say.lang()).collect();
    let chrome = Chrome {
        title: &title(frame, brand, say),
        body: &inner,
        lang: say.lang(),
        others: &others,
        private,
        demo: around.shell.demo,
        brand,
        section: frame.section,
        language_form: frame.language_form,
        here: around.here,
        flash: around.flash,
        viewer,
        footer: &around.shell.footer,
        style: assets::url("farolito.css").unwrap_or_default(),
        font: assets::url("vendor/atkinson-400.woff2"),
        icon: assets::url("favicon.svg"),
        script: assets::url("farolito.js"),
    };
    let mut page = String::with_capacity(inner.len() + 4096);
    chrome.render_into_with_values(&mut page, say)?;
    Ok(page)
}

/// "Title · Network", or "Please check: Title · Network".
fn title(frame: &Frame, brand: &str, say: &Say) -> String {
    let mut title = frame.title.text(say);
    if frame.invalid {
        let arg = [("title", kit_i18n::Arg::Str(&title))];
        title = say.catalogue().format(say.lang(), "web-problem-title", &arg);
    }
    if !brand.is_empty() && title != brand {
        title.push_str(" · ");
        title.push_str(brand);
    }
    title
}

/// What a fault or an internal error says.
#[derive(Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorBody {
    pub(crate) title: &'static str,
    pub(crate) text: &'static str,
    pub(crate) reference: String,
    pub(crate) exit_label: &'static str,
    pub(crate) exit_path: String,
}
