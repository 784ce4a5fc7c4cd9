//! Beginning a group beside the network of a server: from "nothing near you" to a group that answers its first ask.

use http::StatusCode;
use kit_base::Span;
use kit_db::{DbError, Scope, Statement, sql};
use testkit::{Browser, Empty, Reply, Village, run, village_test};

use crate::steps::with;

/// Everything in one post, as a script sends it.
const GROUP: &[(&str, &str)] = &[
    ("scale", "block"),
    ("place_name", "Calle Limón"),
    ("rough", "6th and Lemon"),
    ("group", "Vecinos de Calle Limón"),
    ("spoken", "es"),
    ("spoken", "zap"),
    ("me", "Rosaura"),
    ("my_contact", "213-555-0161"),
    ("second", "now"),
    ("second_name", "Luz"),
    ("second_contact", "luz@example.org"),
    ("key", "0f8fad5bd9cb469fa16570867728950e"),
    ("confirm", "1"),
];
const SLUG: &str = "vecinos-de-calle-limon";

const COUNT: Statement = sql!("SELECT COUNT(*) FROM networks");

async fn networks(village: &Village) -> i64 {
    let count = |tx: &mut kit_db::Tx<'_>| tx.one(&COUNT, &[], kit_db::only);
    let counted: Result<Option<i64>, DbError> = village.app.site.db.read(Scope::Server, count).await;
    counted.expect("it counts").unwrap_or_default()
}

/// The group founded, and its founder on the page that says so.
async fn founded(village: &Village, form: &[(&str, &str)]) -> (Browser, Reply) {
    let mut screen = village.browser();
    let posted = screen.post("/start/begin", form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.body);
    let page = screen.follow(&posted).await;
    (screen, page)
}

/// What stands in the hidden field of a page.
fn hidden(page: &Reply, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let found = page.body.split(&start).nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_else(|| panic!("no {name} in {}", page.body)).to_owned()
}

/// The asks on a desk of the new group.
fn asks_on(desk: &Reply) -> Vec<String> {
    let own = |to: &String| {
        let rest = to.strip_prefix("/n/vecinos-de-calle-limon/desk/");
        rest.is_some_and(|slug| slug.len() == 12 && !slug.contains('/'))
    };
    desk.links().into_iter().filter(own).collect()
}

