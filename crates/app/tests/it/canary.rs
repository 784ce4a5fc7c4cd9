//! A unique mark in every sealed column, looked for in every page of everybody, in every message and in the log.
//!
//! Where a mark may stand follows from its column's class and from how far things are; it is written down in [`may`].

use std::collections::{BTreeMap, BTreeSet};

use farolito::compose::registry;
use kit_base::Span;
use kit_vault::{Class, ColumnKind, Stored};
use testkit::{Browser, Dump, Log, Village, crawl, village_test};

use crate::planted::plant;
use crate::steps::{self, Asked, EGGS, with};

/// Column, mark, and how else it might be written.
const MARKS: &[(&str, &str, &[&str])] = &[
    ("people.name", "Quetzalina", &["quetzalina"]),
    ("people.phone", "213-555-0186", &["2135550186", "555-0186", "5550186"]),
    ("people.email", "zarzamora@example.org", &["zarzamora"]),
    ("people.address", "Stair Ocelote 12", &["Ocelote"]),
    ("people.contact_rules", "Doña Huitlacoche", &["Huitlacoche"]),
    ("asks.details", "eggs called xoconostle", &["xoconostle"]),
    ("asks.private_note", "knock at tepezcohuite", &["tepezcohuite"]),
    ("asks.place", "Casa Limón, beside Chilpotle Laundry", &["Chilpotle"]),
    ("ask_sheets.spoken_by", "Señora Axayacatl", &["Axayacatl"]),
    ("outbox.sealed", "a word only for one: cuitlacochin", &["cuitlacochin"]),
    ("call_backs.note", "a call about huauzontle", &["huauzontle"]),
    ("checkin_checks.word", "she was with the teponaztli", &["teponaztli"]),
    (
        "checkin_people.contact",
        "Ines at the ahuehuete, 213-555-0191",
        &["ahuehuete", "2135550191", "5550191"],
    ),
    ("contact_log.note", "a call about huauzontle", &["huauzontle"]),
    ("claims.note", "the helper wrote mazapanito", &["mazapanito"]),
    ("apart_numbers.number", "213-555-0193", &["2135550193", "555-0193", "5550193"]),
    ("handovers.note", "ask first at the chiquihuite", &["chiquihuite"]),
    ("import_chunks.lines", "a row about zacahuil", &["zacahuil"]),
    ("list_notes.days", "after the tianguis", &["tianguis"]),
    ("list_notes.note", "lives by the chinampa", &["chinampa"]),
    ("list_notes.second_phone", "213-555-0194", &["2135550194", "555-0194", "5550194"]),
    ("list_notes.size", "six and the xoloitzcuintle", &["xoloitzcuintle"]),
    ("list_notes.skills", "mends a comalli", &["comalli"]),
    ("pod_asks.answered", "only after the temazcal", &["temazcal"]),
    ("pod_asks.asked", "hopes for the tezontle stair", &["tezontle"]),
    ("pod_calls.words", "come now, the pochteca is here", &["pochteca"]),
    ("door_notes.reach", "ring at the tlapalería, 213-555-0188", &["tlapaler", "2135550188", "555-0188"]),
    ("door_notes.words", "soup by the ahuejote", &["ahuejote"]),
    ("print_batches.place", "on the wall of the papelpicado", &["papelpicado"]),
    ("roster_entries.needs", "a fridge beside the amacalli", &["amacalli"]),
    ("roster_entries.offers", "carries a huacal upstairs", &["huacal"]),
    ("sessions.called", "the tlacuache telephone", &["tlacuache"]),
    ("steward_notes.note", "called about cacahuazintle", &["cacahuazintle"]),
];

/// What a steward wrote or typed: nothing that the asker, or whoever helps them, ever reads.
const OF_STEWARDS: &[&str] = &[
    "apart_numbers.number",
    "checkin_checks.word",
    "checkin_people.contact",
    "handovers.note",
    "import_chunks.lines",
    "list_notes.days",
    "list_notes.note",
    "list_notes.second_phone",
    "list_notes.size",
    "list_notes.skills",
    "sessions.called",
    "steward_notes.note",
];

