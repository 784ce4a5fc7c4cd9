//! `/desk/live`: a steward's open page hears that something changed, and not a word of what; nobody else hears anything.

use testkit::village_test;

use crate::steps::{EGGS, ask, with};

village_test!(a_steward_who_listens_hears_of_a_new_ask_and_nothing_about_anybody, |village| {
    let steward = village.steward().await;
    let mut stream = steward.listen("/desk/live").await;
    assert_eq!(stream.status, 200);
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["cache-control"], "no-store");
    ask(village, &with(EGGS, &[("name", "Berna")])).await;
    let first = stream.next().await.expect("the stream goes on");
    ask(village, EGGS).await;
    let second = stream.next().await.expect("the stream goes on");
    for said in [first, second] {
        let count = said.strip_prefix("data: ").and_then(|rest| rest.strip_suffix("\n\n"));
        let count = count.expect("one event with one line");
        assert!(count.parse::<u64>().is_ok(), "a number that says how often, and nothing else: {said}");
    }
});

village_test!(a_stream_ends_with_its_session, |village| {
    let mut steward = village.steward().await;
    let mut stream = steward.listen("/desk/live").await;
    assert_eq!(steward.post("/out", &[]).await.status, 303);
    ask(village, EGGS).await;
    assert_eq!(stream.next().await, None, "whoever signed out hears of nothing");
});

village_test!(a_stream_ends_when_the_session_is_ended_from_another_device, |village| {
    let steward = village.steward().await;
    let mut stream = steward.listen("/desk/live").await;
    let person = village.cast.steward.cast();
    village.write(move |tx| people::sessions::end_all_of(tx, person)).await;
    ask(village, EGGS).await;
    assert_eq!(stream.next().await, None);
});

village_test!(nobody_but_a_steward_listens, |village| {
    assert_eq!(village.browser().listen("/desk/live").await.status, 401);
    for other in [village.helper().await, village.neighbor().await] {
        assert_eq!(other.listen("/desk/live").await.status, 404);
    }
    let there = village.beside_once("palmeras").await;
    let outsider = village.signed_in_at(&there, there.steward, "palmeras").await.at_home();
    assert_eq!(outsider.listen("/desk/live").await.status, 401, "a session is of one network");
});