village_test!(nothing_near_you_becomes_a_group_that_answers_its_first_ask, |village| {
    let welcome = village.browser().get("/start").await;
    assert!(welcome.says("Start one where you are") && welcome.says("/start/begin"), "{}", welcome.body);
    let (founder, page) = founded(village, GROUP).await;
    for said in ["Your porch light is on", "http://localhost/n/vecinos-de-calle-limon", "Give this to Luz"] {
        assert!(page.says(said), "{said}: {}", page.body);
    }
    let mut founder = founder.at(SLUG);
    for path in
        ["/desk", "/print/door-sign", "/print/sign-in", "/print/phone-tree", "/print/neighbor-note", "/pods"]
    {
        assert_eq!(founder.get(path).await.status, StatusCode::OK, "{path}");
    }
    // A stranger asks on the intake page, and both stewards find it on their desk.
    let mut asker = village.browser().at(SLUG);
    assert!(asker.get("/").await.says("Vecinos de Calle Limón"));
    let form = [
        ("kind", "food"),
        ("details", "leche"),
        ("place", "Calle Limón"),
        ("when", "today"),
        ("contact", "none"),
        ("confirm", "1"),
    ];
    let asked = asker.post("/ask", &form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let opened = asker.follow(&asked).await;
    assert!(asker.follow(&opened).await.says("leche"));
    let way_in = founder.post("/start/second", &[]).await;
    assert!(way_in.says("sms:?") && way_in.says("mailto:?") && way_in.says("Hi Luz"), "{}", way_in.body);
    let link = way_in.body.split("http://localhost").nth(1).and_then(|rest| rest.split('<').next());
    let mut luz = village.browser().at(SLUG);
    luz.get(link.expect("the link stands there")).await;
    let desk = luz.get("/desk").await;
    assert_eq!(desk.status, StatusCode::OK, "the second steward is in");
    let one = asks_on(&desk).pop().expect("the ask is there");
    assert!(luz.get(&one).await.says("leche"));
    assert!(!founder.get("/begun").await.says("Give this to Luz"), "she has been here");
});

village_test!(the_group_is_in_the_directory_and_its_people_are_not, |village| {
    let (_, page) = founded(village, GROUP).await;
    let listing = page.links().into_iter().find(|to| to.contains("/g/")).expect("it has a listing");
    let listing = listing.strip_prefix("/n/vecinos-de-calle-limon").expect("in its own network").to_owned();
    let found = village.browser().get("/find?what=limon").await;
    assert!(found.says(&listing), "{}", found.body);
    let shown = village.browser().get(&listing).await;
    assert!(shown.says("6th and Lemon") && shown.says("/n/vecinos-de-calle-limon"), "{}", shown.body);
    for private in ["Rosaura", "555-0161", "Luz", "luz@"] {
        assert!(!shown.says(private) && !found.says(private), "{private}");
        assert!(!village.browser().get("/n/vecinos-de-calle-limon/").await.says(private), "{private}");
    }
    let lent = with(GROUP, &[("public_line", "yes"), ("group", "Otra Limonada"), ("key", "")]);
    founded(village, &lent).await;
    let home = village.browser().get("/n/otra-limonada/").await;
    assert!(home.says("213-555-0161"), "{}", home.body);
});

village_test!(page_by_page_in_spanish_in_four_screens, |village| {
    let mut screen = village.browser().in_spanish();
    let first = screen.get("/start/begin?near=90033").await;
    assert!(first.says("¿Dónde empiezan?") && first.says("90033"), "{}", first.body);
    let key = hidden(&first, "key");
    let place = [("at", "place"), ("key", &key), ("scale", "building"), ("place_name", "Casa Limón")];
    let wrong = screen.post("/start/begin", &place).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("#f-rough") && wrong.says("Casa Limón"), "{}", wrong.body);
    let mut said = place.to_vec();
    said.push(("rough", "la 6 y Limón"));
    let second = screen.post("/start/begin", &said).await;
    assert!(second.says("Vecinos de Casa Limón") && second.says("¿Cómo se llama"), "{}", second.body);
    let carried = hidden(&second, "rough");
    assert_eq!(carried, "la 6 y Limón");
    let mut said: Vec<_> = said.into_iter().filter(|(name, _)| *name != "at").collect();
    said.extend([("at", "group"), ("did", "place"), ("group", "Vecinos de Casa Limón"), ("spoken", "es")]);
    assert!(screen.post("/start/begin", &said).await.says("¿Quién empieza?"));
    let mut said: Vec<_> = said.into_iter().filter(|(name, _)| *name != "at").collect();
    said.extend([("at", "people"), ("did", "group"), ("me", "Chelo"), ("my_contact", "chelo@example.org")]);
    said.push(("second", "later"));
    let check = screen.post("/start/begin", &said).await;
    assert!(check.says("a solas") && check.says("chelo@example.org"), "{}", check.body);
    assert_eq!(networks(village).await, 1, "nothing is kept until the last button");
    let mut said: Vec<_> = said.into_iter().filter(|(name, _)| *name != "at").collect();
    said.extend([("at", "check"), ("confirm", "1")]);
    let posted = screen.post("/start/begin", &said).await;
    assert!(screen.follow(&posted).await.says("Su luz está prendida"));
});

village_test!(one_form_sent_twice_founds_one_group_and_leads_back_in, |village| {
    let before = networks(village).await;
    let (mut one, mut two) = (village.browser(), village.browser());
    let (first, second) = tokio::join!(one.post("/start/begin", GROUP), two.post("/start/begin", GROUP));
    for reply in [&first, &second] {
        assert_eq!(reply.location(), Some("/n/vecinos-de-calle-limon/begun"), "{}", reply.body);
    }
    for screen in [&mut one, &mut two] {
        assert!(screen.get("/n/vecinos-de-calle-limon/begun").await.says("porch light is on"));
    }
    assert_eq!(networks(village).await, before + 1);
    // The same key with other answers is somebody's mistake, and said so.
    let other = village.browser().post("/start/begin", &with(GROUP, &[("me", "Somebody")])).await;
    assert!(other.status == StatusCode::UNPROCESSABLE_ENTITY && other.says("with other answers"));
    assert_ne!(hidden(&other, "key"), "0f8fad5bd9cb469fa16570867728950e");
    // Hours later the form leads to the group, and lets nobody in.
    village.pass(Span::hours(2)).await;
    let mut late = village.browser();
    let reply = late.post("/start/begin", GROUP).await;
    assert_eq!(reply.location(), Some("/n/vecinos-de-calle-limon"));
    assert_eq!(late.get("/n/vecinos-de-calle-limon/begun").await.status, StatusCode::UNAUTHORIZED);
    village.pass(Span::hours(48)).await;
    assert_eq!(village.dump().await.rows("begun_forms").count(), 0, "forms are forgotten");
});

