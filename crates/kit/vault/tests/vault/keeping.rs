//! What is sealed opens for its own place and person only; keys are refused when they are wrong or lie open.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use kit_base::{Id, Rng, Secret, Slug};
use kit_db::{Scope, db_test};
use kit_vault::{Cell, Purpose, Terms, Vault, VaultError, keys};
use proptest::prelude::*;

use crate::world::{NOW, STEPS, moves_in, network, person, vault, within};

db_test!(a_sealed_value_opens_in_its_own_place_only, STEPS, |db| async move {
    let vault = vault(&db).await;
    within(&db, 1, move |tx| {
        let rosa = moves_in(tx, &vault, person(1), &Terms::default())?;
        let tomas = moves_in(tx, &vault, person(2), &Terms::default())?;
        let (row, other): (Id<()>, Id<()>) = (Id::new(NOW, &Rng::os()), Id::new(NOW, &Rng::os()));
        let cell = Cell::new("favors", "details", row);
        let sealed = rosa.seal(&cell, "insulin, third floor", &Rng::os());
        assert!(rosa.open(&cell, &sealed)?.reveal() == "insulin, third floor");
        for elsewhere in [
            Cell::new("favors", "details", other),
            Cell::new("favors", "address", row),
            Cell::new("neighbors", "details", row),
        ] {
            assert!(matches!(rosa.open(&elsewhere, &sealed), Err(VaultError::DoesNotOpen)));
        }
        assert!(tomas.open(&cell, &sealed).is_err());
        let mut bent = sealed.clone();
        bent[40] ^= 1;
        assert!(rosa.open(&cell, &bent).is_err());
        assert!(rosa.open(&cell, &sealed[..20]).is_err());
        Ok(())
    })
    .await;
});

db_test!(a_key_is_the_same_when_it_is_read_again_by_another_process, STEPS, |db| async move {
    let here = vault(&db).await;
    let cell = Cell::new("neighbors", "name", person(1));
    let sealed = within(&db, 1, move |tx| {
        Ok(moves_in(tx, &here, person(1), &Terms::default())?.seal(&cell, "Rosa", &Rng::os()))
    })
    .await;
    let there = Vault::new(Secret::new([7; 32]));
    within(&db, 1, move |tx| {
        let key = there.person(tx, person(1))?.expect("Rosa has a key");
        assert!(key.open(&cell, &sealed)?.reveal() == "Rosa");
        assert!(there.person(tx, person(9))?.is_none());
        Ok(())
    })
    .await;
});

db_test!(a_page_of_people_costs_one_statement, STEPS, |db| async move {
    let vault = vault(&db).await;
    let page: Vec<_> = (0..32).map(person).collect();
    let (all, writer) = (page.clone(), vault.clone());
    within(&db, 1, move |tx| {
        for who in &all {
            writer.new_person(tx, *who, NOW, &Rng::os())?;
        }
        Ok(())
    })
    .await;
    let before = db.counts().statements;
    let (wanted, reader) = (page.clone(), vault.clone());
    assert_eq!(within(&db, 1, move |tx| reader.people(tx, &wanted)).await.len(), 32);
    assert_eq!(db.counts().statements - before, 1);
    let few = vec![person(3), person(3), person(77)];
    assert_eq!(within(&db, 1, move |tx| vault.people(tx, &few)).await.len(), 1);
});

db_test!(another_server_key_is_refused_in_plain_words, STEPS, |db| async move {
    let right = vault(&db).await;
    for _ in 0..2 {
        let right = right.clone();
        db.write(Scope::Server, move |tx| right.check(tx, NOW)).await.expect("the right key is welcome");
    }
    let wrong = Vault::new(Secret::new([8; 32]));
    let wrong_too = wrong.clone();
    let refused = db.write(Scope::Server, move |tx| wrong.check(tx, NOW)).await;
    let said = refused.expect_err("another key is refused").to_string();
    assert!(said.contains("another server key") && said.contains("--key-file"), "{said}");
    let opened = db
        .write(Scope::Network(network(1)), move |tx| {
            wrong_too.new_person(tx, person(1), NOW, &Rng::os()).map(|_| ())
        })
        .await;
    assert!(matches!(opened, Err(VaultError::WrongServerKey)));
});

db_test!(a_network_that_was_never_made_has_no_key, STEPS, |db| async move {
    let vault = vault(&db).await;
    let refused: Result<(), VaultError> = db
        .write(Scope::Network(network(3)), move |tx| {
            vault.new_person(tx, person(1), NOW, &Rng::os()).map(|_| ())
        })
        .await;
    assert!(matches!(refused, Err(VaultError::NoNetworkKey)));
});

