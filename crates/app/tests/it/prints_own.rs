//! Sheets that know a circle's own words, and whoever is signed in.

use testkit::village_test;

use crate::prints::{open_door, value};

village_test!(a_circle_says_it_its_own_way_and_whoever_is_signed_out_gets_our_words, |village| {
    let mut steward = village.steward().await;
    let page = steward.get("/print/poster/words").await;
    let circle = value(&page, "circle").to_owned();
    let long = "x".repeat(80);
    let wrong = steward.post("/print/poster/words", &[("circle", &circle), ("headline-en", &long)]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says(&long), "what was typed stays");
    let own =
        [("circle", circle.as_str()), ("headline-en", "Lantern folk"), ("headline-es", "Gente del farol")];
    assert_eq!(steward.post("/print/poster/words", &own).await.status, 303);
    let mut helper = village.helper().await;
    let form = helper.get("/print/poster").await;
    assert!(form.says("Lantern folk") && form.says("Gente del farol"), "{}", form.body);
    assert!(form.says("Ask for a hand, or lend one."), "what was left empty stays ours");
    assert!(!village.browser().get("/print/poster").await.says("Lantern folk"));
    for (to, there) in [("ours", false), ("before", true), ("before", false)] {
        let turned = steward.post("/print/poster/words/turn", &[("circle", &circle), ("to", to)]).await;
        assert_eq!(turned.status, 303, "{}", turned.body);
        assert_eq!(helper.get("/print/poster").await.says("Lantern folk"), there, "{to}");
    }
    let mut beside = village.steward_beside().await;
    assert_eq!(beside.post("/print/poster/words", &own).await.status, 404, "not theirs");
    assert_eq!(helper.get("/print/poster/words").await.status, 404);
});

village_test!(signed_in_the_form_knows_oneself_and_nobody_else, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let who = village.cast.helper.cast();
    let vault = village.vault.clone();
    let name = village.read(move |tx| Ok(people::first_name(tx, &vault, who)?)).await.expect("a name");
    let form = helper.get("/print/door-sign").await;
    assert!(form.says(&format!("value=\"{}\"", name.reveal())), "{}", form.body);
    assert!(form.says("They lead to a note for me"));
    let paper = [("names", "Ana"), ("squares", "note"), ("langs", "en"), ("phone", "")];
    let shown = helper.post("/print/door-sign", &paper).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    let pdf = helper.post("/print/door-sign/paper.pdf", &paper).await;
    assert!(pdf.body.starts_with("%PDF"));
    let nobody = village.browser().get("/print/door-sign").await;
    assert!(!nobody.says(name.reveal()) && !nobody.says("They lead to a note"));
    assert!(!nobody.says(&door[6..]));
});
