//! An asker erases herself: no byte of her stays, nobody can open a copy, and whoever helped reads a kind page.

use std::collections::BTreeSet;

use kit_base::Span;
use kit_db::{DbError, Statement, only, sql};
use people::PersonId;
use testkit::{Dump, Village, village_test};

use crate::planted::{another_steward, plant};
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
    plant(village, &asked, |column| if PLANTED_NUMBERS.contains(&column) { NUMBER } else { WORDS }.into())
        .await;
    let before = village.dump().await;
    erases(&mut asked).await;
    village.app.site.db.scrub().await.expect("the files are scrubbed");
    let after = village.dump().await;

    let gone = gone(&before, &after);
    assert!(gone.len() > 20, "only {} values went", gone.len());
    let all: Vec<String> = after.0.values().flatten().flat_map(|row| row.values().cloned()).collect();
    assert!(!all.iter().any(|value| value.contains("chapulines")), "the public line stayed in a row");
    nobody_of(&after, asker.cast());

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

const WORDS: &str = "what stewards wrote down about her";
const NUMBER: &str = "213-555-0195";
const PLANTED_NUMBERS: &[&str] = &["apart_numbers.number", "list_notes.second_phone"];

/// No row names this person, in whichever way one writes a key.
fn nobody_of(dump: &Dump, person: PersonId) {
    let id = person.uuid().simple().to_string().to_uppercase();
    let names = |value: &String| value.to_uppercase().replace('-', "").contains(&id);
    let mut still = Vec::new();
    for (table, rows) in &dump.0 {
        for row in rows {
            still.extend(row.iter().filter(|(_, v)| names(v)).map(|(column, _)| format!("{table}.{column}")));
        }
    }
    assert!(still.is_empty(), "the person's key stands yet in {still:?}");
}

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

const A_CIRCLE: Statement = sql!(
    "SELECT circle_id FROM memberships WHERE network_id = $1 AND person_id = $2 ORDER BY circle_id LIMIT 1"
);
const AN_ASK: Statement = sql!(
    "SELECT id FROM asks WHERE network_id = $1 AND asker_id <> $2 AND state = 'asking' ORDER BY id LIMIT 1"
);
const VOUCH: Statement = sql!(
    "INSERT INTO vouches (network_id, circle_id, person_id, by_id, made_at) VALUES ($1, $2, $3, $4, $5)"
);
const REQUEST: Statement = sql!(
    "INSERT INTO ask_requests (network_id, ask_id, helper_id, ring, asked_at) VALUES ($1, $2, $3, 'building', $4)"
);
const AN_IMPORT: Statement = sql!("SELECT id FROM imports WHERE network_id = $1 ORDER BY id LIMIT 1");
const IMPORTED: Statement = sql!(
    "INSERT INTO import_rows (network_id, import_id, line, part, mark, what, person_id, filled, at_version)
     VALUES ($1, $2, 1, 1, $3, 'person', $4, '', 1)"
);
const FOUND: Statement = sql!(
    "INSERT INTO import_findings (network_id, import_id, line, what, person_id) VALUES ($1, $2, 1, 'same', $3)"
);
const PRACTICE: Statement = sql!(
    "INSERT INTO practice_asks (network_id, asker_id, circle_id, slug, made_at) VALUES ($1, $2, $3, 'prac', $4)"
);

const SAME: Statement =
    sql!("INSERT INTO same_people (network_id, person_id, is_id, by_id, at) VALUES ($1, $2, $3, $4, $5)");

