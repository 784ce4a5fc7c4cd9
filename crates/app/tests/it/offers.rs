//! Offering over HTTP: without an account, signed in, after an ask, and for a caller; let in, changed, rested, ended.

use testkit::{Browser, village_test};

use crate::steps::{EGGS, ask, with};

const OFFER: &[(&str, &str)] = &[
    ("kind", "food"),
    ("kind", "company"),
    ("day", "sat"),
    ("per_week", "2"),
    ("band", "streets"),
    ("travel", "bike"),
    ("language", "es"),
    ("name", "Ximena"),
    ("contact", "213-555-0188"),
    ("confirm", "1"),
];

village_test!(four_pages_of_ticks_are_a_whole_offer_and_what_was_said_is_kept_from_page_to_page, |village| {
    let mut screen = village.browser();
    let first = screen.get("/offer").await;
    assert!(first.says("What could you do?"), "{}", first.body);
    let nothing = screen.post("/offer", &[("at", "kind")]).await;
    assert_eq!(nothing.status, 422, "{}", nothing.body);
    let second = screen.post("/offer", &[("at", "kind"), ("kind", "food"), ("kind", "ride")]).await;
    assert!(second.says("Which days?") && second.says("value=\"ride\""), "{}", second.body);
    let form = [("at", "when"), ("did", "kind"), ("kind", "food"), ("part", "evening")];
    assert!(screen.post("/offer", &form).await.says("How far would you go?"));
    let form = [("at", "far"), ("did", "kind"), ("did", "when"), ("kind", "food"), ("band", "block")];
    assert!(screen.post("/offer", &form).await.says("What should we call you?"));
    let form = [
        ("at", "who"),
        ("did", "kind"),
        ("did", "when"),
        ("did", "far"),
        ("kind", "food"),
        ("contact", "call my aunt"),
    ];
    let wrong = screen.post("/offer", &form).await;
    assert!(wrong.status == 422 && wrong.says("call my aunt"), "{}", wrong.body);
});

village_test!(a_stranger_offers_waits_for_a_hello_and_is_let_in_new_and_unvouched, |village| {
    let mut screen = village.browser();
    let posted = screen.post("/offer", OFFER).await;
    let link = posted.location().expect("there is a private way back").to_owned();
    assert!(posted.status == 303 && link.starts_with("/o/"), "{}", posted.body);
    let opened = screen.follow(&posted).await;
    let mine = screen.follow(&opened).await;
    assert!(mine.says("Saturday") && mine.says("A steward will say hello first"), "{}", mine.body);
    let mut steward = village.steward().await;
    let list = steward.get("/offers").await;
    assert!(list.says("Ximena") && list.says("New, unvouched") && list.says("0188"), "{}", list.body);
    assert_eq!(village.helper().await.get("/offers").await.status, 404);
    let path = welcome_of(&list.body);
    assert_eq!(steward.post(&path, &[]).await.status, 303);
    assert_eq!(steward.post(&path, &[]).await.status, 404, "nobody waits any more");
    assert!(!steward.get("/offers").await.says("Ximena"));
    let again = village.browser().get("/o/00000000000000000000000000").await;
    assert_eq!(again.status, 404);
    assert!(!screen.get("/my/offer").await.says("A steward will say hello first"));
    assert_eq!(screen.get("/asks").await.status, 401, "a private link of an offer opens no board");

    let mut other = village.helper().await;
    other.get(&link).await;
    let theirs = other.get("/my/offer").await;
    assert!(theirs.says("Saturday") && theirs.says("signed in on this phone as somebody else"));
    let change = other.get("/offer?go=when").await;
    assert!(change.says("name=\"me\"") && change.says("value=\"sat\" checked"), "{}", change.body);
    for path in ["/my/offer/end", "/my/offer/rest", "/offer"] {
        let stale = [("me", "0123456789abcdef"), ("for", if path == "/offer" { "" } else { "week" })];
        assert_eq!(other.post(path, &stale).await.location(), Some("/my/offer"), "{path}");
    }
    let kept = screen.get("/my/offer").await;
    assert!(kept.says("Saturday") && !kept.says("You rest until"), "{}", kept.body);
    assert_eq!(other.post("/link/close", &[]).await.location(), Some("/my"));
    assert!(!other.get("/my/offer").await.says("Saturday"), "the helper has offered nothing");
});

