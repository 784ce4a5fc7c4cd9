//! Pods over HTTP: asked, answered without an account, agreed, called, widened; and who never sees any of it.

use kit_base::Span;
use testkit::{Browser, Village, crawl, village_test};

pub const ASK: &[(&str, &str)] = &[
    ("for", "everyday"),
    ("to", "Yolotzin"),
    ("me", "Itzamara"),
    ("need", "ride"),
    ("need", "groceries"),
    ("hope", "come by when my knee is bad"),
    ("give", "I make tamales"),
];

pub const YES: &[(&str, &str)] = &[
    ("answer", "yes"),
    ("yes", "ride"),
    ("only", "not before nine"),
    ("needs", "ring, never text"),
    ("reach", "213-555-0161"),
];

/// Every word that only two people may read.
const PRIVATE: &[&str] = &[
    "Yolotzin",
    "Itzamara",
    "my knee is bad",
    "tamales",
    "not before nine",
    "ring, never text",
    "555-0161",
    "at the clinic",
    "soup is on",
];

/// Asks somebody to stand by; answers the page's path and the one-time link's.
pub async fn ask(screen: &mut Browser, form: &[(&str, &str)]) -> (String, String) {
    let posted = screen.post("/pod/ask", form).await;
    let mine = posted.location().unwrap_or_else(|| panic!("{}", posted.body)).to_owned();
    let page = screen.get(&mine).await;
    assert_eq!(page.status, 200, "{}", page.body);
    (mine, link(&page.body, "/pod/answer/"))
}

/// The path of the first address on a page that goes there.
pub fn link(body: &str, to: &str) -> String {
    let at = body.find(to).unwrap_or_else(|| panic!("no {to} in {body}"));
    body[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-".contains(*c)).collect()
}

/// Somebody asked and somebody agreed: the asker's screen, their page, the other's link.
pub async fn agreed(village: &Village, form: &[(&str, &str)]) -> (Browser, String, String) {
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, form).await;
    let answered = village.browser().post(&link, YES).await;
    assert_eq!(answered.status, 303, "{}", answered.body);
    (asker, mine, link)
}

village_test!(anybody_reads_what_a_pod_is_and_takes_the_paper_without_an_account, |village| {
    let mut screen = village.browser();
    let pod = screen.get("/pod").await;
    assert!(pod.says("Mia Mingus") && pod.body.contains("soiltjp.org"), "{}", pod.body);
    let ill = screen.get("/pod/for/ill").await;
    assert!(ill.says("Bring meals") && ill.says("three in the morning"), "{}", ill.body);
    assert!(screen.get("/").await.says("href=\"/pod\""), "the front page leads here");
    let paper = screen.get("/pod/paper").await;
    assert!(paper.says("/pod/worksheet.pdf") && paper.says("id=\"leave\""), "{}", paper.body);
    assert_eq!(paper.body.matches("<circle").count(), 23, "one, six, twelve and four");
    assert_eq!(screen.get("/pod/for/nothing").await.status, 404);
    assert!(screen.in_spanish().get("/pod/for/ill").await.says("Traer comida"));
});

village_test!(the_purposes_that_hurt_open_with_care_and_tell_nothing_in_a_title_or_a_message, |village| {
    let mut screen = village.neighbor().await;
    for purpose in ["safety", "harmed", "cause-harm", "witness"] {
        let page = screen.get(&format!("/pod/for/{purpose}")).await;
        assert!(page.says("Nothing here is shared") && page.says("Leave this page"), "{}", page.body);
        assert!(page.body.contains("<title>My pod"), "{}", page.body);
        let (_, _) = ask(&mut screen, &with_purpose(purpose)).await;
    }
    let (mine, _) = ask(&mut screen, &with_purpose("safety")).await;
    let page = screen.get(&mine).await.body;
    let sms = page.split("sms:").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    assert!(sms.contains("by%20yourself") && !sms.contains("knee") && !sms.contains("afe"), "{sms}");
});

pub fn with_purpose(purpose: &'static str) -> Vec<(&'static str, &'static str)> {
    crate::steps::with(ASK, &[("for", purpose)])
}

