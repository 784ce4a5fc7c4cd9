//! Every sheet in both languages: its form, its picture, what it says when it cannot be made.

use std::sync::Arc;

use kit_i18n::{Catalogue, Lang};
use kit_print::{Asker, Edition, Paper, Pool, Printer, Script, Shelf, Unfit, Warning};
use kit_web::{Form, Problems, sample};

use super::fill::{self, Said};
use super::{asides, asked, batches, door, held, note, pick, sentences, up, words};
use crate::blank::{self, Unprinted, Wanted};
use crate::domain::Stand;
use crate::filled::{Filled, Squares};
use crate::item::Item;
use crate::known::{Known, Me};

fn catalogue() -> Arc<Catalogue> {
    sample::catalogue(&[kit_handout::LOCALES, pods::LOCALES, crate::LOCALES])
}

fn pool() -> Pool {
    Pool::new(Printer::new(Shelf::with_folders(Vec::new())), 1, 0)
}

fn known() -> Known {
    Known { called: "Casa Limón".into(), line: "213-555-0100".into(), ..Known::default() }
}

fn read(item: Item, form: &Form, words: &Catalogue, lang: Lang) -> Filled {
    Filled::read(item, form, (words, lang), &known())
}

#[test]
fn what_can_be_printed_is_told_in_both_languages() {
    let words = catalogue();
    for lang in Lang::ALL {
        for (signed_in, helper, steward) in
            [(false, false, false), (true, false, false), (true, true, false), (true, true, true)]
        {
            let html = sample::page(&words, lang, &pick::page(signed_in, helper, steward));
            assert!(
                Item::ALL.iter().all(|item| html.contains(&format!("/print/{}\"", item.slug()))),
                "{html}"
            );
            assert_eq!(html.contains("/walks"), helper, "walks are for those who help");
            assert_eq!(html.contains("/print/batches"), signed_in);
        }
    }
}

