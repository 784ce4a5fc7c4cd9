//! Every page of rounds, drawn in every language with no message missing, full and empty.

use kit_i18n::Lang;
use kit_web::{Page, Problems, sample};

use super::round_view::{Closing, Day, Line, Mate, Over, Past, Row, Tending, View, Week};
use super::seen::{Part, Reached};
use super::typed::Typed;
use super::{add, asides, join, list, mine, new, round};
use crate::domain::{Outcome, Stand, Step, Way, Word};
use crate::hours::DAYS;

fn catalogue() -> std::sync::Arc<kit_i18n::Catalogue> {
    sample::catalogue(&[circles::LOCALES, people::LOCALES, crate::LOCALES])
}

fn line(stand: Stand) -> Line {
    Line {
        slug: "0000000000zz".into(),
        day: 20_516,
        reached: Reached {
            called: "Ruth".into(),
            call: Some(("213-555-0142".into(), "tel:2135550142".into())),
            text: Some("sms:2135550142".into()),
            place: Some("Unit 4B".into()),
            contact: Some("Ines, 213-555-0188".into()),
            contact_href: Some("tel:2135550188".into()),
            not_now: stand.must_look(),
            hours: (540, 1260),
        },
        way: Way::Call.word(),
        earlier: stand.must_look().then(|| "March 3".into()),
        stand,
        own: stand.must_look().then_some(Word::CallMe),
        said: Some((Outcome::Unclear.word(), sample::NOW)),
        step: Some(Step::Again.word()),
        hours: ("9 am".into(), "9 pm".into()),
        may_slip: stand == Stand::Needs,
        word: "at her niece's".into(),
    }
}

#[expect(clippy::too_many_lines, reason = "a page with everything on it, a field a line")]
fn view(part: Part, lines: Vec<Line>, people: bool) -> View {
    let row = || Row {
        slug: "0000000000zz".into(),
        called: "Ruth".into(),
        way: Way::Visit.word(),
        consent: crate::domain::Consent::Phone.word(),
        since: sample::NOW,
        away: Some("December 2".into()),
        wants_buddy: true,
        buddy: "0000000000aa".into(),
    };
    let one = || ("0000000000aa".to_owned(), "Beto".to_owned());
    let mate = || Mate { slug: "0000000000aa".into(), called: "Beto".into(), runs: part.walks };
    let tending = Tending {
        link: "http://porch.example/checkins/join/abc".into(),
        people: people.then(row).into_iter().collect(),
        waiting: people.then(row).into_iter().collect(),
        no_room: false,
        team: people.then(mate).into_iter().collect(),
        ids: Vec::new(),
        others: people.then(one).into_iter().collect(),
        full: false,
    };
    let day = |day, who: &str, mine, free| Day { day, label: "today".into(), who: who.into(), mine, free };
    let week = |who: &str, mine, free| Week {
        on: "mon",
        word: "checkins-day-mon".into(),
        who: who.into(),
        slug: String::new(),
        mine,
        free,
    };
    let closing = Closing {
        late: people.then_some(sample::NOW),
        closed: part.tends.then(|| (sample::NOW, "Beto".to_owned())),
        open: people.then(|| "Ruth".to_owned()).into_iter().collect(),
        others: 1,
    };
    let past = |word, who: &str| Past { label: "yesterday".into(), word, who: who.into() };
    View {
        slug: "0000000000zz".into(),
        called: "Mornings".into(),
        circle: "Sunset Court".into(),
        when: "Every day".into(),
        ended: false,
        part,
        on_today: true,
        free_today: !part.has_today,
        today: 20_516,
        lines,
        unreached: usize::from(people),
        who_today: "Beto".into(),
        day: (part.has_today || people).then_some(closing),
        weeks: vec![week("", false, true), week("Beto", false, false), week("Ana", true, false)],
        past: vec![
            past("checkins-day-missed", ""),
            past("checkins-day-closed", "Beto"),
            past("checkins-day-open", ""),
        ],
        over: part
            .runs
            .then(|| Over {
                slug: "0000000000zz".into(),
                day: 20_515,
                called: "Ruth".into(),
                word: "at her niece's".into(),
                who: "Beto".into(),
                at: sample::NOW,
            })
            .into_iter()
            .collect(),
        days: vec![
            day(0, "", false, true),
            day(1, "", false, true),
            day(2, "Beto", false, false),
            day(3, "Ana", true, false),
        ],
        tending: part.runs.then_some(tending),
        problems: Problems::new(),
    }
}

#[test]
fn a_round_is_drawn_for_everybody_who_has_a_part_in_it() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (tends, runs, walks, has_today) in [
            (false, false, true, false),
            (false, false, true, true),
            (false, true, true, false),
            (true, true, false, false),
            (true, true, true, true),
        ] {
            let part = Part { tends, runs, walks, has_today };
            for people in [false, true] {
                let lines = if people { Stand::ALL.map(line).into() } else { Vec::new() };
                let html = sample::page(&catalogue, lang, &round::page(view(part, lines, people)));
                assert_eq!(html.contains("porch.example"), runs, "the link is for whoever runs it to give");
                assert_eq!(html.contains("name=\"word\""), runs && people, "whoever runs it closes");
                assert_eq!(html.contains("/runs"), tends && people, "who may run it is a steward's word");
                assert_eq!(html.contains("/end\""), tends, "a steward ends it");
                assert!(!people || html.contains("href=\"/safety\""), "what helps is one tap away");
                assert!(
                    !people || html.contains("href=\"tel:2135550188\""),
                    "whom they named is one tap away"
                );
                assert!(!html.contains("Everybody was reached"), "one more was not");
            }
        }
        let mut over = view(Part { tends: true, runs: true, walks: true, has_today: true }, Vec::new(), true);
        (over.ended, over.days) = (true, Vec::new());
        sample::page(&catalogue, lang, &round::page(over));
    }
}

