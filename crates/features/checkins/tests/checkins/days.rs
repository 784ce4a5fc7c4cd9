//! Who has a day, what happens when nobody has it, when the machine was off, and when somebody closes it.

use checkins::acts;
use checkins::domain::{Outcome, Way, Word};
use checkins::hours::instant;
use checkins::store::days::How;
use checkins::store::{days, members, rota, rounds};
use kit_base::{Span, Timestamp};
use kit_db::db_test;

use crate::world::{EIGHT, NINE, STEPS, World, day};

const DAY: Span = Span::days(1);

/// An hour by the wall's clock so many days later: the clocks change on the fourth night.
fn at(ahead: i64, hour: u16) -> Timestamp {
    instant(day() + ahead, hour * 60, kit_i18n::zone("America/Los_Angeles"))
}

impl World {
    /// Whoever checks has every day, every week.
    async fn has_every_day(&self) {
        let (round, checker) = (self.round, self.checker);
        self.write(move |tx| {
            (0..7).try_for_each(|on| rota::set_week(tx, round, (on, Some(checker)), (day(), EIGHT)))
        })
        .await;
    }

    async fn holder(&self, day: i64) -> Option<people::PersonId> {
        let round = self.round;
        self.write(move |tx| rota::holder(tx, round, day)).await
    }

    /// Several nodes look at the same time, and once more.
    async fn nodes_look(&self, now: Timestamp) {
        let (one, other) = (self.node(), self.node());
        let (a, b) = tokio::join!(one.run_due(&self.db, now), other.run_due(&self.db, now));
        a.and(b).expect("both nodes look");
        self.look(now).await;
    }

    async fn asked(&self, member: checkins::store::MemberId, day: i64) -> bool {
        self.write(move |tx| Ok(checkins::store::checks::one(tx, member, day)?.is_some())).await
    }
}

db_test!(
    a_weekday_is_the_same_neighbor_s_every_week_and_another_stands_in_for_a_date,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let (round, checker, buddy) = (world.round, world.checker, world.buddy);
        world.has_every_day().await;
        for ahead in [0, 1, 7, 70] {
            assert_eq!(world.holder(day() + ahead).await, Some(checker));
        }
        let take = |who| world.write(move |tx| rota::take(tx, round, (who, day() + 7), EIGHT));
        assert!(!take(buddy).await, "it is somebody's");
        assert!(
            !world.write(move |tx| rota::hand_back(tx, round, (buddy, day() + 7), EIGHT)).await,
            "not hers to give"
        );
        assert!(world.write(move |tx| rota::hand_back(tx, round, (checker, day() + 7), EIGHT)).await);
        assert_eq!(world.holder(day() + 7).await, None);
        assert!(take(buddy).await);
        assert_eq!(
            (world.holder(day() + 7).await, world.holder(day() + 14).await),
            (Some(buddy), Some(checker))
        );
        assert!(world.write(move |tx| rota::hand_back(tx, round, (buddy, day() + 7), EIGHT)).await);
        assert_eq!(
            world.holder(day() + 7).await,
            None,
            "whoever gave it away does not know that it is theirs again"
        );
        let all = world.write(|tx| rota::holders(tx, day() + 7)).await;
        assert!(all.is_empty());
        world.write(move |tx| rota::leave(tx, round, checker, day())).await;
        assert_eq!(world.holder(day()).await, None);
    }
);

db_test!(
    nobody_on_the_rota_is_told_once_the_afternoon_before_and_again_only_when_it_is_free_again,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        world.take_today().await;
        let (member, _) = world.yes("0142", Way::Call).await;
        world.look(NINE).await;
        world.say(member, Outcome::Fine, NINE).await;
        let told = async || {
            (
                world.sent("checkins-text-nobody-tomorrow").await + world.sent("checkins-text-nobody").await,
                world.times("checkins-text-nobody-tomorrow", world.steward).await,
            )
        };
        world.nodes_look(NINE + Span::hours(7)).await;
        assert_eq!(told().await, (0, 0), "at four it is early");
        for hours in [8, 8, 9, 15, 24] {
            world.nodes_look(NINE + Span::hours(hours)).await;
        }
        assert_eq!(told().await, (1, 1), "once, the afternoon before, and not again in the morning");
        let (round, checker) = (world.round, world.checker);
        world.write(move |tx| rota::take(tx, round, (checker, day() + 2), NINE).map(drop)).await;
        world.nodes_look(NINE + DAY + Span::hours(9)).await;
        assert_eq!(told().await, (1, 1), "somebody has it");
        world.write(move |tx| rota::hand_back(tx, round, (checker, day() + 2), NINE).map(drop)).await;
        world.nodes_look(NINE + DAY + Span::hours(10)).await;
        assert_eq!(told().await, (2, 2));
    }
);

db_test!(whoever_runs_a_round_is_told_instead_of_whoever_made_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.yes("0142", Way::Call).await;
    let (round, buddy) = (world.round, world.buddy);
    assert!(world.write(move |tx| rota::set_runs(tx, round, buddy, true)).await);
    world.look(NINE).await;
    assert_eq!(world.times("checkins-text-nobody", world.buddy).await, 1);
    assert_eq!(world.sent("checkins-text-nobody").await, 1);
});

