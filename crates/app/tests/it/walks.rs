//! Walk lists over HTTP: made by a steward, walked by two, with buttons and no words, and gone after a month.

use kit_base::Span;
use people::{Held, Role};
use testkit::{Browser, Reply, Village, village_test};

/// The letters and digits that follow a text.
fn after(body: &str, text: &str) -> String {
    let rest = body.split(text).nth(1).unwrap_or_else(|| panic!("no {text} in {body}"));
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// A steward's list of these doors: what came, and its path.
async fn list(steward: &mut Browser, doors: &str) -> (Reply, String) {
    let page = steward.get("/walks/new").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let circle = after(&page.body, "<option value=\"");
    let form = [("circle", circle.as_str()), ("building1", "1420 Alder St"), ("doors1", doors)];
    let made = steward.post("/walks/new", &form).await;
    let path = made.location().unwrap_or_default().to_owned();
    (made, path)
}

/// Somebody else who helps in the steward's circle, and has no part.
async fn beside(village: &Village, steward: &mut Browser) -> Browser {
    let (now, rng, person) = (village.clock.now(), village.app.site.rng.clone(), village.neighbor_id().await);
    let tended = after(&steward.get("/walks/new").await.body, "<option value=\"");
    village
        .write(move |tx| {
            let circle = circles::store::by_slug(tx, &tended)?.expect("they tend it").id;
            let term = people::roles::Term { since: now, until: None };
            people::roles::grant(tx, person.cast(), Held { circle, role: Role::Helper }, term, &rng)
        })
        .await;
    village.signed_in(person).await
}

/// The steward takes the first part with somebody; answers the part's name.
async fn take(steward: &mut Browser, path: &str) -> String {
    let page = steward.get(path).await;
    assert!(page.status == 200, "{}", page.body);
    let part = after(&page.body, "name=\"part\" value=\"");
    let with = after(&page.body, "<option value=\"\">Choose a person</option><option value=\"");
    let taken = steward.post(&format!("{path}/take"), &[("part", &part), ("with", &with)]).await;
    assert_eq!(taken.status, 303, "{}", taken.body);
    part
}

async fn says(steward: &mut Browser, path: &str, (part, at, did): (&str, &str, &str)) -> Reply {
    let form = [("part", part), ("at", at), ("did", did), ("heard", "ko")];
    steward.post(&format!("{path}/door"), &form).await
}

village_test!(two_walk_a_part_with_buttons_and_can_undo, |village| {
    let mut steward = village.steward().await;
    assert!(steward.get("/walks").await.says("No walk right now"));
    let (made, path) = list(&mut steward, "1–3, 5A").await;
    assert_eq!(made.status, 303, "{}", made.body);
    let part = take(&mut steward, &path).await;
    for (at, did) in [("0", "talked"), ("1", "never"), ("2", "nobody")] {
        let said = says(&mut steward, &path, (&part, at, did)).await;
        assert_eq!(said.location(), Some(format!("{path}#d-{part}-{at}").as_str()), "{}", said.body);
    }
    let page = steward.get(&path).await;
    assert!(page.says("3 done") && page.says("한국어") && page.says("Door 5A"), "{}", page.body);
    assert!(!page.says("<textarea"), "there is no room for notes");
    assert_eq!(says(&mut steward, &path, (&part, "1", "undo")).await.status, 303);
    assert!(steward.get(&path).await.says("2 done"));
    assert_eq!(says(&mut steward, &path, (&part, "1", "looked-poor")).await.status, 404);
    let paper = steward.get(&format!("{path}/sheet.pdf?part={part}")).await;
    assert!(paper.status == 200 && paper.says("%PDF"), "{}", paper.status);
});

village_test!(doors_are_seen_by_those_who_walk_them_and_lists_by_those_who_help_there, |village| {
    let mut steward = village.steward().await;
    let (_, path) = list(&mut steward, "1-24").await;
    let part = take(&mut steward, &path).await;
    for (mut other, status) in [(village.neighbor().await, 404), (village.browser(), 401)] {
        for page in [path.clone(), format!("{path}/sheet.pdf?part={part}")] {
            let reply = other.get(&page).await;
            assert!(reply.status == status && !reply.says("1420 Alder"), "{page}: {}", reply.status);
        }
        let reply = says(&mut other, &path, (&part, "0", "talked")).await;
        assert_eq!(reply.status, status);
    }
    let mut beside = village.steward_beside().await;
    assert_eq!(beside.get(&path).await.status, 404);
    assert_eq!(says(&mut beside, &path, (&part, "0", "talked")).await.status, 404);
    let mut helper = self::beside(village, &mut steward).await;
    let page = helper.get(&path).await;
    assert!(page.status == 200 && page.says("1420 Alder"), "who helps there sees the list: {}", page.body);
    assert!(!page.says("Door 7") && !page.says("value=\"talked\""), "and no door of others: {}", page.body);
    assert_eq!(helper.get(&format!("{path}/sheet.pdf?part={part}")).await.status, 404);
    assert_eq!(says(&mut helper, &path, (&part, "0", "talked")).await.status, 404);
    assert_eq!(helper.post(&format!("{path}/back"), &[("part", &part)]).await.status, 404);
});

village_test!(a_list_sent_twice_is_one_list_and_nobody_is_chosen_to_walk_along_beforehand, |village| {
    let mut steward = village.steward().await;
    let page = steward.get("/walks/new").await;
    let (circle, key) = (after(&page.body, "<option value=\""), after(&page.body, "name=\"key\" value=\""));
    let form = |doors: &'static str| {
        [
            ("key", key.clone()),
            ("circle", circle.clone()),
            ("building1", "The Olive".into()),
            ("doors1", doors.into()),
        ]
    };
    let post = async |steward: &mut Browser, doors: &'static str| {
        let form = form(doors);
        let form: Vec<(&str, &str)> =
            form.iter().map(|(field, typed): &(&str, String)| (*field, typed.as_str())).collect();
        steward.post("/walks/new", &form).await
    };
    let first = post(&mut steward, "1-4").await;
    let path = first.location().expect("a list").to_owned();
    assert_eq!(post(&mut steward, "1-4").await.location(), Some(path.as_str()), "again is the same");
    assert_eq!(post(&mut steward, "1-9").await.status, 409);
    assert_eq!(village.dump().await.rows("walks").count(), 1);
    let part = after(&steward.get(&path).await.body, "name=\"part\" value=\"");
    let alone = steward.post(&format!("{path}/take"), &[("part", &part), ("with", "")]).await;
    assert!(alone.status == 422 && alone.says(&format!("#f-with-{part}")), "{}", alone.body);
});

