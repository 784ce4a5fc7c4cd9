//! Who may use which route: every cell of (route × role × whose object), asked for real.
//!
//! The rows come from the router itself, so a new route is in here before anybody remembers to test it. A route with
//! a hole in its path that [`fill`] does not know fails.

use std::collections::BTreeSet;

use http::header::{CACHE_CONTROL, SET_COOKIE};
use http::{HeaderMap, Method, StatusCode};
use kit_web::{Authority, RouteRow};
use testkit::{Browser, Reply, Village, crawl, village_test};

use crate::steps;

/// Who stands at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Visitor,
    /// Holds the private link of one ask.
    LinkHolder,
    /// Signed in, without a role.
    Neighbor,
    Helper,
    Steward,
    /// A steward of another network of the same server.
    Outsider,
}

/// Whose object the path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The link holder's.
    Own,
    /// Somebody's who showed it to nobody yet.
    Others,
    /// One of another network.
    Elsewhere,
    /// There is none of this name.
    Nowhere,
}

const NOWHERE: &str = "0000000000zz";

/// Everything the cells are asked with.
struct Scene {
    screens: Vec<(Role, Browser)>,
    own: String,
    others: String,
    elsewhere: String,
    claim: String,
}

impl Scene {
    async fn new(village: &Village) -> Self {
        let beside = village.beside("palmeras").await;
        let elsewhere = steps::asks_of_network(village, beside.network, &beside.ask).await;
        let own = steps::asks_of(village, &village.cast.ask).await;
        let claim = steps::kept(village, own.0[0]).await.and_then(|kept| kept.claim_slug);
        let hidden = steps::ask(village, HIDDEN).await;
        let screens = vec![
            (Role::Visitor, village.browser()),
            (Role::LinkHolder, village.asker().await),
            (Role::Neighbor, village.neighbor().await),
            (Role::Helper, village.helper().await),
            (Role::Steward, village.steward().await),
            (Role::Outsider, outsider(village, &beside).await),
        ];
        Self {
            screens,
            own: own.1[0].clone(),
            others: hidden.slugs[0].clone(),
            elsewhere,
            claim: claim.expect("somebody waits for a yes").to_string(),
        }
    }

    fn slug(&self, whose: Whose) -> &str {
        match whose {
            Whose::Own => &self.own,
            Whose::Others => &self.others,
            Whose::Elsewhere => &self.elsewhere,
            Whose::Nowhere => NOWHERE,
        }
    }
}

/// It sounds like danger, so only stewards know of it.
const HIDDEN: &[(&str, &str)] = &[
    ("kind", "other"),
    ("details", "se cayo mi papa y le sangra mucho la cabeza"),
    ("when", "now"),
    ("contact", "none"),
    ("confirm", "1"),
];

async fn outsider(village: &Village, beside: &farolito::demo::world::Cast) -> Browser {
    village.signed_in_at(beside, beside.steward, "palmeras").await.at_home()
}

/// The verbs behind a hole of that name, by what stands before it.
fn verbs(path: &str) -> &'static [&'static str] {
    match path {
        "/my/ask/{slug}/{verb}" => &[
            "done",
            "withdraw",
            "still-need",
            "reopen",
            "widen",
            "stay",
            "thank",
            "block",
            "report",
            "nonsense",
        ],
        "/desk/{slug}/{verb}" => {
            &["open", "publish", "widen", "stay", "done", "reopen", "pass-on", "mine", "nonsense"]
        }
        "/decisions-waiting/{slug}/{verb}" => &["approve", "stop", "nonsense"],
        "/spreadsheet/{slug}/{verb}" => &["look", "columns", "bring", "undo", "drop", "nonsense"],
        "/desk/calls/{slug}/{verb}" => &["take", "tried", "spoke", "could-not", "settled", "nonsense"],
        "/desk/stuck/{slug}/{verb}" => &["again", "drop", "told", "nonsense"],
        _ => panic!("no verbs are known for {path}: tell this test"),
    }
}

/// The path with its holes filled, once for each verb. `None`: it has no object.
fn fill(path: &str, slug: &str) -> Vec<String> {
    let mut filled = vec![path.to_owned()];
    while let Some(hole) =
        filled[0].split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(h, _)| h.to_owned())
    {
        let values: Vec<&str> = match hole.as_str() {
            "slug" | "ask" | "other" | "photo" => vec![slug],
            "region" => vec!["eastside"],
            "item" => vec!["wallet-card"],
            "token" => vec!["00000000000000000000000000"],
            "address" => vec!["nothing.css"],
            "verb" => verbs(path).to_vec(),
            other => panic!("{path} has a hole {{{other}}} that this test cannot fill: tell it how"),
        };
        let hole = format!("{{{hole}}}");
        filled = filled.iter().flat_map(|p| values.iter().map(|v| p.replacen(&hole, v, 1))).collect();
    }
    filled
}

fn has_object(row: &RouteRow) -> bool {
    row.path.contains("{slug}") || row.path.contains("{ask}")
}

