//! Check-in rounds over HTTP: a yes by link or on the telephone, today's visits for one neighbor, a missed check to
//! its very end.

mod own;

use farolito::compose::App;
use kit_base::Span;
use kit_web::Limits;
use testkit::{Browser, Reply, Village, village_test};

const PHONE: &str = "747-555-0148";
const NAME: &str = "Doña Refugio";

/// A round of the helper's building from noon to one; it is eleven.
async fn round(village: &Village, steward: &mut Browser) -> String {
    let helper = village.cast.helper.cast();
    let circle = village.read(move |tx| {
        let seats = people::memberships::of_person(tx, helper)?;
        let id = seats.first().expect("the helper lives somewhere").circle;
        Ok(circles::store::load(tx, id)?.expect("it is there").slug.to_string())
    });
    let circle = circle.await;
    let mut form = vec![("circle", circle.as_str()), ("called", "Siestas"), ("from", "12"), ("until", "13")];
    form.extend(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| ("day", day)));
    form.push(("key", "0123456789abcdef0123456789abcdef"));
    let made = steward.post("/checkins/new", &form).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let again = steward.post("/checkins/new", &form).await;
    assert_eq!(made.location(), again.location(), "a form sent twice makes one round");
    made.location().expect("it leads to the round").to_owned()
}

async fn add(steward: &mut Browser, round: &str, more: &[(&str, &str)]) -> Reply {
    let mut form = vec![("called", NAME), ("phone", PHONE), ("way", "call"), ("wait", "30"), ("buddy", "1")];
    form.extend([("other", "my niece Ines, 213-555-0188"), ("yes", "1")]);
    form.retain(|(field, _)| !more.iter().any(|(other, _)| field == other));
    form.extend(more);
    steward.post(&format!("{round}/people/new"), &form).await
}

/// The helper walks the round, and has today.
async fn walks(village: &Village, steward: &mut Browser, round: &str) -> Browser {
    let who = village.cast.helper.cast();
    let slug = village.read(move |tx| Ok(people::profile(tx, who)?.expect("the helper is here").slug)).await;
    let team = steward.post(&format!("{round}/team"), &[("in", slug.as_str())]).await;
    assert_eq!(team.status, 303, "{}", team.body);
    village.helper().await
}

fn value<'a>(reply: &'a Reply, field: &str) -> &'a str {
    let mark = format!("name=\"{field}\" value=\"");
    let at = reply.body.find(&mark).unwrap_or_else(|| panic!("{field} is nowhere in {}", reply.body));
    reply.body[at + mark.len()..].split('"').next().unwrap_or_default()
}

/// The link by which somebody joins a round, as its page shows it.
async fn join_link(steward: &mut Browser, round: &str) -> String {
    let page = steward.get(round).await;
    let at = page.body.find("/checkins/join/").expect("the link is there");
    page.body[at..].split('<').next().unwrap_or_default().trim().to_owned()
}

async fn take_today(screen: &mut Browser, round: &str) {
    let page = screen.get(round).await;
    let day = value(&page, "day").to_owned();
    let took = screen.post(&format!("{round}/take"), &[("day", &day)]).await;
    assert_eq!(took.status, 303, "{}", took.body);
}

async fn count(village: &Village, template: &str) -> usize {
    village.dump().await.rows("outbox").filter(|row| row["template"].eq_ignore_ascii_case(template)).count()
}

