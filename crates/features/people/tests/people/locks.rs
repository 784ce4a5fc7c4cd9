//! Guessing locks what is guessed at, and nothing and nobody else.

use kit_base::Span;
use kit_db::{DbError, db_test};
use kit_vault::Purpose;
use people::tries::{self, Verdict};

use crate::world::{NOW, STEPS, World};

const CODE: Purpose = Purpose::new("test.code");

async fn guess(world: &World, typed: &'static str) -> Verdict {
    let (vault, now) = (world.site.vault.clone(), world.site.now());
    world
        .write(move |tx| {
            let credential = tries::credential(tx, &vault, CODE, typed)?;
            match tries::check(tx, credential, now)? {
                Verdict::Open => tries::failed(tx, credential, now),
                locked @ Verdict::Locked(_) => Ok::<_, DbError>(locked),
            }
        })
        .await
}

db_test!(five_wrong_tries_lock_one_credential_for_a_quarter_of_an_hour, &STEPS, |db| async move {
    let world = World::new(db).await;
    for _ in 0..4 {
        assert_eq!(guess(&world, "lemon porch wagon").await, Verdict::Open);
    }
    let until = NOW + Span::minutes(15);
    assert_eq!(guess(&world, "lemon porch wagon").await, Verdict::Locked(until));
    world.site.clock.advance(Span::minutes(14));
    assert_eq!(guess(&world, "lemon porch wagon").await, Verdict::Locked(until), "a try does not prolong it");
    world.site.clock.advance(Span::minutes(1));
    let again = guess(&world, "lemon porch wagon").await;
    assert!(matches!(again, Verdict::Locked(_)), "one more wrong try locks it again");
});

db_test!(others_who_guess_other_words_lock_nobody_out, &STEPS, |db| async move {
    let world = World::new(db).await;
    for _ in 0..9 {
        guess(&world, "lemon porch stoop").await;
    }
    assert_eq!(guess(&world, "lemon porch wagon").await, Verdict::Open);
});

db_test!(the_right_word_begins_the_count_anew, &STEPS, |db| async move {
    let world = World::new(db).await;
    for _ in 0..4 {
        guess(&world, "lemon porch wagon").await;
    }
    let vault = world.site.vault.clone();
    world
        .write(move |tx| {
            let credential = tries::credential(tx, &vault, CODE, "lemon porch wagon")?;
            tries::passed(tx, credential)
        })
        .await;
    assert_eq!(guess(&world, "lemon porch wagon").await, Verdict::Open);
});
