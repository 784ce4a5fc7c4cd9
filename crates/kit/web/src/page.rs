//! A page: a handler's answer, kept as data and drawn late with its frame.

use std::sync::Arc;

use askama::{DynTemplate, Template};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use kit_i18n::Arg;

use crate::Problems;
use crate::filters::Say;

/// A template with what its frame should say. Nothing is drawn before the handler has answered, so
/// a page that cannot be drawn is an error page and never half a page.
pub struct Page<T> {
    /// The template, for tests to look into.
    pub body: T,
    pub(crate) frame: Frame,
}

/// How the frame around a body looks.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) title: Title,
    pub(crate) status: StatusCode,
    pub(crate) private: bool,
    pub(crate) section: &'static str,
    pub(crate) language_form: Option<&'static str>,
    pub(crate) invalid: bool,
}

/// The words in the browser's tab: a message (`&'static str`: its key) or a finished text (`String`).
#[derive(Clone, Debug)]
pub enum Title {
    /// A message without arguments.
    Key(&'static str),
    /// A message with one text in it.
    With(&'static str, &'static str, String),
    /// A finished text.
    Text(String),
}

impl From<&'static str> for Title {
    fn from(key: &'static str) -> Self {
        Self::Key(key)
    }
}

impl From<String> for Title {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Title {
    pub(crate) fn text(&self, say: &Say) -> String {
        match self {
            Self::Key(key) => say.text(key).to_owned(),
            Self::With(key, name, text) => say.catalogue().format(say.lang(), key, &[(name, Arg::Str(text))]),
            Self::Text(text) => text.clone(),
        }
    }
}

impl<T> Page<T> {
    /// A page that anybody may see.
    pub fn new(title: impl Into<Title>, body: T) -> Self {
        let frame = Frame {
            title: title.into(),
            status: StatusCode::OK,
            private: false,
            section: "",
            language_form: None,
            invalid: false,
        };
        Self { body, frame }
    }

    /// With another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.frame.status = status;
        self
    }

    /// About a person: kept by no cache, not compressed, with "leave this page".
    #[must_use]
    pub fn private(mut self) -> Self {
        self.frame.private = true;
        self
    }

    /// Marks the navigation link of this section as current.
    #[must_use]
    pub fn section(mut self, section: &'static str) -> Self {
        self.frame.section = section;
        self
    }

    /// The language switch submits the form with this id, so that nothing typed is lost.
    #[must_use]
    pub fn language_form(mut self, form_id: &'static str) -> Self {
        self.frame.language_form = Some(form_id);
        self
    }

    /// 422, with the title saying so, if there is anything to put right.
    #[must_use]
    pub fn checked(mut self, problems: &Problems) -> Self {
        if !problems.is_empty() {
            self.frame.status = StatusCode::UNPROCESSABLE_ENTITY;
            self.frame.invalid = true;
        }
        self
    }
}

/// A page on its way out, in the answer's extensions.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) body: Arc<dyn DynTemplate + Send + Sync>,
    pub(crate) frame: Frame,
}

impl<T: Template + Send + Sync + 'static> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let mut response = self.frame.status.into_response();
        response.extensions_mut().insert(Sheet { body: Arc::new(self.body), frame: self.frame });
        response
    }
}
