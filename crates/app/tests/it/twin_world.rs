//! Two servers that differ in one private value look the same to everybody not entitled to it.
//!
//! Each sealed column of the registry has its twins here: the same world of the same seed, in which that column holds
//! one value, another one, or nothing. A sealed column without twins fails. Compared is everything that others can
//! fetch, to the last byte and header: every page that links lead to, the answers to an ask of their own, the messages
//! to other people.

use std::collections::BTreeMap;

use farolito::compose::registry;
use kit_vault::{Class, ColumnKind, Stored};
use testkit::{Browser, Village, crawl};

use crate::planted::{PLANTED, plant};
use crate::steps::{self, Asked, EGGS, with};

type Fields = &'static [(&'static str, &'static str)];

/// What makes two worlds differ in one column only.
#[derive(Clone, Copy)]
enum Differs {
    /// In a field of the form.
    Form(Fields, Fields),
    /// In something that the asker's form does not write: these two texts, or nothing.
    Behind(Option<&'static str>, Option<&'static str>),
}

/// Two texts of different lengths, and the twins of whatever no form writes: in value and in presence.
const FIRST: &str = "Back at six";
const SECOND: &str = "Her sister opens, the dog is called Niebla";
const BEHIND: &[Differs] = &[Differs::Behind(Some(FIRST), Some(SECOND)), Differs::Behind(None, Some(FIRST))];

/// Whoever speaks for somebody else: another name, or none.
fn spoken_by() -> Vec<Differs> {
    use Differs::Form;
    vec![
        Form(
            &[("for_other", "1"), ("consent", "1"), ("spoken_by", "Ana")],
            &[("for_other", "1"), ("consent", "1"), ("spoken_by", "Ana Lucía from the third floor")],
        ),
        Form(
            &[("for_other", "1"), ("consent", "1"), ("spoken_by", "Ana")],
            &[("for_other", "1"), ("consent", "1"), ("spoken_by", "")],
        ),
    ]
}

/// The twins of a column: in value, and where the column may be empty, in presence.
fn twins(table: &str, column: &str) -> Vec<Differs> {
    use Differs::Form;
    let planted = PLANTED.contains(&format!("{table}.{column}").as_str());
    match (table, column) {
        ("people", "name") => vec![Form(&[], &[("name", "Maximiliano José")]), Form(&[], &[("name", "")])],
        ("people", "phone") => vec![
            Form(&[], &[("contact_value", "+1 (323) 555-0199 ext 7")]),
            Form(&[], &[("contact", "none"), ("contact_value", "")]),
        ],
        ("people", "email") => vec![
            Form(
                &[("contact", "email"), ("contact_value", "b@example.org")],
                &[("contact", "email"), ("contact_value", "a.much.longer.one@mail.example.org")],
            ),
            Form(
                &[("contact", "email"), ("contact_value", "b@example.org")],
                &[("contact", "none"), ("contact_value", "")],
            ),
        ],
        ("people", "address") => vec![
            Form(&[], &[("address", "Apartment 312, the back stair, ring twice, then once more")]),
            Form(&[], &[("address", "")]),
        ],
        ("people", "contact_rules") => {
            vec![Form(&[], &[("hours", "evening"), ("message", "1")]), Form(&[], &[("safe", "neither")])]
        }
        ("asks", "details") => vec![Form(
            &[],
            &[(
                "details",
                "A long list: rice, beans, tortillas, oranges, soap, and a lightbulb for the hall",
            )],
        )],
        ("asks", "private_note") => vec![
            Form(
                &[("private_note", "Knock")],
                &[("private_note", "The bell is broken, knock at the blue door")],
            ),
            Form(&[("private_note", "Knock")], &[("private_note", "")]),
        ],
        ("asks", "place") => vec![
            Form(
                &[("place", "Casa Limón, beside the laundry")],
                &[("place", "Casa Limón by the old fig tree, left")],
            ),
            Form(&[("place", "Casa Limón, beside the laundry")], &[("place", "Casa Limón")]),
        ],
        ("ask_sheets", "spoken_by") => spoken_by(),
        // Whether a message waits follows from the contact; what it says, from the asker's language of pages.
        ("outbox", "sealed") => [&[Form(&[], &[("safe", "neither")])], BEHIND].concat(),
        ("claims", "note") => BEHIND.to_vec(),
        _ if planted => BEHIND.to_vec(),
        _ => panic!("{table}.{column} is sealed and has no twins here: say how two worlds differ in it"),
    }
}

