//! Paper over HTTP: signed out, in both languages, with whatever people type, and nothing of it kept.

use farolito::compose::App;
use kit_base::Span;
use kit_web::Limits;
use testkit::{Browser, Reply, Village, village_test};

const NEVER: &str = "Zenaida Quillacollo";

fn header<'a>(reply: &'a Reply, name: &str) -> &'a str {
    reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn filled(screen: &mut Browser, path: &str) -> Reply {
    let form = [
        ("names", NEVER),
        ("phone", "213-555-0142"),
        ("speak", "English, Español"),
        ("langs", "both"),
        ("paper", "letter"),
    ];
    screen.post(path, &form).await
}

village_test!(somebody_signed_out_goes_from_the_front_page_to_a_door_sign_and_nothing_is_kept, |village| {
    let before = village.dump().await;
    let mut screen = village.browser();
    assert!(screen.get("/").await.says("href=\"/print\""));
    assert!(screen.get("/print").await.says("href=\"/print/door-sign\""));
    let form = screen.get("/print/door-sign").await;
    assert!(form.says("Nothing you type here is kept"), "{}", form.body);
    let shown = filled(&mut screen, "/print/door-sign").await;
    assert_eq!(shown.status, 200);
    assert!(shown.says("src=\"data:image/png;base64,") && shown.says(NEVER), "{}", shown.body);
    assert!(shown.body.len() < 22_000, "with its style, {} bytes leave a busier sign room", shown.body.len());
    assert_eq!(header(&shown, "cache-control"), "no-store");
    assert!(header(&shown, "content-security-policy").contains("img-src 'self' data:"));
    assert!(shown.says("formaction=\"/print/door-sign/paper.pdf\""));
    let paper = filled(&mut screen, "/print/door-sign/paper.pdf").await;
    assert_eq!((paper.status.as_u16(), header(&paper, "content-type")), (200, "application/pdf"));
    assert_eq!(header(&paper, "content-disposition"), "attachment; filename=\"door-sign.pdf\"");
    assert_eq!(header(&paper, "cache-control"), "no-store");
    assert!(paper.body.starts_with("%PDF"));
    let after = village.dump().await;
    assert_eq!(after.changes_since(&before), Vec::<String>::new());
    assert!(!after.values(4).iter().any(|value| value.contains("Quillacollo")));
});

village_test!(a_sheet_is_shown_in_spanish_with_its_words_in_spanish, |village| {
    let mut screen = village.browser().in_spanish();
    assert!(screen.get("/print").await.says("Letrero para la puerta"));
    let form = screen.get("/print/neighbor-note").await;
    assert!(form.says("Hola, vecina, vecino.") && form.says("Nada de lo que escriba"), "{}", form.body);
    let shown = screen.post("/print/neighbor-note", &[("langs", "es"), ("names", "Rosa 🏮")]).await;
    assert!(shown.says("Así queda") && shown.says("El papel no puede mostrar 🏮"), "{}", shown.body);
});

village_test!(what_is_typed_wrong_is_told_and_stays_and_other_words_are_only_words, |village| {
    let mut screen = village.browser();
    let wrong = screen.post("/print/door-sign", &[("link", "not an address"), ("names", "Rosa")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("value=\"Rosa\"") && wrong.says("value=\"not an address\""), "{}", wrong.body);
    let none = screen.post("/print/door-sign/paper.pdf", &[("link", "not an address")]).await;
    assert_eq!(none.status, 422);
    let hostile = [("names", "<script>alert(1)</script>"), ("headline-en", "#panic(\"x\") $ <b>")];
    let shown = screen.post("/print/door-sign", &hostile).await;
    assert_eq!(shown.status, 200);
    assert!(!shown.says("<script>alert") && !shown.says("<b>"), "{}", shown.body);
    assert_eq!(screen.get("/print/nonsense").await.status, 404);
    assert_eq!(screen.post("/print/nonsense/paper.pdf", &[]).await.status, 404);
});

village_test!(the_language_of_the_form_may_change_and_what_was_typed_stays, |village| {
    let mut screen = village.browser();
    let turned = screen.post("/print/poster", &[("switch_language", "es"), ("phone", "213-555-0142")]).await;
    assert_eq!(turned.status, 200);
    assert!(turned.says("lang=\"es\"") && turned.says("value=\"213-555-0142\""), "{}", turned.body);
    assert!(!turned.says("data:image"), "nothing was printed");
});

pub fn value<'a>(reply: &'a Reply, field: &str) -> &'a str {
    let mark = format!("name=\"{field}\" value=\"");
    let at = reply.body.find(&mark).unwrap_or_else(|| panic!("{field} is nowhere in {}", reply.body));
    reply.body[at + mark.len()..].split('"').next().unwrap_or_default()
}

