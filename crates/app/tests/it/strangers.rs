//! People, invites, reports, visits, decisions, lists and calls: what is not yours looks like what is not there.
//!
//! The rows come from the router. A new route that names an object of a kind that [`Kind::of`] does not know fails.

use std::collections::BTreeMap;

use http::Method;
use kit_base::{Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::Vault;
use people::PersonId;
use testkit::{Browser, Reply, Village, village_test};

use crate::belongings;

const NOWHERE: &str = "0000000000zz";

/// Who stands at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Visitor,
    Neighbor,
    Helper,
    /// Tends another neighborhood of the same network.
    StewardBeside,
    Steward,
    /// A steward of another network of the same server, here without a session.
    Outsider,
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Person,
    Offer,
    Invite,
    Report,
    Visit,
    Decision,
    List,
    Call,
    Circle,
    StandBy,
    PodCall,
    Pod,
    Round,
    Walk,
}

impl Kind {
    /// `None`: an ask, whose cells the test of authority asks, a stuck message, or what is nobody's.
    fn of(path: &str) -> Option<Self> {
        let room = path.split("/{").next().unwrap_or_default();
        Some(match room {
            "/people" | "/neighbors" | "/pods/for" => Self::Person,
            "/offers" => Self::Offer,
            "/invites" => Self::Invite,
            "/reports" => Self::Report,
            "/pairings" => Self::Visit,
            "/decisions-waiting" => Self::Decision,
            "/spreadsheet" => Self::List,
            "/desk/calls" => Self::Call,
            "/circles" => Self::Circle,
            "/my/pod" => Self::StandBy,
            "/pod/call" => Self::PodCall,
            "/pods" => Self::Pod,
            "/checkins" => Self::Round,
            "/walks" => Self::Walk,
            // The last five anybody reads; who may change them is asked in the tests of their rooms.
            "/pod/for"
            | "/asks"
            | "/my/ask"
            | "/desk"
            | "/desk/stuck"
            | "/g"
            | "/directory"
            | "/directory/suggestions"
            | "/directory/import"
            | "/fridges" => return None,
            _ => panic!("{path} names something that this test does not know: tell it how to make one"),
        })
    }
}

/// Whether somebody knows of the one that stands in the village.
fn knows(role: Role, path: &str, kind: Kind) -> bool {
    match kind {
        Kind::Visit if path.ends_with("/done") => role == Role::Helper,
        // Whatever waits for a second yes is read by everybody who tends anything.
        Kind::Decision => matches!(role, Role::Steward | Role::StewardBeside),
        // Walks are seen by whoever helps where their doors are, and the helper's roof is the steward's.
        Kind::Walk if role == Role::Helper => true,
        // Only neighbors of the same building say that they know each other.
        Kind::Person if path.ends_with("/vouch") => false,
        _ => role == Role::Steward,
    }
}

const STRANGER: Statement = sql!(
    "SELECT p.id
     FROM people p
     JOIN memberships m ON m.network_id = p.network_id AND m.person_id = p.id
     WHERE p.network_id = $1
       AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.network_id = $1 AND r.person_id = p.id)
       AND m.circle_id NOT IN (SELECT n.circle_id FROM memberships n
                               WHERE n.network_id = $1
                                 AND (n.person_id IN ($2, $3, $4)
                                      OR EXISTS (SELECT 1 FROM roles t WHERE t.network_id = $1
                                                 AND t.person_id = n.person_id AND t.role = 'steward')))
     ORDER BY p.id
     LIMIT 1"
);
const SLUG_OF: Statement = sql!("SELECT slug FROM people WHERE network_id = $1 AND id = $2");
const CALL: Statement = sql!("SELECT slug FROM call_backs WHERE network_id = $1 ORDER BY id LIMIT 1");
const LIST: Statement = sql!("SELECT slug FROM imports WHERE network_id = $1 ORDER BY id LIMIT 1");
const OFFER: Statement = sql!(
    "SELECT p.slug FROM offers o JOIN people p ON p.network_id = o.network_id AND p.id = o.person_id
     WHERE o.network_id = $1 AND o.welcome_at IS NULL ORDER BY o.made_at LIMIT 1"
);
const INVITE: Statement = sql!("SELECT slug FROM invites WHERE network_id = $1 ORDER BY id LIMIT 1");
const VISIT: Statement = sql!("SELECT slug FROM pairings WHERE network_id = $1 ORDER BY id LIMIT 1");
const REPORT: Statement = sql!("SELECT slug FROM reports WHERE network_id = $1 ORDER BY id LIMIT 1");
const CIRCLE: Statement = sql!(
    "SELECT c.slug FROM circles c JOIN roles r ON r.network_id = c.network_id AND r.circle_id = c.id
     WHERE c.network_id = $1 AND r.person_id = $2 AND r.role = 'steward' ORDER BY c.id LIMIT 1"
);
const SEAT: Statement = sql!(
    "SELECT circle_id FROM memberships WHERE network_id = $1 AND person_id = $2 ORDER BY circle_id LIMIT 1"
);