#[test]
fn lists_forms_and_asides_are_drawn_full_and_empty_and_keep_what_was_typed() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for wants in [
            "",
            "checkins-wants-look",
            "checkins-wants-buddy",
            "checkins-wants-today",
            "checkins-wants-taker",
        ] {
            let line = list::Line {
                slug: "0000000000zz".into(),
                called: "Mornings".into(),
                circle: "Sunset Court".into(),
                when: "Every day".into(),
                wants,
            };
            sample::page(
                &catalogue,
                lang,
                &list::page(list::List { rounds: vec![line], own: true, may_make: true }),
            );
        }
        sample::page(
            &catalogue,
            lang,
            &list::page(list::List { rounds: Vec::new(), own: false, may_make: true }),
        );
        let typed = new::Typed { called: "Mornings".into(), days: DAYS.to_vec(), ..new::Typed::default() };
        let mut problems = Problems::new();
        for (field, key) in [
            ("circle", "checkins-circle-wrong"),
            ("called", "checkins-called-wrong"),
            ("day", "checkins-days-missing"),
            ("until", "checkins-hours-wrong"),
        ] {
            problems.add(field, key);
        }
        let circles = vec![("0000000000zz".to_owned(), "Sunset Court".to_owned())];
        let html = sample::page(&catalogue, lang, &new::page(new::New { circles, typed, problems }));
        assert!(html.contains("value=\"Mornings\""), "{html}");
        sample::body(&catalogue, lang, &asides::OnMyPart);
        let look = |stand| asides::Line {
            called: String::new(),
            stand,
            since: sample::NOW,
            href: "/checkins/0000000000zz".into(),
            round: "Mornings".into(),
        };
        let lines = vec![look(Stand::Needs), look(Stand::Exhausted)];
        sample::body(&catalogue, lang, &asides::OnDeskPart { lines });
    }
}

#[test]
fn a_yes_is_asked_for_line_by_line_and_says_what_the_program_does_not_do() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        let typed = || Typed { called: "Ruth".into(), buddy: true, ..Typed::fresh("k".into()) };
        for known in [false, true] {
            let problems = Typed::default().read(known).err().unwrap_or_default();
            for problems in [Problems::new(), problems] {
                let body = join::Join {
                    round: "Mornings".into(),
                    circle: "Sunset Court".into(),
                    when: "Every day".into(),
                    path: "/checkins/join/abc".into(),
                    known,
                    full: false,
                    typed: typed(),
                    problems: problems.clone(),
                };
                let html = sample::page(&catalogue, lang, &join::page(body));
                assert!(html.contains("911") && html.contains("name=\"yes\""), "{html}");
                assert_eq!(html.contains("value=\"Ruth\""), !known);
                let body = add::Add {
                    slug: "0000000000zz".into(),
                    round: "Mornings".into(),
                    typed: typed(),
                    problems,
                };
                assert!(sample::page(&catalogue, lang, &add::page(body)).contains("value=\"Ruth\""));
            }
        }
    }
}

fn none() -> mine::Mine {
    mine::Mine {
        rounds: Vec::new(),
        is_guest: false,
        me: String::new(),
        problems: Problems::new(),
        soonest: String::new(),
    }
}

#[test]
fn one_s_own_page_has_three_large_words_and_the_way_out() {
    let catalogue = catalogue();
    for lang in Lang::ALL {
        for (today, said) in [
            (None, None),
            (Some(Stand::Waiting), None),
            (Some(Stand::Fine), Some(Word::Ok)),
            (Some(Stand::Needs), Some(Word::CallMe)),
            (Some(Stand::Needs), Some(Word::Need)),
        ] {
            let line = mine::Line {
                slug: "0000000000zz".into(),
                called: "Mornings".into(),
                when: "Every day".into(),
                ended: said.is_some(),
                today,
                said,
                typed: Typed { contact: "Ines".into(), ..Typed::fresh(String::new()) },
                until: String::new(),
                steps: Step::ALL.map(Step::word).to_vec(),
                no_buddy: true,
                yes: (sample::NOW, crate::domain::Consent::Link.word()),
                away: said.map(|_| "December 2".to_owned()),
                waits: said.is_some(),
                link: "http://porch.example/k/abc".into(),
            };
            let mut problems = Problems::new();
            if said.is_some() {
                problems.add("other-0000000000zz", "checkins-other-wrong");
                problems.add("until-0000000000zz", "checkins-until-date-wrong");
            }
            let body = mine::Mine {
                rounds: vec![line],
                is_guest: true,
                me: "f0".into(),
                problems,
                soonest: "2026-03-05".into(),
            };
            let page: Page<mine::Mine> = mine::page(body);
            let html = sample::page(&catalogue, lang, &page);
            assert!(html.contains("value=\"Ines\""), "what was agreed to stands in the form");
            assert_eq!(html.matches("name=\"word\"").count(), if today.is_some() { 3 } else { 0 });
            assert!(html.contains("/my/check-in/leave") && html.contains("911"));
        }
        sample::page(&catalogue, lang, &mine::page(none()));
    }
}
