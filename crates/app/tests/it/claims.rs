//! Many hands on one ask: one winner, and nobody holds more than three.

use testkit::{Reply, village_test};

use crate::steps;

fn cards(board: &Reply) -> Vec<String> {
    let mut found: Vec<String> = board
        .body
        .split("href=\"/asks/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|slug| format!("/asks/{slug}"))
        .collect();
    found.dedup();
    found
}

village_test!(of_two_helpers_on_one_ask_one_wins_and_the_other_is_told_kindly, |village| {
    // Without a place the whole neighborhood is asked, so both have it on their boards.
    let asked = steps::ask(village, &steps::with(steps::EGGS, &[("place", "")])).await;
    let (mut one, mut two) = (village.helper().await, village.other_helper().await);
    assert!(cards(&two.get("/asks").await).contains(&asked.card()));
    let path = format!("{}/claim", asked.card());
    assert_eq!(one.post(&path, &[]).await.status, 303);
    let late = two.post(&path, &[]).await;
    assert_eq!(late.status, 409, "{}", late.body);
});

village_test!(a_helper_holds_three_at_the_most, |village| {
    let mut helper = village.helper().await;
    let mut taken = 0;
    for ask in cards(&helper.get("/asks?n=100").await) {
        taken += usize::from(helper.post(&format!("{ask}/claim"), &[]).await.status == 303);
    }
    assert!(taken <= 3, "{taken} claims at once");
});
