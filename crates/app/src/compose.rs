//! The list of features, and everything that is made from it: routes, words, migrations, registry, jobs.

use std::sync::Arc;

use kit_base::{Clock, Rng};
use kit_db::{Db, Migration, Statement};
use kit_i18n::{Catalogue, Lang};
use kit_jobs::Jobs;
use kit_message::{Sender, Transport};
use kit_vault::{Registry, Table, Vault};
use kit_web::{Limits, NavItem, RouteRow, Routes, Shell};
use people::Site;

use crate::StartError;

/// Every migration, lowest floor first.
pub fn migrations() -> Vec<Migration> {
    [
        kit_vault::MIGRATIONS,
        kit_copies::MIGRATIONS,
        kit_jobs::MIGRATIONS,
        kit_message::MIGRATIONS,
        circles::MIGRATIONS,
        people::MIGRATIONS,
        trust::MIGRATIONS,
        asks::MIGRATIONS,
        directory::MIGRATIONS,
        fridges::MIGRATIONS,
        offers::MIGRATIONS,
        matching::MIGRATIONS,
        moving::MIGRATIONS,
        pods::MIGRATIONS,
        rosters::MIGRATIONS,
        checkins::MIGRATIONS,
        outreach::MIGRATIONS,
        prints::MIGRATIONS,
        setup::MIGRATIONS,
        desk::MIGRATIONS,
    ]
    .concat()
}

/// Every table's rows of the registry, lowest floor first: erasure runs the other way.
const TABLES: &[&[Table]] = &[
    kit_vault::TABLES,
    kit_copies::TABLES,
    kit_jobs::TABLES,
    circles::TABLES,
    people::TABLES,
    kit_message::TABLES,
    trust::TABLES,
    asks::TABLES,
    directory::TABLES,
    fridges::TABLES,
    offers::TABLES,
    matching::TABLES,
    moving::TABLES,
    pods::TABLES,
    rosters::TABLES,
    checkins::TABLES,
    outreach::TABLES,
    prints::TABLES,
    setup::TABLES,
    desk::TABLES,
];

/// Every message of the program.
const LOCALES: &[&[(Lang, &str)]] = &[
    kit_i18n::LOCALES,
    kit_web::LOCALES,
    kit_handout::LOCALES,
    circles::LOCALES,
    people::LOCALES,
    trust::LOCALES,
    asks::LOCALES,
    directory::LOCALES,
    fridges::LOCALES,
    offers::LOCALES,
    matching::LOCALES,
    moving::LOCALES,
    pods::LOCALES,
    rosters::LOCALES,
    checkins::LOCALES,
    outreach::LOCALES,
    prints::LOCALES,
    setup::LOCALES,
    desk::LOCALES,
    home::LOCALES,
];

/// Every statement that the program's own text holds.
pub fn statements(registry: &Registry) -> Vec<Statement> {
    let mut all = [
        kit_vault::STATEMENTS,
        kit_copies::STATEMENTS,
        kit_jobs::STATEMENTS,
        kit_message::STATEMENTS,
        circles::STATEMENTS,
        people::STATEMENTS,
        trust::STATEMENTS,
        directory::STATEMENTS,
        fridges::STATEMENTS,
        offers::STATEMENTS,
        matching::STATEMENTS,
        moving::STATEMENTS,
        pods::STATEMENTS,
        rosters::STATEMENTS,
        checkins::STATEMENTS,
        outreach::STATEMENTS,
        prints::STATEMENTS,
        setup::STATEMENTS,
        desk::STATEMENTS,
        home::STATEMENTS,
    ]
    .concat();
    all.extend(asks::STATEMENTS.concat());
    all.extend_from_slice(registry.statements());
    all
}

/// The column registry of the whole program.
pub fn registry() -> Result<Registry, StartError> {
    Registry::new(TABLES).map_err(|error| StartError::said(format!("the column registry: {error}")))
}

