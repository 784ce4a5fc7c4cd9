//! The second step of stewards, and devices ended from afar, as browsers meet them.

use kit_base::Span;
use kit_db::db_test;
use kit_factor::totp::{Key, STEP};
use people::ceremonies::{self, Aim};
use people::{PersonId, Role};

use crate::world::{Browser, STEPS, World};

async fn steward(world: &World) -> PersonId {
    let cleo = world.person("Cleo").await;
    world.gives(cleo, Role::Steward).await;
    cleo
}

fn key(page: &str) -> Key {
    let text = page.split("secret=").nth(1).and_then(|rest| rest.get(..32)).expect("a key is shown");
    Key::read(text).expect("it is one")
}

fn code(world: &World, key: &Key) -> String {
    key.code(world.site.now().secs().div_euclid(STEP))
}

/// Sets an app up; answers with its key and the codes on paper.
async fn sets_up(world: &World, browser: &mut Browser<'_>) -> (Key, Vec<String>) {
    let (status, page) = browser.post("/my/security/app", "").await;
    assert_eq!(status, 200, "{page}");
    let key = key(&page);
    let form = format!("code={}", code(world, &key));
    let (status, page) = browser.post("/my/security/app/confirm", &form).await;
    assert_eq!(status, 200, "{page}");
    let codes = page.split("<code translate=\"no\">").skip(1).filter_map(|rest| rest.split('<').next());
    (key, codes.map(str::to_owned).collect())
}

db_test!(a_steward_with_a_second_factor_is_a_neighbor_until_it_is_given, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let mut first = world.signed_in(cleo).await;
    assert_eq!(first.get("/steward").await.0, 200, "a new steward may begin at once");
    let (key, codes) = sets_up(&world, &mut first).await;
    assert_eq!(codes.len(), 8);
    assert_eq!(first.get("/steward").await.0, 200, "setting it up was giving it");
    let mut second = world.signed_in(cleo).await;
    assert_eq!((second.get("/steward").await.0, second.get("/helper").await.0), (303, 303));
    assert_eq!(second.get("/neighbor").await.0, 200);
    let used = format!("code={}", code(&world, &key));
    assert_eq!(second.post("/my/security/prove", &used).await.0, 422, "its step was used when it was set up");
    world.site.clock.advance(Span::secs(STEP));
    let fresh = format!("code={}", code(&world, &key));
    assert_eq!(second.post("/my/security/prove", &fresh).await.0, 303);
    assert_eq!(second.get("/steward").await.0, 200);
    let mut third = world.signed_in(cleo).await;
    assert_eq!(third.post("/my/security/prove", &fresh).await.0, 422, "nobody uses a code twice");
    let paper = format!("code={}", codes[0].to_lowercase().replace(' ', "-"));
    assert_eq!(third.post("/my/security/prove", &paper).await.0, 303);
    assert_eq!(third.get("/steward").await.0, 200);
    let mut fourth = world.signed_in(cleo).await;
    assert_eq!(fourth.post("/my/security/prove", &paper).await.0, 422, "nor a code on paper");
});

db_test!(a_session_without_the_factor_can_neither_add_nor_remove_one, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let mut hers = world.signed_in(cleo).await;
    sets_up(&world, &mut hers).await;
    let mut thief = world.signed_in(cleo).await;
    for path in ["/my/security/app", "/my/security/codes", "/my/security/remove"] {
        let (status, page) = thief.post(path, "place=0").await;
        assert_eq!(status, 303, "{path}: {page}");
    }
    assert_eq!(world.signed_in(cleo).await.get("/steward").await.0, 303, "it is still there");
    assert_eq!(hers.post("/my/security/remove", "place=0").await.0, 303);
    assert_eq!(world.signed_in(cleo).await.get("/steward").await.0, 200, "and gone when she removes it");
    let news = [world.letters().await, world.letters().await].concat().join("\n");
    assert!(news.contains("un segundo paso"), "she is told: {news}");
});

db_test!(five_wrong_codes_lock_the_app_and_not_the_paper, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let (key, codes) = sets_up(&world, &mut world.signed_in(cleo).await).await;
    let mut browser = world.signed_in(cleo).await;
    for _ in 0..5 {
        assert_eq!(browser.post("/my/security/prove", "code=12345").await.0, 422);
    }
    world.site.clock.advance(Span::secs(STEP));
    let right = format!("code={}", code(&world, &key));
    assert_eq!(browser.post("/my/security/prove", &right).await.0, 422);
    let paper = format!("code={}", codes[3].replace(' ', "+"));
    assert_eq!(browser.post("/my/security/prove", &paper).await.0, 303);
});