#[tokio::test]
async fn every_sheet_is_shown_without_a_warning_on_every_paper_in_a_page_like_a_postcard() {
    let (words, pool) = (catalogue(), pool());
    let mut told = Vec::new();
    for item in Item::ALL {
        for (paper, lang) in item.papers().iter().zip(Lang::ALL.into_iter().cycle()) {
            let large = item.has_large() && *paper == Paper::Letter;
            for letters in ["standard", "large"].into_iter().take(if large { 2 } else { 1 }) {
                let form = Form::of([("paper", paper.slug()), ("letters", letters)]);
                let filled = read(item, &form, &words, lang);
                let said =
                    fill::look((&pool, Asker::visitor(0)), &filled, (&words, lang)).await.expect("it is set");
                let Said::Seen(seen) = &said else { panic!("{item:?} is not shown") };
                let what = format!("{item:?} {} {letters} {lang}", paper.slug());
                if !seen.told.is_empty() {
                    told.push(format!("{what}: {:?}", seen.told));
                }
                assert!(seen.front.size.0 > 250 && seen.front.size.1 > 200, "{what}: {:?}", seen.front.size);
                let html = sample::page(&words, lang, &fill::page(&filled, said));
                // A page and its style may weigh 51 200; a busier sign has to fit as well.
                if html.len() > 40_000 {
                    told.push(format!("{what}: {} bytes", html.len()));
                }
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn forms_are_whole_in_both_languages_with_nothing_with_problems_and_when_many_print() {
    let words = catalogue();
    for lang in Lang::ALL {
        for item in Item::ALL {
            let form = Form::of([("names", &"x".repeat(200)), ("link", "not an address")]);
            let wrong = read(item, &form, &words, lang);
            let fresh = sample::page(&words, lang, &fill::page(&wrong, Said::Nothing));
            assert!(
                fresh.contains(words.text(lang, "prints-nothing-kept")),
                "{item:?} says it keeps nothing"
            );
            sample::page(&words, lang, &fill::page(&wrong, Said::Wrong(wrong.problems())));
            let busy = sample::page(&words, lang, &fill::page(&wrong, Said::Busy));
            assert!(busy.contains(words.text(lang, "prints-busy")), "{item:?}");
        }
    }
}

#[test]
fn a_number_that_nobody_can_dial_is_told_and_any_that_somebody_can_is_not() {
    let problems = |text: &str| {
        let form = Form::of([("phone", text)]);
        let filled = Filled::read(Item::DoorSign, &form, (&catalogue(), Lang::En), &known());
        filled.problems().of("phone").is_some()
    };
    for wrong in ["llamar 12", "call me", "21", "555-01"] {
        assert!(problems(wrong), "{wrong}");
    }
    for right in
        ["", "211", "213-555-0142", "555-0142", "+52 55 1234 5678", "(213) 555 0142 ext. 4", "٢١٣٥٥٥٠١٤٢"]
    {
        assert!(!problems(right), "{right}");
    }
}

#[test]
fn a_wrong_address_and_too_many_letters_are_told_and_a_good_address_is_not() {
    let words = catalogue();
    let problems = |field, text: &str| {
        let form = Form::of([(field, text)]);
        let found = read(Item::DoorSign, &form, &words, Lang::En).problems();
        found.iter().map(|problem| problem.key().to_owned()).collect::<Vec<_>>()
    };
    for wrong in ["porch", "ftp://example.org", "help example.org", "javascript:alert(1)", "https://.org"] {
        assert_eq!(problems("link", wrong), ["prints-link-wrong"], "{wrong}");
    }
    for good in ["", "help.example.org", "https://help.example.org/d/7k2m?a=1"] {
        assert_eq!(problems("link", good), Vec::<String>::new(), "{good}");
    }
    assert_eq!(problems("headline-es", &"á".repeat(61)), ["prints-too-long"]);
    assert_eq!(problems("names", &"á".repeat(80)), Vec::<String>::new());
}

#[test]
fn what_only_a_household_knows_begins_empty_and_the_networks_own_number_is_offered_where_it_fits() {
    let words = catalogue();
    let text = |item, id: &str| read(item, &Form::default(), &words, Lang::En).some(id).map(str::to_owned);
    assert_eq!(text(Item::DoorSign, "phone"), None);
    assert_eq!(text(Item::NeighborNote, "phone"), None);
    assert_eq!(text(Item::Poster, "phone").as_deref(), Some("213-555-0100"));
    assert_eq!(text(Item::WalletCard, "circle").as_deref(), Some("Casa Limón"));
    assert!(read(Item::DoorSign, &Form::default(), &words, Lang::En).link().is_none(), "no squares unasked");
}

#[test]
fn everything_that_paper_could_not_show_is_a_sentence_in_both_languages() {
    let words = catalogue();
    let unfit = |how| Warning::Unfit { how, field: "headline".into() };
    let warnings = [
        Warning::NoFont { script: Script::Khmer, sample: "ភា".into() },
        Warning::LeftOut { sample: "🏮".into() },
        unfit(Unfit::Smaller),
        unfit(Unfit::Cut),
        unfit(Unfit::NextSheet),
        unfit(Unfit::Edge),
        Warning::Unfit { how: Unfit::Cut, field: "no such part".into() },
    ];
    for lang in Lang::ALL {
        let told = sentences(&warnings, &words, lang);
        assert_eq!(told.len(), warnings.len());
        assert!(told.iter().all(|line| line.ends_with('.') && !line.contains('⟦')), "{told:?}");
        assert!(told[0].contains("ភា") && told[1].contains('🏮'), "{told:?}");
    }
}

#[tokio::test]
async fn hostile_and_endless_words_are_set_as_words_and_what_they_cost_is_told() {
    let (words, pool) = (catalogue(), pool());
    let hostile = [
        "#import \"/kit.typ\": * #panic()".to_owned(),
        "W".repeat(80),
        "رزا و توماس".to_owned(),
        "Rosa 🌻🏮\u{202e}\u{7}".to_owned(),
        "<script>alert(1)</script>".to_owned(),
    ];
    for text in &hostile {
        for item in Item::ALL {
            let form = Form::of([
                ("names", text.as_str()),
                ("circle", text),
                ("place", &text.chars().take(60).collect::<String>()),
                ("food", &text.chars().take(40).collect::<String>()),
                ("headline-en", &text.chars().take(60).collect::<String>()),
            ]);
            let filled = read(item, &form, &words, Lang::En);
            let said =
                fill::look((&pool, Asker::visitor(0)), &filled, (&words, Lang::En)).await.expect("it is set");
            let Said::Seen(seen) = &said else { panic!("{item:?} is not shown") };
            let edge = words.text(Lang::En, "print-edge");
            assert!(!seen.told.iter().any(|line| line == edge), "{item:?} {text}: {:?}", seen.told);
            let html = sample::page(&words, Lang::En, &fill::page(&filled, said));
            assert!(!html.contains("<script>alert"), "{item:?}");
        }
    }
}

#[tokio::test]
async fn whoever_comes_while_many_print_keeps_their_words_and_hears_to_wait() {
    let (words, pool) = (catalogue(), pool());
    let form = Form::of([("names", "Rosa")]);
    let filled = read(Item::DoorSign, &form, &words, Lang::En);
    let both = (&*words, Lang::En);
    let (first, second) = tokio::join!(
        fill::look((&pool, Asker::visitor(0)), &filled, both),
        fill::look((&pool, Asker::visitor(0)), &filled, both)
    );
    assert!(matches!(first.expect("the first is set"), Said::Seen(_)));
    let second = second.expect("no fault of ours");
    assert!(matches!(second, Said::Busy));
    let html = sample::page(&words, Lang::En, &fill::page(&filled, second));
    assert!(html.contains("value=\"Rosa\"") && html.contains("role=\"alert\""), "{html}");
}

#[test]
fn the_terminal_makes_every_sheet_and_says_what_it_would_have_understood() {
    let words = catalogue();
    let wanted = |item| Wanted { item, langs: "es,en", paper: "a4", large: false };
    for item in Item::ALL {
        let made = blank::make(wanted(item.slug()), &words).expect("it is made");
        assert!(made.file.starts_with(b"%PDF") && made.told.is_empty(), "{item:?}: {:?}", made.told);
        assert_eq!(made.pages, if item == Item::HelpOkCard { 2 } else { 1 }, "{item:?}");
    }
    assert!(
        matches!(blank::make(wanted("sing"), &words), Err(Unprinted::Item(_, all)) if all.contains("door-sign"))
    );
    let papyrus = Wanted { paper: "papyrus", ..wanted("poster") };
    assert!(matches!(blank::make(papyrus, &words), Err(Unprinted::Paper(_, all)) if all == "letter, a4"));
    let latin = Wanted { langs: "en,la", ..wanted("poster") };
    assert!(matches!(blank::make(latin, &words), Err(Unprinted::Lang(which)) if which == "la"));
}

#[test]
fn a_sheet_for_a_pen_asks_for_no_note_on_the_mat_and_one_language_may_stand_alone() {
    let words = catalogue();
    let sheet = Filled::blank(Item::DoorSign, &words, &[Lang::Es], (Paper::HalfLetter, true));
    assert!(sheet.pen && sheet.langs == [Lang::Es] && sheet.edition == Edition::Large);
    let wallet = Filled::blank(Item::WalletCard, &words, &Lang::ALL, (Paper::Letter, true));
    assert_eq!(wallet.edition, Edition::Standard, "a wallet has no room for large letters");
    let map = Filled::blank(Item::PodWorksheet, &words, &Lang::ALL, (Paper::Letter, false));
    assert_eq!(map.langs, [Lang::En]);
}

#[test]
fn whoever_is_signed_in_finds_their_own_name_languages_number_and_address_and_no_squares_unasked() {
    let words = catalogue();
    let me = Me {
        name: "Rosa".into(),
        speak: "Español, English".into(),
        circle: "Casa Limón".into(),
        rough: "4th and Alder".into(),
        door: Some("https://porch.example.org/note/7k2m7k2m7k2m".into()),
    };
    let known = Known { address: "porch.example.org".into(), me: Some(me), ..known() };
    let read = |item, form: &Form| Filled::read(item, form, (&words, Lang::En), &known);
    let sign = read(Item::DoorSign, &Form::default());
    let told = ["names", "speak", "phone", "link"].map(|id| sign.text(id).to_owned());
    assert_eq!(told, ["Rosa", "Español, English", "213-555-0100", "porch.example.org"]);
    assert!(sign.link().is_none() && sign.squares == Squares::None, "no squares unasked");
    assert_eq!(read(Item::NeighborNote, &Form::default()).text("place"), "4th and Alder");
    assert!(read(Item::NeighborNote, &Form::default()).link().is_some(), "a note says where to answer");
    let note = read(Item::DoorSign, &Form::of([("squares", "note")]));
    assert_eq!(
        note.link().map(|link| link.shown().to_owned()).as_deref(),
        Some("porch.example.org/note/7k2m7k2m7k2m")
    );
    let emptied = read(Item::DoorSign, &Form::of([("names", ""), ("phone", "")]));
    assert!(
        emptied.some("names").is_none() && emptied.some("phone").is_none(),
        "what is emptied stays empty"
    );
    for lang in Lang::ALL {
        let html = sample::page(&words, lang, &fill::page(&sign, Said::Nothing));
        assert!(html.contains(words.text(lang, "prints-from-us")) && html.contains("name=\"squares\""));
    }
}

#[test]
fn what_a_circle_says_stands_before_ours_and_what_was_typed_before_both() {
    let words = catalogue();
    let own = vec![("headline-en".to_owned(), "Ring twice".to_owned())];
    let known = Known { words: own, ..known() };
    let read = |form: &Form| Filled::read(Item::DoorSign, form, (&words, Lang::En), &known);
    assert_eq!(read(&Form::default()).text("headline-en"), "Ring twice");
    assert_eq!(read(&Form::default()).text("headline-es"), words.text(Lang::Es, "prints-sign-headline"));
    assert_eq!(read(&Form::of([("headline-en", "Mine")])).text("headline-en"), "Mine");
}

#[test]
fn every_sheet_comes_in_large_letters_or_says_why_not() {
    let words = catalogue();
    for item in Item::ALL {
        let html = sample::page(
            &words,
            Lang::Es,
            &fill::page(&read(item, &Form::default(), &words, Lang::Es), Said::Nothing),
        );
        match item.why_not_large() {
            Some(why) => assert!(html.contains(words.text(Lang::Es, why)), "{item:?}"),
            None => assert!(html.contains("value=\"large\""), "{item:?}"),
        }
    }
}

fn batch(stand: Stand) -> batches::Line {
    batches::Line {
        slug: "0000000000zz".into(),
        what: Item::Poster.title(),
        place: "laundromat on 4th".into(),
        circle: "Casa Limón".into(),
        copies: 3,
        by: "Rosa".into(),
        put_up_at: sample::NOW,
        stand,
    }
}

#[test]
fn what_hangs_where_is_whole_in_both_languages_with_everything_and_with_nothing() {
    let words = catalogue();
    for lang in Lang::ALL {
        let all = || Stand::ALL.map(batch).into();
        let full = batches::Batches { asked: all(), own: all(), tended: all(), steward: true };
        let html = sample::page(&words, lang, &batches::page(full));
        assert!(html.contains(words.text(lang, "prints-stand-unknown")), "{html}");
        let empty =
            batches::Batches { asked: Vec::new(), own: Vec::new(), tended: Vec::new(), steward: true };
        let html = sample::page(&words, lang, &batches::page(empty));
        assert!(html.contains(words.text(lang, "prints-batches-none")), "{html}");
        for lines in [all(), Vec::new()] {
            sample::page(&words, lang, &asked::page(asked::Asked { path: "/b/x".into(), lines }));
        }
        for wrong in [false, true] {
            let mut problems = Problems::new();
            if wrong {
                for field in ["place", "copies", "circle"] {
                    problems.add(field, "prints-up-place-missing");
                }
            }
            let circles = vec![("a".into(), "Casa Limón".into(), true), ("b".into(), "Block".into(), false)];
            let body = up::Up {
                called: Item::Poster.title(),
                path: "/print/poster/up".into(),
                item: "/print/poster".into(),
                place: "x".into(),
                copies: "3".into(),
                ago: "1".into(),
                form_key: "k".into(),
                circles,
                problems,
            };
            let html = sample::page(&words, lang, &up::page(body));
            assert_eq!(html.contains("f-circle-error"), wrong);
        }
        sample::body(&words, lang, &asides::OnMyPart { notes: 1, open: true, asked: 2 });
        let quiet = sample::body(&words, lang, &asides::OnMyPart { notes: 0, open: true, asked: 0 });
        assert!(quiet.contains("/my/door") && quiet.contains("href=\"/print\""), "{quiet}");
        sample::body(&words, lang, &asides::OnDeskPart { notes: 2 });
    }
}

#[test]
fn notes_at_a_door_are_whole_in_both_languages() {
    let words = catalogue();
    for lang in Lang::ALL {
        let line = || door::Line {
            slug: "0000000000zz".into(),
            words: "<b>Soup?</b>\nRing me".into(),
            reach: "213-555-0142".into(),
            danger: true,
            left_at: sample::NOW,
        };
        for (address, notes) in [("https://x.example/note/7k2m", vec![line()]), ("", Vec::new())] {
            let body = door::DoorPage {
                address: address.into(),
                had_another: true,
                closed: address.is_empty(),
                notes,
            };
            let html = sample::page(&words, lang, &door::page(body));
            assert!(!html.contains("<b>Soup"), "{html}");
        }
        let body = note::Note {
            path: "/note/7k2m".into(),
            words: "Soup?".into(),
            reach: String::new(),
            form_key: "k".into(),
            problems: Problems::new(),
        };
        sample::page(&words, lang, &note::page(body));
        for (danger, held) in [(false, false), (true, true), (true, false)] {
            let body = note::NoteLeft { path: "/note/7k2m".into(), form_key: "k".into(), danger, held };
            let html = sample::page(&words, lang, &note::left(body));
            assert_eq!(html.contains("class=\"crisis\""), danger);
        }
        sample::page(&words, lang, &note::nobody());
        let line = |by: &str| held::Line {
            slug: "0000000000zz".into(),
            person: "Rosa".into(),
            words: "help".into(),
            reach: String::new(),
            left_at: sample::NOW,
            by: by.to_owned(),
        };
        for (notes, passed) in [(vec![line("")], vec![line(""), line("Noor")]), (Vec::new(), Vec::new())] {
            sample::page(&words, lang, &held::page(held::Held { notes, passed }));
        }
    }
}

#[test]
fn the_words_of_a_circle_are_changed_in_both_languages_and_ours_are_one_tap_away() {
    let words_of = catalogue();
    for lang in Lang::ALL {
        for own in [false, true] {
            let filled = read(Item::DoorSign, &Form::default(), &words_of, lang);
            let body = words::WordsPage {
                called: Item::DoorSign.title(),
                path: "/print/door-sign/words".into(),
                item: "/print/door-sign".into(),
                circles: vec![("a".into(), "One".into(), true), ("b".into(), "Two".into(), false)],
                slug: "a".into(),
                circle: "One".into(),
                own,
                changed: own,
                words: fill::words(&filled),
                problems: Problems::new(),
            };
            let html = sample::page(&words_of, lang, &words::page(body));
            assert_eq!(html.contains("value=\"ours\""), own);
            assert!(html.contains("name=\"headline-en\"") && html.contains("name=\"headline-es\""));
        }
    }
}