db_test!(an_undone_creation_leaves_no_key_in_memory, STEPS, |db| async move {
    let vault = vault(&db).await;
    let doomed = vault.clone();
    let undone: Result<(), VaultError> = db
        .write(Scope::Network(network(3)), move |tx| {
            doomed.create_network(tx, NOW, &Rng::os())?;
            doomed.new_person(tx, person(1), NOW, &Rng::os())?;
            Err(VaultError::DoesNotOpen)
        })
        .await;
    assert!(undone.is_err());
    let here = vault.clone();
    within(&db, 3, move |tx| {
        here.create_network(tx, NOW, &Rng::os())?;
        here.new_person(tx, person(1), NOW, &Rng::os()).map(|_| ())
    })
    .await;
    let fresh = Vault::new(Secret::new([7; 32]));
    assert!(within(&db, 3, move |tx| fresh.person(tx, person(1))).await.is_some());
});

db_test!(a_token_is_the_same_again_and_opens_one_thing, STEPS, |db| async move {
    const LINK: Purpose = Purpose::new("ask.link");
    const SIGN_IN: Purpose = Purpose::new("sign_in");
    let vault = vault(&db).await;
    let other_vault = vault.clone();
    let id = person(1).uuid();
    let token = within(&db, 1, move |tx| {
        let token = vault.token(tx, LINK, id, 1)?;
        assert!(vault.token(tx, LINK, id, 1)? == token);
        assert!(vault.token(tx, LINK, id, 2)? != token);
        assert!(vault.token(tx, SIGN_IN, id, 1)? != token);
        assert!(vault.mac(tx, LINK, b"lemon porch wagon")? != vault.mac(tx, SIGN_IN, b"lemon porch wagon")?);
        Ok(token)
    })
    .await;
    assert!(within(&db, 2, move |tx| other_vault.token(tx, LINK, id, 1)).await != token);
    let again = token.text().parse::<kit_vault::Token>().expect("its own text reads back");
    assert_eq!(again.hash(), token.hash());
});

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("farolito-key-{}", Slug::new(&Rng::os())));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}

#[test]
fn the_key_file_is_made_once_for_its_owner_only() {
    let folder = folder();
    let made = keys::load_or_create(&folder, &Rng::os()).expect("a key is made");
    let again = keys::load_or_create(&folder, &Rng::os()).expect("the key is read");
    assert_eq!(made.expose(), again.expose());
    let file = folder.join("keys/server.key");
    assert_eq!(std::fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o600);
    let beside = std::fs::read_dir(folder.join("keys")).expect("the folder reads").count();
    assert_eq!(beside, 1);
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[test]
fn of_many_that_start_at_once_all_get_the_same_key() {
    let folder = folder();
    let starts: Vec<_> = (0..8)
        .map(|_| {
            let folder = folder.clone();
            std::thread::spawn(move || *keys::load_or_create(&folder, &Rng::os()).expect("a key").expose())
        })
        .collect();
    let mut all: Vec<[u8; 32]> = starts.into_iter().map(|start| start.join().expect("it starts")).collect();
    all.dedup();
    assert_eq!(all.len(), 1);
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[test]
fn a_key_that_others_can_read_or_that_is_damaged_is_refused_and_left_alone() {
    let folder = folder();
    keys::load_or_create(&folder, &Rng::os()).expect("a key is made");
    let file = folder.join("keys/server.key");
    for mode in [0o644, 0o640, 0o604] {
        std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).expect("the mode changes");
        let said =
            keys::load_or_create(&folder, &Rng::os()).err().expect("an open key is refused").to_string();
        assert!(said.contains("chmod 600"), "{said}");
    }
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("the mode changes");
    for content in ["", "not a key", "é"] {
        std::fs::write(&file, content).expect("the file is written");
        let said = keys::load_or_create(&folder, &Rng::os()).err().expect("damage is refused").to_string();
        assert!(said.contains("damaged"), "{said}");
        assert_eq!(std::fs::read_to_string(&file).expect("it is still there"), content);
    }
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[test]
fn any_text_opens_as_it_was_sealed() {
    kit_db::testing::run(false, STEPS, |db| async move {
        let vault = vault(&db).await;
        let key = within(&db, 1, move |tx| vault.new_person(tx, person(1), NOW, &Rng::os())).await;
        let rng = Rng::seeded(5);
        let mut runner = proptest::test_runner::TestRunner::default();
        let texts = prop_oneof![any::<String>(), "[\\x00a\u{80}]{0,300}"];
        let outcome = runner.run(&(texts, any::<u128>()), |(text, row)| {
            let cell = Cell::new("favors", "details", Id::<()>::from_uuid(uuid::Uuid::from_u128(row)));
            let sealed = key.seal(&cell, &text, &rng);
            prop_assert!(key.open(&cell, &sealed).is_ok_and(|opened| *opened.reveal() == text));
            Ok(())
        });
        outcome.unwrap_or_else(|failed| panic!("{failed}"));
    });
}

#[test]
fn the_stored_length_tells_the_size_class_only() {
    kit_db::testing::run(false, STEPS, |db| async move {
        let vault = vault(&db).await;
        let key = within(&db, 1, move |tx| vault.new_person(tx, person(1), NOW, &Rng::os())).await;
        let cell = Cell::new("neighbors", "name", person(1));
        let length = |text: &str| key.seal(&cell, text, &Rng::os()).len();
        assert_eq!(length("Li"), length("María de los Ángeles Hernández"));
        assert!(length("Li") < length(&"long ".repeat(50)));
    });
}
