//! Matching over HTTP: a ring opens and a few are asked; a steward's round.

use circles::CircleId;
use kit_base::{Private, Span};
use kit_db::Tx;
use kit_i18n::Lang;
use people::PersonId;
use testkit::{Browser, Village, village_test};

use crate::steps::{Asked, EGGS, ask, kept};

/// Five neighbors of the asker's own circle who help, are trusted, and offer food at any time and often: whoever else the village
/// has, these five are there, awake and asked by text. Answers their telephones.
async fn they_offer(village: &Village, home: CircleId) -> Vec<(PersonId, String)> {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    let now = village.clock.now();
    let come = move |tx: &mut Tx<'_>| {
        let mut five = Vec::new();
        for n in 0..5 {
            let phone = format!("747-555-014{n}");
            let new = people::NewPerson {
                name: Some(Private::new(format!("Vecina {n}"))),
                contact: people::Contact::Phone(Private::new(phone.clone())),
                language: Lang::En,
                rules: people::SafeContact { may_text: true, ..people::SafeContact::default() },
                address: None,
                home_circle: Some(home),
                cell: None,
            };
            let who = people::create_unverified(tx, &vault, &new, now, &rng)?;
            people::verify(tx, who, now)?;
            people::memberships::join(tx, home, who, Some(now), now)?;
            let held = people::Held { circle: home, role: people::Role::Helper };
            people::roles::grant(tx, who, held, people::roles::Term { since: now, until: None }, &rng)?;
            five.push((who, phone));
        }
        Ok(five)
    };
    let five = village.write(come).await;
    for (who, _) in &five {
        let form = [
            ("kind", "food"),
            ("band", "farther"),
            ("language", "en"),
            ("language", "es"),
            ("per_week", "any"),
            ("confirm", "1"),
        ];
        let posted = village.signed_in(who.cast()).await.post("/offer", &form).await;
        assert_eq!(posted.location(), Some("/my/offer"), "{}", posted.body);
    }
    five
}

async fn home(village: &Village, asked: &Asked) -> CircleId {
    kept(village, asked.ids[0]).await.expect("it is there").home
}

village_test!(when_a_ring_opens_a_few_who_offered_get_words_that_a_locked_screen_may_show, |village| {
    let asked = ask(village, EGGS).await;
    let five = they_offer(village, home(village, &asked).await).await;
    village.letters().await;
    // Only now does the ring's news reach whoever asks neighbors.
    village.pass(Span::minutes(1)).await;
    let letters: Vec<String> =
        village.letters().await.into_iter().filter(|text| text.contains(&asked.card())).collect();
    let to_them =
        letters.iter().filter(|letter| five.iter().any(|(_, phone)| letter.contains(phone.as_str()))).count();
    for letter in &letters {
        for private in ["Eggs", "doctor", "Bernarda", "0147", "bell", "blue door", "Apartment"] {
            assert!(!letter.contains(private), "{private} in {letter}");
        }
    }
    let id = asked.ids[0];
    let requested = village.read(move |tx| matching::store::requested(tx, id)).await;
    assert_eq!(requested.len(), 5, "it cannot wait: five are asked, and no more");
    let them = requested.iter().filter(|who| five.iter().any(|(one, _)| one == *who)).count();
    assert!(them > 0, "next door, and offering just that");
    assert_eq!(to_them, them, "each of them by one text: {letters:?}");
    village.pass(Span::minutes(30)).await;
    let again = village.read(move |tx| matching::store::requested(tx, id)).await;
    assert_eq!(again, requested, "one ring asks once");
});

village_test!(a_round_is_proposed_unticked_and_asked_and_only_stewards_see_it, |village| {
    let asked = ask(village, &crate::steps::with(EGGS, &[("when", "flexible")])).await;
    they_offer(village, home(village, &asked).await).await;
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
    let mut steward = village.steward().await;
    let pages = [("/round", "href=\"/desk/"), ("/desk/sheet", "<tr"), ("/desk/sheet/back", "name=\"seen-")];
    let mut costs = Vec::new();
    for n in 0..12 {
        let phone = format!("213-555-01{n:02}");
        let form = crate::steps::with(EGGS, &[("contact_value", phone.as_str()), ("when", "flexible")]);
        let asked = ask(village, &form).await;
        if n == 0 {
            they_offer(village, home(village, &asked).await).await;
        }
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
        assert!(many <= if path == "/round" { 14 } else { 5 }, "{path}: {many} statements");
    }
});

/// What the round proposes: ask and helper of every line.
fn picks(page: &testkit::Reply) -> Vec<(String, String)> {
    let values = page.body.split("name=\"pick\" value=\"").skip(1);
    let picks = values.filter_map(|rest| rest.split('"').next()?.split_once('-'));
    picks.map(|(ask, helper)| (ask.to_owned(), helper.to_owned())).collect()
}

village_test!(two_asks_of_one_door_stand_in_one_round_and_nobody_is_asked_twice, |village| {
    let form = crate::steps::with(EGGS, &[("when", "flexible"), ("kind", "")]);
    let both: Vec<_> = [("kind", "food"), ("kind", "errand")].into_iter().chain(form).collect();
    let asked = ask(village, &both).await;
    assert_eq!(asked.slugs.len(), 2, "one door, two asks");
    let five = they_offer(village, home(village, &asked).await).await;
    for (who, _) in &five {
        let form = [
            ("kind", "food"),
            ("kind", "errand"),
            ("band", "farther"),
            ("language", "en"),
            ("language", "es"),
            ("confirm", "1"),
        ];
        assert_eq!(village.signed_in(who.cast()).await.post("/offer", &form).await.status, 303);
    }
    let mut steward = village.steward().await;
    let page = steward.get("/round").await;
    let proposed = picks(&page);
    let of_door: Vec<_> = proposed.iter().filter(|(ask, _)| asked.slugs.contains(ask)).collect();
    assert_eq!(of_door.len(), 2, "somebody for each: {proposed:?}");
    let mut helpers: Vec<&str> = proposed.iter().map(|(_, helper)| helper.as_str()).collect();
    helpers.sort_unstable();
    let whole = helpers.len();
    helpers.dedup();
    assert_eq!(helpers.len(), whole, "one round asks one neighbor for one thing");
    assert_eq!(picks(&steward.get("/round").await), proposed, "the same picture on a second look");
    let form: Vec<(String, String)> =
        of_door.iter().map(|(ask, helper)| ("pick".to_owned(), format!("{ask}-{helper}"))).collect();
    let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    for _ in 0..2 {
        assert_eq!(steward.post("/round", &form).await.status, 303);
    }
    for id in asked.ids.clone() {
        let requested = village.read(move |tx| matching::store::requested(tx, id)).await;
        assert_eq!(requested.len(), 1, "the second tap asks nobody again");
    }
    let next = picks(&steward.get("/round").await);
    let again = of_door.iter().any(|pick| next.contains(pick));
    assert!(!again, "whoever was asked is not proposed for it again: {next:?}");
});
