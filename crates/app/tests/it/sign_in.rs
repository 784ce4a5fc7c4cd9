//! Signing in as the whole program does it: asked for by phone, ended from afar, told to nobody who is not here.

use kit_base::Span;
use testkit::{Browser, Reply, Village, village_test};

/// A number that nobody in the village has.
const NOBODY: &str = "213-555-0199";

/// The phone of a helper of the village.
async fn phone(village: &Village) -> String {
    let (vault, helper) = (village.vault.clone(), village.cast.helper);
    let reach = village.read(move |tx| Ok(people::reach(tx, &vault, helper.cast())?)).await;
    match reach.expect("the helper is here").contact {
        people::Contact::Phone(phone) => phone.reveal().clone(),
        _ => panic!("the helper has a phone"),
    }
}

async fn asks(village: &Village, number: &str) -> (u64, Reply) {
    let before = village.app.site.db.counts().statements;
    let reply = village.browser().post("/in", &[("contact", number)]).await;
    (village.app.site.db.counts().statements - before, reply)
}

fn code(letter: &str) -> String {
    let mut words = letter.split(|c: char| !c.is_ascii_digit());
    words.rfind(|word| word.len() == 6).expect("a code is in it").to_owned()
}

village_test!(asking_for_a_way_in_tells_nobody_who_is_here, |village| {
    let known = phone(village).await;
    village.browser().get("/in").await;
    let (here, nobody) = (asks(village, &known).await, asks(village, NOBODY).await);
    assert_eq!(here.0, nobody.0, "the same number of statements");
    assert_eq!(here.1.whole().replace(&known, "#"), nobody.1.whole().replace(NOBODY, "#"));
});

village_test!(a_helper_comes_in_by_the_code_and_ends_another_phone_from_there, |village| {
    let known = phone(village).await;
    asks(village, &known).await;
    village.pass(Span::secs(1)).await;
    let letters = village.letters().await;
    let letter = letters.iter().find(|l| l.contains("/in/")).expect("a message went out");
    let mut hers = village.browser();
    let inside = hers.post("/in/code", &[("contact", &known), ("code", &code(letter))]).await;
    assert_eq!(inside.status, 303, "{}", inside.body);
    assert_eq!(hers.get("/asks").await.status, 200);
    let mut lost: Browser = village.helper().await;
    assert_eq!(lost.get("/asks").await.status, 200);
    let page = hers.get("/my/devices").await;
    assert!(page.says("You are here"), "{}", page.body);
    hers.post("/my/devices/end", &[("device", "others")]).await;
    assert_eq!(lost.get("/asks").await.status, 401, "out with its very next request");
    assert_eq!(hers.get("/asks").await.status, 200);
});

village_test!(wrong_codes_lock_one_number_and_others_come_in, |village| {
    let known = phone(village).await;
    for _ in 0..6 {
        let wrong = village.browser().post("/in/code", &[("contact", NOBODY), ("code", "123456")]).await;
        assert_eq!(wrong.status, 422);
    }
    asks(village, &known).await;
    village.pass(Span::secs(1)).await;
    let letters = village.letters().await;
    let letter = letters.iter().find(|l| l.contains("/in/")).expect("a message went out");
    let inside = village.browser().post("/in/code", &[("contact", &known), ("code", &code(letter))]).await;
    assert_eq!(inside.status, 303);
});

village_test!(a_steward_s_pages_about_people_cost_little, |village| {
    let mut steward = village.steward().await;
    steward.get("/my").await;
    for (path, most) in
        [("/people", 8), ("/on-call", 7), ("/decisions-waiting", 6), ("/my/devices", 5), ("/my/security", 5)]
    {
        let before = village.app.site.db.counts().statements;
        assert_eq!(steward.get(path).await.status, 200, "{path}");
        let cost = village.app.site.db.counts().statements - before;
        assert!(cost <= most, "{path}: {cost} statements");
    }
});
