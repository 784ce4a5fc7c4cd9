//! A post that arrives twice: the first answer, a refusal, or a new start after two days.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{Db, DbError, Scope, db_test};
use kit_jobs::idempotency::{KEPT, Key, Outcome, Post, digest, remember};
use kit_jobs::{Jobs, MIGRATIONS, lease};

const NOW: Timestamp = Timestamp::from_secs(1_800_000_000);

fn ours() -> Scope {
    Scope::Network(Id::from_uuid(uuid::Uuid::from_u128(1)))
}

fn post(actor: &str, form: &str) -> Post {
    let key = Key::parse("0f8fad5b-d9cb-469f-a165-70867728950e").expect("a key of 128 bits");
    Post { actor: digest(&[actor.as_bytes()]), key, body_hash: digest(&[form.as_bytes()]) }
}

async fn arrives(db: &Db, post: Post, answer: &'static str) -> Outcome {
    db.write(ours(), move |tx| remember(tx, &post, answer, NOW)).await.expect("answered")
}

db_test!(a_repeated_post_finds_its_first_answer_and_a_changed_one_is_refused, MIGRATIONS, |db| async move {
    assert_eq!(arrives(&db, post("rosa", "food"), "/l/first").await, Outcome::First);
    assert_eq!(arrives(&db, post("rosa", "food"), "/l/second").await, Outcome::Repeat("/l/first".into()));
    assert_eq!(arrives(&db, post("rosa", "money"), "/l/third").await, Outcome::Mismatch);
    assert_eq!(arrives(&db, post("luis", "money"), "/l/luis").await, Outcome::First);
});

db_test!(of_two_equal_posts_at_once_one_is_the_first, MIGRATIONS, |db| async move {
    let (a, b) = tokio::join!(
        arrives(&db, post("rosa", "food"), "/l/answer"),
        arrives(&db, post("rosa", "food"), "/l/answer")
    );
    let firsts = [&a, &b].into_iter().filter(|o| **o == Outcome::First).count();
    assert_eq!(firsts, 1, "{a:?} {b:?}");
});

db_test!(a_post_that_was_refused_may_be_sent_again, MIGRATIONS, |db| async move {
    let refused: Result<Outcome, DbError> = db
        .write(ours(), |tx| {
            remember(tx, &post("rosa", "food"), "/l/first", NOW)?;
            Err(DbError::Rule("a field is missing".into()))
        })
        .await;
    assert!(refused.is_err());
    assert_eq!(arrives(&db, post("rosa", "food"), "/l/second").await, Outcome::First);
});

db_test!(a_key_is_forgotten_after_two_days, MIGRATIONS, |db| async move {
    arrives(&db, post("rosa", "food"), "/l/first").await;
    let jobs = Jobs::new(Rng::os());
    jobs.run_due(&db, NOW + KEPT - Span::hours(2)).await.expect("runs");
    assert_eq!(arrives(&db, post("rosa", "food"), "/l/x").await, Outcome::Repeat("/l/first".into()));
    jobs.run_due(&db, NOW + KEPT).await.expect("runs");
    assert_eq!(arrives(&db, post("rosa", "food"), "/l/x").await, Outcome::First);
});

db_test!(a_lease_has_one_holder_until_it_ends_and_its_token_grows, MIGRATIONS, |db| async move {
    let take = |at: Timestamp| {
        let db = db.clone();
        async move {
            db.write(Scope::Server, move |tx| lease::take(tx, "scrub", Span::hours(1), at))
                .await
                .expect("answered")
        }
    };
    assert_eq!(take(NOW).await, Some(1));
    assert_eq!(take(NOW + Span::minutes(59)).await, None);
    assert_eq!(take(NOW + Span::hours(1)).await, Some(2));
});
