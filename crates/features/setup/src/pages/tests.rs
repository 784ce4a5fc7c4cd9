//! Every page of this room in every language, and the questions' own rules.

use kit_i18n::Lang;
use kit_web::{Form, Page, Problems, sample};

use super::shut::{Shut, Why};
use super::upkeep::Backup;
use super::{
    begin, begun, circles, link, network, paper, question, sheet, shut, start, tend, upkeep, waiting,
    welcome, wish, wish_link,
};
use crate::answers::{Answers, Founding, Question};
use crate::begin::{Draft, Step};
use crate::store::Facts;
use crate::store::meetings::{Group, Meeting};

const LOCALES: &[&[(Lang, &str)]] =
    &[::circles::LOCALES, people::LOCALES, trust::LOCALES, asks::LOCALES, directory::LOCALES, crate::LOCALES];

fn answered() -> Answers {
    let mut answers = Answers::default();
    let form = Form::of([
        ("network", "Lemon Street"),
        ("first_language", "es"),
        ("scale", "block"),
        ("place_name", "The 400 block"),
        ("rough", "6th and Lemon"),
        ("zone", "other"),
        ("other_zone", "America/Lima"),
        ("spoken", "es"),
        ("spoken", "zap"),
        ("has_line", "no"),
        ("closed", "14"),
        ("untouched", "30"),
        ("me", "Rosa"),
        ("my_contact", "rosa@example.org"),
        ("second", "later"),
    ]);
    for question in Question::ALL {
        answers.take(question, &form);
    }
    answers
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let catalogue = sample::catalogue(LOCALES);
    for lang in Lang::ALL {
        for question in Question::ALL {
            for answers in [Answers::default(), answered()] {
                let problems = answers.problems(question);
                let page = question::page(question, answers, problems, (true, lang));
                let text = sample::page(&catalogue, lang, &page);
                assert!(text.len() < 50_000, "{} bytes", text.len());
            }
        }
        sample::page(&catalogue, lang, &link::new_server());
        sample::page(&catalogue, lang, &link::dead());
        sample::page(&catalogue, lang, &link::founded());
        for groups in [None, Some(vec!["ABCDE".to_owned(); 11])] {
            let (file, network) = ("/srv/keys/server.key".to_owned(), "Lemon Street".to_owned());
            let body = sheet::SheetPage { groups, file, network };
            sample::page(&catalogue, lang, &Page::new("setup-sheet-title", body).private());
        }
        for (line, steward) in [(None, true), (Some(("213-555-0190".to_owned(), "9–9".to_owned())), false)]
        {
            let page = paper::page("Lemon Street".into(), line, "https://lemon.example".into(), steward);
            sample::page(&catalogue, lang, &page);
        }
        let said = ["Ana", "https://lemon.example/in/x", "Hi Ana: https://lemon.example/in/x"];
        let [who, link, words] = said.map(str::to_owned);
        let text = sample::page(&catalogue, lang, &start::way_in(who, link, words));
        assert!(
            text.contains("sms:?&amp;body=Hi%20Ana") || text.contains("sms:?&#38;body=Hi%20Ana"),
            "{text}"
        );
    }
}

/// What somebody says who begins a group; hostile where it may be.
fn draft() -> Draft {
    Draft::of(&Form::of([
        ("scale", "block"),
        ("place_name", "<b>400</b> block"),
        ("rough", "6th \"and\" Lemon"),
        ("near", "90033"),
        ("group", "<script>alert(1)</script>"),
        ("spoken", "es"),
        ("me", "Rosa & Co"),
        ("my_contact", "213-555-0101"),
        ("public_line", "yes"),
        ("second", "now"),
        ("second_name", "Luz"),
        ("second_contact", "luz@example.org"),
    ]))
}

