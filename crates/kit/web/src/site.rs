//! The whole of a server as one function from request to answer: guards, router, drawing, headers, log.

use std::any::Any;
use std::convert::Infallible;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, LOCATION,
    SET_COOKIE, VARY,
};
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::{Service, ServiceExt as _};

use crate::chrome::{self, Around, ErrorBody};
use crate::cookie::{Cookie, FLASH};
use crate::error::Broken;
use crate::limit::Bounded;
use crate::page::{Frame, Sheet};
use crate::{
    Fault, FaultKind, Household, Limits, Peer, Rate, Routes, SeeOther, Shell, Title, Trip, csrf, gzip,
    headers,
};

/// Answers requests. Cheap to clone; also a tower service, so that tests need no socket.
#[derive(Clone)]
pub struct Site {
    router: Router,
    shell: Arc<Shell>,
    limits: Limits,
    rate: Option<Arc<Rate>>,
    takes: &'static [(&'static str, usize)],
    tells: &'static [&'static str],
}

/// What a file is given to arrive: 32 MB over a slow line.
const UPLOAD_TIME: Duration = Duration::from_mins(3);

/// How long somebody may listen before they must ask anew.
const LISTEN_TIME: Duration = Duration::from_mins(11);

/// An answer that is finished as it is: not to be replaced by an error page whatever its status.
#[derive(Clone, Copy)]
pub struct AsIs;

impl Site {
    /// A site of these routes, together with the frame's own.
    pub fn new(shell: Arc<Shell>, routes: Routes, limits: Limits) -> Self {
        Self::with_router(shell, routes.merge(crate::routes()).into_router(), limits)
    }

    /// A site of a finished router, for an app that puts its own middleware around [`Routes::into_router`].
    /// [`routes`](crate::routes) must have been merged into it.
    pub fn with_router(shell: Arc<Shell>, router: Router, limits: Limits) -> Self {
        let rate = limits.rate.map(|rate| Arc::new(Rate::new(rate, &shell.rng)));
        Self { router, shell, limits, rate, takes: &[], tells: &[] }
    }

    /// The paths whose form may bring a file, each with the bytes it may have (at most [`crate::MOST_UPLOAD`]), as slow as an
    /// old phone. `{slug}` stands for any one part.
    #[must_use]
    pub const fn taking(mut self, paths: &'static [(&'static str, usize)]) -> Self {
        self.takes = paths;
        self
    }

    /// The paths whose answer goes on for as long as somebody listens, and ends when the server stops.
    #[must_use]
    pub const fn telling(mut self, paths: &'static [&'static str]) -> Self {
        self.tells = paths;
        self
    }

    /// The bytes that a file at this path may have, in whatever network; none where no file is taken.
    fn takes_file(&self, path: &str) -> Option<usize> {
        self.takes.iter().find(|(known, _)| is_at(known, path)).map(|(_, bytes)| *bytes)
    }

    /// Whether the answer at this path has no end of its own, in whatever network.
    pub(crate) fn tells(&self, path: &str) -> bool {
        self.tells.iter().any(|known| is_at(known, path))
    }

    /// Bytes and time that a body at this path has.
    fn body_bounds(&self, path: &str) -> (usize, Duration) {
        self.takes_file(path)
            .map_or((self.limits.body_bytes, self.limits.body_time), |bytes| (bytes, UPLOAD_TIME))
    }

    /// How long the whole exchange may last.
    pub(crate) fn total_time(&self, path: &str) -> Duration {
        if self.takes_file(path).is_some() {
            UPLOAD_TIME + self.limits.total_time
        } else if self.tells(path) {
            LISTEN_TIME
        } else {
            self.limits.total_time
        }
    }

    /// The bounds it was made with.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Answers one request; never fails.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let started = self.shell.clock.now();
        let trip = Trip::start(self.shell.clone(), request.headers(), request.uri());
        let method = request.method().clone();
        let zips = gzip::accepted(request.headers().get(ACCEPT_ENCODING));
        let response = match self.refuse(&request, &trip) {
            Some(fault) => {
                self.hear_out(request).await;
                fault.into_response()
            }
            None => self.route(request, &trip).await,
        };
        let mut response = finish(&trip, zips, response);
        for cookie in trip.take_cookies() {
            if let Some(value) = cookie.header(self.shell.secure) {
                response.headers_mut().append(SET_COOKIE, value);
            }
        }
        headers::secure(response.headers_mut(), self.shell.secure);
        let route = trip.route();
        tracing::info!(
            target: "access",
            %method,
            route = route.as_ref().map_or("-", |r| r.as_str()),
            status = response.status().as_u16(),
            micros = self.shell.clock.now().since(started).as_micros(),
        );
        response
    }

    /// What is refused before any handler sees it.
    fn refuse(&self, request: &Request<Body>, trip: &Trip) -> Option<Fault> {
        if let Some(rate) = &self.rate
            && let Some(peer) = request.extensions().get::<Peer>()
            && let Err(seconds) = rate.check(*peer, request.headers(), self.limits.behind_proxy)
        {
            return Some(Fault::new(FaultKind::TooMany(seconds)));
        }
        if request.uri().path().contains("%00") {
            // No name of ours has it, and one of the two engines takes no text with it.
            return Some(Fault::new(FaultKind::NotFound));
        }
        if csrf::forged(request.method(), request.headers(), trip.has_credential()) {
            return Some(Fault::FORBIDDEN);
        }
        let declared =
            request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        let (most, _) = self.body_bounds(request.uri().path());
        (declared.unwrap_or(0) > most).then(|| Fault::new(FaultKind::TooLarge))
    }

    /// Reads what a refused request still sends, within bounds, so that it can hear why.
    async fn hear_out(&self, request: Request<Body>) {
        drop(Bounded::new(request.into_body(), 0, self.limits.body_time).collect().await);
    }

    async fn route(&self, mut request: Request<Body>, trip: &Trip) -> Response {
        request.extensions_mut().insert(trip.clone());
        if let Some(peer) = request.extensions().get::<Peer>().copied() {
            let household = Household::of(peer, request.headers(), self.limits.behind_proxy);
            request.extensions_mut().insert(household);
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let (bytes, time) = self.body_bounds(request.uri().path());
            request = request.map(|body| Body::new(Bounded::new(body, bytes, time)));
        }
        match caught(self.router.clone().oneshot(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(why) => {
                let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
                response.extensions_mut().insert(Broken(Arc::new(Panicked(why))));
                response
            }
        }
    }
}

