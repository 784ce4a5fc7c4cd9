//! An asker erases herself: no byte of her stays, nobody can open a copy, and whoever helped reads a kind page.

use std::collections::BTreeSet;

use kit_db::DbError;
use testkit::{Dump, Village, village_test};

use crate::steps::{self, Asked, EGGS, with};

/// The one line in the clear, and every sealed field.
fn form() -> Vec<(&'static str, &'static str)> {
    with(
        EGGS,
        &[
            ("public_line", "Huevos y pan chapulines"),
            ("for_other", "1"),
            ("consent", "1"),
            ("spoken_by", "Ana"),
        ],
    )
}

/// Asks, is helped, and has a yes: rows in every table that an asker can have rows in.
async fn helped(village: &Village) -> Asked {
    let mut asked = steps::ask(village, &form()).await;
    let mut helper = village.helper().await;
    steps::take(&mut helper, &asked.card()).await;
    steps::steward_accepts(village, &mut village.steward().await, &mut asked).await;
    helper.get(&asked.card()).await;
    asked
}

/// What stood in the database before and stands in no row after.
fn gone<'d>(before: &'d Dump, after: &'d Dump) -> BTreeSet<&'d str> {
    let left = after.values(0);
    before.values(16).into_iter().filter(|value| !left.contains(value)).collect()
}

async fn erases(asked: &mut Asked) {
    let page = asked.screen.get("/my/ask/erase").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let erased = asked.screen.post("/my/ask/erase", &[("confirm", "erase")]).await;
    assert_eq!(erased.status, 200, "{}", erased.body);
}

village_test!(nothing_of_an_erased_person_is_left_in_rows_or_files, |village| {
    let mut asked = helped(village).await;
    let asker = steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker;
    let before = village.dump().await;
    erases(&mut asked).await;
    village.app.site.db.scrub().await.expect("the files are scrubbed");
    let after = village.dump().await;

    let gone = gone(&before, &after);
    assert!(gone.len() > 20, "only {} values went", gone.len());
    let all: Vec<String> = after.0.values().flatten().flat_map(|row| row.values().cloned()).collect();
    assert!(!all.iter().any(|value| value.contains("chapulines")), "the public line stayed in a row");
    let id = asker.uuid().simple().to_string().to_uppercase();
    let still: Vec<&String> = all.iter().filter(|value| value.replace('-', "").contains(&id)).collect();
    assert!(still.is_empty(), "the person's key stayed in a row");

    let (vault, registry) = (village.vault.clone(), village.app.site.registry.clone());
    let key =
        village.read(move |tx| Ok(vault.person(tx, asker.cast()).map_err(DbError::from)?.is_some())).await;
    assert!(!key, "the person's key opens yet");
    let again = village.write(move |tx| registry.erase(tx, asker.cast())).await;
    assert_eq!(again, 0, "a second erasure finds nothing");

    if village.app.site.db.engine_name() == "sqlite" {
        nothing_in_the_files(village, &gone);
    }
});

/// Byte by byte through the file, its log and its shared memory.
fn nothing_in_the_files(village: &Village, gone: &BTreeSet<&str>) {
    let mut needles: Vec<Vec<u8>> = gone.iter().map(|value| bytes(value)).filter(|n| n.len() >= 12).collect();
    needles.push(b"chapulines".to_vec());
    for ending in ["", "-wal", "-shm"] {
        let file = std::fs::read(format!("{}{ending}", village.place())).unwrap_or_default();
        assert!(!ending.is_empty() || file.len() > 100_000, "the database file was read");
        for needle in &needles {
            let found = file.windows(needle.len()).position(|window| window == needle);
            assert_eq!(found, None, "{:?} stands in the file{ending} yet", String::from_utf8_lossy(needle));
        }
    }
}

/// A blob of the dump as it lies in the file; text as it is.
fn bytes(value: &str) -> Vec<u8> {
    let hex = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let blob: Option<Vec<u8>> = value.as_bytes().chunks(2).map(hex).collect();
    let is_blob =
        value.len().is_multiple_of(2) && value.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    blob.filter(|_| is_blob).unwrap_or_else(|| value.as_bytes().to_vec())
}

village_test!(whoever_erased_themselves_can_say_it_twice_and_is_told_kindly, |village| {
    let mut asked = helped(village).await;
    erases(&mut asked).await;
    let again = asked.screen.post("/my/ask/erase", &[("confirm", "erase")]).await;
    assert!(!again.status.is_server_error() && again.status != 403, "{}", again.body);
    let link = asked.link.clone();
    let reply = asked.screen.get(&link).await;
    assert_eq!(reply.status, 404, "the link opens nothing more");
});

village_test!(a_helper_whose_asker_is_gone_reads_a_page_with_a_way_on, |village| {
    let mut asked = helped(village).await;
    let mut helper = village.helper().await;
    erases(&mut asked).await;
    let page = helper.get(&asked.card()).await;
    assert_eq!(page.status, 404);
    assert!(page.says("href=\"/asks\"") || page.says("href=\"/\""), "no way on: {}", page.body);
    assert!(!page.says("Bernarda") && !page.says("0147"));
    let board = helper.get("/asks").await;
    assert_eq!(board.status, 200);
    assert!(!board.says(&asked.slugs[0]), "the board still leads there");
    let letters = village.letters().await;
    assert!(
        letters.iter().any(|letter| letter.contains("asks-text-not-needed")),
        "the helper hears of it: {letters:?}"
    );
});
