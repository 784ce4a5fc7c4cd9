//! Asking for a way in by phone or e-mail: the answer tells nobody who is here.

use kit_base::Span;
use kit_db::db_test;

use crate::world::{STEPS, World};

/// The number of everybody in this world.
const KNOWN: &str = "contact=213-555-0142";
const UNKNOWN: &str = "contact=213-555-0143";

/// The six digits of a message.
pub fn code(letter: &str) -> String {
    let mut words = letter.split(|c: char| !c.is_ascii_digit());
    words.rfind(|w| w.len() == 6).expect("a code is in it").to_owned()
}

async fn asked(world: &World, form: &str) -> (u64, u16, String) {
    let before = world.site.db.counts().statements;
    let (status, page) = world.browser().post("/in", form).await;
    (world.site.db.counts().statements - before, status, page)
}

db_test!(a_number_that_we_know_and_one_that_we_do_not_get_the_same_answer, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.person("Ana").await;
    world.browser().get("/in").await;
    let (known, unknown) = (asked(&world, KNOWN).await, asked(&world, UNKNOWN).await);
    assert_eq!(known.0, unknown.0, "the same number of statements");
    assert_eq!((known.1, unknown.1), (200, 200));
    assert_eq!(known.2.replace("0142", "...."), unknown.2.replace("0143", "...."), "the same page");
    assert!(known.2.contains("If we know this number"));
    let again = (asked(&world, KNOWN).await, asked(&world, UNKNOWN).await);
    assert_eq!(again.0.0, again.1.0, "asked again as well");
    assert_eq!(world.letters().await.len(), 1, "one message, to the one who is here");
});

db_test!(the_code_signs_in_without_a_cookie_and_once, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.person("Ana").await;
    asked(&world, "contact=%2B1+(213)+555+0142").await;
    let letter = world.letters().await.remove(0);
    let form = format!("{KNOWN}&code=+{}+", code(&letter));
    let mut hers = world.browser();
    assert_eq!(hers.post("/in/code", &form).await.0, 303);
    assert_eq!(hers.get("/neighbor").await.0, 200);
    let (status, page) = world.browser().post("/in/code", &form).await;
    assert_eq!(status, 422);
    assert!(page.contains("did not work") && page.contains("213-555-0142"), "what was typed is kept");
    let link = letter.split("/in/").nth(1).and_then(|rest| rest.get(..26)).expect("a link").to_owned();
    assert_eq!(world.browser().get(&format!("/in/{link}")).await.0, 410, "the link went with the code");
});

db_test!(the_link_of_the_message_takes_its_code_along, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.person("Ana").await;
    asked(&world, KNOWN).await;
    let letter = world.letters().await.remove(0);
    let link = letter.split("/in/").nth(1).and_then(|rest| rest.get(..26)).expect("a link").to_owned();
    let mut hers = world.browser();
    assert_eq!(hers.get(&format!("/in/{link}")).await.0, 303);
    assert_eq!(hers.get("/neighbor").await.0, 200);
    assert_eq!(world.browser().post("/in/code", &format!("{KNOWN}&code={}", code(&letter))).await.0, 422);
});

db_test!(a_code_is_over_after_ten_minutes, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.person("Ana").await;
    asked(&world, KNOWN).await;
    let form = format!("{KNOWN}&code={}", code(&world.letters().await.remove(0)));
    world.site.clock.advance(Span::minutes(10));
    assert_eq!(world.browser().post("/in/code", &form).await.0, 422);
});

db_test!(five_wrong_codes_lock_that_number_and_neither_the_link_nor_anybody_else, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    asked(&world, KNOWN).await;
    let right = code(&world.letters().await.remove(0));
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let mut costs = Vec::new();
    for number in [KNOWN, UNKNOWN] {
        for _ in 0..5 {
            let before = world.site.db.counts().statements;
            let (status, _) = world.browser().post("/in/code", &format!("{number}&code={wrong}")).await;
            assert_eq!(status, 422);
            costs.push(world.site.db.counts().statements - before);
        }
    }
    assert_eq!(costs[..5], costs[5..], "a wrong code costs the same whoever is there");
    let form = format!("{KNOWN}&code={right}");
    assert_eq!(world.browser().post("/in/code", &form).await.0, 422, "the right one comes too late");
    world.signed_in(ana).await;
    world.site.clock.advance(Span::minutes(15));
    asked(&world, KNOWN).await;
    let form = format!("{KNOWN}&code={}", code(&world.letters().await.remove(0)));
    assert_eq!(world.browser().post("/in/code", &form).await.0, 303, "a quarter of an hour later it opens");
});

db_test!(nobody_can_flood_a_neighbors_phone, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.person("Ana").await;
    let mut sent = 0;
    for _ in 0..60 {
        asked(&world, KNOWN).await;
        sent += world.letters().await.len();
        world.site.clock.advance(Span::minutes(1));
    }
    assert!((5..=12).contains(&sent), "{sent} messages in an hour of asking every minute");
});

db_test!(what_is_no_number_is_said_at_once_and_kept_in_the_field, &STEPS, |db| async move {
    let world = World::new(db).await;
    for typed in ["", "hello", "12", "@"] {
        let (status, page) = world.browser().post("/in", &format!("contact={typed}")).await;
        assert_eq!(status, 422, "{typed}");
        assert!(page.contains(&format!("value=\"{typed}\"")) && page.contains("area code"));
    }
});

db_test!(people_who_share_a_phone_get_one_message_and_choose_after_the_code, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.person("Ana").await;
    world.person("Beto").await;
    asked(&world, KNOWN).await;
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1, "one phone, one message");
    let letter = &letters[0];
    assert!(!letter.contains("Ana") && !letter.contains("Beto"), "a lock screen names nobody: {letter}");
    assert!(letter.contains("/in/code") && !letter.contains("abra"), "no link opens for only one of them");
    let right = code(letter);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let (status, page) = world.browser().post("/in/code", &format!("{KNOWN}&code={wrong}")).await;
    assert!(status == 422 && !page.contains("Beto"), "the names are for whoever has the code");
    let mut phone = world.browser();
    let (status, page) = phone.post("/in/code", &format!("{KNOWN}&code={right}")).await;
    assert!(status == 200 && page.contains("Ana") && page.contains("Beto"), "{page}");
    let slug = world.write(move |tx| Ok(people::profile(tx, ana)?.expect("she is here").slug)).await;
    let form = format!("{KNOWN}&code={right}&who={slug}");
    assert_eq!(phone.post("/in/code", &form).await.0, 303);
    assert_eq!(phone.get("/neighbor").await.0, 200);
    assert_eq!(world.browser().post("/in/code", &form).await.0, 422, "and the code is used up");
});
