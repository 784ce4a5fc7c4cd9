//! The spreadsheet over HTTP: a list is looked at, brought in, taken back; asks wait at the desk; the sheet comes back.

mod export;
mod lists;
mod paper;

use kit_base::Span;
use kit_db::{DbError, Statement, sql};
use testkit::{Browser, Reply, Village, village_test};

use crate::steps::{EGGS, ask, kept};

const PEOPLE: Statement = sql!("SELECT COUNT(*) FROM people WHERE network_id = $1");
const CHUNKS: Statement = sql!("SELECT COUNT(*) FROM import_chunks WHERE network_id = $1");
const WAITING: Statement = sql!("SELECT COUNT(*) FROM asks WHERE network_id = $1 AND state = 'new'");
const IMPORT: Statement =
    sql!("SELECT id FROM imports WHERE network_id = $1 ORDER BY created_at DESC LIMIT 1");

const HOGARES: &str = "Nombre;Teléfono;Dirección;Idioma;Notas\n\
    Ana Ruiz y Luis;909-555-0190 / 909-555-0191;4B;Español;perro\n\
    =HYPERLINK(\"http://evil.example\");909-555-0192;;;vive en 1234 Maple Street\n\
    ;;;;\n\
    Beto\n";

async fn count(village: &Village, statement: &'static Statement) -> i64 {
    village.read(move |tx| tx.one(statement, &[&tx.network()], kit_db::only)).await.unwrap_or(0)
}

/// Brings in a list that was looked at.
async fn brought(village: &Village, steward: &mut Browser, path: &str, form: &[(&str, &str)]) -> Reply {
    let sent = steward.post(&format!("{path}/bring"), form).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    village.pass(Span::secs(1)).await;
    steward.get(path).await
}

/// Sends a list and has it looked at; the path of its page.
async fn looked(village: &Village, steward: &mut Browser, kind: &str, list: &str) -> String {
    let sent = steward.post("/spreadsheet", &[("kind", kind), ("pasted", list)]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    tried(village, steward, &sent).await
}

/// A list that was sent is looked at with the columns as guessed; the path of its page.
async fn tried(village: &Village, steward: &mut Browser, sent: &Reply) -> String {
    let path = sent.location().expect("it leads to the list").to_owned();
    let page = steward.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let columns: Vec<(String, String)> = page
        .body
        .match_indices("name=\"column-")
        .map(|(at, _)| page.body[at + 6..].split('"').next().expect("a name").to_owned())
        .map(|field| {
            let from = page.body.find(&format!("name=\"{field}\"")).expect("it was found");
            let select = page.body[from..].split("</select>").next().expect("it ends");
            let chosen = select.split("\" selected").next().expect("one is chosen");
            (field, chosen.rsplit('"').next().expect("it has a value").to_owned())
        })
        .collect();
    let mut form: Vec<(&str, &str)> = columns.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    form.push(("headed", "yes"));
    form.push(("order", "mdy"));
    let looking = steward.post(&format!("{path}/look"), &form).await;
    assert_eq!(looking.status, 303, "{}", looking.body);
    assert!(steward.get(&path).await.headers.contains_key("refresh"), "it asks again by itself");
    village.pass(Span::secs(1)).await;
    path
}

village_test!(a_list_is_looked_at_brought_in_and_taken_back_whole, |village| {
    let mut steward = village.steward().await;
    let before = count(village, &PEOPLE).await;
    let path = looked(village, &mut steward, "households", HOGARES).await;
    let ready = steward.get(&path).await;
    for said in
        ["3 rows can come in", "A formula", "More than one phone", "Fewer cells", "A phone or an address"]
    {
        assert!(ready.says(said), "{said}: {}", ready.body);
    }
    assert_eq!(count(village, &PEOPLE).await, before, "nothing is saved yet");
    for _ in 0..2 {
        assert_eq!(steward.post(&format!("{path}/bring"), &[("keep_private", "yes")]).await.status, 303);
    }
    village.pass(Span::secs(1)).await;
    let done = steward.get(&path).await;
    assert!(done.says("4 new people"), "{}", done.body);
    assert_eq!(count(village, &PEOPLE).await, before + 4);
    assert_eq!(count(village, &CHUNKS).await, 0, "the list itself is gone");
    let again = looked(village, &mut steward, "households", HOGARES).await;
    assert!(steward.get(&again).await.says("0 rows can come in"), "the same list comes in once");
    assert_eq!(steward.post(&format!("{again}/drop"), &[]).await.status, 303);
    assert_eq!(steward.get(&again).await.status, 404);
    assert_eq!(steward.post(&format!("{path}/undo"), &[]).await.status, 303);
    village.pass(Span::secs(1)).await;
    assert!(steward.get(&path).await.says("taken back"));
    assert_eq!(count(village, &PEOPLE).await, before);
    village.pass(Span::days(31)).await;
    village.pass(Span::secs(1)).await;
    let mut steward = village.steward().await;
    assert_eq!(steward.get(&path).await.status, 404, "after its time nothing is left of it");
});

village_test!(an_import_stopped_half_way_goes_on_and_brings_nothing_twice, |village| {
    let mut steward = village.steward().await;
    let rows = (0..1_100).map(|n| format!("Neighbor {n},909-555-{n:04}\n"));
    let list: String = std::iter::once("name,phone\n".to_owned()).chain(rows).collect();
    let before = count(village, &PEOPLE).await;
    let path = looked(village, &mut steward, "households", &list).await;
    steward.post(&format!("{path}/bring"), &[]).await;
    let site = village.app.site.clone();
    let (words, now) = (village.app.words.clone(), site.now());
    let id = village.read(|tx| tx.one(&IMPORT, &[&tx.network()], kit_db::only)).await.expect("it is there");
    let step = move |tx: &mut kit_db::Tx<'_>| {
        let (vault, rng, registry) = (&site.vault, &site.rng, &site.registry);
        moving::acts::bring::step(tx, &moving::acts::Cx { vault, rng, words: &words, registry, now }, id)
    };
    let first = step.clone();
    village.write(move |tx| first(tx)).await;
    assert_eq!(count(village, &PEOPLE).await, before + 499);
    let network = village.read(|tx| Ok(tx.network())).await;
    let killed = village.app.site.write(network, move |tx| {
        step(tx)?;
        Err::<(), DbError>(DbError::Rule("the power went".into()))
    });
    assert!(killed.await.is_err());
    assert_eq!(count(village, &PEOPLE).await, before + 499, "what was interrupted was not begun");
    village.pass(Span::secs(1)).await;
    assert_eq!(count(village, &PEOPLE).await, before + 1_100);
});