village_test!(an_ask_to_stand_by_becomes_an_agreement_that_both_see_and_either_ends, |village| {
    let mut asker = village.neighbor().await;
    let wrong = asker.post("/pod/ask", &[("for", "everyday"), ("hope", "anything kept")]).await;
    assert!(wrong.status == 422 && wrong.says("anything kept"), "{}", wrong.body);
    let (mine, link) = ask(&mut asker, ASK).await;
    assert!(asker.get(&mine).await.says("no answer yet"));

    let mut other = village.browser();
    let page = other.get(&link).await;
    assert!(page.says("Itzamara asks you something") && page.says("I make tamales"), "{}", page.body);
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    let nothing = other.post(&link, &[("answer", "yes")]).await;
    assert!(nothing.status == 422, "a yes is a yes to something: {}", nothing.body);
    assert_eq!(other.post(&link, YES).await.status, 303);

    let page = asker.get(&mine).await;
    assert!(page.says("you both said yes") && page.says("ring, never text"), "{}", page.body);
    assert!(page.says("A ride") && page.says("213-555-0161"), "{}", page.body);
    assert!(asker.get("/my/pod").await.says("In my pod"));
    assert!(asker.get("/my").await.body.contains("/my/pod"));

    let ended = other.post(&link, &[("answer", "no")]).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
    let page = asker.get(&mine).await;
    assert!(page.says("ended") && !page.says("ring, never text"), "{}", page.body);
    assert!(other.get(&link).await.says("This has ended"));
    asker.post(&mine, &[("act", "forget")]).await;
    assert_eq!(asker.get(&mine).await.status, 404);
    assert_eq!(other.get(&link).await.status, 404);
});

village_test!(a_no_leaves_no_trace_at_all_unless_the_one_who_says_it_wants_it_told, |village| {
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, ASK).await;
    let (before, page) = (village.dump().await, asker.get(&mine).await.body);
    let said = village.browser().post(&link, &[("answer", "no"), ("needs", "leave me out of it")]).await;
    assert_eq!(said.status, 303, "{}", said.body);
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new(), "a no was written down");
    assert_eq!(asker.get(&mine).await.body, page, "the asker can tell a no from silence");

    // Nor does it, whatever was answered before, from an account or without one.
    let mut helper = village.helper().await;
    for (answer, shows) in
        [("not-now", "not now"), ("talk", "talk first"), ("other", "offers something else")]
    {
        let words =
            [("answer", answer), ("only", "only Sundays"), ("needs", "leave me out of it"), ("tell", "1")];
        assert_eq!(helper.post(&link, &words).await.status, 303);
        assert!(asker.get(&mine).await.says(shows), "{answer}");
        let back = helper.post(&link, &[("answer", "no")]).await;
        let back = helper.follow(&back).await;
        assert!(back.says("Your answer is taken back"), "{}", back.body);
        assert_eq!(asker.get(&mine).await.body, page, "after {answer} the asker can tell a no from silence");
        let dump = village.dump().await;
        let row = dump.rows("pod_asks").next().expect("the ask");
        let before = before.rows("pod_asks").next().expect("the ask");
        for column in ["state", "answered", "answerer_id"] {
            assert_eq!(row.get(column), before.get(column), "{column} after {answer}");
        }
    }
});

village_test!(a_steward_sees_nothing_of_what_two_people_agreed, |village| {
    let (mut asker, mine, _) = agreed(village, ASK).await;
    let called = asker.post("/pod/call", &call(&mine, false)).await;
    assert_eq!(called.status, 303, "{}", called.body);
    let table = &village.app.table;
    let mut starts: Vec<String> = table
        .iter()
        .filter(|row| row.method == http::Method::GET && !row.path.contains('{') && row.path != "/exit")
        .map(|row| row.path.to_owned())
        .collect();
    starts.extend([mine, called.location().expect("a call has a page").to_owned()]);
    for mut other in [village.steward().await, village.helper().await, village.browser()] {
        for (path, reply) in crawl(&mut other, &starts).await {
            let found: Vec<_> = PRIVATE.iter().filter(|word| reply.body.contains(**word)).collect();
            assert!(found.is_empty(), "{found:?} at {path}");
        }
    }
    for value in village.dump().await.values(4) {
        assert!(!PRIVATE.iter().any(|word| value.contains(word)), "{value} is in the clear");
    }
});