/// Whether a path is this one, at the root or under a network's mount.
/// Whether a path is this one, at the root or under a network's mount. A part in braces stands for any one part.
fn is_at(known: &str, path: &str) -> bool {
    let fits = |path: &str| {
        let (known, path) = (known.trim_start_matches('/').split('/'), path.split('/'));
        let part = |(one, part): (&str, &str)| one == part || (one.starts_with('{') && !part.is_empty());
        known.clone().count() == path.clone().count() && known.zip(path).all(part)
    };
    let whole = path.strip_prefix('/').unwrap_or(path);
    let mounted = path.strip_prefix("/n/").and_then(|rest| rest.split_once('/'));
    fits(whole) || mounted.is_some_and(|(_, bare)| fits(bare))
}

impl Service<Request<Body>> for Site {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let site = self.clone();
        Box::pin(async move { Ok(site.answer(request).await) })
    }
}

/// A handler panicked. The text is the panic's own.
#[derive(Debug, thiserror::Error)]
#[error("a handler panicked: {0}")]
struct Panicked(String);

/// The future's output, or what it panicked with: one broken page does not break its neighbors on the connection.
async fn caught<F: Future>(future: F) -> Result<F::Output, String> {
    let mut future = pin!(future);
    std::future::poll_fn(move |cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(said(&*panic))),
    })
    .await
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?").to_owned()
}

/// Turns what a handler said into bytes.
fn finish(trip: &Trip, zips: bool, mut response: Response) -> Response {
    let extensions = response.extensions_mut();
    if let Some(sheet) = extensions.remove::<Sheet>() {
        return draw(trip, zips, &sheet, response).unwrap_or_else(|why| broken(trip, &why));
    }
    if let Some(away) = extensions.remove::<SeeOther>() {
        return see_other(trip, &away, response);
    }
    if let Some(Broken(why)) = extensions.remove::<Broken>() {
        return broken(trip, &*why);
    }
    if let Some(fault) = extensions.remove::<Fault>() {
        return faulty(trip, &fault, response);
    }
    let status = response.status();
    if response.extensions().get::<AsIs>().is_some()
        || !(status.is_client_error() || status.is_server_error())
    {
        return response;
    }
    if status.is_server_error() {
        return broken(trip, &Panicked(format!("a bare {status}")));
    }
    faulty(trip, &Fault::new(FaultKind::of(status)), response)
}

