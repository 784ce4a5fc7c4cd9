//! Private words in every sealed field that the asker's own form does not fill, put there by whoever would write them.

use kit_db::{Statement, Tx, only, sql};
use kit_vault::Cell;
use people::PersonId;
use testkit::{Browser, Village};

use crate::steps::{self, Asked};

/// The fields that [`plant`] fills.
pub const PLANTED: &[&str] = &[
    "apart_numbers.number",
    "call_backs.note",
    "contact_log.note",
    "handovers.note",
    "import_chunks.lines",
    "list_notes.days",
    "list_notes.note",
    "list_notes.second_phone",
    "list_notes.size",
    "list_notes.skills",
    "outbox.sealed",
    "sessions.called",
    "steward_notes.note",
];

const OTHER_STEWARDS: Statement = sql!(
    "SELECT person_id FROM roles
     WHERE network_id = $1 AND role = 'steward' AND person_id <> $2
     ORDER BY person_id
     LIMIT 1"
);
const THEIR_CIRCLE: Statement = sql!(
    "SELECT circle_id FROM roles
     WHERE network_id = $1 AND role = 'steward' AND person_id = $2
     ORDER BY circle_id
     LIMIT 1"
);
const LIST_NOTES: Statement = sql!(
    "INSERT INTO list_notes (network_id, person_id, note, second_phone, size, skills, days)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);

/// Fills all of [`PLANTED`] with the words that `word` has for each: of the asker, and of the village's steward.
pub async fn plant(village: &Village, asked: &Asked, word: impl Fn(&'static str) -> String) {
    let asker: PersonId = steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker.cast();
    let mut steward = village.steward().await;
    let device = value(&steward.get("/my/devices").await.body, "device");
    let called = [("device", device.as_str()), ("called", &word("sessions.called"))];
    posted(&mut steward, "/my/devices/name", &called).await;
    posted(&mut steward, "/my/apart", &[("number", &word("apart_numbers.number"))]).await;
    let list = format!("name,phone,note\nAda,909-555-0170,{}\n", word("import_chunks.lines"));
    posted(&mut steward, "/spreadsheet", &[("kind", "households"), ("pasted", &list)]).await;

    steps::note_desk(village, asker.cast(), &word("call_backs.note")).await;
    send(village, asker, word("outbox.sealed")).await;
    hand_over(village, word("handovers.note")).await;
    tell(village, asker, &word("steward_notes.note")).await;
    list_notes(
        village,
        asker,
        [
            ("note", word("list_notes.note")),
            ("second_phone", word("list_notes.second_phone")),
            ("size", word("list_notes.size")),
            ("skills", word("list_notes.skills")),
            ("days", word("list_notes.days")),
        ],
    )
    .await;
}

/// The value of the first hidden field of that name.
fn value(body: &str, name: &str) -> String {
    let before = format!("name=\"{name}\" value=\"");
    let rest = body.split(&before).nth(1).unwrap_or_else(|| panic!("no {name} in {body}"));
    rest.split('"').next().expect("the value ends").to_owned()
}

async fn posted(screen: &mut Browser, path: &str, form: &[(&str, &str)]) {
    let reply = screen.post(path, form).await;
    assert_eq!(reply.status, 303, "{path}: {}", reply.body);
}

/// A message to the asker waits.
async fn send(village: &Village, asker: PersonId, text: String) {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let text = kit_message::Text::new("asks-text-lit", text.clone());
            let message = kit_message::Message::new(asker, kit_message::Channel::Sms, text);
            kit_message::queue(tx, &vault, &message, testkit::NOW, &rng)?;
            Ok(())
        })
        .await;
}

/// Another steward of the neighborhood than the village's.
pub async fn another_steward(village: &Village) -> PersonId {
    let not = village.cast.steward;
    let found = village.read(move |tx| tx.one(&OTHER_STEWARDS, &[&tx.network(), &not], only)).await;
    found.expect("more than one tends the neighborhood")
}

/// Another steward leaves a note for the next one.
async fn hand_over(village: &Village, text: String) {
    let from = another_steward(village).await;
    let circle = village.read(move |tx| tx.one(&THEIR_CIRCLE, &[&tx.network(), &from], only)).await;
    let circle = circle.expect("they tend a circle");
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    let leave = move |tx: &mut Tx<'_>| {
        let note = (from, circle, text.as_str());
        people::handover::leave(tx, &vault, note, testkit::NOW, &rng).expect("the note is sealed");
        Ok(())
    };
    village.write(leave).await;
}

/// The village's steward tells that something was not right with the asker; whoever reads it writes a note.
async fn tell(village: &Village, asker: PersonId, note: &str) {
    let (by, rng): (PersonId, _) = (village.cast.steward.cast(), village.app.site.rng.clone());
    village.write(move |tx| trust::report(tx, (by, asker), None, testkit::NOW, &rng)).await;
    let told = village.read(move |tx| trust::store::reports::told_by(tx, by)).await;
    let mut reader = village.signed_in(told[0].readers[0].cast()).await;
    let report = format!("/reports/{}/note", told[0].slug);
    posted(&mut reader, &report, &[("note", note)]).await;
    assert!(reader.get("/reports").await.says(note), "whoever reads it sees the note");
}

/// What a list once knew of the asker.
async fn list_notes(village: &Village, person: PersonId, words: [(&'static str, String); 5]) {
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let key = vault.person(tx, person)?.expect("the asker has a key");
            let sealed: Vec<Vec<u8>> = words
                .iter()
                .map(|(column, word)| key.seal(&Cell::new("list_notes", column, person), word, &rng))
                .collect();
            let network = tx.network();
            tx.execute(
                &LIST_NOTES,
                &[&network, &person, &sealed[0], &sealed[1], &sealed[2], &sealed[3], &sealed[4]],
            )
            .map(drop)
        })
        .await;
}