/// The form that calls whoever stands on this page.
pub fn call(mine: &str, widens: bool) -> Vec<(&str, &str)> {
    let who = mine.rsplit('/').next().expect("a slug");
    let words = "I am at the clinic, the soup is on";
    let mut form = vec![("who", who), ("words", words), ("minutes", "30"), ("kind", "errand")];
    if widens {
        form.push(("widens", "1"));
    }
    form
}

village_test!(a_pod_is_called_and_the_caller_sees_who_is_coming, |village| {
    let (mut asker, mine, _) = agreed(village, ASK).await;
    let list = asker.get("/pod/call?need=ride").await;
    assert!(list.says("Yolotzin") && list.says("not before nine"), "{}", list.body);
    let called = asker.post("/pod/call", &call(&mine, true)).await;
    let page = called.location().expect("a call has a page").to_owned();
    let shown = asker.get(&page).await;
    assert!(shown.says("Nobody has said yes yet") && shown.body.contains("sms:2135550161"), "{}", shown.body);

    let link = link(&shown.body, "/pod/come/");
    let mut other = village.browser();
    let asked = other.get(&link).await;
    assert!(asked.says("Itzamara asks for you") && asked.says("the soup is on"), "{}", asked.body);
    assert_eq!(other.post(&link, &[("answer", "perhaps")]).await.status, 422);
    assert_eq!(other.post(&link, &[("answer", "on-my-way")]).await.status, 303);
    assert!(asker.get(&page).await.says("One person is coming"));

    let before = village.dump().await.rows("asks").count();
    village.pass(Span::minutes(31)).await;
    assert_eq!(village.dump().await.rows("asks").count(), before, "somebody is coming: nobody else is asked");
    asker.post(&page, &[]).await;
    assert!(other.get(&link).await.says("This is over"));
    village.pass(Span::days(15)).await;
    assert_eq!(village.dump().await.rows("pod_calls").count(), 0, "a call is kept two weeks");
});

village_test!(
    a_call_that_nobody_answers_is_asked_of_the_circle_once_and_only_if_the_caller_said_so,
    |village| {
        let (mut asker, mine, _) = agreed(village, ASK).await;
        let before = village.dump().await.rows("asks").count();
        let quiet = asker.post("/pod/call", &call(&mine, false)).await;
        let loud = asker.post("/pod/call", &call(&mine, true)).await;
        village.pass(Span::minutes(29)).await;
        assert_eq!(village.dump().await.rows("asks").count(), before, "the time is not up");
        village.pass(Span::minutes(2)).await;
        village.pass(Span::hours(3)).await;
        assert_eq!(village.dump().await.rows("asks").count(), before + 1, "once, for the call that said so");
        let shown = asker.get(loud.location().expect("its page")).await;
        assert!(shown.says("your neighbors were asked"), "{}", shown.body);
        assert!(asker.get(quiet.location().expect("its page")).await.says("The time you set is over"));
        assert!(asker.get("/my/ask").await.says("the soup is on"), "it is the caller's own ask");
    }
);

village_test!(what_asks_for_care_never_leaves_the_pod, |village| {
    let form = with_purpose("safety");
    let form = crate::steps::with(&form, &[("need", "go-with")]);
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, &form).await;
    village.browser().post(&link, &[("answer", "yes"), ("yes", "go-with")]).await;
    let before = village.dump().await.rows("asks").count();
    let called = asker.post("/pod/call", &call(&mine, true)).await;
    let page = called.location().unwrap_or_else(|| panic!("{}", called.body)).to_owned();
    village.pass(Span::minutes(31)).await;
    assert_eq!(village.dump().await.rows("asks").count(), before);
    let shown = asker.get(&page).await;
    assert!(shown.says("The time you set is over"), "the call was there: {}", shown.body);
    assert!(!shown.says("Ask my neighbors"), "no circle is offered for it: {}", shown.body);
});

village_test!(a_form_sent_twice_asks_and_calls_once, |village| {
    let mut asker = village.neighbor().await;
    let form = crate::steps::with(ASK, &[("key", "0123456789abcdef0123456789abcdef")]);
    for _ in 0..2 {
        assert_eq!(asker.post("/pod/ask", &form).await.status, 303);
    }
    assert_eq!(village.dump().await.rows("pod_asks").count(), 1);

    let mine = link(&asker.get("/my/pod").await.body, "/my/pod/");
    let theirs = link(&asker.get(&mine).await.body, "/pod/answer/");
    assert_eq!(village.browser().post(&theirs, YES).await.status, 303);
    let form = crate::steps::with(&call(&mine, false), &[("key", "fedcba9876543210fedcba9876543210")]);
    for _ in 0..2 {
        assert_eq!(asker.post("/pod/call", &form).await.status, 303);
    }
    assert_eq!(village.dump().await.rows("pod_calls").count(), 1);
});

