//! A person is found by what they gave, in their own network only, and by nothing after they are gone.

use kit_db::{Db, db_test};
use kit_vault::{Kind, PersonId, Terms, Vault};

use crate::world::{STEPS, moves_in, person, vault, within};

const JOSE: Terms<'static> = Terms {
    name: Some("José Ñúñez-Ortega"),
    phone: Some("+1 (213) 555-0142"),
    email: Some("Jose@Example.org"),
};

async fn found(db: &Db, n: u128, vault: &Vault, kind: Kind, text: &'static str) -> Vec<PersonId> {
    let vault = vault.clone();
    within(db, n, move |tx| vault.find(tx, kind, text, 10)).await
}

async fn jose_and_ana(db: &Db) -> Vault {
    let vault = vault(db).await;
    let inside = vault.clone();
    within(db, 1, move |tx| {
        moves_in(tx, &inside, person(1), &JOSE)?;
        moves_in(tx, &inside, person(2), &Terms { name: Some("Ana Ortega"), ..Terms::default() }).map(|_| ())
    })
    .await;
    vault
}

db_test!(a_person_is_found_by_phone_email_and_name_however_they_are_written, STEPS, |db| async move {
    let vault = jose_and_ana(&db).await;
    for (kind, text) in [
        (Kind::Phone, "213.555.0142"),
        (Kind::PhoneLast4, "0142"),
        (Kind::Email, "jose@example.ORG "),
        (Kind::NameToken, "nunez"),
        (Kind::NameToken, "ORTEGA jose"),
        (Kind::NamePrefix3, "jos"),
        (Kind::NamePrefix3, "Josefina"),
    ] {
        assert_eq!(found(&db, 1, &vault, kind, text).await, [person(1)], "{kind:?} {text}");
    }
    assert_eq!(found(&db, 1, &vault, Kind::NameToken, "ortega").await, [person(1), person(2)]);
    for (kind, text) in [
        (Kind::PhoneLast4, "2135"),
        (Kind::NameToken, "jos"),
        (Kind::NameToken, "jose ana"),
        (Kind::Email, ""),
    ] {
        assert!(found(&db, 1, &vault, kind, text).await.is_empty(), "{kind:?} {text}");
    }
});

db_test!(two_networks_never_find_each_others_people, STEPS, |db| async move {
    let vault = jose_and_ana(&db).await;
    assert!(found(&db, 2, &vault, Kind::Phone, "213 555 0142").await.is_empty());
    let inside = vault.clone();
    within(&db, 2, move |tx| moves_in(tx, &inside, person(3), &JOSE).map(|_| ())).await;
    assert_eq!(found(&db, 2, &vault, Kind::Phone, "213 555 0142").await, [person(3)]);
    assert_eq!(found(&db, 1, &vault, Kind::Phone, "213 555 0142").await, [person(1)]);
    assert!(within(&db, 2, move |tx| vault.person(tx, person(1))).await.is_none());
});

db_test!(a_new_phone_replaces_the_old_one, STEPS, |db| async move {
    let vault = jose_and_ana(&db).await;
    let inside = vault.clone();
    within(&db, 1, move |tx| {
        inside.index_person(tx, person(1), &Terms { phone: Some("323 555 0199"), ..JOSE })
    })
    .await;
    assert!(found(&db, 1, &vault, Kind::PhoneLast4, "0142").await.is_empty());
    assert_eq!(found(&db, 1, &vault, Kind::PhoneLast4, "0199").await, [person(1)]);
});

db_test!(a_long_name_is_found_by_each_of_its_words, STEPS, |db| async move {
    let vault = vault(&db).await;
    let inside = vault.clone();
    let terms = Terms { name: Some("María de los Ángeles Guadalupe Hernández Solís"), ..JOSE };
    within(&db, 1, move |tx| moves_in(tx, &inside, person(1), &terms).map(|_| ())).await;
    for word in ["maria", "guadalupe", "solis"] {
        assert_eq!(found(&db, 1, &vault, Kind::NameToken, word).await, [person(1)], "{word}");
    }
});