/// What the row of the table says about a role.
const fn may(role: Role, authority: Authority) -> bool {
    match authority {
        Authority::Public | Authority::Visitor => true,
        Authority::LinkHolder => !matches!(role, Role::Visitor | Role::Outsider),
        Authority::Neighbor => matches!(role, Role::Neighbor | Role::Helper | Role::Steward),
        Authority::Helper => matches!(role, Role::Helper | Role::Steward),
        Authority::Steward => matches!(role, Role::Steward),
        Authority::OnlyServer => false,
    }
}

/// Whether somebody whom the route lets in may know of this object at all.
fn knows(role: Role, row: &RouteRow, whose: Whose) -> bool {
    let mine = row.path.starts_with("/my/");
    match whose {
        Whose::Own if mine => role == Role::LinkHolder,
        Whose::Own => matches!(role, Role::Helper | Role::Steward),
        Whose::Others => role == Role::Steward && !mine,
        Whose::Elsewhere | Whose::Nowhere => false,
    }
}

/// Sends the request of a cell: with every field that any of our forms has, so that it fails for no other reason.
async fn send(screen: &Browser, row: &RouteRow, path: &str, claim: &str) -> Reply {
    let form = [
        ("claim", claim),
        ("hours", "2"),
        ("rest", "no"),
        ("reason", "out_of_stock"),
        ("helper", NOWHERE),
        ("kind", "food"),
        ("details", "rice"),
        ("when", "today"),
        ("contact", "none"),
        ("confirm", "erase"),
    ];
    let mut screen = screen.clone();
    match row.method {
        Method::GET => screen.get(path).await,
        _ => screen.send(row.method.clone(), path, &form, &[("sec-fetch-site", "same-origin")]).await,
    }
}

/// What came, without the one thing that the asker of the question put in: the name in the path.
fn blanked(reply: &Reply, slug: &str) -> String {
    reply.whole().replace(slug, "············")
}

/// A no: not there, or the way in.
fn is_refusal(reply: &Reply) -> bool {
    match reply.status {
        StatusCode::SEE_OTHER => {
            reply.location().is_some_and(|to| to.ends_with("/in") || to.ends_with("/code"))
        }
        status => status.is_client_error(),
    }
}

village_test!(nobody_gets_in_where_the_table_does_not_let_them, |village| {
    let scene = Scene::new(village).await;
    for row in &village.app.table {
        for (role, screen) in scene.screens.iter().filter(|(role, _)| !may(*role, row.authority)) {
            for whose in [Whose::Own, Whose::Others, Whose::Nowhere] {
                for path in fill(row.path, scene.slug(whose)) {
                    let reply = send(screen, row, &path, &scene.claim).await;
                    assert!(
                        is_refusal(&reply),
                        "{role:?} {} {path} ({whose:?}): {}",
                        row.method,
                        reply.status
                    );
                }
            }
        }
    }
});

village_test!(what_is_not_yours_looks_like_what_is_not_there, |village| {
    let scene = Scene::new(village).await;
    let before = village.dump().await;
    let mut cells = 0;
    for row in village.app.table.iter().filter(|row| has_object(row)) {
        for (role, screen) in &scene.screens {
            for whose in [Whose::Own, Whose::Others, Whose::Elsewhere] {
                if knows(*role, row, whose) {
                    continue;
                }
                let (there, not_there) = (fill(row.path, scene.slug(whose)), fill(row.path, NOWHERE));
                for (path, nowhere) in there.iter().zip(&not_there) {
                    let one = send(screen, row, path, &scene.claim).await;
                    let other = send(screen, row, nowhere, &scene.claim).await;
                    assert_eq!(
                        blanked(&one, scene.slug(whose)),
                        blanked(&other, NOWHERE),
                        "{role:?} learns from {} {path} that {whose:?} is there",
                        row.method
                    );
                    cells += 1;
                }
            }
        }
    }
    assert!(cells > 100, "only {cells} cells were asked");
    let after = village.dump().await;
    assert_eq!(settled(after).changes_since(&settled(before)), Vec::<String>::new(), "refused posts wrote");
});

village_test!(who_may_use_a_page_can_open_it, |village| {
    let scene = Scene::new(village).await;
    let plain = |row: &&RouteRow| row.method == Method::GET && !row.path.contains('{');
    // Nobody gave this server a map of streets.
    let there = |row: &&RouteRow| plain(row) && row.path != "/map/tiles.pmtiles";
    for row in village.app.table.iter().filter(there) {
        for (role, screen) in scene.screens.iter().filter(|(role, _)| may(*role, row.authority)) {
            let reply = send(screen, row, row.path, &scene.claim).await;
            // A neighbor who has asked nothing has no page of asks, although they may have one.
            let nothing = row.authority == Authority::LinkHolder && *role != Role::LinkHolder;
            let fine = reply.status.is_success() || reply.status.is_redirection() || nothing;
            assert!(fine, "{role:?} GET {}: {}", row.path, reply.status);
        }
    }
});

