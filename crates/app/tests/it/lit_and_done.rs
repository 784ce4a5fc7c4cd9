//! The main job, over HTTP: an ask without an account, a helper, a yes, done; and nobody saw more than they should.

use kit_base::Span;
use testkit::{Reply, village_test};

const EGGS: &[(&str, &str)] = &[
    ("kind", "food"),
    ("details", "Eggs and bread, the doctor said soft things"),
    ("private_note", "The bell is broken, knock at the blue door"),
    ("when", "today"),
    ("contact", "phone"),
    ("contact_value", "213-555-0147"),
    ("name", "Bernarda"),
    ("place", "Casa Limón"),
    ("address", "Apartment 12, second stair"),
    ("language", "en"),
    ("confirm", "1"),
];

/// The path of the newest card on a board.
fn first_card(board: &Reply) -> String {
    let at = board.body.find("href=\"/asks/").expect("the board has a card") + 6;
    board.body[at..].split('"').next().expect("the link ends").to_owned()
}

/// The value of the first hidden field or button of that name.
fn field(page: &Reply, name: &str) -> String {
    let at = page
        .body
        .find(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no {name} in {}", page.body));
    page.body[at..].split('"').nth(3).expect("the value ends").to_owned()
}

village_test!(an_ask_without_an_account_is_taken_answered_and_done, |village| {
    let mut asker = village.browser();
    let posted = asker.post("/ask", EGGS).await;
    assert_eq!(posted.status, 303, "{}", posted.body);
    assert!(posted.location().expect("it leads on").starts_with("/l/"));
    let opened = asker.follow(&posted).await;
    let page = asker.follow(&opened).await;
    assert_eq!(page.status, 200);

    let mut helper = village.helper().await;
    let board = helper.get("/asks").await;
    assert_eq!(board.status, 200, "{}", board.body);
    let ask = first_card(&board);
    let before = helper.get(&ask).await;
    for hidden in ["0147", "Bernarda", "blue door", "Apartment 12", "doctor said"] {
        assert!(!before.says(hidden), "the card shows {hidden}");
    }
    let claimed = helper.post(&format!("{ask}/claim"), &[]).await;
    assert_eq!(claimed.status, 303, "{}", claimed.body);
    let reserved = helper.get(&ask).await;
    assert!(reserved.says("doctor said"), "the helper reads what was asked");
    for hidden in ["0147", "blue door", "Apartment 12"] {
        assert!(!reserved.says(hidden), "before the yes the helper sees {hidden}");
    }

    let waiting = asker.get("/my/ask").await;
    let (slug, claim) = (ask.trim_start_matches("/asks/").to_owned(), field(&waiting, "claim"));
    let accepted = asker.post(&format!("/my/ask/{slug}/accept"), &[("claim", &claim)]).await;
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    let open = helper.get(&ask).await;
    for shown in ["0147", "Bernarda", "blue door", "Apartment 12"] {
        assert!(open.says(shown), "after the yes the helper does not see {shown}: {}", open.body);
    }

    assert_eq!(helper.post(&format!("{ask}/done"), &[]).await.status, 303);
    village.pass(Span::hours(49)).await;
    let later = helper.get(&ask).await;
    for hidden in ["0147", "blue door", "Apartment 12"] {
        assert!(!later.says(hidden), "two days after, the helper still sees {hidden}");
    }
});

village_test!(the_same_form_posted_twice_makes_one_ask, |village| {
    let mut asker = village.browser();
    let form: Vec<_> = EGGS.iter().copied().chain([("key", "0123456789abcdef0123456789abcdef")]).collect();
    let first = asker.post("/ask", &form).await;
    let second = asker.post("/ask", &form).await;
    assert_eq!(first.status, 303, "{}", first.body);
    assert_eq!(first.location(), second.location());
});

village_test!(one_curl_with_the_least_of_fields_is_enough, |village| {
    let mut curl = village.browser();
    let least =
        [("kind", "food"), ("details", "rice"), ("when", "today"), ("contact", "none"), ("confirm", "1")];
    let reply = curl.send(http::Method::POST, "/ask", &least, &[]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
});

village_test!(what_is_missing_is_named_and_what_was_typed_is_kept, |village| {
    let mut asker = village.browser();
    let bad = [
        ("kind", "food"),
        ("details", "two lemons"),
        ("when", "today"),
        ("contact", "phone"),
        ("contact_value", "12"),
        ("confirm", "1"),
    ];
    let reply = asker.post("/ask", &bad).await;
    assert_eq!(reply.status, 422);
    assert!(reply.says("two lemons"));
    assert!(reply.says("contact_value"));
});

village_test!(words_of_danger_reach_the_desk_and_no_board, |village| {
    let mut asker = village.browser();
    let danger = [
        ("kind", "other"),
        ("details", "se cayo mi papa y le sangra mucho la cabeza"),
        ("when", "now"),
        ("contact", "none"),
        ("confirm", "1"),
    ];
    let posted = asker.post("/ask", &danger).await;
    let opened = asker.follow(&posted).await;
    let page = asker.follow(&opened).await;
    assert!(page.says("911"));
    let board = village.helper().await.get("/asks").await;
    assert!(!board.says("sangra"));
    let desk = village.steward().await.get("/desk").await;
    assert_eq!(desk.status, 200, "{}", desk.body);
});
