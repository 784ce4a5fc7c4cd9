//! `demo`: an invented neighborhood with life in it, on a fresh file, with people to sign in as.

pub mod bulk;
mod listings;
mod names;
mod needs;
mod offering;
mod paper;
mod pod_circle;
mod rounds;
mod standing_by;
mod walk;
pub mod world;

use std::path::PathBuf;
use std::sync::Arc;

use kit_base::{Clock, Id, Rng, Slug, Span};
use kit_db::{Db, Scope};
use kit_i18n::Lang;
use kit_message::{FileTransport, LogTransport, Transport};
use kit_vault::{Vault, keys};
use kit_web::Limits;
use serde::Serialize;
use tokio::net::TcpListener;
use world::{Cast, Maker};

use crate::StartError;
use crate::compose::{App, Ground, migrations};
use crate::config::{DemoArgs, Size};
use crate::files::Folder;
use crate::serve::until_stopped;

/// How many households the small world has.
pub const HOUSEHOLDS: usize = 500;
/// How long a demo's sign-in links live.
const LINKS: Span = Span::hours(24);

/// What `--json` prints first.
#[derive(Serialize)]
struct Doors {
    url: String,
    steward: String,
    helper: String,
    asker: String,
    ask: String,
    #[serde(rename = "checkIn")]
    check_in: String,
}

/// `farolito demo`.
#[expect(clippy::print_stdout, reason = "the person at the terminal, or a script, reads it")]
pub async fn run(args: &DemoArgs) -> Result<(), StartError> {
    let tiles = args.map_tiles.as_deref().map(crate::config::tiles).transpose()?;
    let folder = Folder::for_demo(&args.data.clone().unwrap_or_else(temporary))?;
    let db = match &args.database_url {
        Some(url) => Db::connect_postgres(url, 8)?,
        None => Db::open_sqlite(&folder.database()?)?,
    };
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| StartError::said(format!("cannot listen on {}: {error}", args.listen)))?;
    let port = listener.local_addr()?.port();
    // Passkeys and secure cookies refuse an IP address; a name works everywhere.
    let url = format!("http://localhost:{port}");
    let ground = ground(db, &folder)?;
    let cast = build(&ground, args, &url).await?;
    let doors = doors(&ground, &cast, &url).await?;
    if args.json {
        println!("{}", serde_json::to_string(&doors).map_err(|error| StartError::said(error.to_string()))?);
    } else {
        println!("An invented neighborhood is open at {}\n", doors.url);
        println!("  as a steward   {}", doors.steward);
        println!("  as a helper    {}", doors.helper);
        println!("  as an asker    {}", doors.ask);
        println!("  checked on     {}", doors.check_in);
        println!("  with a pod     {}\n", doors.asker);
        println!("Everything in it is made up and lives in {}. Stop with Ctrl-C.", folder.path().display());
    }
    let app = App::new(&ground, Limits::default())?;
    if let Some(tiles) = tiles {
        directory::pages::tiles::offer(&app.site, tiles);
    }
    let transport: Arc<dyn Transport> = if args.size == Size::Small {
        Arc::new(FileTransport::new(&folder.outbox()))
    } else {
        Arc::new(LogTransport)
    };
    until_stopped(app, (listener, None), transport).await
}

fn temporary() -> PathBuf {
    std::env::temp_dir().join(format!("farolito-demo-{}", Slug::new(&Rng::os())))
}

fn ground(db: Db, folder: &Folder) -> Result<Ground, StartError> {
    let (clock, rng) = (Clock::system(), Rng::os());
    let key =
        keys::load_or_create(folder.path(), &rng).map_err(|error| StartError::said(error.to_string()))?;
    Ok(Ground { db, vault: Vault::new(key), clock, rng, secure: false, demo: true })
}

