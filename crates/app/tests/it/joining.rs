//! Coming in by an invite, being vouched for, keeping apart, telling stewards, a pause, and leaving, over HTTP.

use kit_base::Span;
use people::PersonId;
use testkit::{Browser, Reply, Village, village_test};

/// A steward's invite: its link's path and its three words.
async fn invite(village: &Village, welcome: &str, uses: &str) -> (String, String) {
    let mut steward = village.steward().await;
    let page = steward.get("/invites").await;
    let circle = after(&page.body, "<option value=\"");
    let form = [("circle", circle.as_str()), ("welcome", welcome), ("uses", uses), ("days", "14")];
    let made = steward.post("/invites", &form).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let paper = steward.follow(&made).await;
    assert_eq!(paper.status, 200, "{}", paper.body);
    let token = after(&paper.body, "/join/");
    let words = paper.body.split("tile big\"><bdi>").nth(1).and_then(|rest| rest.split('<').next());
    (format!("/join/{token}"), words.expect("three words").to_owned())
}

/// The letters and digits that follow a text.
fn after(body: &str, text: &str) -> String {
    let rest = body.split(text).nth(1).unwrap_or_else(|| panic!("no {text} in {body}"));
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

const ZOE: &[(&str, &str)] = &[("called", "Zoe"), ("contact_value", ""), ("speaks", "es"), ("speaks", "zap")];

/// A browser that came in by this link.
async fn come_in(village: &Village, link: &str) -> (Browser, Reply) {
    let mut zoe = village.browser();
    let page = zoe.get(link).await;
    let key = after(&page.body, "name=\"key\" value=\"");
    let mut form = ZOE.to_vec();
    form.push(("key", &key));
    let welcome = zoe.post(link, &form).await;
    assert_eq!(welcome.status, 200, "{}", welcome.body);
    (zoe, welcome)
}

/// The public name of whoever is signed in here, as they show it to neighbors who know them.
async fn slug(browser: &mut Browser) -> String {
    after(&browser.get("/my/standing").await.body, "/neighbors/")
}

async fn person(village: &Village, slug: &str) -> PersonId {
    let slug = slug.to_owned();
    village.read(move |tx| people::by_slug(tx, &slug)).await.expect("somebody is there")
}

village_test!(opening_an_invite_writes_nothing_and_joining_takes_a_name_and_no_more, |village| {
    let (link, _) = invite(village, "helper", "2").await;
    let before = village.dump().await;
    let page = village.browser().get(&link).await;
    assert!(page.status == 200 && page.says("We never ask for papers"), "{}", page.body);
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new());
    let (mut zoe, welcome) = come_in(village, &link).await;
    assert!(welcome.says("/back/"), "a private way back is shown: {}", welcome.body);
    let standing = zoe.get("/my/standing").await;
    assert!(standing.says("Two neighbors who are members vouch for you"), "{}", standing.body);
    assert_eq!(zoe.get("/asks").await.status, 200, "a helper sees the board");
    assert!(!zoe.get("/my/standing").await.says("/back/"), "it was shown once");
    let back = format!("/back/{}", after(&welcome.body, "/back/"));
    let mut phone = village.browser();
    assert_eq!(phone.get(&back).await.status, 200);
    assert_eq!(phone.get("/my/standing").await.status, 401, "opening it alone does nothing");
    assert!(phone.post(&back, &[]).await.says("/back/"));
    assert_eq!(phone.get("/my/standing").await.status, 200);
    assert_eq!(village.browser().post(&back, &[]).await.status, 410, "it worked once");
});

village_test!(a_form_sent_twice_makes_one_neighbor_and_shows_the_same_link, |village| {
    let (link, _) = invite(village, "neighbor", "1").await;
    let mut zoe = village.browser();
    let key = after(&zoe.get(&link).await.body, "name=\"key\" value=\"");
    let mut form = ZOE.to_vec();
    form.push(("key", &key));
    let first = zoe.post(&link, &form).await;
    let again = village.browser().post(&link, &form).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (200, 200), "{}", again.body);
    assert_eq!(after(&first.body, "/back/"), after(&again.body, "/back/"));
    assert_eq!(village.browser().get(&link).await.status, 410, "its one place is taken");
});