village_test!(a_spoken_yes_is_noted_and_a_neighbor_asks_on_the_day_they_took, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let no = add(&mut steward, &round, &[("yes", "")]).await;
    assert_eq!(no.status, 422, "nothing happens without a yes");
    assert!(no.says(NAME) && no.says("#f-yes"), "what was typed is kept: {}", no.body);
    let fire = add(&mut steward, &round, &[("phone", "911")]).await;
    assert_eq!(fire.status, 422, "{}", fire.body);
    assert_eq!(add(&mut steward, &round, &[]).await.status, 303);
    assert!(steward.get(&round).await.says("Said yes on the phone"));
    let mut helper = walks(village, &mut steward, &round).await;
    take_today(&mut helper, &round).await;
    village.pass(Span::hours(1)).await;
    let page = helper.get(&round).await;
    assert!(page.says(NAME) && page.says("tel:7475550148") && page.says("never calls 911"), "{}", page.body);
    assert!(!page.says("0188"), "whom else to call is for later");
    let (who, day) = (value(&page, "who").to_owned(), value(&page, "day").to_owned());
    let said =
        |outcome: &'static str| [("who", who.clone()), ("day", day.clone()), ("outcome", outcome.into())];
    for outcome in ["unclear", "fine"] {
        let form = said(outcome);
        let form: Vec<(&str, &str)> = form.iter().map(|(field, text)| (*field, text.as_str())).collect();
        let noted = helper.post(&format!("{round}/said"), &form).await;
        assert_eq!(noted.status, 303, "{}", noted.body);
    }
    village.pass(Span::hours(5)).await;
    assert_eq!(count(village, "checkins-text-again").await, 0, "fine is fine");
});

village_test!(roster_visible_only_to_those_assigned, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    add(&mut steward, &round, &[]).await;
    let mut helper = walks(village, &mut steward, &round).await;
    village.pass(Span::hours(1)).await;
    let (mut other, mut neighbor) = (village.other_helper().await, village.neighbor().await);
    for stranger in [&mut other, &mut neighbor] {
        assert_eq!(stranger.get(&round).await.status, 404);
        let gone = stranger.get("/checkins/0000000000zz").await;
        assert_eq!(gone.status, 404);
        assert!(!stranger.get("/checkins").await.says("Siestas"));
    }
    assert_eq!(village.browser().get(&round).await.status, 401);
    let before = helper.get(&round).await;
    assert!(!before.says(NAME) && !before.says("0148"), "walking it is not enough: {}", before.body);
    let page = steward.get(&round).await;
    assert!(
        page.says(NAME) && !page.says("0148") && !page.says("0188"),
        "a steward sees who said yes, not how to call"
    );
    take_today(&mut helper, &round).await;
    assert!(helper.get(&round).await.says("tel:7475550148"));
    let back = helper.get(&round).await;
    let day = value(&back, "day").to_owned();
    assert_eq!(helper.post(&format!("{round}/back"), &[("day", &day)]).await.status, 303);
    assert!(!helper.get(&round).await.says(NAME), "handed back is handed back");
    take_today(&mut helper, &round).await;
    village.pass(Span::days(1)).await;
    let (mut steward, mut helper) = (village.steward().await, village.helper().await);
    let next = helper.get(&round).await;
    assert!(!next.says("tel:7475550148"), "today's visit only: {}", next.body);
    for screen in [&mut steward, &mut helper] {
        for path in ["/checkins", "/desk", "/my", round.as_str()] {
            let page = screen.get(path).await;
            assert!(!page.says("lives alone") && !page.says("vive sol"), "{path}");
        }
    }
});