village_test!(whoever_wants_a_message_gets_one_that_gives_nothing_away, |village| {
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, ASK).await;
    let mut helper = village.helper().await;
    assert!(helper.get(&link).await.says("Send me a message"));
    let answered = helper.post(&link, &crate::steps::with(YES, &[("tell", "1")])).await;
    assert_eq!(answered.status, 303, "{}", answered.body);
    assert!(helper.get("/my/pod").await.says("Itzamara"), "they see for whom they stand by");
    village.letters().await;
    asker.post("/pod/call", &call(&mine, false)).await;
    let letters = village.letters().await;
    let call = letters.iter().find(|letter| letter.contains("/pod/come/")).expect("the helper was told");
    assert!(!PRIVATE.iter().any(|word| call.contains(word)) && !call.contains("soup"), "{call}");

    village.pass(Span::days(183)).await;
    let letters = village.letters().await;
    let reviews = letters.iter().filter(|letter| letter.contains("Half a year ago")).count();
    let spanish = letters.iter().filter(|letter| letter.contains("medio año")).count();
    assert!((1..=2).contains(&(reviews + spanish)), "both who can be reached are asked: {letters:?}");
    // Nobody stays signed in for half a year.
    let mut asker = village.neighbor().await;
    assert!(asker.get(&mine).await.says("time to ask again"));
    village.pass(Span::days(1)).await;
    let again = village.letters().await;
    assert!(
        !again.iter().any(|letter| letter.contains("/my/pod/") || letter.contains("/pod/answer/")),
        "once"
    );
    assert_eq!(helper.post(&link, YES).await.status, 303, "a yes renews it");
    assert!(asker.get(&mine).await.says("you both said yes"));
});

/// What the map below was sealed with, and who is on it.
const SECRET: &str = "porch lemon wagon stair";
const NAMES: [&str; 5] =
    ["Rosalinda Quetzal", "Temoc Ixtli", "Zyanya Nezahual", "the laundry on 5th", "Xiuhtecuhtli"];

/// Each word that was sent, sealed or by mistake in the clear.
pub fn words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|name| name.split(' ')).filter(|word| word.len() > 4).chain([SECRET])
}

/// The bytes of a map as the page's own code sealed them in Chromium.
pub const SEALED: &str = "-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBFZmxFUGhid3FTRWcwR3N0
SnhESjZBIDE2CmFkWlZYaDVwcndmcDluVXhDYWdFWVZEVTFjOVFDN0VyZWJPeS9x
VWUxbm8KLS0tIGZrcEVYbnNoVmtaMVlRWGMwdThhaGpuOHdHeTFpdlllaXp4QXkw
aGtHaUEKYoNumcUZ8RkHnqhto67XciPAlRox84Q6jqujFDyawPyy52vVKLz8E4yW
1f69hru0ywJEgOm5gV4xwyKfr/6eNYQ4MnQgxe/DynxR/EtSCaEylYK+WTHMhA20
ERllPfhS5uaRRwZXC7TAtqKLv/5oEPYbrt7/QNH/HmRyTNiAOvtHf2fOezr3kZsU
k11P6bQctc9sJmXhg7QJVusVoEZXy7hBDnVM/Mma8WjD2H+X3E3Z/rE+M/lgGcsx
ih8oLGt82NatYxDf6WTujksG75f1DiH7zzHki6M7AGDR4xXnZYXNDBSsqtVSKXHr
K+EFVm9ai0uv0LTM5/Q1roR/U0/SH/He9VT6F327oX3zu2B9fUBZCTv5r9XuHZJk
QHa6y0tMYLuG0jyeojCHiqfC5kZ/g+DmvgIUy6XHBP94ir8M0qSPHlZw++l4T9xh
E0bukvyi36E+vbFp5TuSonsknnn77mkQ1iQ0kInyHnva6v9Yz5TWcFVSbocgXAM5
nZ8mDTzsxLGOiinXxOSAWb7tUpeiNonr4NMczD99Tnp1csZNArEDhESIWDY4f3rb
PN1C3TsbRt6f44Txqb9RfNJ+aZHmp5WJSNOuXc5qXnS4BuE71vlYZBYvH95ozjA5
dcCJ7eQ3lolR6I2mOS4NerSZ7K7YMgKDZYdeRXESJ4cyI2RFtifgjf/+QJ4WNm4f
k8kN1ddP17JmJtohzXaiJZPLq4sH4fyFslWnrp8Me0/PR5hHczNG5e9QmGtYUyjG
ZB7bXNZvQnFQb2l/AY/efHTx8t2PBqNZHqok6S85vgQjOObs41/kU/SQjJRLgM8H
jO1uZn8YbvqIfnlwr7dM5XPm2yobKgGAEdkUw92p6GqQJNibtdssd42BOlWX9cbk
GgOH1XEs3lmLXHlqNuD53DDMyBN4fh6iPudQyah6croBmndfygSsJtUiVjmt5Pr1
oKGwwGtluC0kRqNH8w==
-----END AGE ENCRYPTED FILE-----
";

