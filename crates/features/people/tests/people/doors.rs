//! Sign-in links, sessions and guards, as browsers and link previewers meet them.

use kit_base::Span;
use kit_db::db_test;
use people::{Role, memberships};

use crate::world::{NOW, STEPS, World, found, network};

db_test!(a_link_signs_in_once_and_no_second_browser, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let link = world.link(ana).await;
    let mut hers = world.browser();
    assert_eq!(hers.get(&link).await.0, 303);
    assert_eq!(hers.get("/my").await.0, 200);
    let mut other = world.browser();
    let (status, page) = other.get(&link).await;
    assert_eq!(status, 410);
    assert!(page.contains("does not open anymore"));
    assert!(other.cookies.is_empty(), "a dead link leaves no cookie");
    assert_eq!(hers.get("/my").await.0, 200, "the first browser stays in");
});

db_test!(a_previewer_that_opens_the_link_does_not_burn_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let link = world.link(ana).await;
    let mut previewer = world.browser();
    previewer.get(&link).await;
    previewer.get(&link).await;
    let mut hers = world.browser();
    assert_eq!(hers.get(&link).await.0, 303);
    assert_eq!(hers.get("/neighbor").await.0, 200);
    assert_eq!(previewer.get("/neighbor").await.0, 401, "what the previewer holds is over");
});

db_test!(a_link_dies_of_age_and_an_unknown_one_looks_the_same, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let link = world.link(ana).await;
    world.site.clock.advance(Span::minutes(10));
    let aged = world.browser().get(&link).await;
    let unknown = world.browser().get("/in/00000000000000000000000000").await;
    let nonsense = world.browser().get("/in/what").await;
    assert_eq!(aged.0, 410);
    let past = |page: &str| page.split("<main").nth(1).map(str::to_owned);
    assert_eq!(past(&aged.1), past(&unknown.1));
    assert_eq!(past(&aged.1), past(&nonsense.1));
});

db_test!(each_guard_lets_in_its_own_and_tells_the_others_nothing, &STEPS, |db| async move {
    let world = World::new(db).await;
    let [plain, helping, tending] =
        [world.person("Ana").await, world.person("Beto").await, world.person("Cleo").await];
    world.gives(helping, Role::Helper).await;
    world.gives(tending, Role::Steward).await;
    let mut seen = Vec::new();
    for mut browser in [
        world.browser(),
        world.link_holder(plain).await,
        world.signed_in(plain).await,
        world.signed_in(helping).await,
        world.signed_in(tending).await,
    ] {
        let mut row = Vec::new();
        for door in ["/neighbor", "/helper", "/steward", "/holder"] {
            row.push(browser.get(door).await.0);
        }
        seen.push(row);
    }
    assert_eq!(
        seen,
        [
            [401, 401, 401, 401],
            [401, 401, 401, 200],
            [200, 404, 404, 401],
            [200, 200, 404, 401],
            [200, 200, 200, 401],
        ]
    );
    let mut ana = world.signed_in(plain).await;
    let (closed, gone) = (ana.get("/steward").await, ana.get("/nowhere").await);
    let past = |page: &str| page.split("<main").nth(1).map(str::to_owned);
    assert_eq!(closed.0, gone.0);
    assert_eq!(past(&closed.1), past(&gone.1), "not yours and not there are the same bytes");
});

db_test!(a_browser_may_hold_both_and_signing_out_ends_both_on_the_server, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let mut browser = world.signed_in(ana).await;
    browser.cookies.extend(world.link_holder(ana).await.cookies);
    assert_eq!((browser.get("/neighbor").await.0, browser.get("/holder").await.0), (200, 200));
    let stolen = browser.cookies.clone();
    assert_eq!(browser.post("/out", "").await.0, 303);
    let mut thief = world.browser();
    thief.cookies = stolen;
    assert_eq!((thief.get("/neighbor").await.0, thief.get("/holder").await.0), (401, 401));
});

db_test!(one_cookie_does_not_pass_for_the_other, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let mut browser = world.link_holder(ana).await;
    let token = browser.cookies[0].1.clone();
    browser.cookies = vec![("plain-farolito".into(), token)];
    assert_eq!((browser.get("/neighbor").await.0, browser.get("/holder").await.0), (401, 401));
});