village_test!(missed_checkin_escalates_exactly_once, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    add(&mut steward, &round, &[]).await;
    let mut helper = walks(village, &mut steward, &round).await;
    take_today(&mut helper, &round).await;
    let node =
        || App::new(&village.ground(), Limits { rate: None, ..Limits::default() }).expect("a node starts");
    let other = node();
    village.pass(Span::hours(1)).await;
    village.clock.advance(Span::hours(1));
    for _ in 0..5 {
        let (db, now) = (&village.app.site.db, village.clock.now());
        let (one, two) = tokio::join!(village.app.jobs.run_due(db, now), other.jobs.run_due(db, now));
        one.and(two).expect("both nodes look");
        // As after a restart.
        node().jobs.run_due(db, now).await.expect("the new node looks");
        village.clock.advance(Span::minutes(30));
    }
    let contact = helper.get(&round).await;
    assert!(!contact.says("All ok"), "{}", contact.body);
    village.clock.advance(Span::days(40));
    for _ in 0..2 {
        let (db, now) = (&village.app.site.db, village.clock.now());
        node().jobs.run_due(db, now).await.expect("a clock that jumps does no harm");
    }
    for template in ["checkins-text-again", "checkins-text-contact"] {
        assert_eq!(count(village, template).await, 1, "{template}");
    }
    let stewards = count(village, "checkins-text-steward").await;
    assert!(
        stewards >= 1 && stewards == count(village, "checkins-text-exhausted").await,
        "each steward once"
    );
    let (mut steward, mut helper) = (village.steward().await, village.helper().await);
    let desk = steward.get("/desk").await;
    assert!(desk.says("Look at this first") && desk.says(NAME), "{}", desk.body);
    let page = steward.get(&round).await;
    assert!(page.says("Nobody has reached them. A person must decide now."), "{}", page.body);
    assert!(page.says("href=\"/safety\"") && page.says("This program never dials"), "{}", page.body);
    let team = helper.get(&round).await;
    assert!(
        team.says("Nobody has reached one neighbor of this round. A person must decide now."),
        "{}",
        team.body
    );
    assert!(!team.says(NAME), "the team knows that it ended, not for whom: {}", team.body);
    let (who, at) = (value(&page, "who").to_owned(), value(&page, "day").to_owned());
    let close = format!("{round}/close");
    let empty = steward.post(&close, &[("who", &who), ("day", &at), ("word", "")]).await;
    assert!(empty.status == 422 && empty.says("A few words are enough"), "it takes a word: {}", empty.body);
    let space = steward.post(&close, &[("who", &who), ("day", &at), ("word", " ")]).await;
    assert!(space.status == 422 && space.says(&format!("#f-word-{who}-{at}")), "{}", space.body);
    let word = [("who", who.as_str()), ("day", at.as_str()), ("word", "at her niece's, all well")];
    assert_eq!(helper.post(&close, &word).await.status, 404, "a steward closes");
    assert_eq!(steward.post(&close, &word).await.status, 303);
    let over = steward.get(&round).await;
    assert!(
        over.says("at her niece") && over.says("Open again"),
        "how it ended is on the page: {}",
        over.body
    );
    let again = [("who", who.as_str()), ("day", at.as_str()), ("open", "1")];
    assert_eq!(helper.post(&close, &again).await.status, 404, "whoever runs it opens it");
    assert_eq!(steward.post(&close, &again).await.status, 303);
    assert!(steward.get(&round).await.says("A person must decide now"));
    assert_eq!(steward.post(&close, &word).await.status, 303);
    assert!(
        !village.dump().await.rows("checkin_checks").any(|row| row["word"].contains("6E69656365")),
        "sealed"
    );
});

/// The name in addresses of the village's helper.
async fn helper_slug(village: &Village) -> String {
    let who = village.cast.helper.cast();
    village.read(move |tx| Ok(people::profile(tx, who)?.expect("the helper is here").slug.to_string())).await
}

village_test!(a_neighbor_whom_a_steward_lets_runs_a_round_and_one_who_only_walks_it_does_not, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let mut helper = walks(village, &mut steward, &round).await;
    let join = "/checkins/join/";
    assert!(!helper.get(&round).await.says(join));
    assert_eq!(add(&mut helper, &round, &[]).await.status, 404, "walking it is not running it");
    let slug = helper_slug(village).await;
    assert!(
        helper.post(&format!("{round}/runs"), &[("who", &slug), ("on", "1")]).await.status.is_client_error()
    );
    assert_eq!(steward.post(&format!("{round}/runs"), &[("who", &slug), ("on", "1")]).await.status, 303);
    let page = helper.get(&round).await;
    assert!(
        page.says(join) && !page.says("End the round") && !page.says("May run this round"),
        "{}",
        page.body
    );
    assert_eq!(helper.get(&format!("{round}/people/new")).await.status, 200);
    assert_eq!(add(&mut helper, &round, &[]).await.status, 303);
    let page = helper.get(&round).await;
    assert!(page.says(NAME) && !page.says("0148"), "names, not numbers: {}", page.body);
    let week = [("on", "mon"), ("who", slug.as_str())];
    assert_eq!(helper.post(&format!("{round}/week"), &week).await.status, 303);
    assert!(helper.post(&format!("{round}/end"), &[]).await.status.is_client_error(), "a steward ends it");
    assert_eq!(steward.post(&format!("{round}/runs"), &[("who", &slug), ("on", "0")]).await.status, 303);
    assert!(!helper.get(&round).await.says(NAME));
});