/// All that others saw, by who saw what.
type Seen = BTreeMap<String, String>;

async fn look(who: &str, screen: &Browser, starts: &[&str], seen: &mut Seen) {
    let starts: Vec<String> = starts.iter().map(|&path| path.to_owned()).collect();
    for (path, reply) in crawl(&mut screen.clone(), &starts).await {
        seen.insert(format!("{who} {path}"), reply.whole());
    }
}

/// Opens these pages only, where a crawl before went everywhere.
async fn glance(who: &str, screen: &Browser, paths: &[&str], seen: &mut Seen) {
    let mut screen = screen.clone();
    for path in paths {
        seen.insert(format!("{who} {path}"), screen.get(path).await.whole());
    }
}

/// Lets a day pass in a village whose asker filled the form so, and writes down what others see of it.
async fn live(village: &Village, form: &[(&str, &str)], behind: Option<(&str, Where)>) -> Seen {
    let mut seen = Seen::new();
    let mut asked = steps::ask(village, form).await;
    let card = asked.card();
    let desk = format!("/desk/{}", asked.slugs[0]);
    let status = format!("/my/ask/{}/edit", asked.slugs[0]);
    let pages =
        ["/", "/ask", "/my", "/my/ask", "/code", "/asks", "/asks?n=100", &card, "/desk", &desk, &status];
    let (visitor, neighbor) = (village.browser(), village.neighbor().await);
    let (mut helper, other) = (village.helper().await, village.other_helper().await);
    for (who, screen) in
        [("visitor", &visitor), ("neighbor", &neighbor), ("helper", &helper), ("other", &other)]
    {
        glance(&format!("asked: {who}"), screen, &pages, &mut seen).await;
    }
    steps::take(&mut helper, &card).await;
    match behind {
        Some((text, Where::Claim)) => note_claim(village, &asked, text).await,
        Some((text, Where::Elsewhere)) => plant(village, &asked, |column| words(column, text)).await,
        // Those who would have written come in all the same, so that whoever comes next draws the same lots.
        None => drop((village.steward().await, village.steward().await)),
    }
    for (who, screen) in [("visitor", &visitor), ("neighbor", &neighbor), (TAKER, &helper), ("other", &other)]
    {
        glance(&format!("taken: {who}"), screen, &pages, &mut seen).await;
    }
    asked.accept(village).await;
    for (who, screen) in [("visitor", &visitor), ("neighbor", &neighbor), ("other", &other)] {
        look(&format!("accepted: {who}"), screen, &pages, &mut seen).await;
    }
    another_asks(village, &mut seen).await;
    letters(village, &mut seen).await;
    seen
}

/// Whoever took it reads what was asked, and nothing else before the yes.
const TAKER: &str = "taker";

/// The answer without the random name of a new session: what was planted signed more people in, so that the seeded
/// dice of the two worlds stand elsewhere.
fn without_session(answer: &str) -> String {
    let mark = "plain-farolito-link=";
    match answer.split_once(mark) {
        Some((before, after)) => format!("{before}{mark}{}", after.get(64..).unwrap_or_default()),
        None => answer.to_owned(),
    }
}

/// Somebody else asks meanwhile: every answer on the way, and their own page.
async fn another_asks(village: &Village, seen: &mut Seen) {
    let mut screen = village.browser();
    let own = with(
        EGGS,
        &[("details", "A lamp for the stairs"), ("name", "Otis"), ("contact_value", "213-555-0111")],
    );
    for cut in [1, 3, 6, own.len() - 1] {
        let reply = screen.post("/ask", &own[..cut]).await;
        seen.insert(format!("another at {cut}"), reply.whole());
    }
    let posted = screen.post("/ask", &own).await;
    seen.insert("another posts".into(), posted.whole());
    let opened = screen.follow(&posted).await;
    seen.insert("another opens".into(), without_session(&opened.whole()));
    look("another", &screen, &["/my/ask"], seen).await;
}

/// The messages to everybody but the asker.
async fn letters(village: &Village, seen: &mut Seen) {
    let mut all = village.letters().await;
    all.retain(|letter| !ASKERS.iter().any(|to| letter.starts_with(to)));
    all.sort();
    for (n, letter) in all.into_iter().enumerate() {
        seen.insert(format!("letter {n}"), letter);
    }
}

/// Where the asker of one twin or the other is written to.
const ASKERS: &[&str] = &[
    "To: 213-555-0147",
    "To: +1 (323) 555-0199",
    "To: b@example.org",
    "To: a.much.longer.one@mail.example.org",
];