/// Migrates and fills the database.
async fn build(ground: &Ground, args: &DemoArgs, url: &str) -> Result<Cast, StartError> {
    let now = ground.clock.now();
    ground.db.migrate(&migrations(), now).await?;
    let vault = ground.vault.clone();
    ground.db.write(Scope::Server, move |tx| vault.check(tx, now)).await?;
    let world = Rng::seeded(args.seed);
    let cast = first(ground, &world, (args.size, url), Maker::offering).await?;
    match args.size {
        Size::Small => {}
        Size::Neighborhood => bulk::neighborhood(ground, &world).await?,
        Size::City => bulk::city(ground, &world, url).await?,
    }
    listings::fill(ground, &world, cast.network).await?;
    ground.db.analyze().await?;
    Ok(cast)
}

/// The small world without offers, for tests that make their own.
pub async fn small(ground: &Ground, world: &Rng, about: (Size, &str)) -> Result<Cast, StartError> {
    first(ground, world, about, Maker::small).await
}

/// The small world: always there, because its people are the ones to sign in as.
async fn first(
    ground: &Ground,
    world: &Rng,
    (size, url): (Size, &str),
    tell: fn(&Maker, &mut kit_db::Tx<'_>, usize) -> Result<Cast, asks::acts::ActError>,
) -> Result<Cast, StartError> {
    let maker = found(ground, world, ("jacaranda", "Jacaranda Heights Neighbors", url)).await?;
    let first = maker.network;
    ground.db.write(Scope::Server, move |tx| circles::store::add_host(tx, "localhost", first)).await?;
    let households = if size == Size::Small { HOUSEHOLDS } else { 120 };
    let scope = Scope::Network(maker.network);
    ground
        .db
        .write(scope, move |tx| tell(&maker, tx, households))
        .await
        .map_err(|e| StartError::said(e.to_string()))
}

/// Founds a network with its keys.
pub async fn found(
    ground: &Ground,
    world: &Rng,
    (slug, name, url): (&str, &str, &str),
) -> Result<Maker, StartError> {
    let now = ground.clock.now();
    let id = Id::new(now - Span::days(90), world);
    let new = circles::NewNetwork {
        id,
        slug: slug.into(),
        name: name.into(),
        zone: "America/Los_Angeles".into(),
        public_url: url.into(),
        languages: vec![Lang::En, Lang::Es],
        help_line: Some("213-555-0190".into()),
        help_hours: Some("9 am – 9 pm".into()),
        demo: true,
    };
    ground.db.write(Scope::Server, move |tx| circles::store::create_network(tx, &new, now)).await?;
    let (vault, rng) = (ground.vault.clone(), world.clone());
    ground.db.write(Scope::Network(id), move |tx| vault.create_network(tx, now, &rng)).await?;
    let words = crate::compose::catalogue()?;
    Ok(Maker { vault: ground.vault.clone(), rng: world.clone(), words, now, network: id })
}

/// Links to sign in as somebody: they sign in fully and live for a day, in a demo only.
async fn doors(ground: &Ground, cast: &Cast, url: &str) -> Result<Doors, StartError> {
    let (now, rng) = (ground.clock.now(), ground.rng.clone());
    let (steward, helper, asker) = (cast.steward, cast.helper, cast.asker);
    let links = move |tx: &mut kit_db::Tx<'_>| {
        let steward = people::sign_in::make_link(tx, steward.cast(), LINKS, now, &rng)?;
        let helper = people::sign_in::make_link(tx, helper.cast(), LINKS, now, &rng)?;
        let asker = people::sign_in::make_link(tx, asker.cast(), LINKS, now, &rng)?;
        Ok::<_, kit_db::DbError>((steward.text(), helper.text(), asker.text()))
    };
    let (steward, helper, asker) = ground.db.write(Scope::Network(cast.network), links).await?;
    Ok(Doors {
        url: url.to_owned(),
        steward: format!("{url}/in/{steward}"),
        helper: format!("{url}/in/{helper}"),
        asker: format!("{url}/in/{asker}"),
        ask: format!("{url}/l/{}", cast.ask),
        check_in: format!("{url}/k/{}", cast.check_in),
    })
}
