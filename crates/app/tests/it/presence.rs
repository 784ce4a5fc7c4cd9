//! That something is there at all: a second step, what waits for a second yes, an offer, whom a ring has asked, two
//! entries that are one, a practice ask, an invite, a pause, answers of a first run.
//!
//! Villages of one seed, and in each one such thing. Whoever may not know of it fetches the same bytes in all of them.

use std::collections::BTreeMap;

use kit_base::Span;
use kit_db::{DbError, Statement, sql};
use people::PersonId;
use testkit::{Browser, Empty, Log, Village, crawl};

use crate::planted::another_steward;
use crate::steps::{self, Asked, EGGS, with};

/// What is there. Whom it is about is the helper of another building than the asker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Nothing,
    /// The helper shows a second step, and has codes on paper.
    Factor,
    /// The helper may become a steward once a second says yes.
    Approval,
    /// The helper said what they can do.
    Offer,
    /// The helper was asked for the first ask.
    Request,
    /// The two askers are one person.
    SamePeople,
    /// A steward tries a practice ask.
    Practice,
    /// A steward made a link for new neighbors.
    Invite,
    /// The helper takes a rest that they have told nobody of.
    Rest,
}

/// Who looks on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Visitor,
    /// Of another network of the server.
    Outsider,
    Neighbor,
    /// The one whom it is about.
    Helper,
    /// Somebody who helps in the asker's own building.
    Near,
    /// Of another neighborhood.
    StewardBeside,
    Steward,
    /// Of the first ask.
    Asker,
    /// Of the second.
    OtherAsker,
    /// Whatever went out to somebody who may not know.
    Letters,
}

const EVERYBODY: [Who; 10] = [
    Who::Visitor,
    Who::Outsider,
    Who::Neighbor,
    Who::Helper,
    Who::Near,
    Who::StewardBeside,
    Who::Steward,
    Who::Asker,
    Who::OtherAsker,
    Who::Letters,
];

/// Who may know.
fn entitled(thing: Thing) -> &'static [Who] {
    match thing {
        Thing::Nothing => &[],
        // Their own page of devices and steps, and nobody else's.
        Thing::Factor => &[Who::Helper],
        // Every steward of the network reads what waits for a second yes.
        Thing::Approval => &[Who::Steward, Who::StewardBeside],
        // Stewards ask by what was offered.
        Thing::Offer | Thing::Request | Thing::Rest => &[Who::Helper, Who::Steward],
        Thing::SamePeople | Thing::Practice | Thing::Invite => &[Who::Steward],
    }
}

type Seen = BTreeMap<(Who, String), String>;

/// Every page that needs no more than its address, the pages of both asks, and of the people in it.
fn pages(village: &Village, asked: &[Asked; 2], people: &[String]) -> Vec<String> {
    let looks = village.app.table.iter().filter(|row| row.method == http::Method::GET && row.path != "/exit");
    let plain = looks.filter(|row| !row.path.contains('{')).map(|row| row.path.to_owned());
    let mut pages: Vec<String> = plain.chain(["/asks?n=100".to_owned()]).collect();
    for one in asked {
        let slug = &one.slugs[0];
        pages.extend([one.card(), format!("/desk/{slug}"), format!("/desk/{slug}/neighbors")]);
    }
    pages.extend(people.iter().map(|slug| format!("/people/{slug}")));
    pages
}

async fn slug_of(village: &Village, person: PersonId) -> String {
    let found = village.read(move |tx| people::profile(tx, person)).await;
    found.expect("they are here").slug.to_string()
}

async fn asker(village: &Village, asked: &Asked) -> PersonId {
    steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker.cast()
}