/// What stands on the page itself, without the frame around it.
fn inside(reply: &Reply) -> &str {
    let from = reply.body.find("<main").unwrap_or(0);
    reply.body[from..].split("</main>").next().unwrap_or_default()
}

async fn put_up(screen: &mut Browser, place: &str) {
    let form = screen.get("/print/poster/up").await;
    let circle = value(&form, "circle").to_owned();
    let words = [("place", place), ("copies", "12"), ("ago", "0"), ("circle", &circle)];
    let noted = screen.post("/print/poster/up", &words).await;
    assert_eq!(noted.status, 303, "{}", noted.body);
}

/// Whether these words stand anywhere in the database in the clear.
async fn holds(village: &Village, words: &str) -> bool {
    let words = words.to_lowercase();
    village.dump().await.values(4).iter().any(|value| value.to_lowercase().contains(&words))
}

async fn sent(village: &Village, template: &str) -> usize {
    village.dump().await.rows("outbox").filter(|row| row["template"].eq_ignore_ascii_case(template)).count()
}

/// Both nodes look at once, one of them again after a restart.
async fn every_node_looks(village: &Village) {
    let node =
        || App::new(&village.ground(), Limits { rate: None, ..Limits::default() }).expect("a node starts");
    let other = node();
    for _ in 0..3 {
        let (db, now) = (&village.app.site.db, village.clock.now());
        let (one, two) = tokio::join!(village.app.jobs.run_due(db, now), other.jobs.run_due(db, now));
        one.and(two).expect("both nodes look");
        node().jobs.run_due(db, now).await.expect("the new node looks");
    }
}

