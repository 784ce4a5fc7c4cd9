//! Pages, forms, errors, security headers, assets and the accept loop.

mod assets;
mod chrome;
mod cookie;
mod csrf;
mod error;
pub mod filters;
mod form;
mod gzip;
mod headers;
mod limit;
mod limits;
mod own;
mod page;
mod problems;
mod rate;
mod redirect;
mod routes;
pub mod sample;
mod serve;
mod shell;
mod site;
mod trip;
mod viewer;

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
pub(crate) use rate::Rate;
pub use rate::{Peer, RateLimit};
pub use redirect::SeeOther;
pub use routes::{Authority, RouteRow, Routes};
pub use shell::Shell;
pub use site::{AsIs, Site};
pub use trip::Trip;
pub use viewer::{HelpLine, NavItem, Network, SignedIn, Viewer};

use kit_i18n::Lang;

/// This crate's own messages, to be merged into every catalogue.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