/// The asker's form with a mark in every field of its own; one asker has a phone, the other writes mail.
fn form(email: bool) -> Vec<(&'static str, &'static str)> {
    let mark = |column: &str| MARKS.iter().find(|(name, ..)| *name == column).expect("it is marked").1;
    let contact = if email { ("email", mark("people.email")) } else { ("phone", mark("people.phone")) };
    with(
        EGGS,
        &[
            ("details", mark("asks.details")),
            ("private_note", mark("asks.private_note")),
            ("contact", contact.0),
            ("contact_value", contact.1),
            ("name", mark("people.name")),
            ("place", mark("asks.place")),
            ("address", mark("people.address")),
            ("spoken_by", mark("ask_sheets.spoken_by")),
        ],
    )
}

/// How far things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Asked,
    Taken,
    Accepted,
    Done,
    /// Two days after it was done.
    LongDone,
}

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Visitor,
    Neighbor,
    Outsider,
    /// A steward of another circle of the network.
    StewardBeside,
    OtherHelper,
    Helper,
    Steward,
    Asker,
}

/// Whether this column may be seen by them at this stage. Stewards' looks are written down besides.
fn may(class: Class, column: &str, who: Who, stage: Stage) -> bool {
    match who {
        // The words of a message are for one telephone, and what a helper noted is not written for the asker's page.
        _ if column == "outbox.sealed" => false,
        // What two people agreed is theirs: no steward sees it, and no helper.
        _ if column.starts_with("pod_") => who == Who::Asker,
        // Who tends the circle looks after its paper; a note is for the door it was left at.
        _ if column == "print_batches.place" => who == Who::Steward,
        _ if column.starts_with("door_notes.") => who == Who::Asker,
        // A pod of one: nobody else belongs to it.
        _ if column.starts_with("roster_") => who == Who::Asker,
        _ if OF_STEWARDS.contains(&column) => who == Who::Steward,
        Who::Asker => true,
        Who::Steward => stage < Stage::LongDone,
        Who::Helper if column == "claims.note" => true,
        Who::Helper => match class {
            Class::Claimed => (Stage::Taken..=Stage::Done).contains(&stage),
            Class::Mutual | Class::Vault => (Stage::Accepted..=Stage::Done).contains(&stage),
            _ => false,
        },
        Who::OtherHelper | Who::Neighbor | Who::Visitor | Who::Outsider | Who::StewardBeside => false,
    }
}

/// The columns that the asker and an accepted helper must see, so that this test cannot pass on empty pages.
const SHOWN: &[&str] = &["people.name", "people.address", "asks.details", "asks.private_note", "asks.place"];

struct Crawled {
    /// Which columns' marks stood in somebody's pages.
    found: BTreeMap<Who, BTreeSet<&'static str>>,
    /// Every word of 22 or more letters that looks like a key.
    words: BTreeSet<String>,
}

async fn look(village: &Village, screens: &[(Who, Browser)], stage: Stage, asked: &Asked) -> Crawled {
    let registry = registry().expect("the registry is sound");
    let classes: BTreeMap<String, Class> =
        registry.stored().map(|c| (format!("{}.{}", c.table, c.column), c.class)).collect();
    let mut crawled = Crawled { found: BTreeMap::new(), words: BTreeSet::new() };
    for (who, screen) in screens {
        let starts = pages(village, asked);
        for (path, reply) in crawl(&mut screen.clone(), &starts).await {
            let whole = reply.whole();
            collect(&whole, &mut crawled.words);
            for (column, mark, parts) in MARKS {
                if !whole.contains(mark) && !parts.iter().any(|part| whole.contains(part)) {
                    continue;
                }
                assert!(
                    may(classes[*column], column, *who, stage),
                    "{who:?} sees {column} at {path} ({stage:?})"
                );
                crawled.found.entry(*who).or_default().insert(column);
            }
        }
    }
    crawled
}

/// Every page that needs no more than an address or the ask's name.
fn pages(village: &Village, asked: &Asked) -> Vec<String> {
    let looks = village.app.table.iter().filter(|row| row.method == http::Method::GET && row.path != "/exit");
    let named =
        looks.map(|row| row.path.replace("{slug}", &asked.slugs[0]).replace("{ask}", &asked.slugs[0]));
    named.filter(|path| !path.contains('{')).collect()
}

fn collect(whole: &str, words: &mut BTreeSet<String>) {
    let of_a_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    words.extend(
        whole.split(|c| !of_a_key(c)).filter(|word| (22..=36).contains(&word.len())).map(str::to_owned),
    );
}