/// Rows in every table that a helper can have rows in, on either side of whatever has two.
async fn everywhere(village: &Village, who: PersonId) {
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), testkit::NOW);
    let (other, steward): (PersonId, PersonId) = (village.cast.helper.cast(), village.cast.steward.cast());
    let second = another_steward(village).await;
    village
        .write(move |tx| {
            let network = tx.network();
            let circle = tx.one(&A_CIRCLE, &[&network, &who], only)?.expect("they belong somewhere");
            let ask: asks::domain::AskId = tx.one(&AN_ASK, &[&network, &who], only)?.expect("somebody asks");
            let import: kit_base::Id<()> = tx.one(&AN_IMPORT, &[&network], only)?.expect("a list came in");
            trust::block(tx, who, other, now, &rng)?;
            trust::block(tx, other, who, now, &rng)?;
            trust::store::apart::keep_apart(tx, steward, (who, other), now, &rng)?;
            tx.execute(&VOUCH, &[&network, &circle, &who, &other, &now])?;
            tx.execute(&VOUCH, &[&network, &circle, &other, &who, &now])?;
            trust::store::pairings::propose(tx, circle, (who, other, steward), now, &rng)?;
            trust::store::pairings::propose(tx, circle, (other, who, steward), now, &rng)?;
            trust::report(tx, (who, other), None, now, &rng)?;
            trust::report(tx, (other, who), None, now, &rng)?;
            asks::store::decline(tx, ask, who.cast(), now)?;
            tx.execute(&REQUEST, &[&network, &ask, &who, &now])?;
            tx.execute(&IMPORTED, &[&network, &import, &vec![7_u8; 16], &who])?;
            tx.execute(&FOUND, &[&network, &import, &who])?;
            tx.execute(&PRACTICE, &[&network, &who, &circle, &now])?;
            tx.execute(&SAME, &[&network, &who, &other, &steward, &now])?;
            tx.execute(&SAME, &[&network, &second, &who, &who, &now])?;
            let held = people::Held { circle, role: people::Role::Helper };
            let wanted = people::approvals::What::RoleGrant { person: who, held };
            people::approvals::ask(tx, wanted, steward, now, &rng)?;
            let wanted = people::approvals::What::RoleGrant { person: other, held };
            people::approvals::ask(tx, wanted, who, now, &rng)?;
            let refused = |error| DbError::Rule(format!("{error:?}"));
            people::handover::leave(tx, &vault, (who, circle, WORDS), now, &rng).map_err(refused)?;
            let reason = Some(kit_base::Private::new(WORDS.to_owned()));
            let until = Some(now + Span::days(7));
            let stop = trust::store::suspensions::Stop { by: second, until, reason };
            trust::store::suspensions::suspend(tx, &vault, who, &stop, (now, &rng)).map_err(refused)?;
            Ok(())
        })
        .await;
}

/// Tables that hold the person's key before they leave, so that this test cannot pass on empty tables.
const FILLED: &[&str] = &[
    "apart",
    "approvals",
    "ask_declines",
    "ask_requests",
    "asks",
    "handovers",
    "import_findings",
    "import_rows",
    "memberships",
    "offers",
    "offer_slots",
    "pairings",
    "practice_asks",
    "reports",
    "same_people",
    "sessions",
    "sign_in_links",
    "steward_notes",
    "suspensions",
    "suspended_roles",
    "vouches",
];

village_test!(whoever_leaves_everything_is_in_no_row_any_more, |village| {
    let mut screen = village.other_helper().await;
    let who: PersonId = village.other_helper_id().await.cast();
    let own = with(EGGS, &[("contact", "known"), ("contact_value", ""), ("name", "")]);
    assert_eq!(screen.post("/ask", &own).await.status, 303);
    let offer = [("kind", "food"), ("band", "streets"), ("language", "en"), ("confirm", "1")];
    assert_eq!(screen.post("/offer", &offer).await.status, 303);
    let list = [("kind", "households"), ("pasted", "name,phone\nAda,909-555-0170\n")];
    assert_eq!(village.steward().await.post("/spreadsheet", &list).await.status, 303);
    everywhere(village, who).await;
    village.pass(Span::secs(1)).await;
    let before = village.dump().await;
    let id = who.uuid().simple().to_string().to_uppercase();
    for table in FILLED {
        let there =
            before.rows(table).any(|row| row.values().any(|v| v.to_uppercase().replace('-', "") == id));
        assert!(there, "{table} knew nothing of them");
    }
    let left = screen.post("/my/leave/everything", &[("sure", "yes")]).await;
    assert_eq!(left.status, 303, "{}", left.body);
    village.pass(Span::minutes(2)).await;
    village.pass(Span::secs(1)).await;
    village.app.site.db.scrub().await.expect("the files are scrubbed");
    let after = village.dump().await;
    nobody_of(&after, who);
    let gone = gone(&before, &after);
    assert!(gone.len() > 20, "only {} values went", gone.len());
    if village.app.site.db.engine_name() == "sqlite" {
        nothing_in_the_files(village, &gone);
    }
});
