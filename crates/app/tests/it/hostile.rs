//! What somebody tries who wants to break in, or breaks things without wanting to.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use asks::domain::{AskState, Ring};
use farolito::config::Settings;
use farolito::doctor::{self, Finding};
use farolito::serve;
use kit_base::{Rng, Slug, Span};
use testkit::village_test;

use crate::steps::{self, Asked, EGGS, with};

/// The words on the tile of the asker's page.
fn code_word(asked: &Asked) -> String {
    let rest = asked.page.body.split_once("class=\"tile big\"><bdi>").map_or("", |(_, rest)| rest);
    rest.split_once("</bdi>").map_or("", |(word, _)| word).to_owned()
}

fn guess<'a>(last4: &'a str, code: &'a str) -> [(&'a str, &'a str); 2] {
    [("last4", last4), ("code", code)]
}

village_test!(an_own_code_word_wins_no_more_guesses_at_a_neighbors_with_the_same_digits, |village| {
    let neighbor = steps::ask(village, EGGS).await;
    let own = steps::ask(village, &with(EGGS, &[("contact_value", "310-555-0147")])).await;
    let mut phone = village.browser();
    for _ in 0..2 {
        for _ in 0..3 {
            phone.post("/code", &guess("0147", "no such words")).await;
        }
        phone.post("/code", &guess("0147", &code_word(&own))).await;
    }
    let locked = phone.post("/code", &guess("0147", &code_word(&neighbor))).await;
    assert_eq!(locked.status, 422, "the sixth guess is one too many, whatever was right in between");
    village.pass(Span::minutes(16)).await;
    assert_eq!(phone.post("/code", &guess("0147", &code_word(&neighbor))).await.status, 200);
});

village_test!(digits_that_nobody_has_are_counted_like_any_others, |village| {
    let mut phone = village.browser();
    for _ in 0..5 {
        phone.post("/code", &guess("0147", "no such words")).await;
    }
    let asked = steps::ask(village, EGGS).await;
    assert_eq!(phone.post("/code", &guess("0147", &code_word(&asked))).await.status, 422);
});