village_test!(a_map_is_kept_only_sealed_and_no_name_of_it_is_in_the_database, |village| {
    let mut screen = village.neighbor().await;
    let page = screen.get("/pod/map").await;
    assert!(page.says("stays in this browser") && page.body.contains("pod.js"), "{}", page.body);
    assert_eq!(screen.get("/pod/map/kept").await.status, 204);
    let clear = r#"{"maps":{"ill":{"people":[{"name":"Rosalinda"}]}}}"#;
    let refused = screen.post("/pod/map/kept", &[("sealed", clear)]).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    assert_eq!(screen.post("/pod/map/kept", &[("sealed", SEALED)]).await.status, 303);
    let kept = screen.get("/pod/map/kept").await;
    assert_eq!(kept.body.trim(), SEALED.trim());
    for value in village.dump().await.values(3) {
        for name in words() {
            let hex = hex(name.as_bytes());
            assert!(!value.contains(name) && !value.to_uppercase().contains(&hex), "{name} in {value}");
        }
    }
    let dump = village.dump().await;
    let line = SEALED.lines().nth(3).expect("sealed letters");
    let hex = hex(line.as_bytes());
    let there = |value: &&str| value.contains(line) || value.to_uppercase().contains(&hex);
    assert!(dump.values(3).iter().any(there), "the search looks where the sealed letters are");
    let columns: Vec<&str> = dump.rows("pod_maps").flat_map(|row| row.keys().map(String::as_str)).collect();
    assert_eq!(
        columns,
        ["network_id", "owner_id", "sealed_map", "updated_at"],
        "and what it is for is inside"
    );
    assert_eq!(village.steward().await.get("/pod/map/kept").await.status, 204, "everybody has their own");
    if !village.place().starts_with("postgres") {
        for end in ["", "-wal", "-shm"] {
            let file = std::fs::read(format!("{}{end}", village.place())).unwrap_or_default();
            for name in words() {
                assert!(!file.windows(name.len()).any(|bytes| bytes == name.as_bytes()), "{name}{end}");
            }
        }
    }
    screen.post("/pod/map/kept", &[("act", "erase")]).await;
    assert_eq!(screen.get("/pod/map/kept").await.status, 204);
});

village_test!(every_page_of_a_pod_is_there_in_spanish, |village| {
    let (asker, mine, link) = agreed(village, ASK).await;
    let mut asker = asker.in_spanish();
    assert!(asker.get(&mine).await.says("los dos dijeron que sí"));
    assert!(asker.get("/pod/call").await.says("Llamar a mi gente"));
    assert!(village.browser().in_spanish().get(&link).await.says("le pregunta algo"));
    assert!(asker.get("/pod/map").await.says("se queda en este navegador"));
});

