//! What time alone does, seen from outside: claims that stand still, rings, silence, dangers, forgetting.

use asks::domain::{AskId, AskState};
use farolito::compose::{App, registry};
use kit_base::Span;
use kit_vault::Retention;
use kit_web::Limits;
use testkit::{Dump, Village, village_test};

use crate::steps::{self, EGGS, with};

/// How many messages of a template were written about an ask so far.
async fn told(village: &Village, about: AskId, template: &str) -> usize {
    let id = about.uuid().simple().to_string().to_uppercase();
    let dump = village.dump().await;
    let ours = |row: &&testkit::Row| {
        row["about"].replace('-', "") == id && row["template"].eq_ignore_ascii_case(template)
    };
    dump.rows("outbox").filter(ours).count()
}

async fn stalls(village: &Village, when: &str, (stands, answers): (Span, Span)) {
    let mut asked = steps::ask(village, &with(EGGS, &[("when", when)])).await;
    let (mut helper, card) = (village.helper().await, asked.card());
    steps::take(&mut helper, &card).await;
    asked.accept(village).await;
    village.pass(Span::minutes(stands.as_minutes() - 1)).await;
    assert_eq!(told(village, asked.ids[0], "asks-text-how-goes-it").await, 0, "{when}: asked too early");
    village.pass(Span::minutes(1)).await;
    assert_eq!(
        told(village, asked.ids[0], "asks-text-how-goes-it").await,
        1,
        "{when}: the helper was not asked"
    );
    assert_eq!(asked.state(village).await, Some(AskState::Lit));
    village.pass(Span::minutes(answers.as_minutes() - 1)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Lit));
    village.pass(Span::minutes(1)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Asking), "{when}: it is not open again");
    let page = village.helper().await.get(&card).await;
    assert!(!page.says("0147") && !page.says("doctor said"), "{when}: what was open stays open");
    let on = told(village, asked.ids[0], "asks-text-asking-on").await;
    assert_eq!(on, 1, "{when}: the asker hears that we ask on");
}

village_test!(an_urgent_promise_that_stands_still_two_hours_is_asked_about_and_reopens, |village| {
    stalls(village, "today", (Span::hours(2), Span::hours(1))).await;
});

village_test!(another_promise_has_a_day_and_half_a_day, |village| {
    stalls(village, "flexible", (Span::hours(24), Span::hours(12))).await;
});

village_test!(an_ask_reaches_wider_rings_by_the_clock_and_no_wider_than_the_asker_allows, |village| {
    let asked = steps::ask(village, EGGS).await;
    let home = steps::ask(village, &with(EGGS, &[("reach", "building")])).await;
    let (near, far) = (village.helper().await, village.other_helper().await);
    assert!(near.clone().get("/asks?n=100").await.says(&asked.card()), "the building is asked first");
    assert!(!far.clone().get("/asks?n=100").await.says(&asked.card()), "others are not asked yet");
    for _ in 0..2 {
        village.pass(Span::hours(2)).await;
    }
    let far = village.other_helper().await;
    assert!(far.clone().get("/asks?n=100").await.says(&asked.card()), "the neighborhood is asked in the end");
    village.pass(Span::days(2)).await;
    assert!(
        !village.other_helper().await.get("/asks?n=100").await.says(&home.card()),
        "she allowed her building"
    );
});

village_test!(silence_is_asked_about_twice_and_then_the_ask_ends, |village| {
    let mut asked = steps::ask(village, &with(EGGS, &[("when", "flexible")])).await;
    for (days, asks) in [(9, 0), (1, 1), (9, 1), (1, 2), (9, 2)] {
        village.pass(Span::days(days)).await;
        assert_eq!(told(village, asked.ids[0], "asks-text-still-need").await, asks);
        assert_eq!(asked.state(village).await, Some(AskState::Asking));
    }
    village.pass(Span::days(1)).await;
    assert!(matches!(asked.state(village).await, None | Some(AskState::Expired)));
    village.pass(Span::days(1)).await;
    assert_eq!(asked.state(village).await, None, "nothing of it is kept");
    let link = asked.link.clone();
    assert_eq!(asked.screen.get(&link).await.status, 404);
});

village_test!(an_answer_to_that_question_keeps_the_ask, |village| {
    let mut asked = steps::ask(village, &with(EGGS, &[("when", "flexible")])).await;
    village.pass(Span::days(21)).await;
    let link = asked.link.clone();
    asked.screen.get(&link).await;
    let path = format!("/my/ask/{}/still-need", asked.slugs[0]);
    assert_eq!(asked.screen.post(&path, &[]).await.status, 303);
    village.pass(Span::days(20)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Asking));
});