#[test]
fn the_pages_of_a_group_that_begins_are_whole_in_both_languages() {
    let catalogue = sample::catalogue(LOCALES);
    for lang in Lang::ALL {
        sample::page(&catalogue, lang, &welcome::page("Lincoln Heights".into()));
        sample::page(&catalogue, lang, &shut::told());
        for step in Step::ALL {
            for (draft, knows_places) in [(Draft::default(), false), (draft(), true)] {
                let mut problems = Problems::new();
                crate::begin::check::check(step, &draft, &mut problems);
                let body = begin::BeginPage {
                    step,
                    draft,
                    did: vec![Step::Place],
                    problems,
                    key: "0".repeat(32),
                    knows_places,
                    proposed: "Vecinos de <i>Casa</i>".into(),
                    signed: knows_places,
                };
                let text = sample::page(&catalogue, lang, &begin::page(body));
                assert!(!text.contains("<script>alert") && text.len() < 50_000, "{text}");
            }
        }
        for why in [Why::NotOpen, Why::Full] {
            let typed = ["a", "b", "c"].map(str::to_owned);
            let mut problems = Problems::new();
            problems.add("words", "setup-shut-words-wrong");
            sample::page(&catalogue, lang, &shut::page(Shut { why, typed, key: String::new(), problems }));
        }
        for (alone, second) in [(true, None), (false, Some("Luz".to_owned())), (false, None)] {
            let body = begun::Begun {
                name: "Lemon".into(),
                address: "https://lemon.example/n/lemon".into(),
                picture: kit_factor::qr::draw("https://lemon.example/n/lemon"),
                alone,
                listing: second.clone(),
                second,
            };
            sample::page(&catalogue, lang, &begun::page(body));
        }
    }
}

#[test]
fn the_pages_of_those_who_wait_are_whole_in_both_languages() {
    let catalogue = sample::catalogue(LOCALES);
    let typed = || ["<b>Boyle</b>", "Ana", "213-555-0101"].map(str::to_owned);
    let group = || Group {
        slug: "lemon".into(),
        name: "<b>Lemon</b>".into(),
        address: "https://lemon.example/n/lemon".into(),
    };
    for lang in Lang::ALL {
        sample::page(&catalogue, lang, &wish::sent());
        sample::page(&catalogue, lang, &wish_link::gone());
        let mut problems = Problems::new();
        problems.add("near", "setup-wish-near-wrong");
        problems.add("reach", "setup-wish-full");
        let body = wish::WishPage { typed: typed(), key: String::new(), problems };
        assert!(!sample::page(&catalogue, lang, &wish::page(body)).contains("<b>Boyle"));
        let said = [None, Some(true), Some(false)];
        let all: Vec<Meeting> = said.map(|said| Meeting { group: group(), said }).into();
        for (confirmed, meetings) in [(false, vec![]), (true, vec![]), (true, all)] {
            let (near, path) = ("Boyle Heights".into(), "/start/wish/x".into());
            let body = wish_link::WishLink { near, confirmed, meetings, path };
            assert!(!sample::page(&catalogue, lang, &wish_link::page(body)).contains("<b>Lemon"));
        }
        let met = || waiting::Neighbor { name: "Ana".into(), reach: "213".into(), met_at: sample::NOW };
        for (counts, met) in [(vec![], vec![]), (vec![("directory-region-eastside".into(), 3)], vec![met()])]
        {
            let typed = ["Lemon", ""].map(str::to_owned);
            let mut problems = Problems::new();
            problems.add("near", "setup-wish-near-wrong");
            sample::page(&catalogue, lang, &waiting::page(waiting::Waiting { counts, met, typed, problems }));
        }
    }
}

#[test]
fn the_circles_and_the_first_steps_are_whole_in_both_languages() {
    let catalogue = sample::catalogue(LOCALES);
    let line = || circles::Line {
        name: "Casa Limón".into(),
        place: "6th".into(),
        scale: "circles-building",
        within: "Lemon Street".into(),
        dial: Some("/circles/abc/dial".into()),
    };
    for lang in Lang::ALL {
        for lines in [vec![], vec![line()]] {
            sample::page(&catalogue, lang, &circles::list_page(lines));
        }
        let mut problems = Problems::new();
        problems.add("parent", "setup-parent-narrow");
        let parents = vec![("abc".to_owned(), "Lemon Street".to_owned(), true)];
        sample::page(&catalogue, lang, &circles::add_page(Form::default(), problems, parents));
        let done = Facts {
            building: true,
            neighbors: true,
            paper: true,
            practiced: true,
            backup: true,
            stewards: 2,
            ..Facts::default()
        };
        let folded = Facts { folded: true, practice: Some("abc".into()), ..Facts::default() };
        for (facts, unseen) in [(Facts::default(), false), (done, true), (folded, false)] {
            sample::body(&catalogue, lang, &start::Start { facts, unseen });
        }
    }
}