async fn story(village: &Village, email: bool) {
    let log = Log::listen();
    let mut asked = steps::ask(village, &with(&form(email), &[("for_other", "1"), ("consent", "1")])).await;
    let mut everybody = screens(village, &asked).await;
    let mut words = BTreeSet::new();
    mark_the_rest(village, &asked).await;
    let crawled = look(village, &everybody, Stage::Asked, &asked).await;
    sees(&crawled, Who::Asker, SHOWN);
    sees(&crawled, Who::Steward, &["apart_numbers.number", "handovers.note", "sessions.called"]);
    sees(&crawled, Who::Steward, &["import_chunks.lines"]);
    words.extend(crawled.words);

    let card = asked.card();
    steps::take(screen(&mut everybody, Who::Helper), &card).await;
    mark_the_claim(village, &asked).await;
    let crawled = look(village, &everybody, Stage::Taken, &asked).await;
    sees(&crawled, Who::Helper, &["asks.details"]);
    words.extend(crawled.words);

    // Asked for somebody else: a steward answers for them.
    steps::steward_accepts(village, screen(&mut everybody, Who::Steward), &mut asked).await;
    let crawled = look(village, &everybody, Stage::Accepted, &asked).await;
    // They are told whom to ask for, in place of the name.
    sees(&crawled, Who::Helper, &SHOWN[1..]);
    sees(&crawled, Who::Helper, &["people.contact_rules"]);
    sees(&crawled, Who::Steward, &["people.address"]);
    assert!(steward_looks(village, &asked).await, "a steward saw contact and no look was written down");
    words.extend(crawled.words);

    let done = screen(&mut everybody, Who::Helper).post(&format!("{card}/done"), &[]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    words.extend(look(village, &everybody, Stage::Done, &asked).await.words);
    let letters = village.letters().await;
    village.pass(Span::hours(49)).await;
    let everybody = screens(village, &asked).await;
    words.extend(look(village, &everybody, Stage::LongDone, &asked).await.words);

    private_letters(&letters);
    no_key_leaves_the_server(&village.dump().await, &words, &letters);
    let log = log.text();
    assert!(log.contains("/asks/{slug}"), "the log was listened to");
    for (column, mark, parts) in MARKS {
        assert!(
            !log.contains(mark) && !parts.iter().any(|part| log.contains(part)),
            "{column} is in the log"
        );
    }
}

async fn screens(village: &Village, asked: &Asked) -> Vec<(Who, Browser)> {
    let beside = village.beside_once("palmeras").await;
    vec![
        (Who::Visitor, village.browser()),
        (Who::Neighbor, village.neighbor().await),
        (Who::Outsider, village.signed_in_at(&beside, beside.steward, "palmeras").await),
        (Who::StewardBeside, village.steward_beside().await),
        (Who::OtherHelper, village.other_helper().await),
        (Who::Helper, village.helper().await),
        (Who::Steward, village.steward().await),
        (Who::Asker, {
            let mut asker = asked.screen.clone();
            asker.get(&asked.link).await;
            asker
        }),
    ]
}

fn screen(everybody: &mut [(Who, Browser)], who: Who) -> &mut Browser {
    &mut everybody.iter_mut().find(|(one, _)| *one == who).expect("they are here").1
}

fn sees(crawled: &Crawled, who: Who, columns: &[&str]) {
    let seen = crawled.found.get(&who).cloned().unwrap_or_default();
    for column in columns {
        assert!(seen.contains(column), "{who:?} should see {column} and sees {seen:?}");
    }
}

/// Whom to ask for is no field of the form: the people room's own verb puts it into the rules. The rest is planted.
async fn mark_the_rest(village: &Village, asked: &Asked) {
    let asker = steps::kept(village, asked.ids[0]).await.expect("it is there").ask.asker;
    let (vault, rng) = (village.vault.clone(), village.app.site.rng.clone());
    village
        .write(move |tx| {
            let ask_for = mark("people.contact_rules").to_owned();
            let rules = people::SafeContact { ask_for, ..people::SafeContact::default() };
            people::set_rules(tx, &vault, asker.cast(), &rules, &rng)?;
            Ok(())
        })
        .await;
    plant(village, asked, |column| mark(column).to_owned()).await;
}

async fn mark_the_claim(village: &Village, asked: &Asked) {
    let claim =
        steps::kept(village, asked.ids[0]).await.and_then(|kept| kept.ask.claim).expect("somebody took it");
    steps::note_claim(village, &claim, mark("claims.note")).await;
}

fn mark(column: &str) -> &'static str {
    MARKS.iter().find(|(name, ..)| *name == column).expect("it is marked").1
}

