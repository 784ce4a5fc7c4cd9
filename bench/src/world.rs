//! The worlds that are measured: built through the program's own verbs, kept under target/bench-data until the schema
//! changes.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use asks::acts::{ActError, Cx};
use asks::domain::{AnsweredBy, Beforehand, Kind, Ring, When};
use asks::posting::{self, Heard, Posting};
use circles::CircleId;
use farolito::compose::{self, Ground};
use farolito::demo::{bulk, world::Maker};
use kit_base::{Id, Private, Rng, Span, Timestamp};
use kit_db::{NetworkId, Scope, Tx};
use kit_i18n::Lang;
use people::PersonId;

use crate::http::Browser;
use crate::{Outcome, said};

/// Goes up when the worlds are built otherwise.
const VERSION: u32 = 1;
/// Helpers of the measured network.
const HELPERS: usize = 64;
/// Buildings whose asks are measured; every helper belongs to all three.
const HOMES: usize = 3;
/// Postings in one transaction.
const BATCH: usize = 100;
/// How long a link to sign in lives.
const LINK: Span = Span::hours(1);

/// The folder's name for worlds of this schema.
pub fn key() -> String {
    let mut hash = DefaultHasher::new();
    VERSION.hash(&mut hash);
    for step in compose::migrations() {
        (step.number, step.sql).hash(&mut hash);
    }
    format!("{:016x}", hash.finish())
}

/// Brings a fresh database up to date.
pub async fn prepare(ground: &Ground) -> Outcome {
    let now = ground.clock.now();
    ground.db.migrate(&compose::migrations(), now).await.map_err(said)?;
    let vault = ground.vault.clone();
    ground.db.write(Scope::Server, move |tx| vault.check(tx, now)).await.map_err(said)
}

/// A network with helpers who belong to three buildings, and `asks` asks there that nobody has.
pub async fn thousand(ground: &Ground, asks: usize) -> Outcome {
    let network = found(ground).await?;
    let maker = maker(ground, network)?;
    let (building, again) = (maker.clone(), network);
    let homes = ground
        .db
        .write(Scope::Network(again), move |tx| {
            let places = building.places(tx)?;
            let homes: Vec<CircleId> = (0..HOMES).map(|n| places.building(n)).collect();
            (0..HELPERS).try_for_each(|n| helper(tx, &building, &homes, n))?;
            Ok::<_, ActError>(homes)
        })
        .await
        .map_err(said)?;
    for from in (0..asks).step_by(BATCH) {
        let (maker, homes, to) = (maker.clone(), homes.clone(), (from + BATCH).min(asks));
        let batch = move |tx: &mut Tx<'_>| {
            for n in from..to {
                let ago = Span::minutes(i64::try_from(n % 5_000).unwrap_or(0) + 1);
                post(tx, &maker, &ask(homes[n % homes.len()], n), maker.now - ago)?;
            }
            Ok::<_, ActError>(())
        };
        ground.db.write(Scope::Network(network), batch).await.map_err(said)?;
    }
    ground.db.analyze().await.map_err(said)
}

/// The same among a million asks of 400 networks.
pub async fn million(ground: &Ground, asks: usize) -> Outcome {
    bulk::city(ground, &Rng::seeded(7), "http://city.invalid").await.map_err(said)?;
    thousand(ground, asks).await
}

/// What a maker needs besides the network.
pub fn maker(ground: &Ground, network: NetworkId) -> Outcome<Maker> {
    let words = compose::catalogue().map_err(said)?;
    Ok(Maker { vault: ground.vault.clone(), rng: Rng::seeded(42), words, now: ground.clock.now(), network })
}

/// A real network, not an invented one: `serve` must take it.
pub async fn found(ground: &Ground) -> Outcome<NetworkId> {
    let now = ground.clock.now();
    let id: NetworkId = Id::new(now, &ground.rng);
    let new = circles::NewNetwork {
        id,
        slug: "bench".into(),
        name: "Neighbors of the long bench".into(),
        zone: "America/Los_Angeles".into(),
        public_url: "http://localhost".into(),
        languages: vec![Lang::En, Lang::Es],
        help_line: Some("213-555-0190".into()),
        help_hours: Some("9-21".into()),
        demo: false,
    };
    let made = move |tx: &mut Tx<'_>| {
        circles::store::create_network(tx, &new, now)?;
        circles::store::add_host(tx, "localhost", id)?;
        circles::store::add_host(tx, "127.0.0.1", id)
    };
    ground.db.write(Scope::Server, made).await.map_err(said)?;
    let (vault, rng) = (ground.vault.clone(), ground.rng.clone());
    ground.db.write(Scope::Network(id), move |tx| vault.create_network(tx, now, &rng)).await.map_err(said)?;
    Ok(id)
}