/// All words.
pub fn catalogue() -> Result<Arc<Catalogue>, StartError> {
    let catalogue =
        Catalogue::new(&LOCALES.concat()).map_err(|error| StartError::said(format!("messages: {error}")))?;
    Ok(Arc::new(catalogue))
}

/// The paths whose forms bring a file, and how large it may be.
const TAKES_FILES: &[(&str, usize)] = &[
    (moving::UPLOAD_PATH, kit_web::MOST_UPLOAD),
    (directory::UPLOAD_PATH, kit_web::MOST_UPLOAD),
    (fridges::REPORT_PATH, fridges::MOST_PHOTO),
];

/// What a server stands on.
#[derive(Clone)]
pub struct Ground {
    /// The database.
    pub db: Db,
    /// The keys.
    pub vault: Vault,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub rng: Rng,
    /// Reached by HTTPS.
    pub secure: bool,
    /// An invented world.
    pub demo: bool,
}

/// A program put together: it answers requests, and has work of its own.
pub struct App {
    /// Answers requests.
    pub web: kit_web::Site,
    /// What the features share.
    pub site: Site,
    /// The work that happens later.
    pub jobs: Arc<Jobs>,
    /// All words.
    pub words: Arc<Catalogue>,
    /// Every route with who may use it.
    pub table: Vec<RouteRow>,
}

impl App {
    /// Puts the features together on `ground`.
    pub fn new(ground: &Ground, limits: Limits) -> Result<Self, StartError> {
        Self::beginning(ground, limits, setup::FirstRun::default())
    }

    /// The same for a server that may still be empty. In a demo anybody may begin a group.
    pub fn beginning(
        ground: &Ground,
        limits: Limits,
        first_run: setup::FirstRun,
    ) -> Result<Self, StartError> {
        Self::open_to(ground.demo, ground, limits, first_run)
    }

    /// The same; with `open_start` anybody may begin a group of their own beside the network of this server.
    pub fn open_to(
        open_start: bool,
        ground: &Ground,
        limits: Limits,
        first_run: setup::FirstRun,
    ) -> Result<Self, StartError> {
        let words = catalogue()?;
        let mut shell = Shell::new(words.clone(), ground.clock.clone(), ground.rng.clone());
        shell.secure = ground.secure;
        shell.demo = ground.demo;
        shell.brand = "Farolito".into();
        shell.footer = footer();
        let settings = people::Settings {
            secure: ground.secure,
            demo: ground.demo,
            nav: nav(),
            bonds: vec![Arc::new(crate::bonds::Buddies)],
            person: vec![
                Arc::new(moving::FromAList),
                Arc::new(desk::SamePerson),
                Arc::new(rosters::OnPerson),
            ],
            desk: vec![
                Arc::new(checkins::OnDesk),
                Arc::new(fridges::OnDesk),
                Arc::new(directory::OnDesk),
                Arc::new(prints::OnDesk),
                Arc::new(setup::Upkeep),
                Arc::new(setup::FirstSteps),
            ],
            my: vec![
                Arc::new(asks::pages::mine::OwnAsks),
                Arc::new(asks::pages::board::Promises),
                Arc::new(offers::OnMy),
                Arc::new(pods::OnMy),
                Arc::new(checkins::OnMy),
                Arc::new(trust::MyTrust),
                Arc::new(rosters::OnMy),
                Arc::new(fridges::OnMy),
                Arc::new(outreach::OnMy),
                Arc::new(prints::OnMy),
            ],
        };
        let site = Site::new(
            ground.db.clone(),
            ground.vault.clone(),
            (ground.clock.clone(), ground.rng.clone()),
            registry()?,
            settings,
        );
        let routes = routes(&site);
        let table = routes.table().to_vec();
        let around = people::around(routes.into_router(), &site);
        let around = setup::around(around, &site, first_run, open_start);
        let web = kit_web::Site::with_router(Arc::new(shell), around, limits)
            .taking(TAKES_FILES)
            .telling(&[desk::LIVE]);
        let jobs = Arc::new(jobs(&site, words.clone()));
        Ok(Self { web, site, jobs, words, table })
    }

