//! One request's trip: what is known of it on the way in, and what is to be said on the way out.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{FromRequestParts, MatchedPath};
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, COOKIE};
use http::request::Parts;
use kit_base::Timestamp;
use kit_i18n::{Catalogue, Lang, negotiate};

use crate::cookie::{self, Cookie};
use crate::filters::Say;
use crate::{Shell, Viewer};

/// The request's companion, an extractor in every handler. Clones are the same trip.
#[derive(Clone)]
pub struct Trip(Arc<Inner>);

struct Inner {
    shell: Arc<Shell>,
    cookies: String,
    path: String,
    state: Mutex<State>,
}

struct State {
    lang: Lang,
    viewer: Arc<Viewer>,
    cookies: Vec<Cookie>,
    route: Option<MatchedPath>,
}

impl Trip {
    /// Starts the trip of a request: `path` is its path and query.
    pub(crate) fn start(shell: Arc<Shell>, headers: &HeaderMap, uri: &http::Uri) -> Self {
        let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
        let cookies = text(COOKIE).unwrap_or_default().to_owned();
        let asked = uri.query().and_then(|q| q.split('&').find_map(|p| p.strip_prefix("lang=")));
        let kept = || cookie::find(&cookies, shell.secure, cookie::LANG);
        let chosen = asked.and_then(|l| l.parse().ok()).or_else(|| kept().and_then(|l| l.parse().ok()));
        let lang = negotiate(chosen, text(ACCEPT_LANGUAGE));
        let state = State { lang, viewer: shell.viewer.clone(), cookies: Vec::new(), route: None };
        let path = uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        Self(Arc::new(Inner { shell, cookies, path, state: Mutex::new(state) }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What every page of this server shares.
    pub fn shell(&self) -> &Arc<Shell> {
        &self.0.shell
    }

    /// All messages.
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.shell.catalogue
    }

    /// The person's language.
    pub fn lang(&self) -> Lang {
        self.state().lang
    }

    /// The person chose a language: this answer and the next ones are in it.
    pub fn choose_lang(&self, lang: Lang) {
        self.set_cookie(Cookie::new(cookie::LANG, lang.code()).max_age(kit_base::Span::days(365)));
        self.state().lang = lang;
    }

    /// Who looks.
    pub fn viewer(&self) -> Arc<Viewer> {
        self.state().viewer.clone()
    }

    /// Says who looks. The last one to say it wins.
    pub fn set_viewer(&self, viewer: impl Into<Arc<Viewer>>) {
        self.state().viewer = viewer.into();
    }

    /// A cookie of ours that came with the request, by the name it was set with.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookie::find(&self.0.cookies, self.0.shell.secure, name)
    }

    /// Sets a cookie with the answer, whatever the answer will be.
    pub fn set_cookie(&self, cookie: Cookie) {
        self.state().cookies.push(cookie);
    }

    /// The present instant by the server's clock.
    pub fn now(&self) -> Timestamp {
        self.0.shell.clock.now()
    }

    /// The path with its query, as it came. For the way back only; never for logs.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    pub(crate) fn has_credential(&self) -> bool {
        cookie::has_credential(&self.0.cookies, self.0.shell.secure)
    }

    pub(crate) fn take_cookies(&self) -> Vec<Cookie> {
        std::mem::take(&mut self.state().cookies)
    }

    pub(crate) fn set_route(&self, route: MatchedPath) {
        self.state().route = Some(route);
    }

    pub(crate) fn route(&self) -> Option<MatchedPath> {
        self.state().route.clone()
    }

    /// What the filters of a template need.
    pub(crate) fn say(&self) -> Say {
        let state = self.state();
        Say::new(self.0.shell.catalogue.clone(), state.lang, state.viewer.clone(), self.now())
    }
}

impl<S: Sync> FromRequestParts<S> for Trip {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts
            .extensions
            .get::<Self>()
            .expect("every request enters through Site, which starts a trip")
            .clone())
    }
}