village_test!(the_day_is_somebody_s_every_week_printed_answered_by_text_and_closed, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    add(&mut steward, &round, &[]).await;
    let mut helper = walks(village, &mut steward, &round).await;
    for on in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
        let took = helper.post(&format!("{round}/week"), &[("on", on), ("me", "take")]).await;
        assert_eq!(took.status, 303, "{}", took.body);
    }
    village.pass(Span::hours(1)).await;
    let page = helper.get(&round).await;
    assert!(page.says(NAME) && page.says("Close the day"), "{}", page.body);
    assert!(steward.get(&round).await.says("calls today"), "everybody of the round sees who calls");
    let sheet = format!("{round}/sheet.pdf");
    for path in [sheet.clone(), format!("{sheet}?letters=large&paper=a4")] {
        for screen in [&mut helper, &mut steward] {
            let paper = screen.get(&path).await;
            assert!(paper.status == 200 && paper.says("%PDF"), "{}", paper.status);
        }
    }
    assert_eq!(village.other_helper().await.get(&sheet).await.status, 404);
    assert_eq!(village.browser().get(&sheet).await.status, 401);
    let (who, day) = (value(&page, "who").to_owned(), value(&page, "day").to_owned());
    for (wrote, says) in [("ok but my leg hurts", "Not clear is never fine"), ("1", "Noted: fine")] {
        let form = [("who", who.as_str()), ("day", day.as_str()), ("wrote", wrote)];
        let noted = helper.post(&format!("{round}/said"), &form).await;
        assert!(helper.follow(&noted).await.says(says), "{wrote}");
        assert!(!village.dump().await.rows("checkin_checks").any(|row| row["asked"].contains("leg")));
    }
    let closed = helper.post(&format!("{round}/day"), &[("day", &day), ("close", "1")]).await;
    assert!(helper.follow(&closed).await.says("Open the day again"));
    assert_eq!(count(village, "checkins-text-day-all").await, 1);
    assert!(steward.get(&round).await.says("closed the day"));
    assert_eq!(
        village
            .other_helper()
            .await
            .post(&format!("{round}/day"), &[("day", &day), ("close", "1")])
            .await
            .status,
        404
    );
});

village_test!(what_somebody_asked_for_themselves_stands_where_a_human_must_look, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let link = join_link(&mut steward, &round).await;
    let mut ruth = village.browser();
    let key = value(&ruth.get(&link).await, "key").to_owned();
    let yes = [("called", NAME), ("phone", PHONE), ("way", "text"), ("wait", "30"), ("yes", "1")];
    assert_eq!(ruth.post(&link, &[&yes[..], &[("key", key.as_str())]].concat()).await.status, 303);
    let page = steward.get(&round).await;
    let answer = [("who", value(&page, "who")), ("say", "yes")];
    assert_eq!(steward.post(&format!("{round}/waiting"), &answer).await.status, 303);
    let mut helper = walks(village, &mut steward, &round).await;
    take_today(&mut helper, &round).await;
    village.pass(Span::hours(1)).await;

    assert_eq!(ruth.post("/my/check-in/say", &[("word", "call")]).await.status, 303);
    let page = helper.get(&round).await;
    assert!(page.says("They ask for a call.") && !page.says("not one of their hours"), "{}", page.body);
    assert_eq!(ruth.post("/my/check-in/say", &[("word", "ok")]).await.status, 303);
    assert!(ruth.get("/my/check-in").await.says("so a neighbor still looks in"));
    let page = helper.get(&round).await;
    assert!(page.says("They say themselves that all is ok. Look in all the same"), "{}", page.body);
});

