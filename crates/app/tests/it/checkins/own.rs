//! One's own page behind a private link: yes, all ok, a pause, other steps, and leaving; also on somebody else's phone.

use kit_base::Span;
use testkit::{Browser, village_test};

use super::{NAME, PHONE, count, join_link, round, value};

village_test!(somebody_says_yes_by_link_says_all_ok_pauses_and_leaves, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let link = join_link(&mut steward, &round).await;
    let mut ruth = village.browser();
    let before = village.dump().await;
    let form = ruth.get(&link).await;
    assert!(form.says("never calls 911") && form.says("Siestas"), "{}", form.body);
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new(), "a look writes nothing");
    let key = value(&form, "key").to_owned();
    let yes = [
        ("called", NAME),
        ("phone", PHONE),
        ("way", "text"),
        ("wait", "30"),
        ("yes", "1"),
        ("key", key.as_str()),
    ];
    for _ in 0..2 {
        let joined = ruth.clone().post(&link, &yes).await;
        assert_eq!(joined.location(), Some("/my/check-in"), "{}", joined.body);
    }
    ruth.post(&link, &yes).await;
    assert_eq!(village.dump().await.rows("checkin_people").count(), 1, "sent twice counts once");
    assert!(ruth.get("/my/check-in").await.says("Your yes waits for a neighbor of the round"));
    let page = steward.get(&round).await;
    assert!(page.says("They wait for your answer") && page.says(NAME), "{}", page.body);
    let answer = [("who", value(&page, "who")), ("say", "yes")];
    assert_eq!(steward.post(&format!("{round}/waiting"), &answer).await.status, 303);
    let own = ruth.get("/my/check-in").await;
    let at = own.body.find("/k/").expect("the private link is there");
    let private = own.body[at..].split('<').next().unwrap_or_default().trim().to_owned();
    assert!(ruth.post("/my/check-in/say", &[("word", "ok")]).await.status == 303);
    village.pass(Span::hours(1)).await;
    assert_eq!(count(village, "checkins-text-hello").await, 1);
    let mut phone = village.browser();
    phone.get(&private).await;
    let own = phone.get("/my/check-in").await;
    assert!(own.says("All ok") && own.says("Please call me"), "{}", own.body);
    assert!(own.body.len() < 20_000, "it is small: {}", own.body.len());
    let mut grandchild = village.helper().await;
    grandchild.get(&private).await;
    let theirs = grandchild.get("/my/check-in").await;
    assert!(
        theirs.says("All ok") && theirs.says("signed in on this phone as somebody else"),
        "{}",
        theirs.body
    );
    assert_eq!(grandchild.post("/link/close", &[]).await.location(), Some("/my"));
    assert!(!grandchild.get("/my/check-in").await.says("All ok"), "their own page again");
    assert_eq!(grandchild.get("/my").await.status, 200, "still signed in");
    let stale = [("word", "ok"), ("me", "0123456789abcdef")];
    assert_eq!(phone.post("/my/check-in/say", &stale).await.status, 303);
    let page = phone.get("/my/check-in").await;
    assert!(page.says("That page was somebody else") && !page.says("We heard: all ok"), "{}", page.body);
    let fine = [("word", "ok"), ("me", value(&page, "me"))];
    assert_eq!(phone.post("/my/check-in/say", &fine).await.status, 303);
    assert!(phone.get("/my/check-in").await.says("We heard: all ok"));
    village.pass(Span::hours(4)).await;
    assert_eq!(count(village, "checkins-text-again").await + count(village, "checkins-text-nobody").await, 1);
    let who = value(&own, "who").to_owned();
    assert_eq!(phone.post("/my/check-in/pause", &[("who", &who), ("for", "week")]).await.status, 303);
    village.pass(Span::days(1)).await;
    assert_eq!(count(village, "checkins-text-hello").await, 1, "whoever is away is left in peace");
    assert_eq!(phone.post("/my/check-in/leave", &[("who", &who)]).await.status, 303);
    let dump = village.dump().await;
    assert_eq!(dump.rows("checkin_people").count() + dump.rows("checkin_checks").count(), 0);
    assert_eq!(village.browser().get(&private).await.status, 404);
});

village_test!(a_private_link_to_something_else_opens_no_check_in, |village| {
    let mut asker = village.asker().await;
    let page = asker.get("/my/check-in").await;
    assert_eq!(page.location(), Some("/in"));
    assert_eq!(asker.post("/my/check-in/say", &[("word", "need")]).await.location(), Some("/in"));
});

village_test!(somebody_changes_their_steps_and_says_when_they_are_back, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let link = join_link(&mut steward, &round).await;
    let mut ruth = village.browser();
    let key = value(&ruth.get(&link).await, "key").to_owned();
    let other = "my niece Ines, 213-555-0188";
    let yes = [
        ("called", NAME),
        ("phone", PHONE),
        ("way", "call"),
        ("wait", "30"),
        ("buddy", "1"),
        ("other", other),
    ];
    let yes = [&yes[..], &[("yes", "1"), ("key", key.as_str())]].concat();
    assert_eq!(ruth.post(&link, &yes).await.status, 303);
    let own = ruth.get("/my/check-in").await;
    assert!(own.says(other) && own.says("Your buddy looks in"), "{}", own.body);
    let who = value(&own, "who").to_owned();
    let change = |other: &'static str| {
        [("who", who.clone()), ("way", "call".into()), ("wait", "60".into()), ("other", other.into())]
    };
    let send = async |screen: &mut Browser, path: &str, form: &[(&str, String)]| {
        let form: Vec<(&str, &str)> = form.iter().map(|(field, text)| (*field, text.as_str())).collect();
        screen.post(path, &form).await
    };
    let wrong = send(&mut ruth, "/my/check-in/change", &change("police, 911")).await;
    assert!(wrong.status == 422 && wrong.says("police, 911"), "what was typed is kept: {}", wrong.body);
    assert_eq!(send(&mut ruth, "/my/check-in/change", &change("")).await.status, 303);
    let own = ruth.get("/my/check-in").await;
    assert!(!own.says("Ines") && !own.says("Your buddy looks in"), "{}", own.body);
    let gone =
        ruth.post("/my/check-in/pause", &[("who", &who), ("for", "date"), ("until", "2020-01-01")]).await;
    assert!(gone.status == 422 && gone.says("2020-01-01"), "{}", gone.body);
    let date = checkins::hours::date(
        checkins::hours::day_of(village.clock.now(), kit_i18n::zone("America/Los_Angeles")) + 5,
    );
    let away = ruth.post("/my/check-in/pause", &[("who", &who), ("for", "date"), ("until", &date)]).await;
    assert!(ruth.follow(&away).await.says("Away until"), "{}", away.body);
});