type Names = BTreeMap<Kind, String>;

/// One of each kind in a network: `(steward, helper, about)`, with what pages do not make done in the database.
fn behind(
    tx: &mut Tx<'_>,
    (steward, helper, about): (PersonId, PersonId, PersonId),
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let network = tx.network();
    let circle = tx.one(&SEAT, &[&network, &about], only)?.expect("they belong somewhere");
    trust::store::pairings::propose(tx, circle, (about, helper, steward), now, rng)?;
    trust::report(tx, (about, helper), None, now, rng)?;
    let held = people::Held { circle, role: people::Role::Helper };
    let wanted = people::approvals::What::RoleGrant { person: about, held };
    people::approvals::ask(tx, wanted, steward, now, rng)?;
    Ok(())
}

fn names(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (steward, about): (PersonId, PersonId),
    (now, rng): (Timestamp, &Rng),
) -> Result<Names, DbError> {
    let network = tx.network();
    let mut names = Names::new();
    for (kind, statement) in [
        (Kind::Offer, &OFFER),
        (Kind::Invite, &INVITE),
        (Kind::Visit, &VISIT),
        (Kind::Report, &REPORT),
        (Kind::List, &LIST),
        (Kind::Call, &CALL),
    ] {
        let found: Option<String> = tx.one(statement, &[&network], only)?;
        names.insert(kind, found.unwrap_or_else(|| panic!("there is no {kind:?}")));
    }
    let person: Option<String> = tx.one(&SLUG_OF, &[&network, &about], only)?;
    names.insert(Kind::Person, person.expect("they are there"));
    let circle: Option<String> = tx.one(&CIRCLE, &[&network, &steward], only)?;
    names.insert(Kind::Circle, circle.expect("they tend one"));
    let open = people::approvals::open(tx, now)?;
    names.insert(Kind::Decision, open[0].slug.to_string());
    let theirs = belongings::make(tx, vault, steward, (now, rng));
    names.extend(theirs.into_iter().filter_map(|(room, slug)| Some((Kind::of(room)?, slug))));
    Ok(names)
}

/// What pages make: a call, a list, an invite, an offer of a stranger.
async fn by_hand(steward: &mut Browser, stranger: &mut Browser) {
    let call = [("phone", "213-555-0187"), ("name", "Voice"), ("language", "en"), ("due", "week")];
    let list = [("kind", "households"), ("pasted", "name,phone\nAda,909-555-0170\n")];
    for (path, form) in [("/desk/calls/new", &call[..]), ("/spreadsheet", &list[..])] {
        let reply = steward.post(path, form).await;
        assert_eq!(reply.status, 303, "{path}: {}", reply.body);
    }
    let page = steward.get("/invites").await;
    let circle = page.body.split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let form =
        [("circle", circle.expect("a circle")), ("welcome", "neighbor"), ("uses", "5"), ("days", "14")];
    assert_eq!(steward.post("/invites", &form).await.status, 303);
    let offer =
        [("kind", "food"), ("band", "streets"), ("language", "en"), ("name", "Ximena"), ("confirm", "1")];
    assert_eq!(stranger.post("/offer", &offer).await.status, 303);
}

struct Scene {
    screens: Vec<(Role, Browser)>,
    here: Names,
    elsewhere: Names,
}