async fn live(village: &Village, thing: Thing) -> Seen {
    let beside = village.beside_once("palmeras").await;
    let asked = [
        steps::ask(village, &with(EGGS, &[("place", ""), ("address", "")])).await,
        steps::ask(village, &with(EGGS, &[("kind", "errand"), ("name", "Berna")])).await,
    ];
    let helper: PersonId = village.other_helper_id().await.cast();
    let askers = [asker(village, &asked[0]).await, asker(village, &asked[1]).await];
    let mut people = Vec::new();
    for one in [helper, askers[0], askers[1]] {
        people.push(slug_of(village, one).await);
    }
    let pages = pages(village, &asked, &people);
    let mut screens = vec![
        (Who::Visitor, village.browser()),
        (Who::Outsider, village.signed_in_at(&beside, beside.steward, "palmeras").await),
        (Who::Neighbor, village.neighbor().await),
        (Who::Helper, village.other_helper().await),
        (Who::Near, village.helper().await),
        (Who::StewardBeside, village.steward_beside().await),
        (Who::Steward, village.steward().await),
        (Who::Asker, asked[0].screen.clone()),
        (Who::OtherAsker, asked[1].screen.clone()),
    ];
    let steward = screens[6].1.clone();
    village.pass(Span::minutes(1)).await;
    village.letters().await;
    put(village, thing, (helper, askers), (&asked[0], steward)).await;
    village.pass(Span::minutes(1)).await;
    let mut seen = Seen::new();
    for (who, screen) in &mut screens {
        for path in &pages {
            seen.insert((*who, path.clone()), screen.get(path).await.whole());
        }
    }
    // Whoever types the helper's number at the door learns nothing of what they have.
    let number = contact(village, helper).await;
    let door = village.browser().post("/in", &[("contact", number.as_str())]).await;
    seen.insert((Who::Visitor, "types a number".into()), door.whole());
    village.pass(Span::minutes(20)).await;
    let mut letters = village.letters().await;
    let mut known = vec![contact(village, helper).await];
    // A second yes is asked of stewards.
    for steward in village.read(|tx| tx.query(&STEWARDS, &[&tx.network()], kit_db::only)).await {
        known.push(contact(village, steward).await);
    }
    letters.retain(|letter| !known.iter().any(|to| !to.is_empty() && letter.contains(to.as_str())));
    letters.sort();
    seen.insert((Who::Letters, String::new()), letters.join("\n---\n"));
    seen
}

const STEWARDS: Statement = sql!(
    "SELECT DISTINCT person_id FROM roles
     WHERE network_id = $1 AND role = 'steward' ORDER BY person_id LIMIT 20"
);

/// Where somebody is written to.
async fn contact(village: &Village, person: PersonId) -> String {
    let vault = village.vault.clone();
    let reach = village.read(move |tx| people::reach(tx, &vault, person).map_err(DbError::from)).await;
    match reach.expect("they are here").contact {
        people::Contact::Phone(to) | people::Contact::Email(to) => to.reveal().clone(),
        people::Contact::None => String::new(),
    }
}

async fn posted(screen: &mut Browser, path: &str, form: &[(&str, &str)]) {
    let reply = screen.post(path, form).await;
    assert_eq!(reply.status, 303, "{path}: {}", reply.body);
}

async fn put(
    village: &Village,
    thing: Thing,
    (helper, askers): (PersonId, [PersonId; 2]),
    (asked, mut steward): (&Asked, Browser),
) {
    let (rng, now) = (village.app.site.rng.clone(), village.clock.now());
    let by: PersonId = village.cast.steward.cast();
    match thing {
        Thing::Nothing => {}
        Thing::Factor => has_a_second_step(village, helper).await,
        Thing::Approval => {
            another_steward(village).await;
            let ask = move |tx: &mut kit_db::Tx<'_>| {
                let circle = people::memberships::of_person(tx, helper)?[0].circle;
                let held = people::Held { circle, role: people::Role::Steward };
                let what = people::approvals::What::RoleGrant { person: helper, held };
                people::approvals::ask(tx, what, by, now, &rng).map(drop)
            };
            village.write(ask).await;
        }
        Thing::Offer => {
            let form = [("kind", "food"), ("band", "farther"), ("language", "en"), ("confirm", "1")];
            posted(&mut village.signed_in(helper.cast()).await, "/offer", &form).await;
        }
        Thing::Request => {
            let id = asked.ids[0];
            let ring = asks::domain::Ring::Neighborhood;
            let request =
                move |tx: &mut kit_db::Tx<'_>| matching::store::request(tx, id, helper, ring, now).map(drop);
            village.write(request).await;
        }
        Thing::SamePeople => {
            let join = move |tx: &mut kit_db::Tx<'_>| people::same::join(tx, (askers[0], askers[1]), by, now);
            assert_eq!(village.write(join).await, people::same::Joined::Done);
        }
        Thing::Practice => posted(&mut steward, "/start/practice", &[]).await,
        Thing::Invite => {
            let page = steward.get("/invites").await;
            let circle = page.body.split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next());
            let circle = circle.expect("they tend a circle").to_owned();
            let form = [("circle", circle.as_str()), ("welcome", "neighbor"), ("uses", "5"), ("days", "14")];
            posted(&mut steward, "/invites", &form).await;
        }
        Thing::Rest => {
            village.write(move |tx| people::rest(tx, helper, Some(now + Span::days(30)))).await;
        }
    }
}