village_test!(what_is_missing_is_named_and_what_was_typed_stays, |village| {
    let (link, _) = invite(village, "neighbor", "5").await;
    let back = village.browser().post(&link, &[("called", ""), ("contact_value", "my sister")]).await;
    assert_eq!(back.status, 422);
    let kept = back.says("#f-called") && back.says("#f-contact_value") && back.says("value=\"my sister\"");
    assert!(kept, "{}", back.body);
});

village_test!(the_words_of_a_paper_lead_in_and_guessing_is_stopped, |village| {
    let (link, words) = invite(village, "neighbor", "5").await;
    let mut zoe = village.browser();
    let led = zoe.post("/join", &[("code", &words.to_uppercase())]).await;
    assert_eq!((led.status.as_u16(), led.location()), (303, Some(link.as_str())), "{}", led.body);
    let mut said: Vec<&str> = words.split(' ').collect();
    said.swap(1, 2);
    let wrong = said.join(" ");
    for _ in 0..5 {
        assert_eq!(zoe.post("/join", &[("code", &wrong)]).await.status, 422);
    }
    assert!(zoe.post("/join", &[("code", &words)]).await.says("wait 15 minutes"), "right or wrong");
    village.clock.advance(Span::minutes(16));
    assert_eq!(zoe.post("/join", &[("code", &words)]).await.status, 303);
});

village_test!(nothing_that_can_be_sent_makes_a_steward, |village| {
    let mut steward = village.steward().await;
    let circle = after(&steward.get("/invites").await.body, "<option value=\"");
    let form = [("circle", circle.as_str()), ("welcome", "steward"), ("uses", "5"), ("days", "14")];
    assert_eq!(steward.post("/invites", &form).await.status, 422);
});

village_test!(who_is_signed_in_joins_with_one_tap, |village| {
    let (link, _) = invite(village, "neighbor", "5").await;
    let mut neighbor = village.neighbor().await;
    assert!(!neighbor.get(&link).await.says("name=\"called\""));
    for _ in 0..2 {
        assert_eq!(neighbor.post(&link, &[]).await.location(), Some("/my/standing"));
    }
});

village_test!(a_steward_meets_somebody_new_and_everything_opens, |village| {
    let (link, _) = invite(village, "helper", "5").await;
    let (mut zoe, _) = come_in(village, &link).await;
    let name = slug(&mut zoe).await;
    let mut steward = village.steward().await;
    assert!(steward.get("/newcomers").await.says(&name));
    let page = steward.get(&format!("/neighbors/{name}")).await;
    assert!(page.status == 200 && page.says("Zoe"), "{}", page.body);
    for _ in 0..2 {
        let said = steward.post(&format!("/neighbors/{name}/trust"), &[("say", "yes")]).await;
        assert_eq!(said.status, 303, "{}", said.body);
    }
    assert!(zoe.get("/my/standing").await.says("Neighbors trust you here"));
    assert!(!steward.get("/newcomers").await.says(&name));
});

village_test!(a_pause_takes_the_board_away_and_lifting_it_gives_it_back, |village| {
    let (link, _) = invite(village, "helper", "5").await;
    let (mut zoe, _) = come_in(village, &link).await;
    let name = slug(&mut zoe).await;
    let mut steward = village.steward().await;
    for _ in 0..2 {
        let form = [("for", "open"), ("reason", "they asked Ana for money")];
        assert_eq!(steward.post(&format!("/neighbors/{name}/stop"), &form).await.status, 303);
    }
    assert_eq!(zoe.get("/asks").await.status, 404, "at once");
    let mine = zoe.get("/my/standing").await;
    assert!(mine.says("asked you to stop helping for a while") && !mine.says("money"), "{}", mine.body);
    assert!(steward.get(&format!("/neighbors/{name}")).await.says("they asked Ana for money"));
    assert_eq!(steward.post(&format!("/neighbors/{name}/lift"), &[]).await.status, 303);
    assert_eq!(zoe.get("/asks").await.status, 200);
});