village_test!(the_eleventh_of_a_day_is_asked_to_come_back_and_is_no_dead_end, |village| {
    let before = networks(village).await;
    let names: Vec<String> = (0..11).map(|n| format!("Grupo {}", char::from(b'a' + n))).collect();
    let mut last = None;
    for name in &names {
        let form = with(GROUP, &[("group", name), ("key", "")]);
        last = Some(village.browser().post("/start/begin", &form).await);
    }
    let refused = last.expect("there were eleven");
    assert!(refused.says("Many groups began here today") && refused.says("Grupo k"), "{}", refused.body);
    assert!(refused.says("/print") && refused.says("/start/stewards"));
    assert_eq!(networks(village).await, before + 10);
    village.pass(Span::hours(24)).await;
    let form = with(GROUP, &[("group", "Grupo k"), ("key", "")]);
    assert_eq!(village.browser().post("/start/begin", &form).await.status, StatusCode::SEE_OTHER);
});

village_test!(hostile_names_are_only_names, |village| {
    for (name, key) in [
        ("<script>alert(1)</script>", ""),
        ("\"><img src=x onerror=alert(2)>", ""),
        ("../../setup", ""),
        ("jacaranda", ""),
        ("檸檬街鄰居", ""),
        ("'); DROP TABLE networks;--", ""),
    ] {
        let form = with(GROUP, &[("group", name), ("place_name", name), ("me", name), ("key", key)]);
        let (_, page) = founded(village, &form).await;
        assert_eq!(page.status, StatusCode::OK, "{name}: {}", page.body);
        assert!(!page.says("<script>alert") && !page.says("<img src=x"), "{name}: {}", page.body);
        let at = page.links().into_iter().find(|to| to.ends_with("/ask")).expect("it has an intake page");
        assert!(at.starts_with("/n/") && !at.contains("..") && at != "/n/jacaranda/ask", "{name}: {at}");
        assert_eq!(village.browser().get(&at).await.status, StatusCode::OK);
    }
    assert!(village.browser().get("/").await.says("Jacaranda"), "the host's own network stays where it is");
});

village_test!(a_new_group_sees_nothing_of_the_one_beside_it, |village| {
    let (founder, _) = founded(village, GROUP).await;
    let mut at_home = founder.clone().at_home();
    assert_ne!(at_home.get("/desk").await.status, StatusCode::OK, "no desk but their own");
    let desk = founder.at(SLUG).get("/desk").await;
    assert!(desk.status == StatusCode::OK && asks_on(&desk).is_empty(), "{:?}", asks_on(&desk));
});

/// One test on each engine.
macro_rules! on_both {
    ($name:ident, |$server:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn body($server: &Empty) $body

            #[test]
            fn sqlite() {
                run(async { body(&Empty::new(false).await).await });
            }

            #[test]
            fn postgres() {
                run(async { body(&Empty::new(true).await).await });
            }
        }
    };
}

/// The first run's answers, shortly.
const FIRST_RUN: [&[(&str, &str)]; 8] = [
    &[("q", "name"), ("network", "Palm Court"), ("first_language", "en")],
    &[("q", "scale"), ("scale", "block"), ("place_name", "Palm Court")],
    &[("q", "place"), ("rough", "1st and Palm"), ("zone", "America/Los_Angeles")],
    &[("q", "spoken"), ("spoken", "en")],
    &[("q", "line"), ("has_line", "no")],
    &[("q", "keep"), ("closed", "14"), ("untouched", "30")],
    &[("q", "you"), ("me", "Ana"), ("my_contact", "ana@example.org"), ("second", "later")],
    &[("q", "check")],
];