village_test!(paper_that_hangs_is_asked_about_after_a_month_exactly_once_and_one_tap_answers, |village| {
    let mut helper = village.helper().await;
    let wrong = helper.post("/print/poster/up", &[("place", "613 Alder St"), ("copies", "many")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("613 Alder St") && wrong.says("leave out house numbers"), "{}", wrong.body);
    put_up(&mut helper, "laundromat on 4th").await;
    let own = helper.get("/print/batches").await;
    assert!(own.says("laundromat on 4th") && own.says("12 copies") && own.says("It hangs"), "{}", own.body);
    assert!(!holds(village, "laundromat on 4th").await, "it is sealed");
    assert!(village.steward().await.get("/print/batches").await.says("laundromat on 4th"));
    assert!(!village.neighbor().await.get("/print/batches").await.says("laundromat on 4th"));
    village.pass(Span::days(29)).await;
    assert_eq!(sent(village, "prints-text-own").await, 0, "not before a month is over");
    village.letters().await;
    village.clock.advance(Span::days(2));
    every_node_looks(village).await;
    assert_eq!(sent(village, "prints-text-own").await, 1, "one question, whoever looks");
    let letters = village.letters().await;
    let link = letters.iter().find_map(|letter| letter.split("http://localhost/b/").nth(1));
    let token: String =
        link.expect("they are asked").chars().take_while(char::is_ascii_alphanumeric).collect();
    let mut phone = village.browser();
    let page = phone.get(&format!("/b/{token}")).await;
    assert!(page.says("laundromat on 4th") && page.says("Still there"), "{}", page.body);
    assert_eq!(header(&page, "referrer-policy"), "no-referrer");
    let which = value(&page, "which").to_owned();
    for (said, stand) in [("gone", "Gone"), ("still", "It hangs")] {
        let answer = phone.post(&format!("/b/{token}"), &[("which", &which), ("said", said)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert!(phone.get(&format!("/b/{token}")).await.says(stand), "what was said may be said differently");
    }
    village.pass(Span::days(29)).await;
    every_node_looks(village).await;
    assert_eq!(sent(village, "prints-text-own").await, 0, "it still hangs: nobody asks for a month");
    assert_eq!(village.browser().get("/b/00000000000000000000000000").await.status, 404);
    let mut helper = village.helper().await;
    assert_eq!(helper.post("/print/batches/take", &[("which", &which)]).await.status, 303);
    assert_eq!(
        village.dump().await.rows("print_batches").count(),
        0,
        "taken back is as if it had not been noted"
    );
});

village_test!(when_nobody_answers_a_few_neighbors_are_asked_each_at_most_once_in_two_weeks, |village| {
    let mut helper = village.helper().await;
    for place in ["laundromat on 4th", "bus stop", "library wall"] {
        put_up(&mut helper, place).await;
    }
    village.pass(Span::days(31)).await;
    assert_eq!(sent(village, "prints-text-own").await, 1, "three papers, one message");
    let mut helper = village.helper().await;
    assert_eq!(inside(&helper.get("/print/batches").await).matches("Asked").count(), 3);
    assert!(helper.get("/my").await.says("3 questions"), "{}", helper.get("/my").await.body);
    village.clock.advance(Span::hours(98));
    every_node_looks(village).await;
    let dump = village.dump().await;
    let told: Vec<&str> = dump
        .rows("print_askings")
        .filter(|row| matches!(row["told"].as_str(), "1" | "TRUE"))
        .map(|row| row["person_id"].as_str())
        .collect();
    let mut once = told.clone();
    once.sort_unstable();
    once.dedup();
    assert!(told.len() > 1 && told.len() == once.len(), "each neighbor once, across all papers: {told:?}");
    village.pass(Span::days(5)).await;
    let page = village.steward().await.get("/print/batches").await;
    assert_eq!(inside(&page).matches("Unknown: nobody answered").count(), 3, "{}", page.body);
    village.pass(Span::days(100)).await;
    let dump = village.dump().await;
    assert_eq!(
        dump.rows("print_batches").count() + dump.rows("print_askings").count(),
        0,
        "and then forgotten"
    );
});

pub async fn open_door(screen: &mut Browser) -> String {
    assert_eq!(screen.post("/my/door", &[("do", "open")]).await.status, 303);
    door_of(screen).await
}

async fn door_of(screen: &mut Browser) -> String {
    let page = screen.get("/my/door").await;
    let at = page.body.find("/note/").expect("the address stands there");
    page.body[at..].chars().take(6 + 12).collect()
}

async fn leave(screen: &mut Browser, door: &str, words: &str) -> Reply {
    let form = screen.get(door).await;
    let key = value(&form, "key").to_owned();
    let note = [("words", words), ("reach", "213-555-0177"), ("key", key.as_str())];
    let once = screen.post(door, &note).await;
    let twice = screen.post(door, &note).await;
    assert_eq!((once.status.as_u16(), twice.status.as_u16()), (200, 200), "{}", once.body);
    once
}

village_test!(
    a_note_left_at_a_sign_reaches_its_household_sealed_and_the_page_says_nothing_of_them,
    |village| {
        let mut helper = village.helper().await;
        let door = open_door(&mut helper).await;
        let who = village.cast.helper.cast();
        let vault = village.vault.clone();
        let name = village.read(move |tx| Ok(people::first_name(tx, &vault, who)?)).await.expect("a name");
        let mut passer = village.browser();
        let form = passer.get(&door).await;
        assert_eq!(form.status, 200);
        for secret in [name.reveal().as_str(), "Casa ", "4th", "Jacaranda"] {
            assert!(!inside(&form).contains(secret), "{secret} in {}", form.body);
        }
        assert_eq!(header(&form, "cache-control"), "no-store");
        let empty =
            passer.post(&door, &[("words", ""), ("reach", "at 4B"), ("key", value(&form, "key"))]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("value=\"at 4B\""), "what was typed stays");
        village.letters().await;
        let left = leave(&mut passer, &door, "Could you carry a table with me on Sunday?").await;
        assert!(left.says("Your note is there") && !left.says("class=\"crisis\""), "{}", left.body);
        let page = helper.get("/my/door").await;
        assert_eq!(page.body.matches("carry a table").count(), 1, "sent twice is left once: {}", page.body);
        assert!(page.says("213-555-0177") && helper.get("/my").await.says("One note at your door"));
        let letters = village.letters().await;
        let told = letters.iter().filter(|letter| letter.contains("/my/door")).count();
        assert_eq!(told, 1, "one message: {letters:?}");
        assert!(letters.iter().all(|letter| !letter.contains("table") && !letter.contains("0177")));
        for words in ["carry a table", "555-0177"] {
            assert!(!holds(village, words).await, "{words} is sealed");
        }
        assert!(!holds(village, &door[6..]).await, "the address is stored nowhere");
        assert!(!village.other_helper().await.get("/my/door").await.says("carry a table"));
        let which = value(&page, "which").to_owned();
        assert_eq!(village.steward().await.post("/my/door/erase", &[("which", &which)]).await.status, 404);
        assert_eq!(helper.post("/my/door/erase", &[("which", &which)]).await.status, 303);
        village.clock.advance(Span::hours(2));
        let left = leave(&mut passer, &door, "Soup on Monday?").await;
        let back = passer.post(&format!("{door}/back"), &[("key", value(&left, "key"))]).await;
        assert!(back.says("Taken back") && !helper.get("/my/door").await.says("Soup"), "{}", back.body);
        let before = sent(village, "prints-text-note").await;
        village.clock.advance(Span::hours(2));
        for n in 0..20 {
            let note = format!("note {n}");
            let key = format!("{n:032x}1234567890abcdef");
            passer.post(&door, &[("words", note.as_str()), ("key", key.as_str())]).await;
            if n > 0 {
                passer.post(&format!("{door}/back"), &[("key", key.as_str())]).await;
            }
        }
        assert_eq!(
            village.dump().await.rows("door_notes").count(),
            12,
            "a flood ends at the door, taken back or not"
        );
        assert_eq!(sent(village, "prints-text-note").await - before, 1, "one message for each door and hour");
        assert!(helper.get("/my").await.says("One note at your door"));
        village.pass(Span::days(31)).await;
        assert_eq!(village.dump().await.rows("door_notes").count(), 0, "after a month it is erased");
    }
);

village_test!(a_closed_door_answers_like_one_that_never_was_and_a_new_address_ends_the_old_one, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let mut passer = village.browser();
    assert_eq!(
        passer.get(&door.to_uppercase().replace("/NOTE/", "/note/")).await.status,
        200,
        "as from paper"
    );
    assert_eq!(helper.post("/my/door", &[("do", "close")]).await.status, 303);
    let never = "/note/0000000000zz";
    for (closed, nowhere) in [
        (village.browser().get(&door).await, village.browser().get(never).await),
        (
            village.browser().post(&door, &[("words", "hello")]).await,
            village.browser().post(never, &[("words", "hello")]).await,
        ),
    ] {
        assert_eq!(closed.status, 404);
        let plain = |reply: &Reply, path: &str| reply.body.replace(path.trim_start_matches("/note/"), "");
        assert_eq!(plain(&closed, &door), plain(&nowhere, never), "to the last byte");
        let heads = |reply: &Reply| {
            let mut heads: Vec<String> = reply.headers.iter().map(|(name, _)| name.to_string()).collect();
            heads.sort();
            heads
        };
        assert_eq!(heads(&closed), heads(&nowhere));
        assert!(closed.says("Nobody reads here"));
    }
    assert_eq!(helper.post("/my/door", &[("do", "new")]).await.status, 303);
    let new = door_of(&mut helper).await;
    assert_ne!(new, door);
    assert_eq!((passer.get(&door).await.status.as_u16(), passer.get(&new).await.status.as_u16()), (404, 200));
    assert_eq!(helper.post("/my/door", &[("do", "earlier")]).await.status, 303);
    assert_eq!(passer.get(&door).await.status, 200, "undone");
});

village_test!(a_note_that_sounds_like_danger_is_read_by_a_steward_first, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let mut passer = village.browser();
    let left = leave(&mut passer, &door, "I want to die and I do not know whom to tell").await;
    assert!(left.says("class=\"crisis\"") && left.says("tel:988"), "{}", left.body);
    assert!(!helper.get("/my/door").await.says("want to die"), "not before somebody read it");
    let mut steward = village.steward().await;
    assert!(steward.get("/desk").await.says("One note waits to be read"));
    let page = steward.get("/desk/notes").await;
    assert!(page.says("want to die") && page.says("213-555-0177"), "{}", page.body);
    let which = value(&page, "which").to_owned();
    let mut beside = village.steward_beside().await;
    assert!(!beside.get("/desk/notes").await.says("want to die"));
    assert_eq!(beside.post("/desk/notes", &[("which", &which)]).await.status, 404);
    assert_eq!(village.helper().await.get("/desk/notes").await.status, 404);
    assert_eq!(steward.post("/desk/notes", &[("which", &which)]).await.status, 303);
    let page = helper.get("/my/door").await;
    assert!(page.says("want to die") && page.says("A steward read this first"), "{}", page.body);
    let after = steward.get("/desk/notes").await;
    assert!(after.says("Passed on by") && !after.says("name=\"which\""), "{}", after.body);
    assert!(!steward.get("/desk").await.says("waits to be read"));
    village.pass(Span::hours(25)).await;
    assert!(
        !village.steward().await.get("/desk/notes").await.says("want to die"),
        "a day later it is gone there"
    );
});

village_test!(a_held_note_that_nobody_passes_on_goes_on_by_itself_after_two_days, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let mut passer = village.browser();
    assert!(passer.get(&door).await.says("If it sounds like danger, a steward reads it first"));
    let left = leave(&mut passer, &door, "I want to die and I do not know whom to tell").await;
    assert!(left.says("reads it first and passes it on"), "{}", left.body);
    village.pass(Span::hours(46)).await;
    assert!(!village.helper().await.get("/my/door").await.says("want to die"));
    village.letters().await;
    village.pass(Span::hours(4)).await;
    assert!(village.helper().await.get("/my/door").await.says("want to die"), "it went on by itself");
    let page = village.steward().await.get("/desk/notes").await;
    assert!(page.says("Passed on by itself") && page.says("want to die"), "{}", page.body);
});