#[test]
fn a_sealed_file_of_the_browser_opens_with_the_library_of_its_format_and_is_printed() {
    let armored = age::armor::ArmoredReader::new(SEALED.as_bytes());
    let decryptor = age::Decryptor::new(armored).expect("it is a file of age");
    assert!(decryptor.is_scrypt(), "a passphrase and nothing else opens it");
    let mut identity = age::scrypt::Identity::new(SECRET.to_owned().into());
    // What a browser takes a moment for takes a build for tests longer.
    identity.set_max_work_factor(16);
    let opened = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity));
    let mut map = String::new();
    let mut reader = opened.expect("the passphrase opens it");
    std::io::Read::read_to_string(&mut reader, &mut map).expect("all of it");
    for name in NAMES {
        assert!(map.contains(name), "{map}");
    }
    let words = farolito::compose::catalogue().expect("messages");
    let printed = pods::file::print(&words, kit_i18n::Lang::En, (&map, None), ("letter", "today"));
    assert_eq!(printed.expect("the same file is printed").pages, 1);
}

fn header<'a>(reply: &'a testkit::Reply, name: &str) -> &'a str {
    reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

village_test!(the_worksheet_the_slip_and_the_card_are_files_and_nothing_of_them_is_kept, |village| {
    let before = village.dump().await;
    for path in ["/pod/worksheet.pdf", "/pod/worksheet.pdf?paper=a4", "/pod/worksheet.pdf?paper=tablecloth"] {
        for mut screen in [village.browser(), village.browser().in_spanish()] {
            let paper = screen.get(path).await;
            assert_eq!((paper.status.as_u16(), header(&paper, "content-type")), (200, "application/pdf"));
            assert!(paper.body.starts_with("%PDF") && header(&paper, "cache-control") == "no-store");
        }
    }
    assert_eq!(village.dump().await.changes_since(&before), Vec::<String>::new());

    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, ASK).await;
    let slip = format!("{mine}/slip.pdf");
    assert!(asker.get(&mine).await.says(&slip));
    let none = asker.get("/my/pod/card.pdf").await;
    assert_eq!((none.status.as_u16(), none.location()), (303, Some("/my/pod")), "nobody has agreed yet");
    village.browser().post(&link, YES).await;
    assert!(asker.get("/my/pod").await.says("/my/pod/card.pdf"));
    let kept = village.dump().await;
    for path in [&slip, "/my/pod/card.pdf", "/my/pod/card.pdf?paper=a4", "/my/pod/card.pdf?for=everyday"] {
        let paper = asker.get(path).await;
        assert_eq!(
            (paper.status.as_u16(), header(&paper, "content-type")),
            (200, "application/pdf"),
            "{path}"
        );
        assert_eq!(header(&paper, "cache-control"), "no-store");
        assert!(header(&paper, "content-disposition").starts_with("attachment"), "{path}");
        assert_ne!(village.browser().get(path).await.status, 200, "{path} is nobody else's");
    }
    assert_eq!(village.dump().await.changes_since(&kept), Vec::<String>::new());
    assert_eq!(village.steward().await.get(&slip).await.status, 404);
});

village_test!(a_card_for_the_fridge_leaves_out_what_asks_for_care, |village| {
    let form = with_purpose("safety");
    let form = crate::steps::with(&form, &[("need", "go-with")]);
    let mut asker = village.neighbor().await;
    let (mine, link) = ask(&mut asker, &form).await;
    assert!(asker.get(&mine).await.says("says what it is about"), "before it is printed");
    village.browser().post(&link, &[("answer", "yes"), ("yes", "go-with")]).await;
    assert_eq!(asker.get("/my/pod/card.pdf").await.status, 303, "nobody is on it");
    let asked_for = asker.get("/my/pod/card.pdf?for=safety").await;
    assert_eq!(header(&asked_for, "content-type"), "application/pdf", "only if it is asked for by name");
});

village_test!(what_paper_cannot_show_is_said_before_the_file_comes, |village| {
    let mut asker = village.neighbor().await;
    let form = crate::steps::with(ASK, &[("to", "Yolotzin 🏮")]);
    let (mine, _) = ask(&mut asker, &form).await;
    let told = asker.get(&format!("{mine}/slip.pdf")).await;
    assert!(told.says("Before you print") && told.says("🏮"), "{}", told.body);
    let paper = asker.get(&format!("{mine}/slip.pdf?anyway=1")).await;
    assert_eq!(header(&paper, "content-type"), "application/pdf");
});

/// Bytes as the dump of a database writes them.
fn hex(bytes: &[u8]) -> String {
    let digit =
        |half: u8| char::from_digit(u32::from(half), 16).map_or('0', |digit| digit.to_ascii_uppercase());
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