village_test!(what_is_done_is_forgotten_fourteen_days_later, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    let mut helper = village.helper().await;
    steps::take(&mut helper, &asked.card()).await;
    asked.accept(village).await;
    assert_eq!(helper.post(&format!("{}/done", asked.card()), &[]).await.status, 303);
    let asker = steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker.uuid();
    village.pass(Span::minutes(14 * 24 * 60 - 2)).await;
    assert_eq!(asked.state(village).await, Some(AskState::Done));
    village.pass(Span::minutes(3)).await;
    assert_eq!(asked.state(village).await, None);
    let id = asker.simple().to_string().to_uppercase();
    let dump = village.dump().await;
    let left: Vec<_> = dump
        .0
        .iter()
        .filter(|(_, rows)| rows.iter().any(|row| row.values().any(|v| v.replace('-', "") == id)))
        .collect();
    assert!(
        left.is_empty(),
        "the asker is left in {:?}",
        left.iter().map(|(table, _)| table).collect::<Vec<_>>()
    );
});

const FALL: &[(&str, &str)] = &[
    ("kind", "other"),
    ("details", "se cayo mi papa y le sangra mucho la cabeza"),
    ("when", "now"),
    ("contact", "none"),
    ("confirm", "1"),
];

fn calls(dump: &Dump, slug: &str) -> usize {
    let ask = dump.rows("asks").find(|row| row["slug"] == slug.to_uppercase() || row["slug"] == slug);
    let id = &ask.expect("the ask is there")["id"];
    let called = dump.rows("ask_calls").filter(|row| row["ask_id"] == *id).count();
    let queued = dump
        .rows("outbox")
        .filter(|row| row["about"] == *id && row["template"].eq_ignore_ascii_case("asks-text-danger"));
    assert_eq!(called, queued.count(), "a call without its message, or the other way round");
    called
}

village_test!(a_danger_that_nobody_opens_calls_for_people_in_turn_and_each_turn_once, |village| {
    let asked = steps::ask(village, FALL).await;
    let slug = asked.slugs[0].clone();
    let limits = Limits { rate: None, ..Limits::default() };
    let second = App::new(&village.ground(), limits).expect("a second node starts");
    let both = async |span: Span| {
        village.clock.advance(span);
        let (db, now) = (&village.app.site.db, village.clock.now());
        let (one, two) = tokio::join!(village.app.jobs.run_due(db, now), second.jobs.run_due(db, now));
        one.expect("the first runs");
        two.expect("the second runs");
        calls(&village.dump().await, &slug)
    };
    assert_eq!(both(Span::minutes(14)).await, 0);
    assert_eq!(both(Span::minutes(1)).await, 1, "after 15 minutes the first of the list is called");
    assert_eq!(both(Span::minutes(5)).await, 1, "once");
    assert_eq!(both(Span::minutes(10)).await, 2, "then the next");
    assert_eq!(both(Span::days(366)).await, 3, "a clock that jumps a year calls once");
    assert_eq!(both(Span::ZERO).await, 3);
    let dump = village.dump().await;
    let people: std::collections::BTreeSet<_> =
        dump.rows("ask_calls").map(|row| (row["turn"].clone(), row["person_id"].clone())).collect();
    assert!(people.len() >= 3, "{people:?}");
});

village_test!(a_danger_that_a_steward_opened_in_time_calls_for_nobody, |village| {
    let asked = steps::ask(village, FALL).await;
    let slug = &asked.slugs[0];
    village.pass(Span::minutes(10)).await;
    let opened = village.steward().await.post(&format!("/desk/{slug}/open"), &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    village.pass(Span::hours(1)).await;
    assert_eq!(calls(&village.dump().await, slug), 0);
});

village_test!(what_is_kept_for_days_is_gone_after_them, |village| {
    // Something in each: a session, a used link, a repeated post, a message that went out.
    let key = [("key", "0123456789abcdef0123456789abcdef")];
    let asked = steps::ask(village, &with(EGGS, &key)).await;
    village.helper().await.get("/asks").await;
    village.letters().await;
    let before = village.dump().await;
    let registry = registry().expect("the registry is sound");
    let short = |retention| matches!(retention, Retention::Days(_));
    let mut tables: Vec<&str> = registry.stored().filter(|c| short(c.retention)).map(|c| c.table).collect();
    tables.dedup();
    village.pass(Span::days(2)).await;
    village.pass(Span::days(29)).await;
    village.pass(Span::days(1)).await;
    let after = village.dump().await;
    for table in tables {
        let name = |row: &testkit::Row| {
            let keys = ["id", "token_hash", "key_hash", "credential", "name", "kind"];
            keys.iter().find_map(|key| row.get(*key)).cloned().unwrap_or_default()
        };
        let old: Vec<String> = before.rows(table).map(name).collect();
        let left = after.rows(table).map(name).filter(|key| old.contains(key)).count();
        assert_eq!(left, 0, "{table} keeps {left} of {} rows for longer than it says", old.len());
    }
    drop(asked);
});