impl Scene {
    async fn new(village: &Village) -> Self {
        // Whoever tends the next neighborhood is chosen first: the stranger must live with none of them.
        let tends_beside = village.steward_beside().await;
        let beside = village.beside_once("palmeras").await;
        let (rng, now) = (village.app.site.rng.clone(), testkit::NOW);
        let (steward, helper): (PersonId, PersonId) =
            (village.cast.steward.cast(), village.cast.helper.cast());
        let neighbor = village.neighbor_id().await;
        let about = village
            .read(move |tx| tx.one(&STRANGER, &[&tx.network(), &steward, &helper, &neighbor], only))
            .await
            .expect("somebody lives elsewhere");
        by_hand(&mut village.steward().await, &mut village.browser()).await;
        let here = village
            .write({
                let (rng, vault) = (rng.clone(), village.vault.clone());
                move |tx| {
                    behind(tx, (steward, helper, about), (now, &rng))?;
                    names(tx, &vault, (steward, about), (now, &rng))
                }
            })
            .await;
        let mut outsider = village.signed_in_at(&beside, beside.steward, "palmeras").await;
        by_hand(&mut outsider, &mut village.browser().at("palmeras")).await;
        let (theirs, other): (PersonId, PersonId) = (beside.steward.cast(), beside.helper.cast());
        let vault = village.vault.clone();
        let elsewhere = village.app.site.write(beside.network, move |tx| {
            let about = tx.one(&STRANGER, &[&tx.network(), &theirs, &other, &other], only)?;
            let about = about.expect("somebody lives elsewhere");
            behind(tx, (theirs, other, about), (now, &rng))?;
            names(tx, &vault, (theirs, about), (now, &rng))
        });
        let screens = vec![
            (Role::Visitor, village.browser()),
            (Role::Neighbor, village.neighbor().await),
            (Role::Helper, village.helper().await),
            (Role::StewardBeside, tends_beside),
            (Role::Steward, village.steward().await),
            (Role::Outsider, outsider.at_home()),
        ];
        Self { screens, here, elsewhere: elsewhere.await.expect("the other network has them too") }
    }
}

async fn send(screen: &Browser, method: &Method, path: &str) -> Reply {
    let mut screen = screen.clone();
    match *method {
        Method::GET => screen.get(path).await,
        _ => screen.post(path, &[("say", "yes"), ("confirm", "1"), ("note", "seen"), ("dial", "open")]).await,
    }
}

/// A hole for a verb stands for one that the room knows.
fn fill(path: &str, slug: &str) -> String {
    let verb = match path {
        "/spreadsheet/{slug}/{verb}" => "drop",
        "/desk/calls/{slug}/{verb}" => "take",
        "/decisions-waiting/{slug}/{verb}" => "stop",
        _ => "nonsense",
    };
    path.replace("{slug}", slug).replace("{other}", NOWHERE).replace("{verb}", verb)
}

village_test!(what_belongs_to_others_looks_like_what_is_not_there, |village| {
    let scene = Scene::new(village).await;
    // The steward's own page of whoever they tend notes that it was looked at; nothing else may be written.
    for (_, screen) in &scene.screens {
        screen.clone().get("/").await;
    }
    let before = village.dump().await;
    let mut cells = 0;
    for row in village.app.table.iter().filter(|row| row.path.contains("{slug}")) {
        let Some(kind) = Kind::of(row.path) else { continue };
        for (role, screen) in &scene.screens {
            for (whose, names) in [("here", &scene.here), ("elsewhere", &scene.elsewhere)] {
                if whose == "here" && knows(*role, row.path, kind) {
                    continue;
                }
                let one = send(screen, &row.method, &fill(row.path, &names[&kind])).await;
                let other = send(screen, &row.method, &fill(row.path, NOWHERE)).await;
                let blank = |reply: &Reply, slug: &str| {
                    reply.whole().replace(slug, "············").replace(NOWHERE, "············")
                };
                assert!(
                    one.status.is_client_error() || one.location().is_some_and(|to| to.contains("/in")),
                    "{role:?} {} {} ({whose}): {}",
                    row.method,
                    row.path,
                    one.status
                );
                assert_eq!(
                    blank(&one, &names[&kind]),
                    blank(&other, NOWHERE),
                    "{role:?} learns from {} {} that {kind:?} is there ({whose})",
                    row.method,
                    row.path
                );
                cells += 1;
            }
        }
    }
    assert!(cells > 200, "only {cells} cells were asked");
    let after = village.dump().await;
    assert_eq!(after.changes_since(&before), Vec::<String>::new(), "refused posts wrote");
});

village_test!(whoever_may_know_of_them_finds_them, |village| {
    let scene = Scene::new(village).await;
    let mut found = 0;
    let looks = |row: &&kit_web::RouteRow| row.method == Method::GET && row.path.contains("{slug}");
    // The doors on paper are for those who took a part.
    let opened =
        |row: &&kit_web::RouteRow| !row.path.contains("{other}") && row.path != "/walks/{slug}/sheet.pdf";
    for row in village.app.table.iter().filter(looks).filter(opened) {
        let Some(kind) = Kind::of(row.path) else { continue };
        for (role, screen) in scene.screens.iter().filter(|(role, _)| knows(*role, row.path, kind)) {
            let reply = send(screen, &row.method, &fill(row.path, &scene.here[&kind])).await;
            assert_eq!(reply.status, 200, "{role:?} {}: {}", row.path, reply.body);
            found += 1;
        }
    }
    assert!(found >= 6, "only {found} pages were opened");
});
