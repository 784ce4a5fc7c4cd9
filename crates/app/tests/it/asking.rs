//! The asker's side with rows behind it: repeated posts, changes, the code word, asking again.

use asks::domain::AskState;
use kit_base::Span;
use testkit::{Reply, village_test};

use crate::steps::{self, Asked, EGGS, with};

fn between<'a>(page: &'a Reply, from: &str, to: &str) -> &'a str {
    let rest = page.body.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or("", |(found, _)| found)
}

/// The words on the tile of the asker's page.
fn code_word(asked: &Asked) -> String {
    between(&asked.page, "class=\"tile big\"><bdi>", "</bdi>").to_owned()
}

village_test!(the_same_form_sent_twice_is_one_ask_and_other_words_are_another, |village| {
    let key = [("key", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")];
    let form = with(EGGS, &key);
    let mut screen = village.browser();
    let first = screen.post("/ask", &form).await;
    let again = screen.post("/ask", &form).await;
    assert_eq!(first.status, 303);
    assert_eq!(first.location(), again.location());
    let other = screen.post("/ask", &with(&form, &[("details", "Bread and nothing else")])).await;
    assert_eq!(other.status, 422);
    assert!(other.says("Bread and nothing else"), "what was typed stays");
});

village_test!(a_wrong_form_names_each_field_and_keeps_what_was_typed, |village| {
    let wrong = with(EGGS, &[("kind", ""), ("contact_value", "12"), ("when", "someday")]);
    let page = village.browser().post("/ask", &wrong).await;
    assert_eq!(page.status, 422);
    for field in ["kind", "when", "contact_value"] {
        assert!(
            page.says(&format!("href=\"#f-{field}\"")) && page.says(&format!("id=\"f-{field}\"")),
            "{field}"
        );
    }
    assert!(page.says("Eggs and bread, the doctor said soft things"));
});

village_test!(an_asker_changes_an_ask_and_its_helper_is_told, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    steps::take(&mut village.helper().await, &asked.card()).await;
    asked.accept(village).await;
    let path = format!("/my/ask/{}/edit", asked.slugs[0]);
    let form = asked.screen.get(&path).await;
    assert!(form.says("Eggs and bread, the doctor said soft things") && !form.says("name=\"public_line\""));
    let mut changed = with(EGGS, &[("details", "Only bread today"), ("kind", ""), ("confirm", "")]);
    changed.push(("safe", "both"));
    let empty = asked.screen.post(&path, &with(&changed, &[("details", "")])).await;
    assert_eq!(empty.status, 422);
    assert_eq!(asked.screen.post(&path, &changed).await.status, 303);
    assert!(asked.screen.get("/my/ask").await.says("Only bread today"));
    let kept = steps::kept(village, asked.ids[0]).await.expect("the ask is there");
    assert!(kept.ask.live_claim().is_some_and(|claim| claim.unseen_edit));
});

village_test!(that_somebody_has_to_come_in_is_said_later_and_taken_back_and_nobody_reads_why, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    let path = format!("/my/ask/{}/edit", asked.slugs[0]);
    let claim = format!("{}/claim", asked.card());
    let mut helper = village.helper().await;
    let before = helper.get(&asked.card()).await;
    assert!(before.says(&claim), "the door step is for every helper: {}", before.body);
    assert!(asked.screen.get(&path).await.says("Is the door step enough?"));
    let mut form = with(EGGS, &[("kind", ""), ("confirm", "")]);
    form.push(("safe", "both"));
    let inside = with(&form, &[("inside", "1")]);
    assert_eq!(asked.screen.post(&path, &inside).await.status, 303);
    assert!(steps::kept(village, asked.ids[0]).await.expect("it is there").ask.inside);
    assert!(asked.screen.get(&path).await.says("name=\"inside\" value=\"1\" checked"), "it stays ticked");
    let mut newcomer = steps::newcomer(village).await;
    let card = newcomer.get(&asked.card()).await;
    assert!(!card.says(&claim), "somebody for whom nobody vouched is not offered it: {}", card.body);
    assert_eq!(newcomer.post(&claim, &[]).await.status, 409);
    for why in ["live alone", "come in", "keys", "inside"] {
        let shown = between(&card, "<main", "</main>").contains(why);
        assert!(!shown, "nobody reads why: {why}");
    }
    assert_eq!(asked.screen.post(&path, &form).await.status, 303);
    assert!(newcomer.get(&asked.card()).await.says(&claim), "the door step is enough again");
    // Once somebody has it, that is how they took it.
    steps::take(&mut helper, &asked.card()).await;
    asked.accept(village).await;
    assert!(!asked.screen.get(&path).await.says("name=\"inside\""));
    assert_eq!(asked.screen.post(&path, &inside).await.status, 303);
    assert!(!steps::kept(village, asked.ids[0]).await.expect("it is there").ask.inside);
});

village_test!(digits_and_code_word_show_the_status_and_open_nothing, |village| {
    let asked = steps::ask(village, EGGS).await;
    let mut phone = village.browser();
    let page = phone.post("/code", &[("last4", "0147"), ("code", &code_word(&asked).to_uppercase())]).await;
    assert_eq!(page.status, 200, "{}", page.body);
    for hidden in ["Eggs", "Bernarda", "213", "Apartment", "/edit", "/erase", "/my/ask", "/l/"] {
        assert!(!between(&page, "<main", "</main>").contains(hidden), "{hidden}");
    }
    assert!(!phone.holds_cookies(), "the code word signs nobody in");
});

village_test!(a_wrong_word_an_unknown_phone_and_too_many_tries_look_alike, |village| {
    let asked = steps::ask(village, EGGS).await;
    let (mut phone, code) = (village.browser(), code_word(&asked));
    let wrong = phone.post("/code", &[("last4", "0147"), ("code", "no such words")]).await;
    let unknown = phone.post("/code", &[("last4", "9999"), ("code", "no such words")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.body, unknown.body.replace("9999", "0147"));
    for _ in 0..4 {
        phone.post("/code", &[("last4", "0147"), ("code", "no such words")]).await;
    }
    let locked = phone.post("/code", &[("last4", "0147"), ("code", &code)]).await;
    assert_eq!(locked.body, wrong.body);
    assert_eq!(
        village.browser().get(&asked.link).await.status,
        303,
        "the private link is another credential"
    );
    village.pass(Span::minutes(16)).await;
    assert_eq!(phone.post("/code", &[("last4", "0147"), ("code", &code)]).await.status, 200);
});

village_test!(what_was_taken_back_can_be_asked_again_with_every_word_in_it, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    let path = |verb: &str| format!("/my/ask/{}/{verb}", asked.slugs[0]);
    assert_eq!(asked.screen.post(&path("withdraw"), &[]).await.status, 303);
    assert_eq!(steps::state(village, asked.ids[0]).await, Some(AskState::Withdrawn));
    let page = asked.screen.post(&path("again"), &[]).await;
    assert_eq!(page.status, 200);
    for said in
        ["Eggs and bread, the doctor said soft things", "knock at the blue door", "Bernarda", "213-555-0147"]
    {
        assert!(page.says(said), "{said}");
    }
});
