//! A browser without a screen: keeps cookies, posts forms from its own origin, follows when asked.

use std::collections::BTreeMap;

use axum::body::Body;
use http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use kit_web::Site;

/// Somebody at a screen.
pub struct Browser {
    site: Site,
    cookies: BTreeMap<String, String>,
    language: &'static str,
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Browser {
    pub(crate) const fn new(site: Site) -> Self {
        Self { site, cookies: BTreeMap::new(), language: "en" }
    }

    /// The same browser set to Spanish.
    #[must_use]
    pub const fn in_spanish(mut self) -> Self {
        self.language = "es";
        self
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], &[]).await
    }

    /// Posts a form from a page of the same origin.
    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Reply {
        self.send(Method::POST, path, form, &[("sec-fetch-site", "same-origin")]).await
    }

    /// Sends any request with headers of its own.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        form: &[(&str, &str)],
        headers: &[(&'static str, &str)],
    ) -> Reply {
        let mut request = Request::builder().method(method.clone()).uri(path).header(HOST, "localhost");
        request = request.header(ACCEPT_LANGUAGE, self.language);
        if !self.cookies.is_empty() {
            let jar: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, jar.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = if method == Method::POST {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
            form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
        } else {
            String::new()
        };
        let request = request.body(Body::from(body)).expect("the request is well formed");
        let response = self.site.answer(request).await;
        self.keep_cookies(response.headers());
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body is read").to_bytes();
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Opens where an answer leads.
    pub async fn follow(&mut self, reply: &Reply) -> Reply {
        let to = reply.location().expect("the answer leads somewhere").to_owned();
        self.get(&to).await
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE) {
            let Some((pair, rest)) = set.to_str().ok().and_then(|text| text.split_once(';')) else { continue };
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Reply {
    /// Where it leads, as a path.
    pub fn location(&self) -> Option<&str> {
        let to = self.headers.get(LOCATION)?.to_str().ok()?;
        Some(to.strip_prefix("http://localhost").unwrap_or(to))
    }

    /// Whether the page says this.
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}
