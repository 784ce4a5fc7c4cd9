//! What is said of everybody at once is what is said of each alone.

use std::collections::HashSet;

use kit_base::{Private, Span};
use kit_db::{DbError, db_test};
use people::PersonId;
use trust::store::apart::{block_number, keep_apart};
use trust::store::suspensions::{Stop, suspend};
use trust::store::vouches;

use crate::world::{NOW, STEPS, World};

db_test!(all_who_are_trusted_or_kept_apart_are_those_that_each_is_asked_for, &STEPS, |db| async move {
    let world = World::new(db).await;
    let mut all = Vec::new();
    for (phone, vouched) in
        [("0101", true), ("0102", true), ("0103", true), ("0104", false), ("0105", false), ("0106", false)]
    {
        all.push(world.member(phone, vouched).await);
    }
    let (vault, rng) = (world.vault.clone(), world.rng.clone());
    world
        .write(move |tx| {
            let [ana, beto, cleo, dina, efra, flor]: [PersonId; 6] =
                all.clone().try_into().expect("there are six");
            for by in [ana, beto] {
                assert_eq!(vouches::vouch(tx, dina, by, NOW)?, Ok(()));
            }
            assert_eq!(vouches::vouch(tx, efra, ana, NOW)?, Ok(()));
            let stop = Stop { by: ana, until: None, reason: None };
            suspend(tx, &vault, cleo, &stop, (NOW, &rng)).map_err(DbError::from)?;
            // A vouch from before goes on counting.
            trust::block(tx, ana, dina, NOW + Span::days(1), &rng)?;
            trust::block(tx, dina, ana, NOW + Span::days(1), &rng)?;
            keep_apart(tx, ana, (efra, beto), NOW, &rng)?;
            for number in ["213 555 0102", "213 555 0106", "213 555 0199"] {
                block_number(tx, &vault, flor, &Private::new(number.into()), (NOW, &rng))
                    .map_err(DbError::from)?;
            }
            // Two entries of one person keep away as one, from all entries of the other.
            assert_eq!(people::same::join(tx, (efra, flor), ana, NOW)?, people::same::Joined::Done);
            let trusted = trust::trusted(tx)?;
            assert_eq!(trusted, trust::trusted_among(tx, &all)?);
            assert_eq!(trusted, HashSet::from([ana, beto, dina]));
            assert!(
                trust::apart(tx, efra, beto)?
                    && trust::apart(tx, flor, beto)?
                    && trust::apart(tx, beto, flor)?
            );
            assert!(!trust::apart(tx, efra, flor)? && !trust::apart(tx, ana, flor)?);
            let mut apart = trust::all_apart(tx)?;
            for who in &all {
                let mut from = apart.remove(who).unwrap_or_default();
                from.sort_unstable();
                from.dedup();
                assert_eq!(from, trust::apart_from(tx, *who)?);
            }
            assert!(apart.is_empty());
            Ok(())
        })
        .await;
});
