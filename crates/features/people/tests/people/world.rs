//! A network with a building and a pod, a clock in the hand, a site whose doors can be knocked at.

use std::sync::Arc;
use std::sync::LazyLock;

use axum::body::Body;
use axum::response::Response;
use circles::{CircleId, NewCircle, NewNetwork, Scale};
use http::Request;
use http_body_util::BodyExt as _;
use kit_base::{Clock, Id, Private, Rng, Secret, Span, Timestamp};
use kit_db::{Db, DbError, Migration, NetworkId, Scope, Tx};
use kit_i18n::Lang;
use kit_vault::{Registry, Vault};
use kit_web::{Authority, Limits, Routes, Shell};
use people::{
    Contact, Held, Helper, LinkHolder, Neighbor, NewPerson, PersonId, Role, SafeContact, Settings, Site,
    Steward, Subject, Visitor, roles,
};

pub static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let kits = [kit_vault::MIGRATIONS, kit_jobs::MIGRATIONS, kit_message::MIGRATIONS].concat();
    [kits.as_slice(), circles::MIGRATIONS, people::MIGRATIONS].concat()
});
pub const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);

pub fn registry() -> Registry {
    let kits = (kit_vault::TABLES, kit_jobs::TABLES, kit_message::TABLES);
    Registry::new(&[kits.0, kits.1, circles::TABLES, people::TABLES, kits.2]).expect("the tables agree")
}

pub fn network(n: u128) -> NetworkId {
    Id::from_uuid(uuid::Uuid::from_u128(n))
}

pub struct World {
    pub site: Site,
    pub net: NetworkId,
    pub building: CircleId,
    pub pod: CircleId,
    web: kit_web::Site,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let (clock, rng) = (Clock::held(NOW), Rng::seeded(7));
        let vault = Vault::new(Secret::new([7; 32]));
        let site = Site::new(db, vault, (clock, rng), registry(), Settings::default());
        let net = network(1);
        found(&site, net, "porch").await;
        let (building, pod) = within(&site, net, |tx| {
            let building = circle(tx, Scale::Building, None)?;
            Ok((building, circle(tx, Scale::Pod, Some(building))?))
        })
        .await;
        let web = served(&site);
        Self { site, net, building, pod, web }
    }

    /// Another node on the same database, which shares nothing else with this one.
    pub fn second_node(&self) -> Self {
        let (db, vault) = (self.site.db.clone(), Vault::new(Secret::new([7; 32])));
        let clock = (self.site.clock.clone(), Rng::seeded(8));
        let site = Site::new(db, vault, clock, registry(), Settings::default());
        let web = served(&site);
        Self { site, web, ..*self }
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
    ) -> T {
        within(&self.site, self.net, work).await
    }

    pub async fn person(&self, name: &'static str) -> PersonId {
        let (vault, rng, home) = (self.site.vault.clone(), self.site.rng.clone(), self.building);
        self.write(move |tx| {
            Ok(people::create_unverified(tx, &vault, &newcomer(name, Some(home)), NOW, &rng)?)
        })
        .await
    }

    pub async fn gives(&self, person: PersonId, role: Role) {
        let (circle, rng) = (self.building, self.site.rng.clone());
        self.write(move |tx| {
            let term = roles::Term { since: NOW, until: None };
            roles::grant(tx, person, Held { circle, role }, term, &rng)
        })
        .await;
    }

    /// A sign-in link's path.
    pub async fn link(&self, person: PersonId) -> String {
        let (rng, now) = (self.site.rng.clone(), self.site.now());
        self.write(move |tx| {
            let token = people::sign_in::make_link(tx, person, people::sign_in::LIFE, now, &rng)?;
            Ok(format!("/in/{}", token.text()))
        })
        .await
    }

    /// A browser signed in by a link that it used.
    pub async fn signed_in(&self, person: PersonId) -> Browser<'_> {
        let link = self.link(person).await;
        let mut browser = self.browser();
        assert_eq!(browser.get(&link).await.0, 303);
        assert_eq!(browser.get("/neighbor").await.0, 200, "the link signs in");
        browser
    }

    /// Does what is due, and reads the messages that went out.
    pub async fn letters(&self) -> Vec<String> {
        let words = kit_web::sample::catalogue(&[circles::LOCALES, people::LOCALES]);
        let tools = people::Tools { vault: self.site.vault.clone(), words };
        let jobs = people::with_jobs(kit_jobs::Jobs::new(self.site.rng.clone()), tools);
        let (db, now) = (&self.site.db, self.site.now());
        jobs.run_due(db, now).await.expect("the jobs run");
        let folder = std::env::temp_dir().join(format!("people-letters-{}", kit_base::Slug::new(&Rng::os())));
        let book = Arc::new(people::Book::new(self.site.vault.clone()));
        let transport = Arc::new(kit_message::FileTransport::new(&folder));
        let sender = kit_message::Sender::new(self.site.vault.clone(), transport, book, jobs.waker());
        sender.send_due(db, now).await.expect("the outbox is read");
        let files = std::fs::read_dir(folder.join("outbox")).into_iter().flatten().flatten();
        let letters = files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
        let _ = std::fs::remove_dir_all(&folder);
        letters
    }

    /// A browser that holds a private link.
    pub async fn link_holder(&self, person: PersonId) -> Browser<'_> {
        let rng = self.site.rng.clone();
        let token = self
            .write(move |tx| {
                let subject = Subject { kind: "asks", id: uuid::Uuid::from_u128(5), person: Some(person) };
                people::open_link_session(tx, subject, Span::days(30), NOW, &rng)
            })
            .await;
        let mut browser = self.browser();
        browser.cookies.push(("plain-farolito-link".into(), token.text()));
        browser
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser { world: self, cookies: Vec::new(), host: "porch.example", went: String::new() }
    }
}

