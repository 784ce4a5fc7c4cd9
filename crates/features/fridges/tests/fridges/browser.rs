//! A browser without a screen, before a server of this room alone.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use fridges::{OnDesk, OnMy};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use kit_base::{Clock, Span};
use kit_db::Scope;
use kit_web::{Answer, Authority, Limits, Page, Peer, Shell};
use people::{Aside, MyAside as _, Neighbor, PersonId, Site};

use crate::world::{NOW, World, registry};

/// What the room puts on the desk and on `/my`, on a page of its own.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% if let Some(part) = desk %}DESK{{ part }}{% endif %}{% if let Some(part) = my %}MY{{ part }}{% endif %}"#
)]
struct Asides {
    desk: Option<Aside>,
    my: Option<Aside>,
}

async fn asides(State(site): State<Site>, me: Neighbor) -> Answer<Page<Asides>> {
    let (desk, my) = (OnDesk.fill(&site, &me).await?, OnMy.fill(&site, &me).await?);
    Ok(Page::new("fridges-title", Asides { desk, my }))
}

/// The room behind the whole frame.
pub struct Server {
    pub web: kit_web::Site,
    pub clock: Clock,
}

/// An answer, read to its end.
pub struct Reply {
    pub status: StatusCode,
    pub location: String,
    pub kind: String,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = text.split_once(&mark).unwrap_or_else(|| panic!("no {name} in {text}"));
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

impl Server {
    pub fn new(world: &World) -> Self {
        let clock = Clock::held(NOW + Span::hours(1));
        let settings = people::Settings {
            secure: false,
            demo: false,
            nav: people::Nav::default(),
            my: Vec::new(),
            bonds: Vec::new(),
            person: Vec::new(),
            desk: Vec::new(),
        };
        let site = Site::new(
            world.db.clone(),
            world.vault.clone(),
            (clock.clone(), world.rng.clone()),
            registry(),
            settings,
        );
        let routes = fridges::routes().get("/asides", Authority::Neighbor, asides);
        let routes = routes.with_state(site.clone()).merge(kit_web::routes());
        let around = people::around(routes.into_router(), &site);
        let shell = Shell::new(world.words.clone(), clock.clone(), world.rng.clone());
        let limits = Limits { rate: None, body_bytes: fridges::MOST_PHOTO, ..Limits::default() };
        Self { web: kit_web::Site::with_router(Arc::new(shell), around, limits), clock }
    }

    /// Signs somebody in; the cookie of it.
    pub async fn sign_in(&self, world: &World, person: PersonId) -> String {
        let (rng, now) = (world.rng.clone(), self.clock.now());
        let token = world
            .db
            .write(Scope::Network(world.net), move |tx| people::sessions::open(tx, person, None, now, &rng))
            .await
            .expect("a session");
        format!("plain-farolito={}", token.text())
    }

    pub async fn get(&self, path: &str, cookie: &str) -> Reply {
        self.send(Method::GET, path, cookie, ("", Vec::new())).await
    }

    pub async fn post(&self, path: &str, cookie: &str, form: &[(&str, &str)]) -> Reply {
        let escaped = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02x}"));
        let pairs: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let body = pairs.join("&").into_bytes();
        self.send(Method::POST, path, cookie, ("application/x-www-form-urlencoded", body)).await
    }

    /// Posts a form with a photo in it.
    pub async fn upload(&self, path: &str, form: &[(&str, &str)], photo: &[u8]) -> Reply {
        let mut body = Vec::new();
        for (name, value) in form {
            let part =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        body.extend_from_slice(
            b"--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n",
        );
        body.extend_from_slice(photo);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.send(Method::POST, path, "", ("multipart/form-data; boundary=edge", body)).await
    }

    async fn send(&self, method: Method, path: &str, cookie: &str, (kind, body): (&str, Vec<u8>)) -> Reply {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "porch.example")
            .header("sec-fetch-site", "same-origin")
            .header(COOKIE, cookie)
            .header(CONTENT_TYPE, kind)
            .extension(Peer(([192, 0, 2, 7], 4000).into()))
            .body(Body::from(body))
            .expect("a request");
        let (parts, body) = self.web.answer(request).await.into_parts();
        let header = |name| {
            parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let bytes = body.collect().await.expect("a body").to_bytes().to_vec();
        Reply { status: parts.status, location: header(LOCATION), kind: header(CONTENT_TYPE), bytes }
    }
}