fn porch() -> ::circles::Network {
    let rng = kit_base::Rng::seeded(1);
    ::circles::Network {
        id: kit_db::NetworkId::new(sample::NOW, &rng),
        slug: "porch".into(),
        name: "Lemon Street".into(),
        zone: "America/Los_Angeles".into(),
        public_url: "https://porch.example".into(),
        passkey_rp_id: "porch.example".into(),
        languages: vec![Lang::Es, Lang::En],
        help_line: Some("213-555-0100".into()),
        help_hours: Some("9 a 9".into()),
        awake_from: 480,
        awake_until: 1260,
        retention_closed_days: 14,
        retention_untouched_days: 30,
        demo: false,
        created_at: sample::NOW,
        version: 1,
        capacity: ::circles::Capacity::default(),
        words: ::circles::Words::default(),
    }
}

#[test]
fn what_stewards_tend_is_whole_in_both_languages() {
    let catalogue = sample::catalogue(LOCALES);
    for lang in Lang::ALL {
        for (newcomers, reports, decisions) in [(0, 0, 0), (2, 1, 3)] {
            sample::page(&catalogue, lang, &tend::page(tend::Tend { newcomers, reports, decisions }));
        }
        let mut problems = Problems::new();
        problems.add("crisis_es", "setup-crisis-wrong");
        problems.add("languages", "setup-network-language-wrong");
        let text = sample::page(&catalogue, lang, &network::page(network::as_form(&porch()), problems));
        assert!(text.contains("213-555-0100") && text.contains("9 a 9"), "{text}");
        for (copy, heard) in [(Backup::Fine, true), (Backup::Never, false), (Backup::Old(9), true)] {
            sample::body(&catalogue, lang, &upkeep::Mind { copy, heard });
        }
    }
}

#[test]
fn a_network_s_settings_come_back_as_they_were_and_nonsense_is_refused() {
    let (same, problems) = network::read(&porch(), &network::as_form(&porch()));
    assert!(
        problems.is_empty() && same.help_hours == porch().help_hours && same.languages == porch().languages
    );
    let typed = [
        ("network", ""),
        ("line", "call me"),
        ("closed", "0"),
        ("untouched", "400"),
        ("crisis_en", "211 City help\nno number"),
    ];
    let (_, problems) = network::read(&porch(), &Form::of(typed));
    for field in ["network", "line", "crisis_en", "languages"] {
        assert!(problems.of(field).is_some(), "{field}");
    }
}

#[test]
fn a_network_is_founded_only_when_every_question_is_answered() {
    let Ok(founding) = Founding::of(&answered()) else { panic!("all is answered") };
    assert_eq!((founding.zone.as_str(), founding.slug().as_str()), ("America/Lima", "lemon-street"));
    assert!(founding.second.is_none() && founding.line.is_none());
    assert_eq!(Founding::of(&Answers::default()).err(), Some(Question::Name));
    let mut less = answered();
    less.take(Question::You, &Form::of([("me", "Rosa"), ("my_contact", "no phone"), ("second", "later")]));
    assert_eq!(Founding::of(&less).err(), Some(Question::You));
}

#[test]
fn what_was_kept_is_what_was_answered() {
    let answers = answered();
    let mut again = Answers::default();
    for question in Question::ALL {
        again.restore(&answers.text(question));
    }
    assert!(again == answers);
}

#[test]
fn a_phone_and_an_address_are_told_apart_and_nonsense_is_neither() {
    let with = |contact: &str| {
        let mut answers = answered();
        let form = [("me", "Rosa"), ("my_contact", contact), ("second", "later")];
        answers.take(Question::You, &Form::of(form));
        Founding::of(&answers).ok().map(|founding| founding.first.contact.kind())
    };
    assert_eq!(with("(213) 555-0142"), Some("phone"));
    assert_eq!(with("rosa@example.org"), Some("email"));
    for nonsense in ["", "555", "rosa@", "@example.org", "call me maybe", "213 555 0142 ask for Rosa"] {
        assert_eq!(with(nonsense), None, "{nonsense}");
    }
}