fn served(site: &Site) -> kit_web::Site {
    let routes = routes().merge(people::routes()).with_state(site.clone()).merge(kit_web::routes());
    let catalogue = kit_web::sample::catalogue(&[circles::LOCALES, people::LOCALES]);
    let shell = Arc::new(Shell::new(catalogue, site.clock.clone(), site.rng.clone()));
    let limits = Limits { rate: None, ..Limits::default() };
    kit_web::Site::with_router(shell, people::around(routes.into_router(), site), limits)
}

/// A network, with its keys.
pub async fn found(site: &Site, id: NetworkId, slug: &'static str) {
    site.db
        .write(Scope::Server, move |tx| {
            let new = NewNetwork {
                id,
                slug: slug.into(),
                name: slug.into(),
                zone: "America/Los_Angeles".into(),
                public_url: format!("https://{slug}.example/"),
                languages: vec![Lang::En, Lang::Es],
                help_line: Some("213-555-0100".into()),
                help_hours: None,
                demo: false,
            };
            circles::store::create_network(tx, &new, NOW)
        })
        .await
        .expect("a network is made");
    let (vault, rng) = (site.vault.clone(), site.rng.clone());
    within(site, id, move |tx| Ok(vault.create_network(tx, NOW, &rng)?)).await;
}

pub async fn within<T: Send + 'static>(
    site: &Site,
    net: NetworkId,
    work: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + Sync + 'static,
) -> T {
    site.write(net, work).await.expect("it is written")
}

fn circle(tx: &mut Tx<'_>, scale: Scale, parent: Option<CircleId>) -> Result<CircleId, DbError> {
    let new = NewCircle { scale, name: scale.code().into(), parent, rough_place: None, cell: None };
    Ok(circles::store::create(tx, &new, NOW, &Rng::os())?)
}

/// Canary words that no file may hold in the clear.
pub fn newcomer(name: &str, home: Option<CircleId>) -> NewPerson {
    NewPerson {
        name: Some(Private::new(name.to_owned())),
        contact: Contact::Phone(Private::new("213 555 0142".into())),
        language: Lang::Es,
        rules: SafeContact { ask_for: "Quetzalcanary".into(), ..SafeContact::default() },
        address: Some(Private::new("4417 Canarybird Ave".into())),
        home_circle: home,
        cell: None,
    }
}

fn routes() -> Routes<Site> {
    Routes::new()
        .get("/anybody", Authority::Visitor, async |v: Visitor| {
            v.person.map_or("nobody".to_owned(), |p| format!("{} circles", p.seats.len()))
        })
        .get("/neighbor", Authority::Neighbor, async |_: Neighbor| "neighbor")
        .get("/helper", Authority::Helper, async |_: Helper| "helper")
        .get("/steward", Authority::Steward, async |_: Steward| "steward")
        .get("/holder", Authority::LinkHolder, async |h: LinkHolder| h.link.kind)
}

/// A browser with a cookie jar.
pub struct Browser<'w> {
    world: &'w World,
    pub cookies: Vec<(String, String)>,
    pub host: &'static str,
    /// Where the last answer led, if it led anywhere.
    pub went: String,
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> (u16, String) {
        self.send("GET", path, "").await
    }

    pub async fn post(&mut self, path: &str, form: &str) -> (u16, String) {
        self.send("POST", path, form).await
    }

    async fn send(&mut self, method: &str, path: &str, form: &str) -> (u16, String) {
        let jar: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", self.host)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", jar.join("; "))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .expect("a request");
        let response = self.world.web.answer(request).await;
        self.keep(&response);
        let to = response.headers().get("location").and_then(|to| to.to_str().ok());
        to.unwrap_or_default().clone_into(&mut self.went);
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.expect("a body").to_bytes();
        (status, String::from_utf8(bytes.to_vec()).expect("text"))
    }

    fn keep(&mut self, response: &Response) {
        for value in response.headers().get_all("set-cookie") {
            let text = value.to_str().expect("text");
            let (pair, rest) = text.split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(k, _)| k != name);
            if !rest.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}
