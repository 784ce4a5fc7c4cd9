//! What a visitor gets: a small site of porch lights, asked in process and over real connections.

mod guards;
mod logs;
mod pages;
mod slow;
mod tls;

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use kit_base::{Clock, Rng, Span, Timestamp};
use kit_i18n::{Catalogue, Lang};

use crate::{
    Answer, Authority, Cookie, Fault, FaultKind, Form, HelpLine, Limits, NavItem, Network, Page, Problem,
    Problems, Query, Routes, SeeOther, Shell, Site, Trip, Viewer, WebError, askama, filters, sample,
};

const LOCALES: &[(Lang, &str)] = &[
    (
        Lang::En,
        "lamp-title = Porch lights\nlamp-count = { $n ->\n    [one] one light\n   *[other] { $n } lights\n }\n\
         lamp-from = { $who } on floor { $floor }\nlamp-name = Name\nlamp-short = At least { $n } letters.\nlamp-lit = It is on.",
    ),
    (
        Lang::Es,
        "lamp-title = Luces\nlamp-count = { $n ->\n    [one] una luz\n   *[other] { $n } luces\n }\n\
         lamp-from = { $who }, piso { $floor }\nlamp-name = Nombre\nlamp-short = Al menos { $n } letras.\nlamp-lit = Ya prendió.",
    ),
];

#[derive(askama::Template)]
#[template(
    ext = "html",
    source = r#"{% import "ui.html" as ui -%}
<h1>{{ "lamp-title"|t }}</h1><p>{{ "lamp-count"|tn(count) }}</p><p>{{ "lamp-from"|ta("who", who, "floor", 3) }}</p>
<p>{{ at|ago }}, {{ at|day_time }}</p>{{ ui::error_summary(problems) }}<form method="post" action="{{ "/lamps"|url }}" id="lamp">
{{ ui::text_field("name", "lamp-name", who, problems) }}</form>"#
)]
struct Lamps {
    count: usize,
    who: String,
    at: Timestamp,
    problems: Problems,
}

/// A template that fails half way.
#[derive(askama::Template)]
#[template(ext = "html", source = r#"<p>half</p>{{ "no-such-file.png"|asset }}"#)]
struct Half;

fn lamps(who: &str, problems: &Problems) -> Page<Lamps> {
    let at = sample::NOW - Span::hours(3);
    let page = Page::new("lamp-title", Lamps { count: 2, who: who.into(), at, problems: problems.clone() });
    page.section("lamps").checked(problems)
}

async fn light(form: Form) -> Answer<SeeOther> {
    let name = form.one("name");
    if form.switches_language() {
        return Err(WebError::instead(lamps(name, &Problems::new()).language_form("lamp")));
    }
    if name.chars().count() < 2 {
        let short = Problem::new("name", "lamp-short").number("n", 2);
        return Err(WebError::instead(lamps(name, &short.into())));
    }
    Ok(SeeOther::to("/lamps").flash("lamp-lit"))
}

async fn sign_in(trip: Trip) -> SeeOther {
    trip.set_cookie(Cookie::new("session", "secret").strict());
    SeeOther::to("/")
}

async fn broken() -> Answer<()> {
    Err(std::io::Error::other("the lamp of 4B at Kenmore fell").into())
}

async fn panics() -> Answer<()> {
    let empty: Vec<u8> = Vec::new();
    assert!(!empty.is_empty(), "no lamp on");
    Ok(())
}

async fn big() -> Vec<u8> {
    vec![b'x'; 32 * 1024 * 1024]
}

async fn never() {
    std::future::pending::<()>().await;
}

fn routes() -> Routes {
    Routes::new()
        .get("/lamps", Authority::Public, || async { lamps("Ana", &Problems::new()) })
        .post("/lamps", Authority::Public, light)
        .get("/lamps/{slug}", Authority::Neighbor, || async { Answer::<()>::Err(Fault::NOT_FOUND.into()) })
        .get("/mine", Authority::LinkHolder, || async { lamps("<script>", &Problems::new()).private() })
        .post("/sign-in", Authority::Public, sign_in)
        .get("/search", Authority::Public, |query: Query| async move {
            query.all("kind").collect::<Vec<_>>().join("+")
        })
        .get("/half", Authority::Public, || async { Page::new("lamp-title", Half) })
        .get("/broken", Authority::Public, broken)
        .get("/panics", Authority::Public, panics)
        .get("/taken", Authority::Public, || async { Answer::<()>::Err(FaultKind::Conflict.into()) })
        .get("/big", Authority::Public, big)
        .get("/never", Authority::Public, never)
}

fn shell() -> Shell {
    let catalogue = Catalogue::new(&[kit_i18n::LOCALES, crate::LOCALES, LOCALES].concat()).unwrap();
    let mut shell = Shell::new(Arc::new(catalogue), Clock::held(sample::NOW), Rng::seeded(1));
    let network = Network {
        name: "Sample Court".into(),
        prefix: "/n/court".into(),
        zone: "America/Los_Angeles".into(),
        help_line: Some(HelpLine { shown: "213-555-0100".into(), dial: "+12135550100".into() }),
        ..Network::default()
    };
    let nav = vec![NavItem::new("lamps", "lamp-title", "/lamps")];
    shell.viewer = Arc::new(Viewer { network: Arc::new(network), nav: nav.into(), ..Viewer::default() });
    shell
}

fn site() -> Site {
    Site::new(Arc::new(shell()), routes(), Limits { rate: None, ..Limits::default() })
}

/// What came back, read to its end.
struct Told {
    status: StatusCode,
    headers: http::HeaderMap,
    bytes: Vec<u8>,
}

impl Told {
    async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Self { status: parts.status, headers: parts.headers, bytes }
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
}

async fn ask(site: &Site, request: http::request::Builder, body: &str) -> Told {
    Told::of(site.answer(request.body(Body::from(body.to_owned())).unwrap()).await).await
}

async fn get(site: &Site, path: &str) -> Told {
    ask(site, Request::get(path), "").await
}

fn post(path: &str) -> http::request::Builder {
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded")
}