village_test!(asks_of_a_list_wait_at_the_desk_and_nobody_is_written_to, |village| {
    let mut steward = village.steward().await;
    village.pass(Span::secs(1)).await;
    village.letters().await;
    let before = count(village, &WAITING).await;
    let list =
        "Nombre,Teléfono,Qué necesita,Estado\nAna,909-555-0195,despensa,\nBeto,909-555-0196,viaje,hecho\n";
    let path = looked(village, &mut steward, "asks", list).await;
    assert!(steward.get(&path).await.says("It is done already"));
    steward.post(&format!("{path}/bring"), &[]).await;
    village.pass(Span::secs(1)).await;
    let done = steward.get(&path).await;
    assert!(done.says("1 ask waits at the desk"), "{}", done.body);
    assert_eq!(count(village, &WAITING).await, before + 1);
    assert!(village.letters().await.is_empty());
});

village_test!(what_is_no_table_is_said_plainly_and_what_was_pasted_stays, |village| {
    let mut steward = village.steward().await;
    for (list, said) in [
        ("PK\u{3}\u{4}rest", "Excel"),
        ("", "nothing in it"),
        ("name,phone\n", "no row below"),
        ("%PDF-1.4", "PDF"),
    ] {
        let reply = steward.post("/spreadsheet", &[("kind", "helpers"), ("pasted", list)]).await;
        assert_eq!(reply.status, 422, "{list}");
        assert!(reply.says(said), "{said}: {}", reply.body);
    }
    assert!(
        steward
            .post("/spreadsheet", &[("kind", "helpers"), ("pasted", "name,phone\n")])
            .await
            .says("name,phone")
    );
});

village_test!(the_sheet_goes_to_the_door_and_comes_back, |village| {
    let asked = ask(village, EGGS).await;
    let mut steward = village.steward().await;
    let slug = asked.slugs[0].clone();
    let paper = steward.get("/desk/sheet").await;
    assert!(paper.says(&slug[..3].to_uppercase()), "{}", paper.body);
    let back = steward.get("/desk/sheet/back").await;
    let seen = format!("seen-{slug}");
    let at =
        back.body.find(&format!("name=\"{seen}\" value=\"")).expect("the row is there") + seen.len() + 15;
    let stood = back.body[at..].split('"').next().expect("a value").to_owned();
    let says = format!("says-{slug}");
    let stale = steward.post("/desk/sheet/back", &[(&says, "done"), (&seen, "1")]).await;
    assert!(stale.says("Somebody changed this ask"), "{}", stale.body);
    let nobody = steward.post("/desk/sheet/back", &[(&says, "took"), (&seen, &stood)]).await;
    assert!(nobody.says("Who took it? Write"), "{}", nobody.body);
    let out = steward.get("/spreadsheet/out/asks").await;
    assert!(out.says(&slug) && out.headers["content-type"].to_str().expect("text").starts_with("text/csv"));
    assert!(kept(village, asked.ids[0]).await.is_some());
});

village_test!(whoever_does_not_tend_sees_no_list, |village| {
    let mut steward = village.steward().await;
    let sent = steward.post("/spreadsheet", &[("kind", "helpers"), ("pasted", HOGARES)]).await;
    let path = sent.location().expect("it leads to the list").to_owned();
    for path in ["/spreadsheet", "/spreadsheet/out/asks", "/desk/sheet", "/desk/sheet/back", &path] {
        assert_eq!(village.helper().await.get(path).await.status, 404, "{path}");
        assert_eq!(village.browser().get(path).await.status, 401, "{path}");
    }
});
