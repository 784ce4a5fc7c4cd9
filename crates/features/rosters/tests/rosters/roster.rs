//! What is ticked is read by those who may, and what is taken back or left behind is gone.

use std::collections::HashSet;

use kit_base::{Private, Span};
use kit_db::{DbError, db_test};
use kit_jobs::Jobs;
use people::memberships;
use rosters::domain::{Post, REMIND, TERM};
use rosters::store::entries::{self, Ticks};
use rosters::store::{posts, silent, sweep};

use crate::world::{NOW, STEPS, World, registry};

fn everything() -> Ticks {
    let words = |text: &str| Some(Private::new(text.to_owned()));
    Ticks {
        phone: true,
        languages: true,
        check_first: true,
        needs: words("a charger"),
        offers: words("a car"),
        noted_by: None,
        joined_by_form: false,
    }
}

db_test!(only_what_is_ticked_is_opened_and_only_for_those_who_may_read_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) =
        (world.member("Ana", "213 555 0101", 1).await, world.member("Beto", "213 555 0102", 1).await);
    let cleo = world.member("Cleo", "213 555 0103", 2).await;
    let (vault, rng, pod) = (world.vault.clone(), world.rng.clone(), world.pod.id);
    world
        .write(move |tx| {
            entries::save(tx, &vault, (pod, ana), &everything(), (NOW, &rng))?;
            let members = entries::members(tx, pod)?;
            let place = |who| members.iter().position(|one| one.person == who).expect("a member");
            let shown = entries::open(tx, &vault, &members, (beto, true))?;
            let about = &shown[place(ana)];
            assert_eq!(about.calls(), Some("213 555 0101"));
            assert_eq!((about.needs.as_deref(), about.offers.as_deref()), (Some("a charger"), Some("a car")));
            assert!(about.check_first && about.languages == ["es"]);
            let silent = &shown[place(cleo)];
            assert!(silent.called == "Cleo" && silent.reach.is_none() && silent.languages.is_empty());
            let newcomer = entries::open(tx, &vault, &members, (beto, false))?;
            assert!(newcomer[place(ana)].reach.is_none() && newcomer[place(ana)].needs.is_none());
            assert!(newcomer[place(ana)].caller.phone, "the tree is the same for every reader");
            trust::block(tx, ana, cleo, NOW, &rng)?;
            let kept_apart = entries::open(tx, &vault, &members, (cleo, true))?;
            assert!(kept_apart[place(ana)].reach.is_none() && kept_apart[place(ana)].offers.is_none());
            entries::save(
                tx,
                &vault,
                (pod, ana),
                &Ticks { languages: true, ..Ticks::default() },
                (NOW, &rng),
            )?;
            let members = entries::members(tx, pod)?;
            let less = entries::open(tx, &vault, &members, (beto, true))?;
            assert!(less[place(ana)].reach.is_none() && less[place(ana)].needs.is_none());
            entries::take_back(tx, pod, ana)?;
            let members = entries::members(tx, pod)?;
            let nothing = entries::open(tx, &vault, &members, (beto, true))?;
            assert!(nothing[place(ana)].languages.is_empty() && nothing[place(ana)].called == "Ana");
            Ok(())
        })
        .await;
});

db_test!(a_post_has_a_term_a_word_before_its_end_and_a_next_one, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) =
        (world.member("Ana", "213 555 0101", 1).await, world.member("Beto", "213 555 0102", 1).await);
    let pod = world.pod.id;
    world
        .write(move |tx| {
            posts::give(tx, pod, (Post::Alternate, ana), NOW)?;
            posts::give(tx, pod, (Post::Point, ana), NOW)?;
            let held = posts::of_circle(tx, pod)?;
            assert_eq!(held.len(), 1, "two posts are two people");
            assert_eq!((held[0].post, held[0].person, held[0].until), (Post::Point, ana, NOW + TERM));
            Ok(())
        })
        .await;
    let jobs = rosters::with_jobs(Jobs::new(world.rng.clone()));
    let told = std::sync::Arc::new(std::sync::Mutex::new(0));
    let count = told.clone();
    let jobs = jobs.register("people.tell", move |_, body, _| {
        let over = body.get_word("what")? == "people-text-pod-over";
        assert!(over || body.get_word("what")? == "people-text-pod-term");
        *count.lock().expect("one thread") += if over { 100 } else { 1 };
        Ok(())
    });
    let soon = NOW + TERM - REMIND + Span::hours(1);
    for now in [soon, soon + Span::days(1)] {
        jobs.run_due(&world.db, now).await.expect("the jobs run");
    }
    assert_eq!(*told.lock().expect("one thread"), 1, "they are reminded once");
    for now in [NOW + TERM + Span::hours(1), NOW + TERM + Span::days(3)] {
        jobs.run_due(&world.db, now).await.expect("the jobs run");
    }
    assert_eq!(*told.lock().expect("one thread"), 101, "and told once when it is over");
    world
        .write(move |tx| {
            posts::give(tx, pod, (Post::Point, beto), NOW)?;
            assert_eq!(posts::of_circle(tx, pod)?[0].person, beto);
            Ok(())
        })
        .await;
});

