//! A browser without a screen: keeps cookies, posts forms from its own origin, follows when asked.

use std::collections::BTreeMap;

use axum::body::Body;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use kit_web::Site;

/// Somebody at a screen. A clone is another screen with the same cookies.
#[derive(Clone)]
pub struct Browser {
    site: Site,
    cookies: BTreeMap<String, String>,
    language: &'static str,
    mount: String,
}

/// An answer that goes on.
#[derive(Debug)]
pub struct Listening {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    body: Body,
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
    /// The bytes of the body as they came, packed or not.
    pub size: usize,
}

impl Browser {
    pub(crate) const fn new(site: Site) -> Self {
        Self { site, cookies: BTreeMap::new(), language: "en", mount: String::new() }
    }

    pub(crate) fn go_to(&mut self, site: Site) {
        self.site = site;
    }

    /// The same browser set to Spanish.
    #[must_use]
    pub const fn in_spanish(mut self) -> Self {
        self.language = "es";
        self
    }

    /// The same browser in another network of the server: paths begin with `/n/{slug}`.
    #[must_use]
    pub fn at(mut self, slug: &str) -> Self {
        self.mount = format!("/n/{slug}");
        self
    }

    /// The same browser, with its cookies, in the network of the host again.
    #[must_use]
    pub fn at_home(mut self) -> Self {
        self.mount.clear();
        self
    }

    /// Whether it holds any cookie.
    pub fn holds_cookies(&self) -> bool {
        !self.cookies.is_empty()
    }

    /// The cookies by name.
    pub const fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
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
        let body = if method == Method::POST {
            let pairs = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            ("application/x-www-form-urlencoded", pairs.into_bytes())
        } else {
            ("", Vec::new())
        };
        self.send_body(method, path, body, headers).await
    }

    /// Posts a form with a file in it, as a page of the same origin does.
    pub async fn upload(&mut self, path: &str, form: &[(&str, &str)], (field, file): (&str, &[u8])) -> Reply {
        let mut body = Vec::new();
        for (name, value) in form {
            let part =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"list.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let body = ("multipart/form-data; boundary=edge", body);
        self.send_body(Method::POST, path, body, &[("sec-fetch-site", "same-origin")]).await
    }

    async fn send_body(
        &mut self,
        method: Method,
        path: &str,
        (kind, body): (&'static str, Vec<u8>),
        headers: &[(&'static str, &str)],
    ) -> Reply {
        let path = if path.starts_with("/n/") { path.to_owned() } else { format!("{}{path}", self.mount) };
        let mut request = Request::builder().method(method.clone()).uri(path).header(HOST, "localhost");
        request = request.header(ACCEPT_LANGUAGE, self.language);
        if !self.cookies.is_empty() {
            let jar: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, jar.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !kind.is_empty() {
            request = request.header(CONTENT_TYPE, kind);
        }
        let request = request.body(Body::from(body)).expect("the request is well formed");
        let response = self.site.answer(request).await;
        self.keep_cookies(response.headers());
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body is read").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, body, size: bytes.len() }
    }

    /// Opens a stream of events, as a page's script does, and leaves it open.
    pub async fn listen(&self, path: &str) -> Listening {
        let jar: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .uri(format!("{}{path}", self.mount))
            .header(HOST, "localhost")
            .header(ACCEPT, "text/event-stream")
            .header(COOKIE, jar.join("; "))
            .body(Body::empty())
            .expect("the request is well formed");
        let (parts, body) = self.site.answer(request).await.into_parts();
        Listening { status: parts.status, headers: parts.headers, body }
    }

    /// Opens where an answer leads.
    pub async fn follow(&mut self, reply: &Reply) -> Reply {
        let to = reply.location().expect("the answer leads somewhere").to_owned();
        self.get(&to).await
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE) {
            let Some((pair, rest)) = set.to_str().ok().and_then(|text| text.split_once(';')) else {
                continue;
            };
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Listening {
    /// The next event as it came, comments left out; `None` when the stream is over.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            let frame = self.body.frame().await?.expect("the stream is read");
            let bytes = frame.into_data().expect("a stream has no trailers");
            let text = String::from_utf8(bytes.to_vec()).expect("a stream is text");
            if !text.starts_with(':') {
                return Some(text);
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

    /// The addresses on this site that the page links to, without their fragments.
    pub fn links(&self) -> Vec<String> {
        let inside = |to: &String| to.starts_with('/') && !to.starts_with("//");
        let found = crate::crawl::attributes(&self.body, "href").filter(inside);
        found.map(|to| to.split('#').next().unwrap_or_default().to_owned()).collect()
    }

    /// Everything that came, as one text: status, headers in order of their names, body.
    pub fn whole(&self) -> String {
        let mut headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect();
        headers.sort();
        format!("{}\n{}\n\n{}", self.status, headers.join("\n"), self.body)
    }

    /// Whether the page says this.
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}
