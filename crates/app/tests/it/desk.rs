//! The stewards' desk over HTTP: dangers first, one ask in full, asks by telephone, and who may see it.

use testkit::{Village, village_test};

use crate::steps::{EGGS, ask, kept, take, with};

const FIRE: &[(&str, &str)] = &[
    ("kind", "other"),
    ("details", "there is a fire in the kitchen"),
    ("when", "now"),
    ("contact", "none"),
    ("confirm", "1"),
];

village_test!(a_danger_stands_first_and_is_nobody_s_until_a_steward_opens_it, |village| {
    let asked = ask(village, FIRE).await;
    let mut steward = village.steward().await;
    let desk = steward.get("/desk").await;
    assert!(desk.says("danger"), "{}", desk.body);
    let path = format!("/desk/{}", asked.slugs[0]);
    let one = steward.get(&path).await;
    assert!(one.says("fire in the kitchen") && one.says("tel:911"), "{}", one.body);
    let helper = village.helper().await.post(&format!("{}/claim", asked.card()), &[]).await;
    assert_eq!(helper.status, 404, "a held ask is not there for a helper");
    for _ in 0..2 {
        assert_eq!(steward.post(&format!("{path}/open"), &[]).await.status, 303);
    }
    assert!(kept(village, asked.ids[0]).await.expect("it is there").ask.opened);
});

village_test!(whoever_does_not_tend_sees_no_desk, |village| {
    let asked = ask(village, EGGS).await;
    for path in
        ["/desk".to_owned(), format!("/desk/{}", asked.slugs[0]), "/desk/stuck".into(), "/desk/new".into()]
    {
        assert_eq!(village.helper().await.get(&path).await.status, 404, "{path}");
        assert_eq!(village.browser().get(&path).await.status, 401, "{path}");
    }
});

village_test!(a_look_from_the_desk_is_written_down_for_the_asker, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    steward.get(&format!("/desk/{}", asked.slugs[0])).await;
    steward.get(&format!("/desk/{}", asked.slugs[0])).await;
    let id = asked.ids[0];
    let looks = village.read(move |tx| asks::store::looks(tx, id)).await;
    assert_eq!(looks.len(), 1);
});

village_test!(a_caller_s_ask_is_written_down_taken_and_answered_on_the_telephone, |village| {
    let mut steward = village.steward().await;
    let form = [
        ("name", "Doña Lupe"),
        ("contact_value", "213-555-0166"),
        ("safe", "call"),
        ("kind", "food"),
        ("details", "soup, no salt"),
        ("when", "this_week"),
        ("place", "Casa Limón"),
        ("language", "es"),
        ("key", "0123456789abcdef0123456789abcdef"),
    ];
    let written = steward.post("/desk/new", &form).await;
    assert_eq!(written.status, 303, "{}", written.body);
    let again = steward.post("/desk/new", &form).await;
    assert_eq!(again.location(), written.location());
    let path = written.location().expect("it leads to the ask").to_owned();
    let card = path.replace("/desk/", "/asks/");
    let mut helper = village.helper().await;
    take(&mut helper, &card).await;
    let one = steward.get(&path).await;
    assert!(one.says("Call, and say") && one.says("soup, no salt"), "{}", one.body);
    let claim = claim_of(village, &path).await;
    for _ in 0..2 {
        let yes = steward.post(&format!("{path}/accept"), &[("claim", &claim)]).await;
        assert_eq!(yes.status, 303, "{}", yes.body);
    }
    let open = helper.get(&card).await;
    assert!(open.says("0166") && open.says("Call only"), "{}", open.body);
});

village_test!(a_form_for_a_caller_keeps_what_was_typed_and_names_what_is_missing, |village| {
    let form = [("name", "Rosa"), ("contact_value", "12"), ("kind", "food"), ("when", "today")];
    let back = village.steward().await.post("/desk/new", &form).await;
    assert_eq!(back.status, 422);
    assert!(
        back.says("value=\"Rosa\"") && back.says("#f-details") && back.says("#f-contact_value"),
        "{}",
        back.body
    );
});

village_test!(a_steward_asks_one_neighbor_who_then_has_it, |village| {
    let asked = ask(village, &with(EGGS, &[("kind", "housing")])).await;
    let mut steward = village.steward().await;
    let path = format!("/desk/{}", asked.slugs[0]);
    steward.post(&format!("{path}/open"), &[]).await;
    let list = steward.get(&format!("{path}/neighbors")).await;
    assert_eq!(list.status, 200, "{}", list.body);
    let at = list.body.find("name=\"neighbor\" value=\"").expect("somebody could be asked") + 23;
    let neighbor = list.body[at..at + 12].to_owned();
    for _ in 0..2 {
        let said = steward.post(&format!("{path}/assign"), &[("neighbor", &neighbor)]).await;
        assert_eq!(said.status, 303, "{}", said.body);
    }
    assert!(kept(village, asked.ids[0]).await.expect("it is there").ask.state.is_claimed());
});

village_test!(the_desk_reads_little_however_much_waits, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    take(&mut village.helper().await, &asked.card()).await;
    let path = format!("/desk/{}", asked.slugs[0]);
    steward.get(&path).await;
    for (path, most) in [
        ("/desk".to_owned(), 13),
        (path.clone(), 18),
        (format!("{path}/neighbors"), 10),
        ("/desk/stuck".into(), 10),
    ] {
        let before = village.app.site.db.counts().statements;
        assert_eq!(steward.get(&path).await.status, 200);
        let cost = village.app.site.db.counts().statements - before;
        assert!(cost <= most, "{path}: {cost} statements");
    }
});