fn welcome_of(page: &str) -> String {
    let at = page.find("/offers/").expect("somebody waits");
    page[at..].split('"').next().expect("an address").to_owned()
}

village_test!(a_form_sent_twice_makes_one_neighbor, |village| {
    let form = with(OFFER, &[("key", "0123456789abcdef0123456789abcdef"), ("name", "Only Once")]);
    let mut screen = village.browser();
    let (first, second) = (screen.post("/offer", &form).await, screen.post("/offer", &form).await);
    assert_eq!(first.location(), second.location());
    assert_eq!(village.steward().await.get("/offers").await.body.matches("Only Once").count(), 1);
});

village_test!(whoever_asked_can_also_help_as_the_same_person, |village| {
    let mut asked = ask(village, EGGS).await;
    let empty = asked.screen.get("/my/offer").await;
    assert!(empty.says("I can also"), "{}", empty.body);
    let form = with(OFFER, &[("from", "ask"), ("name", ""), ("contact", "")]);
    let posted = asked.screen.post("/offer", &form).await;
    assert_eq!(posted.location(), Some("/my/offer"), "{}", posted.body);
    assert!(asked.screen.follow(&posted).await.says("Saturday"));
    let asker = crate::steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker;
    let standing =
        village.read(move |tx| people::memberships::standing(tx, asker.cast(), testkit::NOW)).await;
    assert!(standing.roles.iter().any(|held| held.role == people::Role::Helper));
    assert!(standing.seats.iter().all(|seat| !seat.vouched), "a helper, and unvouched");
    let stranger = village.browser().post("/offer", &with(OFFER, &[("from", "ask")])).await;
    assert!(
        stranger.location().is_some_and(|to| to.starts_with("/o/")),
        "without the link it is somebody new"
    );
});

village_test!(an_offer_is_changed_rested_and_ended_without_a_reason, |village| {
    let mut helper = village.helper().await;
    assert!(helper.get("/my").await.says("What I can do for others"));
    offered(&mut helper).await;
    let change = helper.get("/offer?go=when").await;
    assert!(change.says("Which days?") && change.says("value=\"sat\" checked"), "{}", change.body);
    assert_eq!(helper.post("/my/offer/rest", &[("for", "month")]).await.status, 303);
    assert!(helper.get("/my/offer").await.says("You rest until"));
    assert_eq!(helper.post("/my/offer/rest", &[("for", "off")]).await.status, 303);
    assert_eq!(helper.post("/my/offer/end", &[]).await.status, 303);
    assert!(helper.get("/my/offer").await.says("You offer nothing yet"));
});

async fn offered(screen: &mut Browser) {
    let posted = screen.post("/offer", OFFER).await;
    assert_eq!(posted.location(), Some("/my/offer"), "{}", posted.body);
}

village_test!(a_steward_writes_an_offer_down_for_a_caller_and_nobody_else_can, |village| {
    let form = with(OFFER, &[("for", "new"), ("name", "Don Chema")]);
    for mut other in [village.browser(), village.helper().await] {
        assert_eq!(other.post("/offer", &form).await.status, 404);
    }
    let mut steward = village.steward().await;
    assert!(steward.get("/offer?for=new").await.says("for somebody else"));
    let posted = steward.post("/offer", &form).await;
    assert_eq!(posted.location(), Some("/offers"), "{}", posted.body);
    assert!(!steward.get("/offers").await.says("Don Chema"), "a steward knows them already");
});

village_test!(every_page_of_an_offer_is_there_in_spanish, |village| {
    let mut screen = village.browser();
    screen.post("/language", &[("to", "es"), ("back", "/offer")]).await;
    let first = screen.get("/offer").await;
    assert!(first.says("¿Con qué podría ayudar?"), "{}", first.body);
    let check =
        screen.post("/offer", &[("kind", "pet"), ("did", "when"), ("did", "far"), ("did", "who")]).await;
    assert!(check.says("¿Está bien así?") && check.says("Ayudar con una mascota"), "{}", check.body);
});