village_test!(what_was_told_is_read_by_stewards_and_not_by_whom_it_is_about, |village| {
    let (link, _) = invite(village, "helper", "5").await;
    let (mut zoe, _) = come_in(village, &link).await;
    let (mut ana, _) = come_in(village, &link).await;
    let name = slug(&mut zoe).await;
    let before = zoe.get("/my/standing").await.body;
    for _ in 0..2 {
        let told = ana.post("/report", &[("subject", &name)]).await;
        assert_eq!(told.location(), Some("/my/standing"));
    }
    assert!(ana.get("/my/standing").await.says("Somebody is reading it"));
    assert_eq!(zoe.get("/my/standing").await.body, before);
    let teller = person(village, &slug(&mut ana).await).await;
    let told = village.read(move |tx| trust::store::reports::told_by(tx, teller)).await;
    let mut steward = village.signed_in(told[0].readers[0].cast()).await;
    village.pass(Span::secs(1)).await;
    let letters = village.letters().await.join("\n");
    assert!(
        letters.contains("at the desk") || letters.contains("en la mesa"),
        "its readers are told: {letters}"
    );
    assert!(!letters.contains("/reports"), "and a lock screen says no more");
    let reports = steward.get("/reports").await;
    assert!(reports.says("Told by Zoe"), "{}", reports.body);
    let report = after(&reports.body, "/reports/");
    for act in ["note", "apart", "close", "close"] {
        let done = steward.post(&format!("/reports/{report}/{act}"), &[("note", "called her")]).await;
        assert_eq!(done.status, 303, "{act}: {}", done.body);
    }
    assert!(steward.get("/reports").await.says("Nothing waits"));
    assert!(ana.get("/my/standing").await.says("This is settled"));
    let one = person(village, &name).await;
    assert!(village.read(move |tx| trust::apart(tx, one, teller)).await);
});

village_test!(who_is_kept_away_sees_the_same_bytes_as_before, |village| {
    let (link, _) = invite(village, "helper", "5").await;
    let (mut zoe, _) = come_in(village, &link).await;
    let (mut ana, _) = come_in(village, &link).await;
    let (zoes, anas) = (slug(&mut zoe).await, slug(&mut ana).await);
    let paths = [
        "/my/standing".to_owned(),
        "/my/apart".into(),
        "/my/leave".into(),
        "/invites".into(),
        "/my".into(),
        format!("/neighbors/{anas}/vouch"),
    ];
    let mut before = Vec::new();
    for path in &paths {
        before.push(zoe.get(path).await.body);
    }
    assert_eq!(ana.post("/block", &[("subject", &zoes)]).await.location(), Some("/my/apart"));
    assert_eq!(ana.post("/my/apart", &[("number", "213-555-0188")]).await.status, 303);
    assert!(ana.get("/my/apart").await.says("213-555-0188"));
    for (path, before) in paths.iter().zip(&before) {
        assert_eq!(&zoe.get(path).await.body, before, "{path}");
    }
    let (one, other) = (person(village, &zoes).await, person(village, &anas).await);
    assert!(village.read(move |tx| trust::apart(tx, one, other)).await);
});

village_test!(who_leaves_is_forgotten_and_the_last_steward_hands_over_first, |village| {
    let (link, _) = invite(village, "neighbor", "5").await;
    let (mut zoe, _) = come_in(village, &link).await;
    let name = slug(&mut zoe).await;
    assert_eq!(zoe.post("/my/leave/everything", &[]).await.status, 422, "it asks first");
    assert_eq!(zoe.post("/my/leave/everything", &[("sure", "yes")]).await.location(), Some("/"));
    assert_eq!(zoe.get("/my").await.status, 401);
    village.pass(Span::minutes(2)).await;
    assert!(village.read(move |tx| people::by_slug(tx, &name)).await.is_none());
});