village_test!(days_while_the_machine_was_off_are_said_on_the_page_and_told_once, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    add(&mut steward, &round, &[]).await;
    village.pass(Span::hours(1)).await;
    village.clock.advance(Span::days(3));
    let node =
        || App::new(&village.ground(), Limits { rate: None, ..Limits::default() }).expect("a node starts");
    for _ in 0..2 {
        let (db, now, other) = (&village.app.site.db, village.clock.now(), node());
        let (one, two) = tokio::join!(village.app.jobs.run_due(db, now), other.jobs.run_due(db, now));
        one.and(two).expect("both nodes look");
    }
    assert_eq!(count(village, "checkins-text-missed").await, 1, "one walks it, and hears of both days once");
    let page = village.steward().await.get(&round).await;
    assert_eq!(page.body.matches("not asked. The machine was off.").count(), 2, "{}", page.body);
});

village_test!(invented_people_behind_the_link_wait_and_do_not_flood_a_round, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let link = join_link(&mut steward, &round).await;
    let mut full = None;
    for n in 0..25 {
        let (key, phone) = (format!("{n:032x}"), format!("213-555-01{n:02}"));
        let form = [("called", NAME), ("phone", phone.as_str()), ("way", "text"), ("wait", "30")];
        let form = [&form[..], &[("yes", "1"), ("key", key.as_str())]].concat();
        let said = village.browser().post(&link, &form).await;
        full = full.or((said.status != 303).then_some((n, said)));
    }
    let (n, said) = full.expect("at some time it is full");
    assert!(
        n == 20 && said.status == 422 && said.says(NAME) && said.says("That is not about you"),
        "{n} {}",
        said.body
    );
    assert!(village.browser().get(&link).await.says("This round is full right now"));
    village.pass(Span::hours(1)).await;
    assert_eq!(
        count(village, "checkins-text-hello").await + count(village, "checkins-text-welcome").await,
        0
    );
    let page = steward.get(&round).await;
    let answer = [("who", value(&page, "who")), ("say", "no")];
    assert_eq!(steward.post(&format!("{round}/waiting"), &answer).await.status, 303);
    assert_eq!(village.dump().await.rows("checkin_people").count(), 19, "after a no nothing stays");
});

village_test!(a_number_that_is_known_shows_nobody_and_changes_nothing, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    let first = add(&mut steward, &round, &[]).await;
    let before = village.dump().await;
    let mut rows: Vec<String> = before.rows("checkin_people").map(|row| format!("{row:?}")).collect();
    rows.sort();
    let second = add(&mut steward, &round, &[("called", "Xochitl"), ("way", "text"), ("other", "")]).await;
    assert_eq!((first.status, first.location()), (second.status, second.location()), "the same answer");
    let page = steward.get(&round).await;
    assert!(page.says(NAME) && !page.says("Xochitl"), "{}", page.body);
    let after = village.dump().await;
    let mut now: Vec<String> = after.rows("checkin_people").map(|row| format!("{row:?}")).collect();
    now.sort();
    assert_eq!(rows, now, "nothing of theirs changes");
});

village_test!(a_steward_without_the_day_reads_that_somebody_was_not_reached, |village| {
    let mut steward = village.steward().await;
    let round = round(village, &mut steward).await;
    add(&mut steward, &round, &[]).await;
    let mut helper = walks(village, &mut steward, &round).await;
    take_today(&mut helper, &round).await;
    village.pass(Span::hours(1)).await;
    let page = helper.get(&round).await;
    let form = [("who", value(&page, "who")), ("day", value(&page, "day")), ("outcome", "no_answer")];
    assert_eq!(helper.post(&format!("{round}/said"), &form).await.status, 303);
    let page = steward.get(&round).await;
    assert!(page.says("1 not reached yet") && !page.says("Everybody was reached"), "{}", page.body);
});