db_test!(
    when_very_many_terms_are_over_at_once_nobody_is_marked_as_told_who_was_not,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let (ana, beto) =
            (world.member("Ana", "213 555 0101", 1).await, world.member("Beto", "213 555 0102", 1).await);
        let (rng, parent) = (world.rng.clone(), world.pod.parent);
        world
            .write(move |tx| {
                let mut pods = Vec::new();
                for at in 0..101 {
                    let name = format!("Pod {at}");
                    let scale = circles::Scale::Pod;
                    let new = circles::NewCircle { scale, name, parent, rough_place: None, cell: None };
                    pods.push(circles::store::create(tx, &new, NOW, &rng)?);
                }
                pods.sort();
                let last = pods[100];
                for pod in pods {
                    posts::give(tx, pod, (Post::Point, if pod == last { beto } else { ana }), NOW)?;
                }
                Ok(())
            })
            .await;
        let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let heard = told.clone();
        let jobs =
            rosters::with_jobs(Jobs::new(world.rng.clone())).register("people.tell", move |_, body, _| {
                heard.lock().expect("one thread").push(body.get_id::<people::Person>("person")?);
                Ok(())
            });
        let over = NOW + TERM + Span::hours(1);
        for now in [over, over + Span::days(1), over + Span::days(2)] {
            jobs.run_due(&world.db, now).await.expect("the jobs run");
        }
        let told = told.lock().expect("one thread").clone();
        assert!(told.contains(&ana) && told.iter().filter(|who| **who == beto).count() == 1, "{told:?}");
    }
);

db_test!(whoever_leaves_a_pod_leaves_nothing_there, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.member("Ana", "213 555 0101", 1).await;
    let (vault, rng, pod) = (world.vault.clone(), world.rng.clone(), world.pod.id);
    world
        .write(move |tx| {
            entries::save(tx, &vault, (pod, ana), &everything(), (NOW, &rng))?;
            posts::give(tx, pod, (Post::Point, ana), NOW)?;
            silent::mark(tx, pod, ana, NOW)?;
            assert_eq!(silent::of_circle(tx, pod, NOW)?, HashSet::from([ana]));
            assert!(silent::of_circle(tx, pod, NOW + Span::days(3))?.is_empty(), "it is forgotten");
            memberships::leave(tx, pod, ana)?;
            sweep::moved(tx, ana)?;
            memberships::join(tx, pod, ana, None, NOW)?;
            assert!(posts::of_circle(tx, pod)?.is_empty() && silent::of_circle(tx, pod, NOW)?.is_empty());
            assert!(!entries::members(tx, pod)?[0].ticked_phone());
            Ok(())
        })
        .await;
});

db_test!(erasing_a_neighbor_takes_what_they_showed_with_them, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.member("Ana", "213 555 0101", 1).await;
    let (vault, rng, pod) = (world.vault.clone(), world.rng.clone(), world.pod.id);
    world
        .write(move |tx| {
            entries::save(tx, &vault, (pod, ana), &everything(), (NOW, &rng))?;
            posts::give(tx, pod, (Post::Point, ana), NOW)?;
            people::erase(tx, &registry(), ana)?;
            assert!(entries::members(tx, pod)?.is_empty() && posts::of_circle(tx, pod)?.is_empty());
            Ok::<_, DbError>(())
        })
        .await;
    let schema = world.db.schema().await.expect("the schema reads");
    assert!(registry().problems(&schema).is_empty(), "{:#?}", registry().problems(&schema));
    let refused = world.db.prepare_all(rosters::STATEMENTS.to_vec()).await.expect("the engine answers");
    assert!(refused.is_empty(), "{refused:#?}");
});
