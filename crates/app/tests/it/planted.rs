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
    "checkin_checks.word",
    "checkin_people.contact",
    "contact_log.note",
    "handovers.note",
    "import_chunks.lines",
    "list_notes.days",
    "list_notes.note",
    "list_notes.second_phone",
    "list_notes.size",
    "list_notes.skills",
    "outbox.sealed",
    "pod_asks.answered",
    "pod_asks.asked",
    "pod_calls.words",
    "roster_entries.needs",
    "roster_entries.offers",
    "print_batches.place",
    "door_notes.words",
    "door_notes.reach",
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
    checked_on(village, asker, [word("checkin_people.contact"), word("checkin_checks.word")]).await;
    tell(village, asker, &word("steward_notes.note")).await;
    let pods = ["pod_asks.asked", "pod_asks.answered", "pod_calls.words"].map(&word);
    stand_by(village, asker, pods).await;
    on_a_roster(village, asker, ["roster_entries.needs", "roster_entries.offers"].map(&word)).await;
    on_paper(village, asker, ["print_batches.place", "door_notes.words", "door_notes.reach"].map(&word))
        .await;
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

/// A round that is over once asked after the asker, and a steward said how it ended.
async fn checked_on(village: &Village, asker: PersonId, [contact, word]: [String; 2]) {
    use checkins::domain::{Check, Consent, Stand, Way};
    use checkins::hours::{Hours, Opening};
    use checkins::store::{checks, rounds};
    let (vault, rng, words) =
        (village.vault.clone(), village.app.site.rng.clone(), village.app.words.clone());
    let (by, now): (PersonId, _) = (village.cast.steward.cast(), testkit::NOW);
    village
        .write(move |tx| {
            let circle = tx.one(&THEIR_CIRCLE, &[&tx.network(), &by], only)?.expect("they tend a circle");
            let (id, slug) = (kit_base::Id::new(now, &rng), kit_base::Slug::new(&rng));
            let hours = Hours::new([true; 7], 540, 660).expect("these are hours");
            let join_hash = checkins::acts::join_link(tx, &vault, id)?.hash();
            let called = "Mornings".to_owned();
            let new = rounds::NewRound { id, slug, circle, called, hours, by, join_hash };
            rounds::create(tx, &new, now)?;
            let cx = checkins::acts::Cx { vault: &vault, rng: &rng, words: &words, now };
            let yes = checkins::acts::Yes {
                id: kit_base::Id::new(now, &rng),
                round: id,
                person: asker,
                way: Way::Call,
                buddy: false,
                contact: Some(kit_base::Private::new(contact.clone())),
                wait: kit_base::Span::minutes(30),
                consent: Consent::Link,
                by: None,
            };
            checkins::acts::join(tx, &cx, &yes)?;
            let round = rounds::by_id(tx, id)?.expect("it was just made");
            checks::open(tx, &round, Opening { day: 20_000, until: now }, now)?;
            let kept = checks::one(tx, yes.id, 20_000)?.expect("the day was opened");
            let over = Check { stand: Stand::Closed, next_at: None, ..kept.check.clone() };
            checks::save(tx, &kept, &over)?;
            let key = vault.person(tx, asker)?.expect("the asker has a key");
            let sealed = key.seal(&Cell::new("checkin_checks", "word", yes.id), &word, &rng);
            checks::closing_word(tx, &kept, &sealed)?;
            rounds::end(tx, id, now).map(drop)
        })
        .await;
}

/// The asker asked somebody to stand by, who agreed, and called upon them.
async fn stand_by(village: &Village, owner: PersonId, words: [String; 3]) {
    use pods::store::{asks, calls};
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let [hope, only, said] = words.clone();
            let asked = asks::Asked { hope, ..asks::Asked::default() };
            asks::make(tx, &vault, (owner, &asked), testkit::NOW, &rng)?;
            let kept = asks::of_owner(tx, &vault, owner)?.pop().expect("it is there");
            let next = asks::Next {
                standing: pods::domain::Standing::Agreed,
                answered: Some(asks::Answered { only, ..asks::Answered::default() }),
                answerer: None,
            };
            asks::keep(tx, &vault, (&kept, &next), testkit::NOW, &rng)?;
            let said = calls::Said { words: said, ..calls::Said::default() };
            let (asks, waits) = ([kept.id], kit_base::Span::hours(1));
            let call = calls::NewCall { owner, said: &said, asks: &asks, widens: false, waits };
            calls::make(tx, &vault, &call, testkit::NOW, &rng)?;
            Ok(())
        })
        .await;
}

/// A pod may read what the asker needs and offers. They are no member, so that erasing what they asked erases them whole.
async fn on_a_roster(village: &Village, asker: PersonId, words: [String; 2]) {
    use rosters::store::entries;
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), testkit::NOW);
    village
        .write(move |tx| {
            let new = circles::NewCircle {
                scale: circles::Scale::Pod,
                name: "Third floor".into(),
                parent: None,
                rough_place: None,
                cell: None,
            };
            let pod = circles::store::create(tx, &new, now, &rng).expect("a pod may stand alone");
            let [needs, offers] = words.clone().map(|word| Some(kit_base::Private::new(word)));
            let ticks = entries::Ticks { needs, offers, ..entries::Ticks::default() };
            entries::save(tx, &vault, (pod, asker), &ticks, (now, &rng)).expect("the asker has a key");
            Ok(())
        })
        .await;
}

/// The steward put a poster up, and somebody left a note at their door.
async fn on_paper(village: &Village, asker: PersonId, words: [String; 3]) {
    use prints::store::{batches, notes};
    let (vault, rng, now) = (village.vault.clone(), village.app.site.rng.clone(), testkit::NOW);
    let by: PersonId = village.cast.steward.cast();
    village
        .write(move |tx| {
            let circle = tx.one(&THEIR_CIRCLE, &[&tx.network(), &by], only)?.expect("they tend a circle");
            let [place, words, reach] = words.clone().map(kit_base::Private::new);
            let (item, ask_at) = (prints::Item::Poster, now + kit_base::Span::days(30));
            let batch = batches::NewBatch { circle, by, item, place, copies: 3, put_up_at: now, ask_at };
            batches::add(tx, &vault, &batch, now, &rng)?;
            let reach = Some(reach);
            let note =
                notes::NewNote { person: asker, words, reach, key_hash: [7; 32], danger: false, held: false };
            assert!(notes::add(tx, &vault, &note, now, &rng)?, "the asker has a key");
            Ok(())
        })
        .await;
}