village_test!(with_no_steward_left_a_held_note_goes_on_by_itself_at_once, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    leave(&mut village.browser(), &door, "I want to die and I do not know whom to tell").await;
    // A term that ends is held over while nobody follows: only the role itself ends it here.
    let end = kit_db::sql!("UPDATE roles SET role = 'helper' WHERE network_id = $1 AND role = 'steward'");
    village.write(move |tx| tx.execute(&end, &[&tx.network()])).await;
    village.pass(Span::hours(2)).await;
    assert!(village.helper().await.get("/my/door").await.says("want to die"));
});

village_test!(a_note_sent_again_with_other_words_is_the_new_note_and_taken_back_may_come_again, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let mut passer = village.browser();
    let form = passer.get(&door).await;
    let key = value(&form, "key").to_owned();
    for words in ["Soup on Monday?", "Soup on Tuesday?"] {
        let left = passer.post(&door, &[("words", words), ("key", &key)]).await;
        assert!(left.says("Your note is there"), "{}", left.body);
    }
    let page = helper.get("/my/door").await;
    assert!(page.says("Soup on Tuesday?") && !page.says("Soup on Monday?"), "{}", page.body);
    let worse = passer.post(&door, &[("words", "I want to die"), ("key", &key)]).await;
    assert!(worse.says("reads it first"), "{}", worse.body);
    assert!(!helper.get("/my/door").await.says("want to die"), "new words are read first, too");
    assert!(passer.post(&format!("{door}/back"), &[("key", &key)]).await.says("Taken back"));
    assert!(!village.steward().await.get("/desk/notes").await.says("want to die"));
    passer.post(&door, &[("words", "Soup on Friday?"), ("key", &key)]).await;
    assert!(helper.get("/my/door").await.says("Soup on Friday?"));
    assert_eq!(village.dump().await.rows("door_notes").count(), 1);
});

