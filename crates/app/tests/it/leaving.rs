//! Leaving: out of one circle, with whatever follows from that, and out of everything that somebody asked.

use kit_base::Span;
use people::PersonId;
use testkit::{Browser, Dump, Village, village_test};

use crate::steps::{self, EGGS, take, with};

/// Rows of a table that name somebody.
fn rows_of(dump: &Dump, table: &str, who: PersonId) -> usize {
    let id = who.uuid().simple().to_string().to_uppercase();
    let names = |value: &String| value.to_uppercase().replace('-', "") == id;
    dump.rows(table).filter(|row| row.values().any(names)).count()
}

/// The first circle that their page of leaving offers.
async fn circle(screen: &mut Browser) -> String {
    let page = screen.get("/my/leave").await;
    let rest = page.body.split("name=\"circle\" value=\"").nth(1).expect("they belong somewhere");
    rest.split('"').next().expect("the value ends").to_owned()
}

village_test!(whoever_leaves_a_circle_is_asked_there_no_more_within_the_minute, |village| {
    let mut screen = village.other_helper().await;
    let who: PersonId = village.other_helper_id().await.cast();
    let offer = [("kind", "food"), ("band", "farther"), ("language", "en"), ("confirm", "1")];
    assert_eq!(screen.post("/offer", &offer).await.status, 303);
    village.pass(Span::minutes(1)).await;
    assert!(rows_of(&village.dump().await, "offer_slots", who) > 0, "they can be asked");
    let slug = circle(&mut screen).await;
    let own = with(EGGS, &[("contact", "known"), ("contact_value", ""), ("name", "")]);
    assert_eq!(screen.post("/ask", &own).await.status, 303);
    for _ in 0..2 {
        let left = screen.post("/my/leave", &[("circle", &slug)]).await;
        assert_eq!(left.location(), Some("/my/leave"), "{}", left.body);
    }
    assert!(!screen.get("/my/leave").await.says(&format!("value=\"{slug}\"")));
    village.pass(Span::minutes(1)).await;
    let dump = village.dump().await;
    let mut seats = village.read(move |tx| people::memberships::of_person(tx, who)).await;
    while !seats.is_empty() {
        let slug = circle(&mut screen).await;
        assert_eq!(screen.post("/my/leave", &[("circle", &slug)]).await.status, 303);
        seats = village.read(move |tx| people::memberships::of_person(tx, who)).await;
    }
    village.pass(Span::minutes(1)).await;
    let after = village.dump().await;
    assert_eq!(rows_of(&after, "offer_slots", who), 0, "nobody finds them where they are not");
    assert_eq!(rows_of(&after, "offers", who), 1, "what they can do is theirs, wherever they go next");
    assert_eq!(rows_of(&after, "asks", who), rows_of(&dump, "asks", who), "what they asked stays theirs");
    assert_eq!(screen.get("/my").await.status, 200, "they are who they are");
    // Back again, and found again: the event says so, not the night.
    let (home, now, rng) = (village.cast.helper.cast(), village.clock.now(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let circle = people::memberships::of_person(tx, home)?[0].circle;
            people::memberships::join(tx, circle, who, Some(now), now)?;
            let body = kit_jobs::Body::new().id("person", who);
            kit_jobs::events::emit(tx, trust::MOVED, &body, now, &rng).map(drop)
        })
        .await;
    village.pass(Span::minutes(1)).await;
    assert!(rows_of(&village.dump().await, "offer_slots", who) > 0);
});

village_test!(nobody_leaves_a_circle_that_has_no_other_steward_or_is_not_theirs, |village| {
    let mut beside = village.steward_beside().await;
    let before = village.dump().await;
    let slug = {
        let found = village.read(circles::store::tree).await;
        found.into_iter().find(|circle| circle.name == "Palm Hollow").expect("it is there").slug
    };
    let refused = beside.post("/my/leave", &[("circle", &slug.to_string())]).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(refused.says("/my/leave"), "and the page has a way on");
    let refused = beside.post("/my/leave/everything", &[("sure", "yes")]).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert_eq!(beside.post("/my/leave", &[("circle", "000000000000")]).await.status, 404);
    let after = village.dump().await;
    for table in ["roles", "memberships", "people"] {
        assert_eq!(after.rows(table).count(), before.rows(table).count(), "{table}");
    }
});

/// A helper who asks as themselves, on the page of their link.
async fn member_asks(village: &Village) -> (Browser, asks::domain::AskId, String) {
    let mut me = village.helper().await;
    let form = with(EGGS, &[("contact", "known"), ("contact_value", ""), ("name", ""), ("address", "")]);
    let posted = me.post("/ask", &form).await;
    assert_eq!(posted.status, 303, "{}", posted.body);
    let helper = village.cast.helper;
    let own = village.read(move |tx| asks::store::own(tx, helper)).await;
    let slug = own[0].slug;
    let kept = village.read(move |tx| asks::store::load_by_slug(tx, slug)).await.expect("it is there");
    let link = posted.location().expect("it leads to the link").to_owned();
    assert!(link.starts_with("/l/"), "{link}");
    assert_eq!(me.get(&link).await.status, 303);
    (me, kept.ask.id, slug.to_string())
}

village_test!(a_member_who_erases_what_they_asked_stays_who_they_are, |village| {
    let (mut me, id, slug) = member_asks(village).await;
    let who: PersonId = village.cast.helper.cast();
    let mut other = steps::newcomer(village).await;
    take(&mut other, &format!("/asks/{slug}")).await;
    let page = me.get("/my/ask/erase").await;
    assert_eq!(page.status, 200, "{}", page.body);
    for said in ["Everything you asked can never be read again", "You stay a neighbor here"] {
        assert!(page.says(said), "what goes and what stays is said first: {}", page.body);
    }
    assert_eq!(me.post("/my/ask/erase", &[]).await.location(), Some("/my/ask/erase"), "not by accident");
    assert!(steps::kept(village, id).await.is_some());
    let before = village.dump().await;
    let erased = me.post("/my/ask/erase", &[("confirm", "erase")]).await;
    assert_eq!(erased.status, 200, "{}", erased.body);
    assert!(
        erased.says("You are still a neighbor here") && !erased.says("Nothing of you"),
        "{}",
        erased.body
    );
    assert!(steps::kept(village, id).await.is_none(), "the ask is gone");
    let after = village.dump().await;
    for table in ["people", "memberships", "roles", "households", "vault_terms"] {
        assert_eq!(rows_of(&after, table, who), rows_of(&before, table, who), "{table}");
    }
    assert_eq!(rows_of(&after, "asks", who) + rows_of(&after, "ask_sheets", who), 0);
    let again = me.post("/my/ask/erase", &[("confirm", "erase")]).await;
    assert!(!again.status.is_server_error() && again.status != 403, "{}: {}", again.status, again.body);
    let screens = [me.get("/my").await, me.get("/asks").await];
    assert!(screens.iter().all(|page| page.status == 200), "they are signed in, and help on");
    assert!(!screens[0].says(&slug) && other.get(&format!("/asks/{slug}")).await.status == 404);
});
