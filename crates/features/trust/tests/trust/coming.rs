//! Coming in by an invite.

use kit_base::{Private, Span};
use kit_db::db_test;
use kit_i18n::Lang;
use people::{CodeWord, Contact, NewPerson, Role, SafeContact, memberships};
use trust::store::invites::{self, NewInvite, Welcome};
use trust::store::joining;

use crate::world::{NOW, STEPS, World, registry};

fn newcomer() -> NewPerson {
    NewPerson {
        name: Some(Private::new("Zoe".to_owned())),
        contact: Contact::None,
        language: Lang::En,
        rules: SafeContact::default(),
        address: None,
        home_circle: None,
        cell: None,
    }
}

db_test!(an_invite_lets_in_as_many_as_it_says_and_never_a_steward, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.member("0101", true).await;
    let (rng, vault, circle) = (world.rng.clone(), world.vault.clone(), world.building);
    world
        .write(move |tx| {
            let new = NewInvite {
                circle,
                by: ana,
                welcome: Welcome::Helper,
                uses: 2,
                days: 14,
                language: Lang::En,
            };
            invites::create(tx, &vault, &new, (NOW, &rng))?;
            let invite = invites::of_person(tx, ana)?.remove(0);
            let token = invite.token(tx, &vault)?;
            let word = invite.code(tx, &vault)?.words().join(" ");
            let code = CodeWord::parse(&word).expect("it reads back");
            assert_eq!(invites::by_code(tx, &vault, &code, NOW)?.map(|one| one.id), Some(invite.id));
            for speaks in [&["es", "zap"][..], &[]] {
                let joined = joining::join_new(tx, &vault, &invite, (&newcomer(), speaks), (NOW, &rng))?;
                let person = joined.expect("there is a place");
                let roles = memberships::standing(tx, person, NOW)?.roles;
                assert_eq!(roles.iter().map(|held| held.role).collect::<Vec<_>>(), [Role::Helper]);
                assert!(!trust::is_trusted(tx, person, circle)?);
            }
            assert!(joining::join_new(tx, &vault, &invite, (&newcomer(), &[]), (NOW, &rng))?.is_none());
            assert!(invites::by_token(tx, &token, NOW)?.is_none(), "it is used up");
            Ok(())
        })
        .await;
});

db_test!(an_invite_is_over_after_its_days_and_when_its_maker_ends_it, &STEPS, |db| async move {
    let world = World::new(db).await;
    let (ana, beto) = (world.member("0101", true).await, world.member("0102", true).await);
    let (rng, vault, circle) = (world.rng.clone(), world.vault.clone(), world.building);
    world
        .write(move |tx| {
            let new = NewInvite {
                circle,
                by: ana,
                welcome: Welcome::Neighbor,
                uses: 9,
                days: 14,
                language: Lang::Es,
            };
            let slug = invites::create(tx, &vault, &new, (NOW, &rng))?;
            let token = invites::of_person(tx, ana)?.remove(0).token(tx, &vault)?;
            assert!(invites::by_token(tx, &token, NOW + Span::days(13))?.is_some());
            assert!(invites::by_token(tx, &token, NOW + Span::days(14))?.is_none());
            invites::end(tx, beto, slug, NOW)?;
            assert!(invites::by_token(tx, &token, NOW)?.is_some(), "only its maker ends it");
            invites::end(tx, ana, slug, NOW)?;
            assert!(invites::by_token(tx, &token, NOW)?.is_none());
            Ok(())
        })
        .await;
});

db_test!(
    who_is_here_already_uses_a_place_once_and_who_rests_by_order_gets_no_role,
    &STEPS,
    |db| async move {
        let world = World::new(db).await;
        let (ana, beto) = (world.member("0101", true).await, world.member("0102", false).await);
        let (rng, vault, circle) = (world.rng.clone(), world.vault.clone(), world.block);
        world
            .write(move |tx| {
                let new = NewInvite {
                    circle,
                    by: ana,
                    welcome: Welcome::Helper,
                    uses: 3,
                    days: 14,
                    language: Lang::En,
                };
                invites::create(tx, &vault, &new, (NOW, &rng))?;
                let invite = invites::of_person(tx, ana)?.remove(0);
                for _ in 0..2 {
                    assert!(joining::join_known(tx, &invite, beto, NOW, &rng)?);
                }
                assert_eq!(invites::of_person(tx, ana)?[0].uses_left, 2);
                let stop = trust::store::suspensions::Stop { by: ana, until: None, reason: None };
                trust::store::suspensions::suspend(tx, &vault, beto, &stop, (NOW, &rng))?;
                joining::join_known(tx, &invite, beto, NOW, &rng)?;
                assert!(memberships::standing(tx, beto, NOW)?.roles.is_empty());
                Ok(())
            })
            .await;
    }
);

db_test!(a_way_back_opens_until_there_is_a_newer_one, &STEPS, |db| async move {
    let world = World::new(db).await;
    let ana = world.member("0101", true).await;
    let rng = world.rng.clone();
    world
        .write(move |tx| {
            let first = joining::make_back(tx, ana, NOW, &rng)?;
            assert_eq!(joining::whose_back(tx, &first, NOW)?, Some(ana));
            let second = joining::make_back(tx, ana, NOW, &rng)?;
            assert_eq!(joining::whose_back(tx, &first, NOW)?, None);
            people::erase(tx, &registry(), ana)?;
            assert_eq!(joining::whose_back(tx, &second, NOW)?, None);
            Ok(())
        })
        .await;
});