db_test!(a_stewards_session_ends_after_a_night_and_a_neighbors_does_not, &STEPS, |db| async move {
    let world = World::new(db).await;
    let [plain, tending] = [world.person("Ana").await, world.person("Cleo").await];
    world.gives(tending, Role::Steward).await;
    let (mut neighbor, mut steward) = (world.signed_in(plain).await, world.signed_in(tending).await);
    for _ in 0..20 {
        world.site.clock.advance(Span::hours(8));
        steward.get("/anybody").await;
    }
    assert_eq!(steward.get("/steward").await.0, 200, "used every day it lasts most of a week");
    world.site.clock.advance(Span::hours(8));
    assert_eq!(steward.get("/steward").await.0, 401, "seven days are the end");
    let mut steward = world.signed_in(tending).await;
    world.site.clock.advance(Span::hours(12));
    assert_eq!(steward.get("/steward").await.0, 401, "twelve idle hours are the end");
    assert_eq!(neighbor.get("/neighbor").await.0, 200);
    world.site.clock.advance(Span::days(30));
    assert_eq!(neighbor.get("/neighbor").await.0, 401);
});

db_test!(a_role_taken_away_is_gone_with_the_next_request, &STEPS, |db| async move {
    let world = World::new(db).await;
    let tending = world.person("Cleo").await;
    world.gives(tending, Role::Steward).await;
    let mut steward = world.signed_in(tending).await;
    assert_eq!(steward.get("/steward").await.0, 200);
    let held = people::Held { circle: world.building, role: Role::Steward };
    world.write(move |tx| people::roles::end(tx, tending, held, NOW)).await;
    assert_eq!(steward.get("/steward").await.0, 404);
});

db_test!(a_request_costs_two_statements_signed_in_and_none_signed_out, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let pod = world.pod;
    world.write(move |tx| memberships::join(tx, pod, ana, Some(NOW), NOW)).await;
    let (mut hers, mut nobodys) = (world.signed_in(ana).await, world.browser());
    let before = world.site.db.counts().statements;
    assert_eq!(nobodys.get("/anybody").await, (200, "nobody".into()));
    assert_eq!(world.site.db.counts().statements, before);
    assert_eq!(hers.get("/anybody").await, (200, "2 circles".into()), "the pod, and the building around it");
    assert_eq!(world.site.db.counts().statements, before + 2);
});

db_test!(a_session_of_one_network_is_nobody_in_another, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let mut browser = world.signed_in(ana).await;
    found(&world.site, network(2), "stoop").await;
    world.site.clock.advance(Span::secs(6));
    assert_eq!(browser.get("/n/porch/neighbor").await.0, 200);
    assert_eq!(browser.get("/n/stoop/neighbor").await.0, 401);
    assert_eq!(browser.get("/n/nowhere/neighbor").await.0, 404);
    assert_eq!(browser.get("/neighbor").await.0, 404, "two networks and no host: nothing is here");
    let porch = world.net;
    world
        .site
        .db
        .write(kit_db::Scope::Server, move |tx| circles::store::add_host(tx, "porch.example", porch))
        .await
        .expect("a host");
    world.site.clock.advance(Span::secs(6));
    assert_eq!(browser.get("/neighbor").await.0, 200, "the host names the network");
    let (_, page) = browser.get("/n/porch/my").await;
    assert!(page.contains("action=\"/n/porch/out\""), "links keep the mount");
});

db_test!(a_neighbor_rests_comes_back_and_is_called_by_another_name, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let mut browser = world.signed_in(ana).await;
    assert_eq!(browser.post("/my/rest", "for=week").await.0, 303);
    assert!(browser.get("/my").await.1.contains("I am back"));
    assert_eq!(browser.post("/my/rest", "for=off").await.0, 303);
    assert!(browser.get("/my").await.1.contains("Take a rest"));
    let (status, page) = browser.post("/my/name", "name=").await;
    assert_eq!(status, 422);
    assert!(page.contains("f-name-error"));
    assert_eq!(browser.post("/my/name", "name=Anita").await.0, 303);
    assert!(browser.get("/my").await.1.contains("value=\"Anita\""));
    assert_eq!(browser.post("/my/language", "language=es").await.0, 303);
    assert!(browser.get("/my").await.1.contains("Mi página"));
});