/// An app that shows six digits, confirmed, and codes on paper.
async fn has_a_second_step(village: &Village, person: PersonId) {
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), village.clock.now());
    village
        .write(move |tx| {
            let key = people::factors::begin_totp(tx, &vault, person, now, &rng)?;
            let code = key.code(now.secs().div_euclid(30));
            assert!(people::factors::confirm_totp(tx, &vault, (person, &code), now)?);
            people::factors::renew_codes(tx, &vault, person, &rng)?;
            Ok(())
        })
        .await;
}

const THINGS: [Thing; 8] = [
    Thing::Factor,
    Thing::Approval,
    Thing::Offer,
    Thing::Request,
    Thing::SamePeople,
    Thing::Practice,
    Thing::Invite,
    Thing::Rest,
];

/// The first differences of two worlds for everybody who may not know.
fn differences(thing: Thing, here: &Seen, there: &Seen) -> Vec<String> {
    let mut found = Vec::new();
    if !here.keys().eq(there.keys()) {
        found.push(format!("{thing:?}: other pages were looked at"));
    }
    for (at, page) in here {
        let other = there.get(at).map_or("", String::as_str);
        if entitled(thing).contains(&at.0) || page == other {
            continue;
        }
        let line = page.lines().zip(other.lines()).find(|(a, b)| a != b);
        found.push(format!("{thing:?} shows to {at:?}:\n  {line:?}"));
    }
    found
}

async fn all_worlds(postgres: bool) {
    let plain = live(&Village::new(postgres).await, Thing::Nothing).await;
    assert!(plain.len() > 250, "only {} pages were looked at", plain.len());
    assert!(EVERYBODY.iter().all(|who| plain.keys().any(|(one, _)| one == who)), "somebody did not look");
    let mut found = Vec::new();
    for thing in THINGS {
        let with_it = live(&Village::new(postgres).await, thing).await;
        found.extend(differences(thing, &plain, &with_it));
        let told = |who: &Who| plain.iter().any(|(at, page)| at.0 == *who && with_it.get(at) != Some(page));
        let quiet = [Thing::Rest, Thing::Request].contains(&thing);
        assert!(quiet || entitled(thing).iter().any(told), "{thing:?} was not there at all");
    }
    assert!(found.is_empty(), "others can tell:\n{}", found.join("\n"));
}

mod nobody_can_tell_that_something_is_there_which_is_not_theirs_to_know {
    #[test]
    fn sqlite() {
        testkit::run(super::all_worlds(false));
    }

    #[test]
    fn postgres() {
        testkit::run(super::all_worlds(true));
    }
}