db_test!(without_a_factor_a_week_is_the_end_of_stewards_pages, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    world.site.clock.advance(Span::days(7));
    let mut browser = world.signed_in(cleo).await;
    assert_eq!(browser.get("/steward").await.0, 303);
    assert_eq!(browser.get("/my/security").await.0, 200);
    sets_up(&world, &mut browser).await;
    assert_eq!(browser.get("/steward").await.0, 200);
});

db_test!(an_invented_world_asks_nobody, &STEPS, |db| async move {
    let world = World::new(db).await;
    let demo = kit_db::sql!("UPDATE networks SET demo = TRUE WHERE network_id = $1");
    world.write(move |tx| tx.execute(&demo, &[&tx.network()])).await;
    let cleo = steward(&world).await;
    world.site.clock.advance(Span::days(9));
    assert_eq!(world.signed_in(cleo).await.get("/steward").await.0, 200);
});

fn marks(page: &str) -> Vec<String> {
    let found = page.split("name=\"device\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut marks: Vec<String> = found.filter(|m| *m != "others").map(str::to_owned).collect();
    marks.dedup();
    marks
}

db_test!(a_device_that_is_ended_is_out_with_its_next_request, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    let (mut phone, mut lost) = (world.signed_in(ana).await, world.signed_in(ana).await);
    let (status, page) = phone.get("/my/devices").await;
    assert_eq!(status, 200, "{page}");
    let marks = marks(&page);
    assert_eq!(marks.len(), 2, "{page}");
    phone.post("/my/devices/name", &format!("device={}&called=Canaryphone", marks[1])).await;
    assert!(phone.get("/my/devices").await.1.contains("Canaryphone"));
    assert_eq!(phone.post("/my/devices/end", &format!("device={}", marks[1])).await.0, 303);
    assert_eq!(lost.get("/neighbor").await.0, 401);
    assert_eq!(phone.get("/neighbor").await.0, 200);
    let mut third = world.signed_in(ana).await;
    phone.post("/my/devices/end", "device=others").await;
    assert_eq!((third.get("/neighbor").await.0, phone.get("/neighbor").await.0), (401, 200));
});

db_test!(nobody_ends_the_device_of_somebody_else, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (world.person("Ana").await, world.person("Beto").await);
    let (mut hers, mut his) = (world.signed_in(ana).await, world.signed_in(beto).await);
    let mark = marks(&hers.get("/my/devices").await.1).remove(0);
    his.post("/my/devices/end", &format!("device={mark}")).await;
    assert_eq!(hers.get("/neighbor").await.0, 200);
});

db_test!(every_node_learns_of_an_ended_device_with_the_next_request, &STEPS, |db| async move {
    let one = World::new(db).await;
    let ana = one.person("Ana").await;
    let (mut phone, lost) = (one.signed_in(ana).await, one.signed_in(ana).await);
    let two = one.second_node();
    let mut elsewhere = two.browser();
    elsewhere.cookies.clone_from(&lost.cookies);
    assert_eq!(elsewhere.get("/neighbor").await.0, 200);
    phone.post("/my/devices/end", "device=others").await;
    assert_eq!(elsewhere.get("/neighbor").await.0, 401);
});

db_test!(the_state_of_a_ceremony_is_kept_five_minutes_and_for_one_answer, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let (vault, rng, clock) = (world.site.vault.clone(), world.site.rng.clone(), world.site.clock.clone());
    let kept = world
        .write(move |tx| {
            let now = clock.now();
            let keep = |tx: &mut kit_db::Tx<'_>, aim, state: &str| {
                ceremonies::keep(tx, &vault, (cleo, aim, state), now, &rng)
            };
            let take = |tx: &mut kit_db::Tx<'_>, aim, at| {
                let state = ceremonies::take(tx, &vault, (cleo, aim), at);
                state.map(|state| state.map(kit_base::Private::into_inner))
            };
            keep(tx, Aim::Enroll, "one")?;
            keep(tx, Aim::Enroll, "two")?;
            keep(tx, Aim::Prove, "three")?;
            let first = (take(tx, Aim::Enroll, now)?, take(tx, Aim::Enroll, now)?);
            let late = take(tx, Aim::Prove, now + ceremonies::PATIENCE)?;
            Ok((first, late))
        })
        .await;
    assert_eq!(kept, ((Some("two".into()), None), None), "the newest, once, and not when it is too old");
});

db_test!(a_wrong_answer_makes_no_passkey_and_uses_its_ceremony_up, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let mut browser = world.signed_in(cleo).await;
    let (status, page) = browser.post("/my/security/passkey", "").await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("challenge") && page.contains("passkey.js"), "{page}");
    assert_eq!(browser.post("/my/security/passkey/made", "answer=%7B%7D").await.0, 303);
    assert_eq!(browser.post("/my/security/passkey/use", "").await.0, 303, "there is none to use");
    assert!(browser.get("/my/security").await.1.contains("You have none yet"));
});