on_both!(a_closed_server_leads_to_its_stewards, |server| {
    let mut steward = server.browser();
    steward.get(&server.link().await).await;
    for page in FIRST_RUN {
        steward.post("/setup", page).await;
    }
    let mut stranger = server.browser();
    assert!(stranger.get("/start").await.says("Start one where you are"));
    let shut = stranger.get("/start/begin").await;
    assert!(shut.says("Somebody has to open the door") && shut.says("/print"), "{}", shut.body);
    let refused = stranger.post("/start/begin", GROUP).await;
    assert!(refused.says("Somebody has to open") && refused.says("Calle Limón"), "{}", refused.body);
    let key = hidden(&refused, "key");
    let form = [("key", key.as_str()), ("name", "Calle Limón"), ("area", "6th and Lemon"), ("words", "")];
    let empty = stranger.post("/start/stewards", &form).await;
    assert!(empty.says("#f-words") && empty.says("Calle Limón"), "{}", empty.body);
    let form = with(&form, &[("words", "Soup on Sundays")]);
    for _ in 0..2 {
        assert!(stranger.post("/start/stewards", &form).await.says("The stewards have it"));
    }
    assert_eq!(server.dump().await.rows("listing_suggestions").count(), 1, "twice is once");
    assert!(steward.get("/directory").await.says("Calle Limón"));
    assert_eq!(server.dump().await.rows("networks").count(), 1, "nothing was founded");
});

/// A wish for a group, as its form sends it.
const WISH: &[(&str, &str)] = &[
    ("near", "Calle Limón"),
    ("name", "Eufemia"),
    ("reach", "213-555-0173"),
    ("key", "7b1e4a6c9d2f4830b5c1a7e98d6f2043"),
];

/// The private links in what was sent since the last look.
async fn links(village: &Village) -> Vec<String> {
    let letters = village.letters().await;
    for letter in &letters {
        for private in ["Eufemia", "555-0173", "Limón", "Rosaura"] {
            let said = letter.split("\n\n").skip(1).collect::<String>();
            assert!(!said.contains(private), "a locked screen shows {private}: {letter}");
        }
    }
    let all = letters.iter().filter_map(|letter| letter.split("/start/wish/").nth(1));
    all.map(|rest| format!("/start/wish/{}", rest.chars().take(26).collect::<String>())).collect()
}

/// Somebody who waits, and has said so twice.
async fn waits(village: &Village, form: &[(&str, &str)]) -> (Browser, String) {
    let mut screen = village.browser();
    let sent = screen.post("/start/tell", form).await;
    assert!(sent.says("Look at your messages"), "{}", sent.body);
    let link = links(village).await.pop().expect("a message went out");
    let page = screen.get(&link).await;
    assert!(page.says("Was it you?"), "{}", page.body);
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    let confirmed = screen.post(&link, &[("act", "confirm")]).await;
    assert!(screen.follow(&confirmed).await.says("You wait for a group near"), "{}", confirmed.body);
    (screen, link)
}

village_test!(whoever_waits_says_yes_twice_before_a_group_hears_of_them, |village| {
    let (mut waiting, link) = waits(village, WISH).await;
    let (founder, _) = founded(village, GROUP).await;
    let mut founder = founder.at(SLUG);
    assert!(!founder.get("/start/waiting").await.says("Eufemia"), "nobody has said yes");
    assert_eq!(links(village).await, vec![link.clone()], "they are asked");
    let asked = waiting.get(&link).await;
    assert!(asked.says("Vecinos de Calle Limón starts near you"), "{}", asked.body);
    assert!(!founder.get("/start/waiting").await.says("Eufemia"), "looking is no answer");
    let yes = waiting.post(&link, &[("act", "yes"), ("group", SLUG)]).await;
    let page = waiting.follow(&yes).await;
    assert!(page.says("http://localhost/n/vecinos-de-calle-limon"), "{}", page.body);
    waiting.post(&link, &[("act", "yes"), ("group", SLUG)]).await;
    let met = founder.get("/start/waiting").await;
    assert!(met.says("Eufemia") && met.says("213-555-0173"), "{}", met.body);
    assert_eq!(village.dump().await.rows("start_neighbors").count(), 1, "once");
    assert!(!village.steward().await.get("/start/waiting").await.says("Eufemia"), "the others hear nothing");
    // Whoever leaves is forgotten there too.
    let gone = waiting.post(&link, &[("act", "erase")]).await;
    assert!(gone.says("You are erased"), "{}", gone.body);
    assert!(!founder.get("/start/waiting").await.says("Eufemia"));
    assert_eq!(waiting.get(&link).await.status, StatusCode::NOT_FOUND);
});

