//! A copy opens with its own key only, is whole or is not there, and never holds a word in the clear.

use std::path::PathBuf;

use kit_base::{Rng, Secret, Slug, Timestamp};
use kit_copies::{CopyError, CopyKey, check, make, note, restore};
use kit_db::testing::TestDb;
use kit_db::{Scope, Statement, db_test, sql};

const ADD: Statement = sql!("INSERT INTO words (id, word) VALUES ($1, $2)");
const STEPS: &[kit_db::Migration] = &[
    kit_copies::MIGRATIONS[0],
    kit_db::Migration {
        number: 31,
        name: "words",
        sql: "CREATE TABLE words (id {int} NOT NULL PRIMARY KEY, word TEXT NOT NULL) {strict};",
    },
];

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("farolito-copies-{}", Slug::new(&Rng::os())));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let names = std::fs::read_dir(&self.0).expect("it lists");
        names.map(|entry| entry.expect("a name").file_name().to_string_lossy().into_owned()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn key(n: u8) -> CopyKey {
    CopyKey::of(&Secret::new([n; 32]))
}

async fn write_words(db: &kit_db::Db) {
    db.write(Scope::Server, |tx| {
        (0..500_i64).try_for_each(|n| tx.execute(&ADD, &[&n, &"jacaranda"]).map(drop))
    })
    .await
    .expect("words are written");
}

db_test!(a_copy_restores_on_either_engine_and_shows_no_word, STEPS, |db| async move {
    write_words(&db).await;
    let (folder, now) = (Folder::new(), Timestamp::from_secs(5));
    let file = folder.0.join("copy.age");
    let made = make(&db, &key(1), &[], &file).await.expect("it is made");
    assert_eq!(made.poured.rows, 500);
    let bytes = std::fs::read(&file).expect("it reads");
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert!(!bytes.windows(9).any(|window| window == b"jacaranda"));
    assert_eq!(folder.names(), ["copy.age"]);
    for postgres in [false, true] {
        let to = TestDb::new(postgres, &[]).await;
        assert_eq!(restore(&to.db, &file, &key(1), STEPS, now).await.expect("it restores"), made.poured);
    }
    db.write(Scope::Server, move |tx| note(tx, &made, now)).await.expect("it is noted");
    let last = db.read(Scope::Server, kit_copies::last).await.expect("it reads").expect("one was made");
    assert_eq!((last.made_at, last.rows), (now, 500));
});

db_test!(another_key_or_a_damaged_file_is_told_apart_and_nothing_is_written_over, STEPS, |db| async move {
    write_words(&db).await;
    let folder = Folder::new();
    let file = folder.0.join("copy.age");
    make(&db, &key(1), &[], &file).await.expect("it is made");
    assert!(matches!(check(&file, &key(2)), Err(CopyError::OtherKey(_))));
    assert!(matches!(make(&db, &key(1), &[], &file).await, Err(CopyError::Exists(_))));
    let whole = std::fs::read(&file).expect("it reads");
    for end in [0, 40, whole.len() / 2, whole.len() - 1] {
        let cut = folder.0.join(format!("cut-{end}"));
        std::fs::write(&cut, &whole[..end]).expect("it is cut");
        assert!(check(&cut, &key(1)).is_err(), "cut at {end}");
    }
    let mut wrong = whole.clone();
    let middle = whole.len() / 2;
    wrong[middle] ^= 1;
    std::fs::write(folder.0.join("wrong"), wrong).expect("it is written");
    assert!(check(&folder.0.join("wrong"), &key(1)).is_err());
    assert!(make(&db, &key(1), &[], &folder.0.join("no/such/folder.age")).await.is_err());
    assert!(folder.names().iter().all(|name| !name.contains("part")));
});

db_test!(a_second_person_opens_it_with_a_key_of_their_own, STEPS, |db| async move {
    write_words(&db).await;
    let folder = Folder::new();
    let file = folder.0.join("copy.age");
    make(&db, &key(1), &[key(3).recipient()], &file).await.expect("it is made");
    assert_eq!(check(&file, &key(3)).expect("it opens").rows, 500);
    assert!(key(3).line().starts_with("AGE-SECRET-KEY-1"));
    assert!("age1nobody".parse::<kit_copies::Recipient>().is_err());
});