db_test!(a_cookie_from_before_the_second_step_is_worth_nothing_after_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let (key, _) = sets_up(&world, &mut world.signed_in(cleo).await).await;
    let mut hers = world.signed_in(cleo).await;
    let mut planted = world.browser();
    planted.cookies.clone_from(&hers.cookies);
    world.site.clock.advance(Span::secs(STEP));
    let fresh = format!("code={}", code(&world, &key));
    assert_eq!(hers.post("/my/security/prove", &fresh).await.0, 303);
    assert_eq!(hers.get("/steward").await.0, 200);
    assert_eq!(planted.get("/neighbor").await.0, 401, "whoever knew the old one is out");
});

db_test!(what_is_grave_wants_the_second_step_of_the_last_twelve_hours, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (cleo, ana) = (steward(&world).await, world.person("Ana").await);
    let mut hers = world.signed_in(cleo).await;
    let (key, _) = sets_up(&world, &mut hers).await;
    let (slug, circle) = world
        .write(move |tx| {
            let slug = people::profile(tx, ana)?.expect("she is here").slug;
            Ok((slug, circles::store::tree(tx)?.remove(0).slug))
        })
        .await;
    for _ in 0..2 {
        world.site.clock.advance(Span::hours(7));
        assert_eq!(hers.get("/steward").await.0, 200, "the desk stays open");
    }
    let role = format!("/people/{slug}/role");
    let form = format!("circle={circle}&role=steward&act=give");
    hers.post(&role, &form).await;
    assert_eq!(hers.went, format!("/my/security?back=/people/{slug}"), "and is led back to the person");
    hers.post("/my/security/codes", "").await;
    assert!(hers.get("/my/security").await.1.contains("one-time-code"), "she is asked once more");
    assert!(world.signed_in(ana).await.get("/steward").await.0 >= 400, "nobody was named");
    let fresh = format!("code={}", code(&world, &key));
    assert_eq!(hers.post("/my/security/prove", &fresh).await.0, 303);
    hers.post(&role, &form).await;
    assert_eq!(world.signed_in(ana).await.get("/steward").await.0, 200);
});

db_test!(whoever_gave_the_second_step_is_back_where_they_were, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    let (key, codes) = sets_up(&world, &mut world.signed_in(cleo).await).await;
    let mut hers = world.signed_in(cleo).await;
    assert_eq!(hers.get("/steward?page=2&kind=food").await.0, 303);
    let asked = hers.went.clone();
    assert_eq!(asked, "/my/security?back=/steward%3Fpage%3D2%26kind%3Dfood");
    let (_, page) = hers.get(&asked).await;
    let form = page.split("/my/security/prove").nth(1).and_then(|rest| rest.split("</form>").next());
    assert!(form.is_some_and(|form| form.contains("value=\"/steward?page=2")), "{page}");
    let (status, page) = hers.post("/my/security/prove", "code=1&back=/steward%3Fpage%3D2").await;
    assert!(
        status == 422 && page.contains("value=\"/steward?page=2\""),
        "a wrong code forgets nothing: {page}"
    );
    world.site.clock.advance(Span::secs(STEP));
    let fresh = format!("code={}&back=/steward%3Fpage%3D2", code(&world, &key));
    assert_eq!(hers.post("/my/security/prove", &fresh).await.0, 303);
    assert_eq!(hers.went, "/steward?page=2");
    for (hostile, paper) in [
        "//evil.example",
        "https://evil.example",
        "/%5Cevil.example",
        "%5C%5Cevil.example",
        "/desk//evil.example",
        "/%09/evil.example",
        "/desk%0d%0aset-cookie:x=y",
    ]
    .into_iter()
    .zip(&codes)
    {
        let mut hers = world.signed_in(cleo).await;
        let (_, page) = hers.get(&format!("/my/security?back={hostile}")).await;
        let form = page.split("/my/security/prove").nth(1).and_then(|rest| rest.split("</form>").next());
        assert!(form.is_some_and(|form| !form.contains("back")), "{hostile}: {page}");
        let form = format!("code={}&back={hostile}", paper.replace(' ', "+"));
        assert_eq!(hers.post("/my/security/prove", &form).await.0, 303, "{hostile}");
        assert_eq!(hers.went, "/my", "{hostile}");
    }
});

db_test!(a_steward_without_a_second_step_reads_why_they_were_brought_there, &STEPS, |db| async move {
    let world = World::new(db).await;
    let cleo = steward(&world).await;
    world.site.clock.advance(Span::days(7));
    let mut browser = world.signed_in(cleo).await;
    browser.get("/steward").await;
    let brought = browser.went.clone();
    let (_, page) = browser.get(&brought).await;
    assert!(page.contains("The page you wanted is for stewards"), "{page}");
    assert!(
        !browser.get("/my/security").await.1.contains("The page you wanted"),
        "who came by themselves knows"
    );
});