village_test!(walk_data_is_gone_after_thirty_days_and_the_wish_not_to_be_visited_stays, |village| {
    let mut steward = village.steward().await;
    let (_, path) = list(&mut steward, "1-2").await;
    let part = take(&mut steward, &path).await;
    says(&mut steward, &path, (&part, "0", "talked")).await;
    says(&mut steward, &path, (&part, "1", "never")).await;
    let mut steward = village.steward().await;
    let (made, _) = list(&mut steward, "1-2").await;
    assert!(made.status == 422 && made.says("All these doors rest now"), "{}", made.body);
    village.pass(Span::days(31)).await;
    let dump = village.dump().await;
    for table in ["walks", "walk_parts", "walk_doors"] {
        assert_eq!(dump.rows(table).count(), 0, "{table}");
    }
    let marks: Vec<_> = dump.rows("door_marks").collect();
    assert_eq!(marks.len(), 1, "{marks:?}");
    assert!(!dump.values(5).iter().any(|value| value.contains("Alder")), "the building is in no row");
    let mut steward = village.steward().await;
    assert_eq!(steward.get(&path).await.status, 404);
    let (made, path) = list(&mut steward, "1-2").await;
    assert_eq!(made.status, 303, "{}", made.body);
    let page = steward.get(&path).await;
    assert!(page.says("One door is left out") && page.says("one door"), "{}", page.body);
});

village_test!(what_is_wrong_with_a_list_is_said_and_what_was_typed_stays, |village| {
    let mut steward = village.steward().await;
    let (made, _) = list(&mut steward, "where Ana lives, she is new here").await;
    assert_eq!(made.status, 422);
    assert!(made.says("#f-doors1") && made.says("value=\"1420 Alder St\""), "{}", made.body);
});

village_test!(the_county_and_the_season_are_said_where_people_walk, |village| {
    let mut steward = village.steward().await;
    let page = steward.get("/walks/settings").await;
    assert!(page.status == 200 && page.says("Illness goes round"), "{}", page.body);
    let circle = after(&page.body, "name=\"circle\" value=\"");
    let wrong =
        [("circle", circle.as_str()), ("county_text", "Flu shots"), ("county_url", "javascript:alert(1)")];
    let back = steward.post("/walks/settings", &wrong).await;
    assert!(back.status == 422 && back.says("value=\"Flu shots\""), "{}", back.body);
    let said = [
        ("circle", circle.as_str()),
        ("season", "illness"),
        ("season", "smoke"),
        ("own_words", "Dogs at the back."),
        ("county_text", "Flu shots"),
        ("county_url", "https://health.example.org"),
    ];
    assert_eq!(steward.post("/walks/settings", &said).await.status, 303);
    let mut beside = village.steward_beside().await;
    assert_eq!(
        beside.post("/walks/settings", &said).await.status,
        404,
        "another circle's words are not theirs"
    );
    let (_, path) = list(&mut steward, "1-2").await;
    let page = steward.get(&path).await;
    assert!(page.says("Flu shots: https://health.example.org") && page.says("six feet"), "{}", page.body);
    assert!(page.says("Smoke in the air") && !page.says("Great heat") && page.says("Dogs at the back."));
    assert!(page.says("18 USC 1725"), "the mailbox rule stands where people walk");
    assert_eq!(steward.post(&format!("{path}/erase"), &[]).await.status, 303);
    assert_eq!(steward.get(&path).await.status, 404);
});

village_test!(a_sign_against_handbills_is_remembered_when_the_rest_of_the_walk_is_gone, |village| {
    let mut steward = village.steward().await;
    let (_, path) = list(&mut steward, "1-2").await;
    let part = take(&mut steward, &path).await;
    says(&mut steward, &path, (&part, "0", "no-handbills")).await;
    village.pass(Span::days(31)).await;
    let mut steward = village.steward().await;
    let (_, path) = list(&mut steward, "1-2").await;
    take(&mut steward, &path).await;
    let page = steward.get(&path).await;
    let sign = page.body.find("No handbills: leave no paper").expect("the sign is on the page");
    assert!(sign < page.body.find("Door 2").expect("the second door"), "at the first door");
    assert_eq!(
        page.body.matches("value=\"paper\"").count(),
        1,
        "only the second door has a button for paper"
    );
});
