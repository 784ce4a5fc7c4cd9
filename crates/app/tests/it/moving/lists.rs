//! Lists as people keep them: odd letters, dates three ways, somebody who is here already, a list that stops half-way.

use kit_base::{Slug, Span};
use kit_db::{Statement, sql};
use kit_vault::Kind as Term;
use people::{Held, Role};
use testkit::{Village, village_test};

use super::{PEOPLE, brought, count, looked, tried};

const GIVE_UP: Statement = sql!(
    "UPDATE jobs SET dead_at = $2, dead_slug = $3, error = 'moving-test' WHERE network_id = $1 AND kind = 'moving.look'"
);

/// Everybody who has this phone.
async fn with_phone(village: &Village, phone: &'static str) -> Vec<people::PersonId> {
    let vault = village.vault.clone();
    village.read(move |tx| Ok(vault.find(tx, Term::Phone, phone, 50)?)).await
}

/// The name and the address of the only one who has this phone.
async fn told(village: &Village, phone: &'static str) -> (String, String) {
    let found = with_phone(village, phone).await;
    assert_eq!(found.len(), 1, "{phone}");
    told_by(village, found[0]).await
}

async fn told_by(village: &Village, person: people::PersonId) -> (String, String) {
    let vault = village.vault.clone();
    let reach = village.read(move |tx| Ok(people::reach(tx, &vault, person)?)).await.expect("they are here");
    let text =
        |text: Option<kit_base::Private<String>>| text.map(kit_base::Private::into_inner).unwrap_or_default();
    (text(reach.name), text(reach.address))
}

village_test!(a_file_in_odd_letters_with_spanish_headings_comes_in_as_it_was_meant, |village| {
    let mut steward = village.steward().await;
    // Windows-1252, as an old spreadsheet saves it.
    let file = b"Nombre;Tel\xE9fono;Direcci\xF3n;Notas\r\nMar\xEDa Mu\xF1oz;909-555-0170;Depto. 3;tiene un perro\r\n\
        =HYPERLINK(\"http://evil.example\");909-555-0171;;vive en 1234 Maple Street\r\n";
    let sent = steward.upload("/spreadsheet", &[("kind", "households")], ("file", file)).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let path = tried(village, &mut steward, &sent).await;
    let ready = steward.get(&path).await;
    assert!(ready.says("2 rows can come in") && ready.says("A formula"), "{}", ready.body);
    assert!(ready.says("A phone or an address"), "the note is offered to the vault: {}", ready.body);
    brought(village, &mut steward, &path, &[("keep_private", "yes")]).await;
    assert_eq!(told(village, "909-555-0170").await, ("María Muñoz".into(), "Depto. 3".into()));
    assert_eq!(told(village, "909-555-0171").await.0, "=HYPERLINK(\"http://evil.example\")");
});

village_test!(a_private_note_that_is_not_wanted_is_nowhere, |village| {
    let list =
        "name,phone,notes\nAna,909-555-0172,lives at 1234 Maple Street\nBeto,909-555-0173,likes chess\n";
    let mut steward = village.steward().await;
    let path = looked(village, &mut steward, "households", list).await;
    brought(village, &mut steward, &path, &[]).await;
    for (phone, note) in [("909-555-0172", ""), ("909-555-0173", "likes chess")] {
        let (vault, person) = (village.vault.clone(), with_phone(village, phone).await[0]);
        let kept = village.read(move |tx| Ok(moving::store::notes::read(tx, &vault, person)?)).await;
        assert_eq!(kept.note.reveal(), note);
    }
});

village_test!(dates_in_three_formats_are_read_and_one_that_nobody_can_read_is_said, |village| {
    let list = "name,phone,need,date\nAna,909-555-0174,food,2026-03-04\nBeto,909-555-0175,ride,3/25/2026\n\
        Cleo,909-555-0176,visit,March 5\nDora,909-555-0177,dog,when the moon is full\n";
    let mut steward = village.steward().await;
    let path = looked(village, &mut steward, "asks", list).await;
    let ready = steward.get(&path).await;
    assert!(ready.says("4 rows can come in"), "{}", ready.body);
    let unread = ready.body.matches("could not read the date").count();
    assert_eq!(unread, 2, "once in the sum and once at its line: {}", ready.body);
});

village_test!(who_may_be_here_already_is_left_out_filled_or_new_as_the_steward_says_row_by_row, |village| {
    let mut steward = village.steward().await;
    let first = "name,phone\nAna,909-555-0160\nBeto,909-555-0161\nCleo,909-555-0162\n";
    let path = looked(village, &mut steward, "households", first).await;
    brought(village, &mut steward, &path, &[]).await;
    let before = count(village, &PEOPLE).await;
    let second =
        "name,phone,address\nAnita,909-555-0160,4A\nBetito,909-555-0161,4B\nCleito,909-555-0162,4C\n";
    let path = looked(village, &mut steward, "households", second).await;
    assert!(steward.get(&path).await.says("Maybe the same as"));
    let said = [("same", "skip"), ("say-2", "add"), ("say-3", "new"), ("say-4", "")];
    let done = brought(village, &mut steward, &path, &said).await;
    for words in ["1 new person", "1 person who was here", "1 row left out"] {
        assert!(done.says(words), "{words}: {}", done.body);
    }
    assert_eq!(count(village, &PEOPLE).await, before + 1);
    assert_eq!(
        told(village, "909-555-0160").await,
        ("Ana".into(), "4A".into()),
        "what they said themselves stays"
    );
    assert_eq!(with_phone(village, "909-555-0161").await.len(), 2);
    assert_eq!(told(village, "909-555-0162").await, ("Cleo".into(), String::new()));
    // Taken back: what was filled is empty again.
    steward.post(&format!("{path}/undo"), &[]).await;
    village.pass(Span::secs(1)).await;
    assert_eq!(count(village, &PEOPLE).await, before);
    assert_eq!(told(village, "909-555-0160").await, ("Ana".into(), String::new()));
});

