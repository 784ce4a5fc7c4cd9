//! What people say themselves, and who is told: neighbors only.

use checkins::domain::{Stand, Way, Word};
use kit_base::Span;
use kit_db::db_test;

use crate::world::{NINE, STEPS, World};

db_test!(a_text_of_one_word_answers_and_anything_else_is_unclear, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (ok, _) = world.yes("0142", Way::Text).await;
    let (need, _) = world.yes("0143", Way::Text).await;
    let (odd, _) = world.yes("0144", Way::Text).await;
    world.look(NINE).await;
    assert!(world.heard("(213) 555-0142", "1", NINE).await);
    assert!(world.heard("213-555-0143", "3", NINE).await);
    assert!(world.heard("213-555-0144", "who is this", NINE).await);
    assert!(!world.heard("213-555-0199", "1", NINE).await, "nobody here has this number");
    assert_eq!(world.check(ok).await.map(|kept| kept.check.stand), Some(Stand::Fine));
    assert_eq!(world.check(need).await.map(|kept| kept.check.stand), Some(Stand::Needs));
    assert_eq!(world.times("checkins-text-steward", world.steward).await, 1);
    assert_eq!(world.times("checkins-text-asked", world.checker).await, 1);
    let kept = world.check(odd).await.expect("it is there");
    assert_eq!((kept.check.stand, kept.check.next_at), (Stand::Waiting, Some(NINE + Span::minutes(30))));
    world.heard("213-555-0142", "thank you dear", NINE).await;
    assert_eq!(world.check(ok).await.map(|kept| kept.check.stand), Some(Stand::Fine));
});

db_test!(whoever_says_the_same_twice_is_heard_once, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, person) = world.yes("0142", Way::Call).await;
    assert!(!world.speak(person, Word::Ok, NINE).await, "there is no check yet");
    world.look(NINE).await;
    for _ in 0..3 {
        assert!(world.speak(person, Word::CallMe, NINE).await);
    }
    assert_eq!(world.times("checkins-text-asked", world.checker).await, 1);
    assert_eq!(world.times("checkins-text-steward", world.steward).await, 1);
    world.speak(person, Word::Ok, NINE).await;
    let stand = world.check(member).await.map(|kept| kept.check.stand);
    assert_eq!(stand, Some(Stand::Needs), "a human closes it");
});

db_test!(no_outbound_to_emergency_numbers, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let mut all = Vec::new();
    for number in ["911", "988", "112", "1-800-273-8255"] {
        all.push(world.yes(number, Way::Text).await);
    }
    world.look(NINE).await;
    for minutes in (120..400).step_by(30) {
        world.look(NINE + Span::minutes(minutes)).await;
    }
    let neighbors = [world.steward, world.checker, world.buddy];
    let told = world.told().await;
    assert!(told.iter().all(|(_, who)| neighbors.contains(who)), "{told:?}");
    for (member, _) in all {
        assert_eq!(world.check(member).await.map(|kept| kept.check.stand), Some(Stand::Exhausted));
    }
});