async fn claim_of(village: &Village, path: &str) -> String {
    let slug = path.trim_start_matches("/desk/").parse().expect("a slug");
    let kept = village.read(move |tx| asks::store::load_by_slug(tx, slug)).await;
    kept.and_then(|kept| kept.claim_slug).expect("somebody has it").to_string()
}

village_test!(a_neighbor_who_was_texted_is_noted_once, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    let path = format!("/desk/{}", asked.slugs[0]);
    let page = steward.get(&path).await;
    assert!(page.says("Whom to ask"), "{}", page.body);
    let at = page.body.find("name=\"neighbor\" value=\"").expect("somebody is suggested") + 23;
    let neighbor = page.body[at..at + 12].to_owned();
    for _ in 0..2 {
        let said = steward.post(&format!("{path}/asked"), &[("neighbor", &neighbor), ("way", "text")]).await;
        assert_eq!(said.status, 303, "{}", said.body);
    }
    assert_eq!(village.dump().await.rows("contact_log").count(), 1);
    assert!(steward.get(&path).await.says("was texted"));
    let yes = steward.post(&format!("{path}/assign"), &[("neighbor", &neighbor)]).await;
    assert_eq!(yes.status, 303, "{}", yes.body);
    assert!(kept(village, asked.ids[0]).await.expect("it is there").ask.state.is_claimed());
});

village_test!(a_caller_who_is_here_already_is_found_and_asks_as_themselves, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    let found = steward.post("/desk/new", &[("who", "1"), ("q", "bernarda 0147")]).await;
    assert!(found.says("Is it one of these?") && found.says("Bernarda"), "{}", found.body);
    assert!(!found.says("555-0147"), "only the last four digits are shown: {}", found.body);
    let at = found.body.find("/desk/new?for=").expect("she can be chosen") + 14;
    let who = found.body[at..at + 12].to_owned();
    let form = steward.get(&format!("/desk/new?for={who}")).await;
    assert!(form.says("We know how to reach them"), "{}", form.body);
    let fields = [
        ("for", who.as_str()),
        ("kind", "errand"),
        ("details", "the pharmacy, please"),
        ("when", "today"),
        ("place", "Casa Limón"),
        ("key", "0123456789abcdef0123456789abcd00"),
    ];
    let before = village.dump().await.rows("asks").count();
    let written = steward.post("/desk/new", &fields).await;
    assert_eq!(written.status, 303, "{}", written.body);
    steward.post("/desk/new", &fields).await;
    let slug = written.location().expect("it leads to the ask").trim_start_matches("/desk/").to_owned();
    let slug: kit_base::Slug = slug.parse().expect("a slug");
    let new = village.read(move |tx| asks::store::load_by_slug(tx, slug)).await.expect("it is there");
    let old = kept(village, asked.ids[0]).await.expect("it is there");
    assert_eq!(new.ask.asker, old.ask.asker);
    assert_eq!(village.dump().await.rows("asks").count(), before + 1, "a form sent twice counts once");
});

village_test!(who_is_calling_is_looked_up_with_few_statements_and_few_rows, |village| {
    ask(village, EGGS).await;
    let mut steward = village.steward().await;
    for q in ["0147", "bernarda", "213-555-0147"] {
        let path = format!("/desk/find?q={q}");
        steward.get(&path).await;
        let before = village.app.site.db.counts();
        let page = steward.get(&path).await;
        assert!(page.says("Bernarda") && page.says("0147"), "{q}: {}", page.body);
        let after = village.app.site.db.counts();
        assert!(after.statements - before.statements <= 9, "{q}: {}", after.statements - before.statements);
        assert!(after.rows - before.rows <= 60, "{q}: {}", after.rows - before.rows);
    }
});

village_test!(two_asks_of_one_door_stand_together_and_chips_filter, |village| {
    let mut two = with(EGGS, &[("kind", "")]);
    two.extend([("kind", "housing"), ("kind", "childcare")]);
    ask(village, &two).await;
    let mut steward = village.steward().await;
    let desk = steward.get("/desk").await;
    assert!(desk.says("2 asks from one door"), "{}", desk.body);
    assert!(!steward.get("/desk?show=yes").await.says("2 asks from one door"));
    assert!(steward.get("/desk?show=read").await.says("2 asks from one door"));
});

village_test!(whoever_comes_second_reads_what_changed, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    let path = format!("/desk/{}", asked.slugs[0]);
    let late = steward.post(&format!("{path}/open"), &[("seen", "1")]).await;
    assert_eq!(late.status, 303, "{}", late.body);
    let page = steward.follow(&late).await;
    assert!(page.says("Somebody was faster"), "{}", page.body);
});

village_test!(lines_for_a_chat_hold_nothing_that_anybody_wrote, |village| {
    ask(village, EGGS).await;
    ask(village, &with(EGGS, &[("kind", "housing")])).await;
    let page = village.steward().await.get("/desk/list").await;
    assert!(page.says("Neighbors could use a hand") && page.says("vecinos"), "{}", page.body);
    assert!(!page.says("doctor") && !page.says("Bernarda") && !page.says("laundry"), "{}", page.body);
});