village_test!(a_form_sent_again_after_it_was_erased_says_so_and_is_no_fault_of_ours, |village| {
    let form = with(EGGS, &[("key", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")]);
    let mut asked = steps::ask(village, &form).await;
    assert_eq!(asked.screen.post("/my/ask/erase", &[("confirm", "erase")]).await.status, 200);
    let again = village.browser().post("/ask", &form).await;
    assert_eq!(again.status, 422, "{}", again.body);
    assert!(again.says("it was erased"));
});

village_test!(an_askers_second_tap_on_the_same_button_is_answered_as_the_first, |village| {
    let mut asked = steps::ask(village, EGGS).await;
    steps::take(&mut village.helper().await, &asked.card()).await;
    asked.accept(village).await;
    asked.accept(village).await;
    for verb in ["done", "thank"] {
        for _ in 0..2 {
            let reply = asked.screen.post(&format!("/my/ask/{}/{verb}", asked.slugs[0]), &[]).await;
            assert_eq!(reply.status, 303, "{verb}");
        }
    }
    let mut other = steps::ask(village, EGGS).await;
    for _ in 0..2 {
        let reply = other.screen.post(&format!("/my/ask/{}/withdraw", other.slugs[0]), &[]).await;
        assert_eq!(reply.status, 303);
    }
    assert_eq!(other.state(village).await, Some(AskState::Withdrawn));
});

village_test!(tapping_wider_twice_goes_one_ring_farther_and_not_two, |village| {
    let place = village.read(circles::store::tree).await;
    let building = place.iter().find(|c| c.scale == circles::Scale::Building).expect("a building");
    let slug = building.slug.to_string();
    let mut asked = steps::ask(village, &with(EGGS, &[("circle", &slug), ("reach", "next")])).await;
    let ring = async || steps::kept(village, asked.ids[0]).await.and_then(|kept| kept.ask.ring);
    let first = ring().await.expect("neighbors are asked");
    let path = format!("/my/ask/{}/widen", asked.slugs[0]);
    assert!(asked.page.says(&format!("name=\"ring\" value=\"{}\"", first.code())), "{}", asked.page.body);
    let mut screen = asked.screen.clone();
    screen.post(&path, &[("ring", first.code())]).await;
    let second = ring().await.expect("still asking");
    screen.post(&path, &[("ring", first.code())]).await;
    assert!(second > first);
    assert_eq!(ring().await, Some(second));
    assert!(Ring::ALL.contains(&second));
    asked.screen = screen;
});

village_test!(a_number_hidden_between_marks_of_no_width_is_found_in_the_public_line, |village| {
    for line in ["call 213\u{200b}555\u{200b}0147", "call 2\u{ad}1\u{ad}3\u{2060}-555-0147"] {
        let page = village.browser().post("/ask", &with(EGGS, &[("public_line", line)])).await;
        assert_eq!(page.status, 422, "{line:?}");
    }
});

village_test!(a_mail_address_cannot_add_readers_or_words_to_a_helpers_mail, |village| {
    for address in
        ["rosa?bcc=all@example.org", "rosa@example.org&body=hi", "r%0a@example.org", "\"r\"@example.org"]
    {
        let form = with(EGGS, &[("contact", "email"), ("contact_value", address)]);
        assert_eq!(village.browser().post("/ask", &form).await.status, 422, "{address}");
    }
});

village_test!(danger_told_in_the_place_is_heard_as_anywhere_else, |village| {
    let asked = steps::ask(village, &with(EGGS, &[("place", "Casa Limón, he has a gun")])).await;
    assert_eq!(asked.state(village).await, Some(AskState::Held));
});

village_test!(the_way_out_opens_even_where_nothing_else_does, |village| {
    let reply = village.browser().get("/n/nobody-lives-here/exit").await;
    assert_eq!(reply.status, 303);
    let long = format!("/n/{}/ask", "a".repeat(5000));
    assert_eq!(village.browser().get(&long).await.status, 404);
});

/// A folder that is not there yet.
fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("farolito-hostile-{}", Slug::new(&Rng::os())))
}

fn settings(folder: &std::path::Path) -> Settings {
    Settings {
        listen: ([127, 0, 0, 1], 0).into(),
        data: Some(folder.to_owned()),
        database_url: None,
        key_file: None,
        public_url: None,
        behind_proxy: false,
        open_start: false,
        look_at_pages: false,
        map_tiles: None,
        tls_cert: None,
        tls_key: None,
        backup_to: None,
    }
}

#[test]
fn the_database_is_closed_to_other_accounts_even_in_an_open_folder() {
    let folder = folder();
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).expect("its mode");
    testkit::run(async {
        let opened = serve::open(&settings(&folder)).await.expect("it opens");
        for entry in std::fs::read_dir(&folder).expect("it reads").flatten() {
            let mode = entry.metadata().expect("it is there").permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", entry.path().display());
        }
        drop(opened);
    });
    std::fs::remove_dir_all(&folder).expect("it goes");
}

#[test]
fn a_server_that_lost_its_key_says_so_and_puts_no_other_in_its_place() {
    let folder = folder();
    testkit::run(async {
        drop(serve::open(&settings(&folder)).await.expect("it opens"));
        let key = folder.join("keys/server.key");
        std::fs::remove_file(&key).expect("it was there");
        let error = serve::open(&settings(&folder)).await.err().expect("it must not open");
        assert!(error.to_string().contains("another server key"), "{error}");
        assert!(!key.exists(), "nothing lies where the lost key belongs");
    });
    std::fs::remove_dir_all(&folder).expect("it goes");
}

#[test]
fn the_doctor_makes_no_folder_where_there_is_none() {
    let folder = folder();
    testkit::run(async {
        let findings = doctor::examine(&settings(&folder)).await;
        assert!(!folder.exists(), "{findings:?}");
        let secure = Settings { public_url: Some("https://porch.example".into()), ..settings(&folder) };
        let minds = |findings: &[Finding]| {
            findings.iter().any(|f| matches!(f, Finding::Mind(text) if text.contains("--behind-proxy")))
        };
        assert!(minds(&doctor::examine(&secure).await));
        assert!(!minds(&doctor::examine(&Settings { behind_proxy: true, ..secure }).await));
    });
}