async fn steward_looks(village: &Village, asked: &Asked) -> bool {
    let id = asked.ids[0];
    let looks = village.read(move |tx| asks::store::looks(tx, id)).await;
    looks.iter().any(|look| look.who == village.cast.steward)
}

/// A mark stands in a letter only as the address it goes to, or as words meant for that one telephone.
fn private_letters(letters: &[String]) {
    assert!(!letters.is_empty(), "nothing was sent");
    for letter in letters {
        let (head, body) = letter.split_once("\n\n").expect("a letter has a head");
        for (column, mark, parts) in MARKS.iter().filter(|(column, ..)| *column != "outbox.sealed") {
            assert!(
                !body.contains(mark) && !parts.iter().any(|part| body.contains(part)),
                "{column} in {letter}"
            );
            let own = ["people.phone", "people.email"].contains(column);
            assert!(own || !head.contains(mark), "{column} in the head of {letter}");
        }
    }
}

/// No key of any row, in any of the ways one writes it, and nothing that carries this decade's milliseconds as a
/// UUID v7 does.
fn no_key_leaves_the_server(dump: &Dump, words: &BTreeSet<String>, letters: &[String]) {
    let mut words = words.clone();
    for letter in letters {
        collect(letter, &mut words);
    }
    let keys: BTreeSet<String> = dump.values(32).into_iter().filter_map(key_of).collect();
    assert!(keys.len() > 500, "only {} keys were found", keys.len());
    let packed: BTreeSet<String> = keys.iter().flat_map(|key| packed(key)).collect();
    for word in &words {
        let plain: String = word.chars().filter(|c| *c != '-').collect::<String>().to_ascii_uppercase();
        assert!(!keys.contains(&plain) && !packed.contains(word), "the key {word} of a row left the server");
        assert!(!is_v7(&plain), "{word} is a UUID v7");
    }
}

/// The 32 hexadecimal letters of a stored key.
fn key_of(value: &str) -> Option<String> {
    let plain: String = value.chars().filter(|c| *c != '-').collect();
    (is_v7(&plain)).then_some(plain)
}

/// A key in our own 26 letters and digits, and in the 22 of base 64.
fn packed(key: &str) -> [String; 2] {
    const OURS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits = u128::from_str_radix(key, 16).expect("a key is hexadecimal");
    let letters = |alphabet: &[u8], each: u32| {
        let count = 128_u32.div_ceil(each);
        let letter = |n: u32| {
            let up = 128 - i64::from(each * (n + 1));
            let value = if up < 0 { bits << up.unsigned_abs() } else { bits >> up };
            char::from(alphabet[usize::try_from(value & ((1 << each) - 1)).expect("few bits")])
        };
        (0..count).map(letter).collect()
    };
    [letters(OURS, 5), letters(URL, 6)]
}

#[test]
fn a_key_is_known_in_all_its_spellings() {
    let packed = packed("0000000000007000800000000000FFFF");
    assert_eq!(packed[1], "AAAAAAAAcACAAAAAAAD__w");
    assert_eq!(packed[0].len(), 26);
}

/// Version 7, and made within ten years of the village's noon.
fn is_v7(plain: &str) -> bool {
    let hex = plain.len() == 32 && plain.bytes().all(|b| b.is_ascii_hexdigit());
    if !hex || &plain[12..13] != "7" || !"89AB".contains(&plain[16..17]) {
        return false;
    }
    let millis = i64::from_str_radix(&plain[..12], 16).unwrap_or_default();
    (millis - testkit::NOW.micros() / 1000).abs() < 3650 * 86_400_000
}

village_test!(no_private_word_stands_where_it_must_not, |village| {
    story(village, false).await;
});

village_test!(no_private_word_of_an_asker_with_mail_stands_where_it_must_not, |village| {
    story(village, true).await;
});

#[test]
fn every_sealed_column_carries_a_mark() {
    let registry = registry().expect("the registry is sound");
    let sealed: BTreeSet<String> = registry
        .stored()
        .filter(|column: &Stored| column.kind == ColumnKind::Sealed)
        .map(|column| format!("{}.{}", column.table, column.column))
        .collect();
    let marked: BTreeSet<String> = MARKS.iter().map(|(column, ..)| (*column).to_owned()).collect();
    assert_eq!(sealed, marked);
}