village_test!(notes_that_came_after_a_message_are_told_an_hour_later_in_one, |village| {
    let mut helper = village.helper().await;
    let door = open_door(&mut helper).await;
    let mut passer = village.browser();
    for words in ["Soup?", "Bread?", "Salt?"] {
        leave(&mut passer, &door, words).await;
        village.clock.advance(Span::minutes(1));
    }
    assert_eq!(sent(village, "prints-text-note").await, 1);
    village.pass(Span::hours(3)).await;
    village.pass(Span::hours(3)).await;
    assert_eq!(sent(village, "prints-text-note").await, 2, "one more message, for both");
});

village_test!(what_was_put_up_is_noted_once_and_no_more_than_anybody_can_look_after, |village| {
    let mut helper = village.helper().await;
    assert!(helper.get("/my").await.says("href=\"/print\""), "paper is one tap away");
    let form = helper.get("/print/poster/up").await;
    let (circle, key) = (value(&form, "circle").to_owned(), value(&form, "key").to_owned());
    let words = |place: &'static str| [("place", place), ("copies", "12"), ("ago", "0")];
    let send = |place, key: &str| {
        let mut all: Vec<(&str, String)> = words(place).map(|(name, said)| (name, said.to_owned())).into();
        all.extend([("circle", circle.clone()), ("key", key.to_owned())]);
        all
    };
    for _ in 0..2 {
        let form = send("bus stop", &key);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, said)| (*name, said.as_str())).collect();
        assert_eq!(helper.post("/print/poster/up", &form).await.status, 303);
    }
    assert_eq!(village.dump().await.rows("print_batches").count(), 1, "sent twice is noted once");
    let form = send("library wall", &key);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, said)| (*name, said.as_str())).collect();
    let other = helper.post("/print/poster/up", &form).await;
    assert_eq!(other.status, 422);
    assert!(other.says("library wall") && value(&other, "key") != key, "{}", other.body);
    for _ in 1..60 {
        put_up(&mut helper, "laundromat").await;
    }
    let form = send("bus stop", "");
    let form: Vec<(&str, &str)> = form.iter().map(|(name, said)| (*name, said.as_str())).collect();
    let full = helper.post("/print/poster/up", &form).await;
    assert_eq!(full.status, 422);
    assert!(full.says("You have 60 noted that hang"), "{}", full.body);
    let page = helper.get("/print/batches").await;
    assert_eq!(inside(&page).matches("It hangs").count(), 60, "all that hang are shown");
});