/// Where a text is put that the asker's form does not hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    /// On the asker's claim, which whoever took it may read.
    Claim,
    /// In every other field at once: none of them shows to anybody who looks on here.
    Elsewhere,
}

async fn note_claim(village: &Village, asked: &Asked, text: &str) {
    let ask = steps::kept(village, asked.ids[0]).await.expect("it is there").ask;
    steps::note_claim(village, &ask.claim.expect("somebody took it"), text).await;
}

/// What a field of the two worlds says; where a number is wanted, one.
fn words(column: &str, text: &str) -> String {
    match column {
        "apart_numbers.number" | "list_notes.second_phone" if text == FIRST => "213-555-0171".into(),
        "apart_numbers.number" | "list_notes.second_phone" => "+1 (213) 555-0172 ext 4".into(),
        _ => text.to_owned(),
    }
}

/// The first thing in which two worlds differ, said so that one finds it.
fn difference(one: &Seen, other: &Seen, skip: &str) -> Option<String> {
    let without = |seen: &Seen| {
        seen.iter().filter(|(name, _)| !name.contains(skip)).map(|(n, w)| (n.clone(), w.clone())).collect()
    };
    let (one, other): (Seen, Seen) = (without(one), without(other));
    let names = |seen: &Seen| seen.keys().cloned().collect::<Vec<_>>();
    if names(&one) != names(&other) {
        let only: Vec<_> = one.keys().filter(|k| !other.contains_key(*k)).collect();
        let too: Vec<_> = other.keys().filter(|k| !one.contains_key(*k)).collect();
        return Some(format!("pages only here: {only:?}; only there: {too:?}"));
    }
    let (name, here) = one.iter().find(|(name, whole)| other[*name] != **whole)?;
    let there = &other[name];
    let line = here.lines().zip(there.lines()).find(|(a, b)| a != b);
    let (a, b) = line.unwrap_or(("(one is longer)", ""));
    let at = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count().saturating_sub(80);
    let cut = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[at.min(text.len())..]).chars().take(240).collect::<String>()
    };
    Some(format!("{name}\n  here:  {}\n  there: {}", cut(a), cut(b)))
}

async fn compare(
    postgres: bool,
    column: &Stored,
    differs: Differs,
    worlds: &mut BTreeMap<String, Seen>,
) -> Option<String> {
    let (a, b, first, second) = match differs {
        Differs::Form(a, b) => (with(EGGS, a), with(EGGS, b), None, None),
        Differs::Behind(a, b) => (EGGS.to_vec(), EGGS.to_vec(), a, b),
    };
    let place = if column.table == "claims" { Where::Claim } else { Where::Elsewhere };
    let mut seen = Vec::new();
    for (form, text) in [(a, first), (b, second)] {
        let behind = text.map(|text| (text, place));
        let name = format!("{form:?} {text:?} {}", behind.is_some_and(|(_, at)| at == Where::Claim));
        if !worlds.contains_key(&name) {
            let village = Village::new(postgres).await;
            worlds.insert(name.clone(), live(&village, &form, behind).await);
        }
        seen.push(name);
    }
    let (one, other) = (&worlds[&seen[0]], &worlds[&seen[1]]);
    assert!(one.len() > 60, "only {} answers were looked at", one.len());
    let theirs = column.class == Class::Claimed || column.table == "claims";
    difference(one, other, if theirs { TAKER } else { "(nobody)" })
}

async fn all_twins(postgres: bool) {
    let registry = registry().expect("the registry is sound");
    let sealed: Vec<Stored> = registry.stored().filter(|column| column.kind == ColumnKind::Sealed).collect();
    assert!(sealed.len() >= 22, "{} sealed columns", sealed.len());
    let (mut worlds, mut found) = (BTreeMap::new(), Vec::new());
    for column in &sealed {
        for (n, differs) in twins(column.table, column.column).into_iter().enumerate() {
            if let Some(what) = compare(postgres, column, differs, &mut worlds).await {
                found.push(format!("{}.{} (twin {n}): {what}", column.table, column.column));
            }
        }
    }
    assert!(found.is_empty(), "others can tell:\n{}", found.join("\n"));
}

mod nobody_can_tell_two_worlds_apart_that_differ_in_one_sealed_column {
    #[test]
    fn sqlite() {
        testkit::run(super::all_twins(false));
    }

    #[test]
    fn postgres() {
        testkit::run(super::all_twins(true));
    }
}