village_test!(
    a_list_says_nothing_more_about_somebody_of_a_circle_that_its_steward_does_not_tend,
    |village| {
        let mut all = village.steward().await;
        let path = looked(village, &mut all, "households", "name,phone\nAna,909-555-0150\n").await;
        brought(village, &mut all, &path, &[]).await;
        let (helper, rng, now) = (village.cast.helper, village.app.site.rng.clone(), village.app.site.now());
        village
            .write(move |tx| {
                let seats = people::memberships::of_person(tx, helper.cast())?;
                let circle = seats.first().expect("a helper belongs somewhere").circle;
                let term = people::roles::Term { since: now, until: None };
                people::roles::grant(tx, helper.cast(), Held { circle, role: Role::Steward }, term, &rng)
            })
            .await;
        let mut near = village.helper().await;
        let path =
            looked(village, &mut near, "households", "name,phone,address\nAna,909-555-0150,9Z\n").await;
        assert!(near.get(&path).await.says("Somebody in another circle"));
        let done = brought(village, &mut near, &path, &[("same", "add")]).await;
        assert!(done.says("1 new person") && done.says("circle you do not tend"), "{}", done.body);
        let mut told: Vec<String> = Vec::new();
        for person in with_phone(village, "909-555-0150").await {
            told.push(told_by(village, person).await.1);
        }
        told.sort();
        assert_eq!(told, ["", "9Z"]);
    }
);

village_test!(who_was_touched_since_stays_when_a_list_is_taken_back, |village| {
    let mut steward = village.steward().await;
    let before = count(village, &PEOPLE).await;
    let list = "name,phone\nAna,909-555-0140\nBeto,909-555-0141\n";
    let path = looked(village, &mut steward, "households", list).await;
    brought(village, &mut steward, &path, &[]).await;
    let (person, now) = (with_phone(village, "909-555-0140").await[0], village.app.site.now());
    village.write(move |tx| people::verify(tx, person, now)).await;
    steward.post(&format!("{path}/undo"), &[]).await;
    village.pass(Span::secs(1)).await;
    let undone = steward.get(&path).await;
    assert!(undone.says("1 thing stayed") && undone.says("1 thing taken back"), "{}", undone.body);
    assert_eq!(count(village, &PEOPLE).await, before + 1);
    assert_eq!(told(village, "909-555-0140").await.0, "Ana");
});

village_test!(a_list_whose_work_stopped_says_so_and_goes_on_from_the_page_of_what_is_stuck, |village| {
    let mut steward = village.steward().await;
    let sent = steward
        .post("/spreadsheet", &[("kind", "households"), ("pasted", "name,phone\nAna,909-555-0130\n")])
        .await;
    let path = sent.location().expect("it leads to the list").to_owned();
    let columns = [("column-1", "name"), ("column-2", "phone"), ("headed", "yes"), ("order", "mdy")];
    steward.post(&format!("{path}/look"), &columns).await;
    let (now, slug) = (village.app.site.now(), Slug::of("test.dead", &village.app.site.rng));
    village.write(move |tx| tx.execute(&GIVE_UP, &[&tx.network(), &now, &slug])).await;
    let stopped = steward.get(&path).await;
    assert!(stopped.says("stopped half-way") && stopped.says("/desk/stuck"), "{}", stopped.body);
    assert!(!stopped.headers.contains_key("refresh"));
    assert_eq!(steward.post(&format!("/desk/stuck/{slug}/again"), &[]).await.status, 303);
    village.pass(Span::secs(1)).await;
    assert!(steward.get(&path).await.says("1 row can come in"));
});

village_test!(what_helpers_can_do_becomes_an_offer_that_waits_and_the_rest_stands_on_their_page, |village| {
    let mut steward = village.steward().await;
    let list =
        "name,phone,can do,days,notes\nZoila,909-555-0120,rides and groceries,Saturdays,likes lemons\n";
    let path = looked(village, &mut steward, "helpers", list).await;
    brought(village, &mut steward, &path, &[]).await;
    let person = with_phone(village, "909-555-0120").await[0];
    let offer = village.read(move |tx| offers::store::of_person(tx, person)).await.expect("an offer");
    let kinds: Vec<&str> = offer.kinds.iter().map(|kind| kind.code()).collect();
    assert_eq!((kinds, offer.days.len(), offer.night_opt_in), (vec!["food", "ride"], 1, false));
    assert!(
        village.read(move |tx| offers::store::is_waiting(tx, person)).await.is_some(),
        "it counts nowhere yet"
    );
    let slug = village.read(move |tx| people::profile(tx, person)).await.expect("they are here").slug;
    let page = steward.get(&format!("/people/{slug}")).await;
    assert!(page.says("likes lemons") && page.says("Saturdays"), "{}", page.body);
    assert_eq!(village.helper().await.get(&format!("/people/{slug}")).await.status, 404);
});