    /// Sends what waits in the outbox through `transport`.
    pub fn sender(&self, transport: Arc<dyn Transport>) -> Sender {
        let book = Arc::new(people::Book::new(self.site.vault.clone()));
        Sender::new(self.site.vault.clone(), transport, book, self.jobs.waker())
    }
}

fn routes(site: &Site) -> Routes {
    let features: Routes<Site> =
        home::routes().merge(people::routes()).merge(trust::routes()).merge(asks::routes());
    let features = features.merge(offers::routes()).merge(matching::routes()).merge(desk::routes());
    let features = features.merge(moving::routes()).merge(setup::routes());
    let features = features.merge(pods::routes()).merge(rosters::routes()).merge(checkins::routes());
    let features = features.merge(outreach::routes()).merge(prints::routes()).merge(directory::routes());
    let features = features.merge(fridges::routes());
    features.with_state(site.clone()).merge(kit_web::routes())
}

fn jobs(site: &Site, words: Arc<Catalogue>) -> Jobs {
    let hands = people::Tools { vault: site.vault.clone(), words: words.clone() };
    let asking = matching::Tools { vault: site.vault.clone(), words: words.clone() };
    let tools = asks::jobs::Tools {
        vault: site.vault.clone(),
        words: words.clone(),
        registry: site.registry.clone(),
    };
    let standing_by = pods::Tools { vault: site.vault.clone(), words: words.clone() };
    let lists =
        moving::Tools { vault: site.vault.clone(), words: words.clone(), registry: site.registry.clone() };
    let jobs = asks::jobs::with_jobs(Jobs::new(site.rng.clone()), tools);
    let jobs = people::with_jobs(kit_message::with_jobs(jobs), hands);
    let jobs = matching::with_jobs(offers::with_jobs(trust::with_jobs(jobs, site.registry.clone())), asking);
    let rounds = checkins::Tools { vault: site.vault.clone(), words: words.clone() };
    let cold = fridges::Tools { vault: site.vault.clone(), words: words.clone() };
    let paper = prints::Tools { vault: site.vault.clone(), words };
    let jobs = prints::with_jobs(outreach::with_jobs(checkins::with_jobs(jobs, rounds)), paper);
    let jobs = rosters::with_jobs(pods::with_jobs(jobs, standing_by));
    let jobs = fridges::with_jobs(directory::with_jobs(jobs), cold);
    setup::with_jobs(moving::with_jobs(desk::with_jobs(jobs), lists), site.registry.clone())
}

/// Links at the foot of every page.
fn footer() -> Vec<NavItem> {
    vec![
        NavItem::new("about", "home-foot-about", "/about"),
        NavItem::new("stored", "home-foot-stored", "/what-we-store"),
        NavItem::new("safety", "home-foot-safety", "/safety"),
        NavItem::new("help", "home-foot-help", "/help"),
    ]
}

/// The main navigation for each kind of viewer.
fn nav() -> people::Nav {
    let item = NavItem::new;
    let visitor = vec![
        item("ask", "home-nav-ask", "/ask"),
        item("find", "directory-nav", "/find"),
        item("help", "home-nav-help", "/help"),
    ];
    let mut neighbor = visitor.clone();
    neighbor.push(item("my", "home-nav-my", "/my"));
    let mut helper = vec![item("asks", "home-nav-board", "/asks")];
    helper.extend(neighbor.clone());
    let mut steward = vec![item("desk", "home-nav-desk", "/desk")];
    steward.extend(helper.clone());
    steward.push(item("tend", "home-nav-tend", "/tend"));
    people::Nav {
        visitor: visitor.into(),
        neighbor: neighbor.into(),
        helper: helper.into(),
        steward: steward.into(),
    }
}