db_test!(
    days_that_went_by_while_no_machine_ran_are_noted_as_not_asked_and_told_once,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        world.has_every_day().await;
        let (member, _) = world.yes("0142", Way::Text).await;
        world.look(NINE).await;
        world.say(member, Outcome::Fine, NINE).await;
        // Off from Wednesday noon to Sunday at eleven.
        for _ in 0..2 {
            world.nodes_look(NINE + Span::days(4) + Span::hours(1)).await;
        }
        assert_eq!(world.how(day()).await, Some(How::Asked));
        for missed in 1..4 {
            assert_eq!(world.how(day() + missed).await, Some(How::Missed));
            assert!(!world.asked(member, day() + missed).await);
        }
        assert_eq!(world.how(day() + 4).await, Some(How::Late), "it is opened late, and says so");
        assert!(world.asked(member, day() + 4).await);
        let walk = [world.checker, world.buddy];
        for who in walk {
            assert_eq!(world.times("checkins-text-missed", who).await, 1);
        }
        assert_eq!(world.sent("checkins-text-missed").await, 2, "the team, once for all three days");
        assert_eq!(
            (world.sent("checkins-text-hello-late").await, world.sent("checkins-text-turn-late").await),
            (1, 1)
        );
        assert_eq!((world.sent("checkins-text-hello").await, world.sent("checkins-text-turn").await), (1, 1));
    }
);

db_test!(a_machine_that_wakes_in_the_evening_asks_nobody_and_says_so, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.has_every_day().await;
    let (member, _) = world.yes("0142", Way::Call).await;
    world.nodes_look(NINE + Span::hours(12)).await;
    assert_eq!(world.how(day()).await, Some(How::Missed));
    assert!(!world.asked(member, day()).await);
    world.nodes_look(NINE + DAY).await;
    assert_eq!(world.how(day() + 1).await, Some(How::Asked));
    assert_eq!(world.sent("checkins-text-missed").await, 2);
});

db_test!(a_clock_that_ran_ahead_and_came_back_still_asks_every_day_once, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.has_every_day().await;
    let (member, person) = world.yes("0142", Way::Text).await;
    world.look(NINE).await;
    world.speak(person, Word::Ok, NINE).await;
    // It says that it is ten days later, in the evening; an hour afterwards it is right again.
    world.nodes_look(NINE + Span::days(10) + Span::hours(12)).await;
    assert_eq!(world.sent("checkins-text-missed").await, 2);
    world.nodes_look(NINE + Span::hours(1)).await;
    for ahead in 1..=12 {
        let now = at(ahead, 9);
        world.nodes_look(now).await;
        assert!(world.asked(member, day() + ahead).await, "day {ahead}");
        assert_eq!(world.how(day() + ahead).await, Some(How::Asked), "day {ahead}");
        world.speak(person, Word::Ok, now).await;
        world.nodes_look(at(ahead, 11)).await;
    }
    assert_eq!(world.times("checkins-text-hello", person).await, 13, "every day once");
    assert_eq!(world.sent("checkins-text-missed").await, 2, "and what was not asked is told once");
});

db_test!(nobody_hears_of_days_on_which_there_was_nobody_to_ask, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (member, _) = world.yes("0142", Way::Call).await;
    world.write(move |tx| members::pause(tx, member, Some(NINE + Span::days(20)))).await;
    world.nodes_look(NINE + Span::days(5)).await;
    assert_eq!((world.how(day() + 1).await, world.told().await.len()), (None, 0));
});

db_test!(a_person_closes_the_day_and_it_makes_nobody_fine, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (fine, _) = world.yes("0142", Way::Call).await;
    let (missed, _) = world.yes("0143", Way::Call).await;
    let close = async |now: Timestamp| {
        let w = world.clone();
        world
            .write(move |tx| {
                let round = rounds::by_id(tx, w.round)?.expect("it is there");
                acts::close_day(tx, &w.cx(now), (&round, day()), w.checker)
            })
            .await
    };
    assert!(!close(EIGHT).await, "nobody was asked yet");
    world.look(NINE).await;
    world.say(fine, Outcome::Fine, NINE).await;
    world.say(missed, Outcome::NoAnswer, NINE).await;
    assert!(close(NINE).await);
    assert!(!close(NINE).await, "once");
    assert_eq!(
        (
            world.times("checkins-text-day-some", world.steward).await,
            world.sent("checkins-text-day-all").await
        ),
        (1, 0)
    );
    world.look(NINE + Span::minutes(30)).await;
    assert_eq!(world.taken(missed).await, ["again"], "the ladder goes on");
    world.say(missed, Outcome::Fine, NINE + Span::minutes(31)).await;
    let round = world.round;
    assert!(world.write(move |tx| days::reopen(tx, round, day())).await);
    assert!(close(NINE + Span::minutes(32)).await);
    assert_eq!(world.times("checkins-text-day-all", world.steward).await, 1);
});

db_test!(what_is_said_after_midnight_is_heard_for_the_day_that_is_not_over, &STEPS, |db| async move {
    let world = World::new(db).await;
    world.take_today().await;
    let (member, person) = world.yes("0142", Way::Text).await;
    world.look(NINE).await;
    let night = NINE + Span::hours(16);
    assert!(world.speak(person, Word::Ok, night).await);
    assert_eq!(world.check(member).await.map(|kept| kept.check.stand), Some(checkins::domain::Stand::Fine));
    assert!(!world.speak(person, Word::Ok, night).await, "yesterday is over now, and today has not begun");
});
