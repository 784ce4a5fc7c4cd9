//! The first run over HTTP: from an empty folder to a first real ask, in both languages, on both engines.

use http::StatusCode;
use kit_base::Span;
use kit_db::{DbError, Scope, Statement, sql};
use testkit::{Browser, Empty, Reply, run};

/// Every answer of the first run, page by page.
const PAGES: [&[(&str, &str)]; 8] = [
    &[("q", "name"), ("network", "Vecinos de la Limón"), ("first_language", "es")],
    &[("q", "scale"), ("scale", "building"), ("place_name", "Casa Limón")],
    &[("q", "place"), ("rough", "6th and Lemon"), ("zone", "America/Los_Angeles"), ("other_zone", "")],
    &[("q", "spoken"), ("spoken", "es"), ("spoken", "en"), ("spoken", "zap")],
    &[("q", "line"), ("has_line", "yes"), ("line", "213-555-0177"), ("hours", "9 to 9")],
    &[("q", "keep"), ("closed", "10"), ("untouched", "21")],
    &[
        ("q", "you"),
        ("me", "Doña Chelo"),
        ("my_contact", "213 555 0101"),
        ("second", "now"),
        ("second_name", "Quetzalli"),
        ("second_contact", "quetzalli@example.org"),
    ],
    &[("q", "check")],
];

/// One test on each engine.
macro_rules! on_both {
    ($name:ident, |$server:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn body($server: &mut Empty) $body

            #[test]
            fn sqlite() {
                run(async { body(&mut Empty::new(false).await).await });
            }

            #[test]
            fn postgres() {
                run(async { body(&mut Empty::new(true).await).await });
            }
        }
    };
}

/// Opens the link, and everything up to the last page but one.
async fn begin(server: &Empty, mut browser: Browser) -> Browser {
    let opened = browser.get(&server.link().await).await;
    assert_eq!(opened.location(), Some("/setup"));
    browser.follow(&opened).await;
    browser
}

async fn answer_all(browser: &mut Browser) -> Reply {
    let mut last = None;
    for page in PAGES {
        let reply = browser.post("/setup", page).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{page:?}: {}", reply.body);
        last = Some(reply);
    }
    last.expect("there are pages")
}

const COUNT: Statement = sql!("SELECT COUNT(*) FROM networks");

async fn networks(server: &Empty) -> i64 {
    let counted: Result<Option<i64>, DbError> =
        server.db().read(Scope::Server, |tx| tx.one(&COUNT, &[], kit_db::only)).await;
    counted.expect("it counts").unwrap_or_default()
}

on_both!(an_empty_server_says_at_every_address_that_it_is_new, |server| {
    for path in ["/", "/ask", "/in", "/desk", "/help", "/n/any/where", "/setup", "/setup/sheet"] {
        let page = server.browser().get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.says("This server is new") && page.says("setup-link"), "{path}: {}", page.body);
    }
    let page = server.browser().in_spanish().get("/").await;
    assert!(page.says("Este servidor es nuevo"), "{}", page.body);
    assert_eq!(server.browser().get("/healthz").await.status, StatusCode::OK);
});