/// What somebody answered in a first run: the private ones, with other ways to write them.
const ANSWERS: [&[(&str, &str)]; 7] = [
    &[("q", "name"), ("network", "Vecinos del Zenzontle"), ("first_language", "es")],
    &[("q", "scale"), ("scale", "building"), ("place_name", "Casa Cenzontli")],
    &[("q", "place"), ("rough", "6th and Axolotl"), ("zone", "America/Los_Angeles"), ("other_zone", "")],
    &[("q", "spoken"), ("spoken", "es"), ("spoken", "en")],
    &[("q", "line"), ("has_line", "yes"), ("line", "213-555-0173"), ("hours", "9 to 9")],
    &[("q", "keep"), ("closed", "10"), ("untouched", "21")],
    &[
        ("q", "you"),
        ("me", "Doña Papalotl"),
        ("my_contact", "213 555 0174"),
        ("second", "now"),
        ("second_name", "Tecolotl"),
        ("second_contact", "tecolotl@example.org"),
    ],
];

/// Marks that stand on public pages once the network is founded.
const PUBLIC_THEN: &[&str] = &["Zenzontle", "Cenzontli", "Axolotl", "213-555-0173"];
/// Marks that never do.
const NEVER: &[&str] = &["Papalotl", "0174", "5550174", "Tecolotl", "tecolotl"];

/// What a browser gets at every address, and for a post that guesses.
async fn doors(server: &Empty, mut screen: Browser) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let looks = server.app.table.iter().filter(|row| row.method == http::Method::GET);
    let paths = looks.map(|row| row.path.to_owned()).filter(|path| !path.contains('{') && path != "/exit");
    let more = ["/setup", "/setup/sheet", "/setup?q=you", "/setup/0000000000000000000000", "/desk"];
    for path in paths.chain(more.map(str::to_owned)).collect::<Vec<_>>() {
        seen.insert(path.clone(), screen.get(&path).await.whole());
    }
    let guess = screen.post("/setup", ANSWERS[0]).await;
    seen.insert("a post".into(), guess.whole());
    seen
}

async fn first_run(postgres: bool) {
    let log = Log::listen();
    let (new, begun) = (Empty::new(postgres).await, Empty::new(postgres).await);
    let mut founders = Vec::new();
    for server in [&new, &begun] {
        let mut founder = server.browser();
        let opened = founder.get(&server.link().await).await;
        founder.follow(&opened).await;
        founders.push(founder);
    }
    for page in ANSWERS {
        let reply = founders[1].post("/setup", page).await;
        assert_eq!(reply.status, 303, "{page:?}: {}", reply.body);
    }
    let (one, other) = (doors(&new, new.browser()).await, doors(&begun, begun.browser()).await);
    assert!(one.len() > 20 && one == other, "whether anything was answered can be told");
    for (path, page) in &other {
        for mark in PUBLIC_THEN.iter().chain(NEVER) {
            assert!(!page.contains(mark), "{mark} at {path}");
        }
    }
    let at_rest = begun.dump().await;
    for mark in PUBLIC_THEN.iter().chain(NEVER).filter(|mark| mark.len() > 4) {
        assert!(!at_rest.values(4).iter().any(|value| value.contains(mark)), "{mark} waits in the clear");
    }
    // Founded: what is for everybody stands on pages, and who founded it does not.
    let founded = founders[1].post("/setup", &[("q", "check")]).await;
    assert_eq!(founded.status, 303, "{}", founded.body);
    founders[1].post("/setup/sheet", &[]).await;
    let pages = crawl(&mut begun.browser(), &["/".into(), "/ask".into(), "/help".into()]).await;
    let shown = pages.values().any(|page| page.says("Zenzontle"));
    assert!(shown, "the network says its name");
    for (path, page) in &pages {
        assert!(!NEVER.iter().any(|mark| page.whole().contains(mark)), "{path}: {}", page.body);
    }
    let log = log.text();
    assert!(log.contains("/setup"), "the log was listened to");
    for mark in PUBLIC_THEN.iter().chain(NEVER).filter(|mark| mark.len() > 4) {
        assert!(!log.contains(mark), "{mark} is in the log");
    }
}

mod what_was_answered_before_there_is_a_network_is_for_its_founder_alone {
    #[test]
    fn sqlite() {
        testkit::run(super::first_run(false));
    }

    #[test]
    fn postgres() {
        testkit::run(super::first_run(true));
    }
}
