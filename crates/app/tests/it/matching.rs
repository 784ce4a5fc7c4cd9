//! Matching over HTTP: a ring opens and a few are asked; a steward's round.

use kit_base::Span;
use testkit::{Browser, Village, village_test};

use crate::steps::{EGGS, ask};

/// The helper and the steward of the village offer food at any time, in every language of the village.
async fn they_offer(village: &Village) {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    let cast = [village.cast.helper, village.cast.steward];
    village
        .write(move |tx| {
            let rules = people::SafeContact { may_text: true, ..people::SafeContact::default() };
            for who in cast {
                people::set_rules(tx, &vault, who.cast(), &rules, &rng)
                    .map_err(|error| kit_db::DbError::Rule(error.to_string()))?;
            }
            Ok(())
        })
        .await;
    for mut screen in [village.helper().await, village.steward().await, village.other_helper().await] {
        let form =
            [("kind", "food"), ("band", "farther"), ("language", "en"), ("language", "es"), ("confirm", "1")];
        let posted = screen.post("/offer", &form).await;
        assert_eq!(posted.location(), Some("/my/offer"), "{}", posted.body);
    }
}

village_test!(when_a_ring_opens_a_few_who_offered_get_words_that_a_locked_screen_may_show, |village| {
    // The rings of the village's own asks have opened before anybody here offers.
    village.pass(Span::minutes(1)).await;
    they_offer(village).await;
    village.letters().await;
    let asked = ask(village, EGGS).await;
    village.pass(Span::minutes(1)).await;
    let letters: Vec<String> =
        village.letters().await.into_iter().filter(|text| text.contains(&asked.card())).collect();
    assert!(!letters.is_empty(), "somebody was asked");
    for letter in &letters {
        for private in ["Eggs", "doctor", "Bernarda", "0147", "bell", "blue door", "Apartment"] {
            assert!(!letter.contains(private), "{private} in {letter}");
        }
    }
    let id = asked.ids[0];
    let requested = village.read(move |tx| matching::store::requested(tx, id)).await;
    assert_eq!(requested.len(), letters.len());
    village.pass(Span::minutes(30)).await;
    let again = village.read(move |tx| matching::store::requested(tx, id)).await;
    assert_eq!(again, requested, "one ring asks once");
});

village_test!(a_round_is_proposed_unticked_and_asked_and_only_stewards_see_it, |village| {
    they_offer(village).await;
    let asked = ask(village, &crate::steps::with(EGGS, &[("when", "flexible")])).await;
    let mut steward = village.steward().await;
    let page = steward.get("/round").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(village.helper().await.get("/round").await.status, 404);
    assert_eq!(village.browser().get("/round").await.status, 401);
    let before = village
        .read({
            let id = asked.ids[0];
            move |tx| matching::store::requested(tx, id)
        })
        .await;
    let nobody = steward.post("/round", &[]).await;
    assert_eq!(nobody.status, 303);
    let after = village
        .read({
            let id = asked.ids[0];
            move |tx| matching::store::requested(tx, id)
        })
        .await;
    assert_eq!(before, after, "what is unticked is not asked");
    let Some(at) = page.body.find("name=\"pick\" value=\"") else { panic!("{}", page.body) };
    let pick = page.body[at..].split('"').nth(3).expect("a value").to_owned();
    let sent = steward.post("/round", &[("pick", &pick)]).await;
    let landed = steward.follow(&sent).await;
    assert!(landed.says("They are being asked"), "{}", landed.body);
});

/// What one more look at a page costs in statements, and how often it says something.
async fn statements(village: &Village, screen: &mut Browser, (path, row): (&str, &str)) -> (u64, usize) {
    screen.get(path).await;
    let before = village.app.site.db.counts().statements;
    let page = screen.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    (village.app.site.db.counts().statements - before, page.body.matches(row).count())
}

village_test!(a_round_and_a_sheet_ask_the_database_as_much_for_twelve_asks_as_for_three, |village| {
    they_offer(village).await;
    let mut steward = village.steward().await;
    let pages = [("/round", "href=\"/desk/"), ("/desk/sheet", "<tr"), ("/desk/sheet/back", "name=\"seen-")];
    let mut costs = Vec::new();
    for n in 0..12 {
        let phone = format!("213-555-01{n:02}");
        let form = crate::steps::with(EGGS, &[("contact_value", phone.as_str()), ("when", "flexible")]);
        assert_eq!(village.browser().post("/ask", &form).await.status, 303);
        if n == 2 || n == 11 {
            for page in pages {
                costs.push(statements(village, &mut steward, page).await);
            }
        }
    }
    for (at, (path, _)) in pages.into_iter().enumerate() {
        let ((few, before), (many, after)) = (costs[at], costs[at + pages.len()]);
        assert!(after >= before + 8, "{path} shows {before} rows and then {after}");
        assert!(many <= few, "{path}: {few} statements and then {many}");
        assert!(many <= if path == "/round" { 13 } else { 5 }, "{path}: {many} statements");
    }
});