fn helper(tx: &mut Tx<'_>, maker: &Maker, homes: &[CircleId], n: usize) -> Result<(), ActError> {
    let since = maker.now - Span::days(30);
    let new = person(homes[n % homes.len()], 500_000 + n);
    let id = people::create_unverified(tx, &maker.vault, &new, since, &maker.rng)?;
    people::verify(tx, id, since)?;
    for home in homes {
        people::memberships::join(tx, *home, id, Some(since), since)?;
    }
    let held = people::Held { circle: homes[0], role: people::Role::Helper };
    people::roles::grant(tx, id, held, people::roles::Term { since, until: None }, &maker.rng)?;
    Ok(())
}

/// An invented neighbor.
pub fn person(home: CircleId, n: usize) -> people::NewPerson {
    people::NewPerson {
        name: Some(Private::new(format!("Neighbor {n}"))),
        contact: people::Contact::Phone(Private::new(format!("+1213{:07}", 5_000_000 + n))),
        language: Lang::En,
        rules: people::SafeContact::default(),
        address: None,
        home_circle: Some(home),
        cell: None,
    }
}

/// One ask as the form makes it, its words listened to.
pub fn ask(home: CircleId, n: usize) -> Heard {
    let kinds =
        [Kind::Food, Kind::Errand, Kind::Ride, Kind::Company, Kind::Repair, Kind::Supplies, Kind::Pet];
    let lines =
        ["A few soft groceries", "Pick up a package", "Walk a polite old dog", "A lamp and two chairs"];
    let whens = [When::Today, When::ThisWeek, When::Flexible];
    Posting {
        kinds: vec![kinds[n % kinds.len()]],
        details: Private::new("Eggs, bread and something soft; the bell is broken, please knock.".into()),
        private_note: Some(Private::new("Third floor, the door with the blue mat.".into())),
        public_line: Some(lines[n % lines.len()].into()),
        when: whens[n % whens.len()],
        place: Some(Private::new("between 4th and 5th".into())),
        lang: Lang::En,
        language: "en".into(),
        for_other: None,
        marked: false,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Neighborhood,
        widen_every: None,
        person: person(home, n),
        home,
        answered_by: AnsweredBy::Asker,
        taken_by: None,
        post: None,
    }
    .heard()
}

/// Writes it: sealed words, a new person with a key, a link, a first message in the outbox.
pub fn post(tx: &mut Tx<'_>, maker: &Maker, ask: &Heard, at: Timestamp) -> Result<(), ActError> {
    let cx = Cx { vault: &maker.vault, rng: &maker.rng, words: &maker.words, now: at };
    posting::post(tx, &cx, ask).map(drop)
}

/// Links that sign the first `count` helpers in.
pub async fn links(ground: &Ground, count: usize) -> Outcome<Vec<String>> {
    let network = ground.db.read(Scope::Server, |tx| circles::store::network_by_slug(tx, "bench")).await;
    let network = network.map_err(said)?.ok_or("this world has no network to measure")?.id;
    let (rng, now) = (ground.rng.clone(), ground.clock.now());
    ground
        .db
        .write(Scope::Network(network), move |tx| {
            helpers(tx)?
                .into_iter()
                .take(count)
                .map(|id| Ok(people::sign_in::make_link(tx, id, LINK, now, &rng)?.text()))
                .collect::<Result<Vec<_>, ActError>>()
        })
        .await
        .map_err(said)
}

fn helpers(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, ActError> {
    const ALL: kit_db::Statement = kit_db::sql!(
        "SELECT DISTINCT person_id FROM roles WHERE network_id = $1 AND role = 'helper' ORDER BY person_id LIMIT 64"
    );
    Ok(tx.query(&ALL, &[&tx.network()], kit_db::only)?)
}

/// Somebody who came by a link of ours.
pub fn signed_in(port: u16, link: &str) -> Outcome<Browser> {
    let mut browser = Browser::new(port);
    let reply = browser.get(&format!("/in/{link}"))?;
    if reply.status != 303 {
        return Err(format!("signing in answered {}", reply.status));
    }
    browser.page("/asks")?;
    Ok(browser)
}

/// Builds a world into `folder` unless it is there; answers how many seconds it took now.
pub async fn once<W: Future<Output = Outcome>>(
    folder: &Path,
    build: impl FnOnce(Ground) -> W,
) -> Outcome<Option<f64>> {
    let finished = folder.join("finished");
    if finished.exists() {
        return Ok(None);
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(said)?;
    }
    let ground = crate::server::ground(folder)?;
    let clock = ground.clock.clone();
    let started = clock.now();
    prepare(&ground).await?;
    build(ground).await?;
    let seconds = f64::from(u32::try_from(clock.now().since(started).as_secs()).unwrap_or(u32::MAX));
    std::fs::write(finished, format!("{seconds}\n")).map_err(said)?;
    Ok(Some(seconds))
}
