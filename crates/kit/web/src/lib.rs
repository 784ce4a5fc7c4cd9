//! Pages, forms, errors, security headers, assets and the accept loop.
//!
//! A handler loads, decides, saves and returns a value: a [`Page`], a [`SeeOther`], or a [`WebError`]. The value is
//! kept in the answer's extensions; [`Site`] draws it late, with the frame around it, in the person's language. So
//! no handler threads languages, navigation or flashes through, and a page that cannot be drawn is a whole error
//! page and never half a page.
//!
//! # A feature, from end to end
//!
//! Templates live beside their handlers (`src/pages/index.html`). askama reads only the folders that the crate names
//! itself, so a feature has an `askama.toml` beside its `Cargo.toml`, which also lets it reach the shared components
//! of `ui.html` (askama compiles them into the feature, there is nothing to link):
//!
//! ```toml
//! [general]
//! dirs = ["src", "../../kit/web/templates"]
//! ```
//!
//! ```
//! use kit_i18n::Lang;
//! use kit_web::{Answer, Authority, Fault, Form, Page, Problems, Routes, SeeOther, Trip, WebError, askama, filters};
//!
//! pub const LOCALES: &[(Lang, &str)] = &[
//!     (Lang::En, "lamp-title = Leave a light on\nlamp-name = Your name\nlamp-name-missing = Please tell us a name.\nlamp-lit = The light is on."),
//!     (Lang::Es, "lamp-title = Deje una luz prendida\nlamp-name = Su nombre\nlamp-name-missing = Díganos un nombre, por favor.\nlamp-lit = La luz está prendida."),
//! ];
//!
//! // In a feature: #[template(path = "pages/new.html")]
//! #[derive(askama::Template)]
//! #[template(ext = "html", source = r#"{% import "ui.html" as ui -%}
//! {{ ui::error_summary(problems) }}<h1>{{ "lamp-title"|t }}</h1>
//! <form method="post" action="{{ "/lamps"|url }}" id="lamp">{{ ui::text_field("name", "lamp-name", self.name, problems) }}</form>"#)]
//! struct New {
//!     name: String,
//!     problems: Problems,
//! }
//!
//! fn page(name: &str, problems: Problems) -> Page<New> {
//!     let page = Page::new("lamp-title", New { name: name.to_owned(), problems: problems.clone() });
//!     page.language_form("lamp").checked(&problems)
//! }
//!
//! async fn ask() -> Page<New> {
//!     page("", Problems::new())
//! }
//!
//! async fn light(form: Form) -> Answer<SeeOther> {
//!     let mut problems = Problems::new();
//!     if form.some("name").is_none() {
//!         problems.add("name", "lamp-name-missing");
//!     }
//!     if form.switches_language() {
//!         return Err(WebError::instead(page(form.one("name"), Problems::new())));
//!     }
//!     if !problems.is_empty() {
//!         return Err(WebError::instead(page(form.one("name"), problems)));
//!     }
//!     Ok(SeeOther::to("/lamps").flash("lamp-lit"))
//! }
//!
//! pub fn routes() -> Routes {
//!     Routes::new().get("/lamps", Authority::Public, ask).post("/lamps", Authority::Public, light)
//! }
//!
//! // Every page in every language, without a server:
//! let catalogue = kit_web::sample::catalogue(&[LOCALES]);
//! for lang in Lang::ALL {
//!     let html = kit_web::sample::page(&catalogue, lang, &page("Ana", Problems::new()));
//!     assert!(html.contains("value=\"Ana\""));
//! }
//! ```
//!
//! Pass a template's own fields to a component as `self.name`, not `name`: a component's parameters come into scope
//! one after the other, so a bare `name` after a parameter of that name means the parameter.
//!
//! Whoever learns who is asking (an extractor, a middleware) tells the [`Trip`]: [`Trip::set_viewer`]. Features of
//! the app that need other things at every request put their own middleware around [`Routes::into_router`].

mod assets;
mod chrome;
mod cookie;
mod csrf;
mod error;
mod exchange;
pub mod filters;
mod form;
mod gzip;
mod headers;
mod limit;
mod limits;
mod own;
mod page;
mod problems;
mod query;
mod rate;
mod redirect;
mod routes;
pub mod sample;
mod seats;
mod serve;
mod share;
mod shell;
mod site;
mod tls;
mod trip;
mod upload;
mod viewer;

#[cfg(test)]
mod tests;

pub use askama;
pub use assets::{size as asset_size, url as asset_url};
pub use axum;
pub use cookie::Cookie;
pub use error::{Answer, Fault, FaultKind, WebError};
pub use form::Form;
pub use http;
pub use limits::Limits;
pub use own::routes;
pub use page::{Page, Title};
pub use problems::{Problem, Problems};
pub use query::Query;
pub(crate) use rate::Rate;
pub use rate::{Household, Peer, RateLimit};
pub use redirect::SeeOther;
pub use routes::{Authority, RouteRow, Routes};
pub use serve::serve;
pub use share::Share;
pub use shell::Shell;
pub use site::{AsIs, Site};
pub use tls::{Tls, TlsError};
pub use trip::Trip;
pub use upload::{MOST_BYTES as MOST_UPLOAD, Upload};
pub use viewer::{CrisisLine, HelpLine, NavItem, Network, SignedIn, Viewer};

use kit_i18n::Lang;

/// This crate's own messages, to be merged into every catalogue.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