village_test!(a_form_posted_from_another_site_is_refused_everywhere, |village| {
    let scene = Scene::new(village).await;
    let before = village.dump().await;
    for row in village.app.table.iter().filter(|row| row.method == Method::POST) {
        for (role, screen) in &scene.screens {
            for path in fill(row.path, &scene.own) {
                let mut headers =
                    vec![vec![("sec-fetch-site", "cross-site")], vec![("origin", "https://evil.example")]];
                if screen.holds_cookies() {
                    headers.push(Vec::new());
                }
                for headers in headers {
                    let reply = screen.clone().send(Method::POST, &path, &[("confirm", "1")], &headers).await;
                    assert_eq!(reply.status, 403, "{role:?} POST {path} with {headers:?}");
                }
            }
        }
    }
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new());
});

village_test!(looking_at_pages_writes_nothing, |village| {
    let scene = Scene::new(village).await;
    // The first look of an hour notes that a session is used; after that there is nothing left to note.
    for (_, screen) in &scene.screens {
        screen.clone().get("/").await;
    }
    let before = settled(village.dump().await);
    let mut opened = BTreeSet::new();
    for (_, screen) in &scene.screens {
        let pages = crawl(&mut screen.clone(), &starts(&village.app.table)).await;
        opened.extend(pages.into_keys());
    }
    assert!(opened.len() > 30, "the crawl opened {} pages only", opened.len());
    let after = settled(village.dump().await);
    assert_eq!(after.changes_since(&before), Vec::<String>::new());
});

/// Without what looking may write down: that somebody looked, and which session is used.
fn settled(dump: testkit::Dump) -> testkit::Dump {
    dump.without(&["ask_looks", "desk_marks", "sessions", "sign_in_links"])
        .without_column("people", "seen_day")
}

/// Every page that needs nothing but its address.
fn starts(table: &[RouteRow]) -> Vec<String> {
    let plain = |row: &&RouteRow| row.method == Method::GET && !row.path.contains('{') && row.path != "/exit";
    table.iter().filter(plain).map(|row| row.path.to_owned()).collect()
}

const ALWAYS: &[&str] = &[
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "cache-control",
];

village_test!(every_answer_carries_the_headers_that_protect_its_reader, |village| {
    let scene = Scene::new(village).await;
    let mut seen = BTreeSet::new();
    // Signing out ends what the other rows are asked with, so it comes last.
    let mut table = village.app.table.clone();
    table.sort_by_key(|row| row.path == "/out");
    for row in &table {
        for (role, screen) in &scene.screens {
            for path in fill(row.path, &scene.others) {
                let reply = send(screen, row, &path, &scene.claim).await;
                seen.insert(reply.status.as_u16() / 100);
                protected(&reply.headers, &format!("{role:?} {} {path}", row.method));
                let keeps = header(&reply.headers, CACHE_CONTROL.as_str());
                let public = matches!(row.authority, Authority::Public | Authority::Visitor);
                let nobody = matches!(role, Role::Visitor | Role::LinkHolder | Role::Outsider);
                // The way in, shown to nobody in particular, is no secret.
                let private = !nobody || (!public && reply.status.is_success());
                if private && !path.starts_with("/assets/") {
                    assert_eq!(keeps, "no-store", "{role:?} {} {path}", row.method);
                }
            }
        }
    }
    assert_eq!(seen, BTreeSet::from([2, 3, 4]), "answers of other kinds");
});

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn protected(headers: &HeaderMap, what: &str) {
    for name in ALWAYS {
        assert!(!header(headers, name).is_empty(), "{what}: no {name}");
    }
    let policy = header(headers, "content-security-policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{what}: {policy}"
    );
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{what}: {policy}");
    for cookie in headers.get_all(SET_COOKIE) {
        let cookie = cookie.to_str().unwrap_or_default();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite="), "{what}: {cookie}");
    }
}

/// The page docs/authority.md, drawn from the router.
fn page(table: &[RouteRow]) -> String {
    let mut lines: Vec<String> = table
        .iter()
        .map(|row| format!("| `{}` | {} | {} |", row.path, row.method, words(row.authority)))
        .collect();
    lines.sort();
    format!(
        "# Who may use which page\n\nDrawn from the router by the test `the_page_of_routes_is_current`; write it anew with\n\
         `FAROLITO_WRITE=1 cargo nextest run -p farolito the_page_of_routes_is_current`.\n\n\
         | path | method | who |\n|---|---|---|\n{}\n",
        lines.join("\n")
    )
}

const fn words(authority: Authority) -> &'static str {
    match authority {
        Authority::Public => "anybody; the same for all",
        Authority::Visitor => "anybody",
        Authority::LinkHolder => "whoever holds the private link, or asked signed in",
        Authority::Neighbor => "neighbors, signed in",
        Authority::Helper => "helpers and stewards",
        Authority::Steward => "stewards",
        Authority::OnlyServer => "nobody from outside",
    }
}

village_test!(the_page_of_routes_is_current, |village| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/authority.md");
    let wanted = page(&village.app.table);
    if std::env::var_os("FAROLITO_WRITE").is_some() {
        std::fs::write(file, &wanted).expect("docs can be written");
    }
    let found = std::fs::read_to_string(file).unwrap_or_default();
    assert_eq!(found, wanted, "docs/authority.md is not what the router says");
});