on_both!(an_empty_folder_becomes_a_first_real_ask, |server| {
    let mut steward = begin(server, server.browser()).await;
    let founded = answer_all(&mut steward).await;
    assert_eq!(founded.location(), Some("/setup/sheet"));
    let sheet = steward.follow(&founded).await;
    assert!(sheet.says("Vecinos de la Limón") && sheet.says("plain HTTP"), "{}", sheet.body);
    let printed = steward.post("/setup/sheet", &[]).await;
    let desk = steward.follow(&printed).await;
    for said in ["Five first steps", "Invite two neighbors", "Your second steward has not been here"] {
        assert!(desk.says(said), "{said}: {}", desk.body);
    }
    assert!(!desk.says("You are the only steward"));
    let mut asker = server.browser().in_spanish();
    let home = asker.get("/").await;
    assert!(home.says("213-555-0177") && home.says("Vecinos de la Limón"), "{}", home.body);
    let form = [
        ("kind", "food"),
        ("details", "leche y huevos"),
        ("when", "today"),
        ("contact", "none"),
        ("place", "Casa Limón"),
        ("confirm", "1"),
    ];
    let asked = asker.post("/ask", &form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let opened = asker.follow(&asked).await;
    assert!(asker.follow(&opened).await.says("leche y huevos"));
    assert!(steward.get("/desk").await.links().len() > desk.links().len(), "the ask is on the desk");
});

on_both!(the_same_in_spanish_where_the_second_steward_comes_later, |server| {
    let mut steward = begin(server, server.browser().in_spanish()).await;
    for page in PAGES {
        let later: &[(&str, &str)] =
            &[("q", "you"), ("me", "Doña Chelo"), ("my_contact", "chelo@example.org"), ("second", "later")];
        let none: &[(&str, &str)] = &[("q", "line"), ("has_line", "no")];
        let page = match page[0].1 {
            "you" => later,
            "line" => none,
            _ => page,
        };
        assert_eq!(steward.post("/setup", page).await.status, StatusCode::SEE_OTHER);
    }
    steward.post("/setup/sheet", &[]).await;
    let desk = steward.get("/desk").await;
    assert!(desk.says("Solo usted coordina") && desk.says("Cinco primeros pasos"), "{}", desk.body);
    let home = server.browser().in_spanish().get("/").await;
    assert!(home.says("Todavía no hay teléfono") && home.says("/paper"), "{}", home.body);
    assert!(server.browser().in_spanish().get("/ask").await.says("Aquí todavía no hay teléfono"));
    assert!(server.browser().in_spanish().get("/paper").await.says("désela a un vecino"));
});

on_both!(what_was_typed_stays_after_an_error_and_in_the_other_language, |server| {
    let mut browser = begin(server, server.browser()).await;
    let wrong = browser.post("/setup", &[("q", "name"), ("network", ""), ("first_language", "es")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("#f-network"), "{}", wrong.body);
    browser.post("/setup", PAGES[0]).await;
    browser.post("/setup", PAGES[1]).await;
    let form =
        [("q", "place"), ("rough", "6th and Lemon"), ("zone", "other"), ("other_zone", "Mars/Olympus")];
    let wrong = browser.post("/setup", &form).await;
    assert!(wrong.says("Mars/Olympus") && wrong.says("#f-other_zone"), "{}", wrong.body);
    let [q, rough, zone, other] = form;
    let switched = browser.post("/setup", &[q, rough, zone, other, ("switch_language", "es")]).await;
    assert!(switched.says("6th and Lemon") && switched.says("Zona horaria"), "{}", switched.body);
    // Nobody skips ahead by typing an address.
    assert!(
        browser.get("/setup?q=check").await.says("6th") || browser.get("/setup").await.says("name=\"rough\"")
    );
});

on_both!(the_answers_wait_for_somebody_who_comes_back_after_a_restart, |server| {
    let mut browser = begin(server, server.browser()).await;
    for page in &PAGES[..7] {
        browser.post("/setup", page).await;
    }
    let before = server.dump().await;
    let kept = before.values(4).into_iter().any(|value| value.contains("Chelo") || value.contains("555"));
    assert!(!kept, "names and numbers wait sealed");
    server.restart();
    let mut again = browser.after_restart(server);
    let page = again.get("/setup").await;
    assert!(page.says("Doña Chelo") && page.says("Casa Limón") && page.says("Zapoteco"), "{}", page.body);
    // The browser was lost: a new link finds the same answers, and the old link is dead.
    let (old, new) = (server.link().await, server.link().await);
    let mut other = server.browser();
    assert_eq!(other.get(&old).await.status, StatusCode::GONE);
    let opened = other.get(&new).await;
    assert!(other.follow(&opened).await.says("Doña Chelo"));
});

on_both!(the_link_dies_with_its_first_use_and_its_session_after_a_day, |server| {
    let link = server.link().await;
    let (mut previewer, mut person) = (server.browser(), server.browser());
    // A program that looks at links opens it and goes no further.
    assert_eq!(previewer.get(&link).await.status, StatusCode::SEE_OTHER);
    let opened = person.get(&link).await;
    assert_eq!(opened.headers["referrer-policy"], "no-referrer");
    assert_eq!(opened.headers["cache-control"], "no-store");
    assert_eq!(person.follow(&opened).await.status, StatusCode::OK);
    let late = server.browser().get(&link).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.says("does not open anymore"), "{}", late.body);
    assert_eq!(server.browser().get("/setup/nonsense").await.status, StatusCode::GONE);
    server.clock.advance(Span::hours(25));
    assert_eq!(person.get("/setup").await.status, StatusCode::SERVICE_UNAVAILABLE);
});

on_both!(two_at_once_and_one_hand_twice_found_exactly_one_network, |server| {
    let mut first = begin(server, server.browser()).await;
    let mut second = begin(server, server.browser()).await;
    for page in &PAGES[..7] {
        first.post("/setup", page).await;
    }
    let mut again = first.clone();
    let (one, two, three) = tokio::join!(
        first.post("/setup", PAGES[7]),
        again.post("/setup", PAGES[7]),
        second.post("/setup", PAGES[7])
    );
    let replies = [one, two, three];
    let founded = replies.iter().filter(|reply| reply.status == StatusCode::SEE_OTHER).count();
    assert_eq!(founded, 1, "{:?}", replies.each_ref().map(|reply| reply.status));
    for reply in replies.iter().filter(|reply| reply.status != StatusCode::SEE_OTHER) {
        assert_eq!(reply.status, StatusCode::GONE);
        assert!(reply.says("founded already"), "{}", reply.body);
    }
    assert_eq!(networks(server).await, 1);
    // And it stays so: the first run is closed, also for a link.
    for path in ["/setup", "/setup/00000000000000000000000000"] {
        let page = server.browser().get(path).await;
        assert!(page.status == StatusCode::GONE && page.says("founded already"), "{path}: {}", page.body);
    }
    let dump = server.dump().await;
    assert_eq!(dump.rows("setup_answers").count(), 0, "nothing of the questions stays");
});

on_both!(the_key_is_shown_to_the_founder_once_and_to_nobody_else, |server| {
    let folder =
        std::env::temp_dir().join(format!("farolito-sheet-{}", kit_base::Slug::new(&kit_base::Rng::os())));
    let rng = kit_base::Rng::seeded(5);
    let key = kit_vault::keys::load_or_create(&folder, &rng).expect("the key is made");
    server.with_key(&folder.join("keys/server.key"));
    let line = kit_vault::sheet::write(&key);
    let group = line.split(' ').next().expect("it has groups");
    let mut founder = begin(server, server.browser()).await;
    let founded = answer_all(&mut founder).await;
    assert!(founder.follow(&founded).await.says(group));
    assert_eq!(server.browser().get("/setup/sheet").await.status, StatusCode::GONE);
    founder.post("/setup/sheet", &[]).await;
    let later = founder.get("/setup/sheet").await;
    assert!(later.status == StatusCode::GONE && !later.says(group), "{}", later.body);
    std::fs::remove_dir_all(folder).expect("the folder goes");
});

on_both!(a_practice_ask_reaches_nobody_and_is_gone_in_one_tap, |server| {
    let mut steward = begin(server, server.browser()).await;
    answer_all(&mut steward).await;
    steward.post("/setup/sheet", &[]).await;
    let before = server.dump().await;
    let begun = steward.post("/start/practice", &[]).await;
    let one = steward.follow(&begun).await;
    assert!(one.says("two bags of groceries"), "{}", one.body);
    assert_eq!(steward.post("/start/practice", &[]).await.location(), begun.location(), "one is enough");
    let during = server.dump().await;
    assert_eq!(during.rows("outbox").count(), 0, "nobody is written to");
    assert_eq!(during.rows("ask_audience").count(), 0, "nobody's board has it");
    assert!(!server.browser().get("/").await.says("groceries"));
    let desk = steward.get("/desk").await;
    assert!(desk.says("Make it go away"), "{}", desk.body);
    let gone = steward.post("/start/practice/erase", &[]).await;
    assert!(steward.follow(&gone).await.says("without a trace"));
    let after = server.dump().await;
    for table in
        ["asks", "ask_sheets", "people", "circles", "circle_ancestors", "practice_asks", "households"]
    {
        let rows = |dump: &testkit::Dump| dump.rows(table).count();
        assert_eq!(rows(&after), rows(&before), "{table}");
    }
});

on_both!(the_first_steps_tick_themselves_and_fold_away, |server| {
    let mut steward = begin(server, server.browser()).await;
    answer_all(&mut steward).await;
    steward.post("/setup/sheet", &[]).await;
    let open = |page: &Reply| page.body.matches(">To do<").count();
    // The network began as a building, so that one is done.
    assert_eq!(open(&steward.get("/desk").await), 4);
    steward.post("/start/tick", &[("what", "paper")]).await;
    steward.post("/start/tick", &[("what", "backup")]).await;
    assert_eq!(open(&steward.get("/desk").await), 2);
    steward.post("/start/fold", &[("folded", "yes")]).await;
    let folded = steward.get("/desk").await;
    assert!(folded.says("Show the 2 first steps") && open(&folded) == 0, "{}", folded.body);
    steward.post("/start/fold", &[("folded", "no")]).await;
    let link = steward.post("/start/second", &[]).await;
    assert!(link.says("Quetzalli") && link.says("http://localhost/in/"), "{}", link.body);
    let token = link.body.split("http://localhost").nth(1).and_then(|rest| rest.split('<').next());
    let mut second = server.browser();
    second.get(token.expect("the link stands there")).await;
    assert_eq!(second.get("/desk").await.status, StatusCode::OK, "the second steward is in");
    let unseen = steward.get("/desk").await;
    assert!(!unseen.says("has not been here"), "{}", unseen.body);
    assert_eq!(
        steward.post("/start/second", &[]).await.status,
        StatusCode::NOT_FOUND,
        "nobody makes theirs now"
    );
});

on_both!(a_steward_adds_a_building_and_neighbors_can_choose_it, |server| {
    let mut steward = begin(server, server.browser()).await;
    answer_all(&mut steward).await;
    let form = steward.get("/circles/new").await;
    let parent = form.body.split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let parent = parent.expect("the network itself is on offer").to_owned();
    let wrong = steward.post("/circles/new", &[("scale", "building"), ("circle_name", "El Patio")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("El Patio"), "{}", wrong.body);
    let added = steward
        .post(
            "/circles/new",
            &[("scale", "building"), ("circle_name", "El Patio"), ("rough", "7th"), ("parent", &parent)],
        )
        .await;
    assert!(steward.follow(&added).await.says("El Patio"));
    let places = server.browser().post("/ask", &[("kind", "food"), ("go", "place")]).await;
    assert!(places.says("El Patio"), "{}", places.body);
});

on_both!(both_stewards_of_a_new_network_are_trusted_in_it, |server| {
    let mut steward = begin(server, server.browser()).await;
    answer_all(&mut steward).await;
    let network = server.db().read(Scope::Server, circles::store::only_network).await.expect("it reads");
    let network = network.expect("it was founded").id;
    let trusted = server.db().read(Scope::Network(network), trusted_stewards).await;
    assert_eq!(trusted.expect("it reads"), vec![true; 4], "both, in the building and in the whole");
});

const STEWARDS: Statement =
    sql!("SELECT person_id FROM roles WHERE network_id = $1 AND role = $2 ORDER BY person_id LIMIT 9");

fn trusted_stewards(tx: &mut kit_db::Tx<'_>) -> Result<Vec<bool>, DbError> {
    let mut all = Vec::new();
    for circle in circles::store::tree(tx)? {
        for steward in tx.query(&STEWARDS, &[&tx.network(), &"steward"], kit_db::only::<people::PersonId>)? {
            all.push(trust::is_trusted(tx, steward, circle.id)?);
        }
    }
    Ok(all)
}

on_both!(stewards_change_the_settings_of_the_network_and_pages_show_it, |server| {
    let mut steward = begin(server, server.browser()).await;
    answer_all(&mut steward).await;
    let tend = steward.get("/tend").await;
    assert!(tend.status == StatusCode::OK && tend.says("/network") && tend.says("/reports"), "{}", tend.body);
    let form = [
        ("network", "Lemon Street"),
        ("line", ""),
        ("hours_es", "de 9 a 9"),
        ("crisis_en", "211 Shelter and food"),
        ("languages", "es"),
        ("languages", "en"),
        ("closed", "9"),
        ("untouched", "21"),
    ];
    let wrong: Vec<_> = form.iter().copied().filter(|(field, _)| *field != "network").collect();
    let refused = steward.post("/network", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("211 Shelter and food"), "what was typed is kept");
    assert_eq!(steward.post("/network", &form).await.status, StatusCode::SEE_OTHER);
    let page = server.browser().get("/").await;
    assert!(page.says("Lemon Street") && !page.says("213-555-0177"), "{}", page.body);
    for path in ["/safety", "/desk/new?new=1"] {
        let page = steward.get(path).await;
        assert!(page.says("Shelter and food") && page.says("tel:211"), "{path}: {}", page.body);
    }
    assert!(server.browser().get("/what-we-store").await.says("9 days"));
    assert_eq!(server.browser().get("/network").await.status, StatusCode::UNAUTHORIZED);
});