/// A page, drawn into the answer that carried it.
fn draw(trip: &Trip, zips: bool, sheet: &Sheet, mut response: Response) -> askama::Result<Response> {
    let say = trip.say();
    let flash = match trip.cookie(FLASH) {
        Some(key) if trip.catalogue().has(say.lang(), key) => {
            trip.set_cookie(Cookie::clear(FLASH));
            say.text(key)
        }
        _ => "",
    };
    let around = Around { shell: trip.shell(), say: &say, here: trip.path(), flash };
    let html = chrome::draw(&*sheet.body, &sheet.frame, &around)?;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if !sheet.frame.private && say.viewer().signed_in.is_none() {
        headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    }
    headers.remove(CONTENT_LENGTH);
    let packed = (zips && !sheet.frame.private && html.len() > gzip::WORTH_IT)
        .then(|| gzip::fast(html.as_bytes()))
        .flatten();
    headers.append(VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
    *response.body_mut() = match packed {
        Some(packed) => {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            Body::from(packed)
        }
        None => Body::from(html),
    };
    Ok(response)
}

fn see_other(trip: &Trip, away: &SeeOther, mut response: Response) -> Response {
    if let Some(key) = away.flash_key() {
        trip.set_cookie(Cookie::new(FLASH, key).max_age(kit_base::Span::minutes(5)));
    }
    let to = away.location(&trip.viewer().network.prefix);
    match HeaderValue::try_from(to) {
        Ok(to) => {
            response.headers_mut().insert(LOCATION, to);
            response
        }
        Err(why) => broken(trip, &why),
    }
}

/// The page of a fault. It depends on the kind of fault, the language and the viewer, and on nothing else.
fn faulty(trip: &Trip, fault: &Fault, response: Response) -> Response {
    let (exit_label, exit_path) = fault.exit();
    let body = ErrorBody {
        title: fault.title_key(),
        text: fault.text_key(),
        reference: String::new(),
        exit_label,
        exit_path: exit_path.into_owned(),
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(CONTENT_TYPE);
    let sheet = Sheet { body: Arc::new(body), frame: error_frame(fault.title_key(), parts.status) };
    draw_error(trip, &sheet, Response::from_parts(parts, Body::empty()))
}

/// Our mistake: logged here, once, with a reference that the visitor sees too.
fn broken(trip: &Trip, why: &dyn std::fmt::Display) -> Response {
    let drawn: [u8; 5] = trip.shell().rng.bytes("web.reference");
    let reference = drawn.iter().fold(String::new(), |text, b| format!("{text}{b:02x}"));
    tracing::error!(reference, route = trip.route().as_ref().map_or("-", |r| r.as_str()), why = %why, "internal error");
    let title = "web-fault-internal";
    let body = ErrorBody {
        title,
        text: "web-fault-internal-text",
        reference,
        exit_label: "web-fault-home",
        exit_path: "/".into(),
    };
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let sheet = Sheet { body: Arc::new(body), frame: error_frame(title, status) };
    draw_error(trip, &sheet, status.into_response())
}

fn error_frame(title: &'static str, status: StatusCode) -> Frame {
    let frame = crate::Page::new(Title::Key(title), ()).frame;
    Frame { status, ..frame }
}

/// Draws an error page uncompressed and uncached; if even that fails, a bare line.
fn draw_error(trip: &Trip, sheet: &Sheet, response: Response) -> Response {
    let status = response.status();
    match draw(trip, false, sheet, response) {
        Ok(mut response) => {
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(why) => {
            tracing::error!(%why, "the error page itself cannot be drawn");
            (status, trip.say().text(sheet_title(&sheet.frame)).to_owned()).into_response()
        }
    }
}

fn sheet_title(frame: &Frame) -> &'static str {
    match frame.title {
        Title::Key(key) => key,
        _ => "web-fault-internal",
    }
}

/// The default time a stopped server gives to answers under way.
pub(crate) const GRACE: Duration = Duration::from_secs(10);

#[cfg(test)]
mod at {
    use super::is_at;

    #[test]
    fn a_path_is_known_at_the_root_and_under_a_mount_and_nowhere_else() {
        for path in ["/spreadsheet", "/n/alder/spreadsheet"] {
            assert!(is_at("/spreadsheet", path), "{path}");
        }
        for path in
            ["/spreadsheet/x", "/a/spreadsheet", "/n/a/b/spreadsheet", "/n/spreadsheet", "spread", "/"]
        {
            assert!(!is_at("/spreadsheet", path), "{path}");
        }
        assert!(is_at("/fridges/{slug}/report", "/fridges/abc/report"));
        assert!(is_at("/fridges/{slug}/report", "/n/alder/fridges/abc/report"));
        assert!(!is_at("/fridges/{slug}/report", "/fridges//report"));
        assert!(!is_at("/fridges/{slug}/report", "/fridges/abc/tend"));
    }
}
