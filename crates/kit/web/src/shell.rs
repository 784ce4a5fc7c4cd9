//! What every page of one server shares: the words, the clock, how it is reached.

use std::borrow::Cow;
use std::sync::Arc;

use kit_base::{Clock, Rng};
use kit_i18n::Catalogue;

use crate::{NavItem, Viewer};

/// Settings of the page frame. Build it once; [`Site`](crate::Site) keeps it in an `Arc`.
pub struct Shell {
    /// All messages of all features.
    pub catalogue: Arc<Catalogue>,
    /// Where "3 hours ago" counts from.
    pub clock: Clock,
    /// For the references of internal errors.
    pub rng: Rng,
    /// Reached by HTTPS: `__Host-` cookies and HSTS.
    pub secure: bool,
    /// A banner says that this is a demonstration.
    pub demo: bool,
    /// The program's name, where no network has one.
    pub brand: Cow<'static, str>,
    /// Links at the foot of every page.
    pub footer: Vec<NavItem>,
    /// Where "leave this page" leads: an ordinary page that says nothing about who came from where.
    pub exit_to: Cow<'static, str>,
    /// Who looks, as long as nobody has said: usually the only network of a server.
    pub viewer: Arc<Viewer>,
}

impl Shell {
    /// A shell without network, footer or HTTPS.
    pub fn new(catalogue: Arc<Catalogue>, clock: Clock, rng: Rng) -> Self {
        Self {
            catalogue,
            clock,
            rng,
            secure: false,
            demo: false,
            brand: Cow::Borrowed(""),
            footer: Vec::new(),
            exit_to: Cow::Borrowed("https://www.weather.gov/"),
            viewer: Arc::default(),
        }
    }
}