village_test!(a_no_tells_nobody_anything, |village| {
    let (mut waiting, link) = waits(village, WISH).await;
    let (founder, _) = founded(village, GROUP).await;
    let mut founder = founder.at(SLUG);
    let before = founder.get("/start/waiting").await;
    let no = waiting.post(&link, &[("act", "no"), ("group", SLUG)]).await;
    assert!(waiting.follow(&no).await.says("Nobody was told anything"));
    assert_eq!(founder.get("/start/waiting").await.body, before.body, "they see no trace of it");
    // A no stays a no.
    waiting.post(&link, &[("act", "yes"), ("group", SLUG)]).await;
    assert_eq!(founder.get("/start/waiting").await.body, before.body);
});

village_test!(without_their_yes_nobody_is_asked_and_in_time_all_is_erased, |village| {
    let people = village.dump().await.rows("people").count();
    let mut screen = village.browser();
    screen.post("/start/tell", WISH).await;
    screen.post("/start/tell", WISH).await;
    let other = with(WISH, &[("key", "1c9f4a6c9d2f4830b5c1a7e98d6f2043")]);
    assert!(
        screen.post("/start/tell", &other).await.says("Look at your messages"),
        "the same number once more"
    );
    let sent = links(village).await;
    assert_eq!(sent.len(), 1, "one message for one number");
    founded(village, GROUP).await;
    assert!(links(village).await.is_empty(), "who has not said yes is not asked");
    village.pass(Span::days(3)).await;
    assert_eq!(village.dump().await.rows("start_wishes").count(), 0, "three days without a yes");
    let wish = with(WISH, &[("key", "2d9f4a6c9d2f4830b5c1a7e98d6f2043")]);
    waits(village, &wish).await;
    village.pass(Span::days(179)).await;
    assert_eq!(village.dump().await.rows("start_wishes").count(), 1);
    village.pass(Span::days(1)).await;
    let after = village.dump().await;
    assert_eq!(after.rows("start_wishes").count(), 0, "half a year is over");
    assert!(after.rows("people").count() <= people + 2, "only the two who founded a group are here");
});

village_test!(stewards_see_how_many_and_never_who, |village| {
    let mut steward = village.steward().await;
    for n in 0..3 {
        assert!(steward.get("/start/waiting").await.says("Fewer than three"), "{n}");
        let (key, reach) = (format!("{n}b1e4a6c9d2f4830b5c1a7e98d6f2043"), format!("213-555-018{n}"));
        waits(village, &with(WISH, &[("key", &key), ("reach", &reach)])).await;
    }
    let page = steward.get("/start/waiting").await;
    assert!(page.says(": 3") && !page.says("Eufemia") && !page.says("555-018"), "{}", page.body);
    // A steward tells them of something here; who says yes is told to this network.
    let wrong = steward.post("/start/waiting", &[("name", "A soup"), ("near", "412 Lemon Street")]).await;
    assert!(wrong.says("#f-near") && wrong.says("A soup"), "{}", wrong.body);
    let told =
        steward.post("/start/waiting", &[("name", "A soup on Sundays"), ("near", "Calle Limón")]).await;
    assert!(!steward.follow(&told).await.says("Eufemia"));
    let asked = links(village).await;
    assert_eq!(asked.len(), 3);
    let mut one = village.browser();
    assert!(one.get(&asked[0]).await.says("A soup on Sundays"));
    one.post(&asked[0], &[("act", "yes"), ("group", "jacaranda")]).await;
    let page = steward.get("/start/waiting").await;
    assert_eq!(page.body.matches("Eufemia").count(), 1, "{}", page.body);
});

village_test!(a_wish_with_an_address_or_without_a_way_back_is_asked_again, |village| {
    let mut screen = village.browser();
    for (field, value) in [("near", "412 Lemon Street"), ("name", "…"), ("reach", "call me")] {
        let wrong = screen.post("/start/tell", &with(WISH, &[(field, value)])).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(wrong.says(&format!("#f-{field}")) && wrong.says(value), "{}", wrong.body);
    }
    assert_eq!(village.dump().await.rows("start_wishes").count(), 0);
    for path in ["/start/wish/nonsense", "/start/wish/00000000000000000000000000"] {
        assert_eq!(screen.get(path).await.status, StatusCode::NOT_FOUND);
    }
});
