//! The conversation of `/ask`, and each of its pages in each language.

use circles::{Circle, Network, Scale};
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::NetworkId;
use kit_i18n::Lang;
use kit_web::{Form, Page, sample};

use super::answers::{Answers, Step};
use super::places::Places;
use super::turn::{Turn, turn};
use super::view::AskPage;
use super::{leaks, post};
use crate::pages::tests::catalogue;

pub(crate) fn network() -> Network {
    let rng = Rng::seeded(1);
    Network {
        id: NetworkId::new(Timestamp::from_secs(0), &rng),
        slug: "sample".into(),
        name: "Sample Court".into(),
        zone: "America/Los_Angeles".into(),
        public_url: "https://porch.example".into(),
        passkey_rp_id: "porch.example".into(),
        languages: Lang::ALL.to_vec(),
        help_line: Some("213-555-0100".into()),
        help_hours: None,
        awake_from: 7 * 60,
        awake_until: 22 * 60,
        retention_closed_days: 14,
        retention_untouched_days: 30,
        demo: false,
        created_at: Timestamp::from_secs(0),
        version: 1,
        capacity: circles::Capacity::default(),
        words: circles::Words::default(),
    }
}

fn circle(scale: Scale, name: &str, parent: Option<&Circle>, rough: Option<&str>, rng: &Rng) -> Circle {
    Circle {
        id: Id::new(Timestamp::from_secs(0), rng),
        slug: Slug::new(rng),
        scale,
        name: name.into(),
        parent: parent.map(|circle| circle.id),
        rough_place: rough.map(str::to_owned),
        cell: None,
        version: 1,
    }
}

fn places() -> (Places, Vec<Circle>) {
    let rng = Rng::seeded(2);
    let region = circle(Scale::Region, "Central", None, None, &rng);
    let hood = circle(Scale::Neighborhood, "Koreatown", Some(&region), None, &rng);
    let block = circle(Scale::Block, "Catalina block", Some(&hood), Some("8th & Catalina"), &rng);
    let building = circle(Scale::Building, "Sunset Court", Some(&block), None, &rng);
    let pod = circle(Scale::Pod, "Second floor", Some(&building), None, &rng);
    let all = vec![region, hood, block, building, pod];
    (Places::of(all.clone()), all)
}

const WHOLE: [(&str, &str); 5] = [
    ("kind", "food"),
    ("details", "Milk and eggs, please"),
    ("when", "today"),
    ("contact", "none"),
    ("confirm", "1"),
];

fn form(pairs: &[(&str, &str)]) -> Form {
    let text: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
    Form::parse(text.join("&").as_bytes()).unwrap()
}

#[test]
fn a_lone_post_with_every_field_and_confirm_is_complete() {
    assert!(turn(&form(&WHOLE)).complete);
}

#[test]
fn a_lone_post_without_confirm_shows_the_first_question_that_is_open() {
    let next = turn(&form(&WHOLE[..2]));
    assert!(!next.complete && next.problems.is_empty());
    assert_eq!(next.step, Step::When);
    assert_eq!(next.answers.one("details"), "Milk and eggs, please");
}

#[test]
fn each_wrong_field_of_a_confirmed_post_is_named() {
    let wrong =
        [("kind", "gold"), ("when", "soon"), ("contact", "phone"), ("contact_value", "12"), ("confirm", "1")];
    let next = turn(&form(&wrong));
    let fields: Vec<&str> = next.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["kind", "details", "when", "contact_value"]);
    assert!(!next.complete);
}

#[test]
fn seven_pages_lead_from_the_first_question_to_the_last() {
    let said = [
        (Step::Kind, vec![("kind", "food")]),
        (Step::Details, vec![("details", "milk")]),
        (Step::When, vec![("when", "today")]),
        (Step::Contact, vec![("contact", "none")]),
        (Step::Place, vec![]),
        (Step::Who, vec![("language", "en")]),
    ];
    let mut carried: Vec<(String, String)> = Vec::new();
    for (n, (step, fields)) in said.iter().enumerate() {
        carried.extend(fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
        let mut pairs: Vec<(&str, &str)> = carried.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        pairs.push(("at", step.code()));
        let next = turn(&form(&pairs));
        assert!(next.problems.is_empty());
        assert_eq!(next.step, Step::ALL[n + 1]);
        carried.retain(|(name, _)| name != "did");
        carried.extend(next.did.iter().map(|step| ("did".to_owned(), step.code().to_owned())));
    }
}

#[test]
fn a_page_with_nothing_chosen_comes_again_and_says_why() {
    let again = turn(&form(&[("at", "kind")]));
    assert_eq!(again.step, Step::Kind);
    assert!(again.problems.of("kind").is_some());
}

#[test]
fn going_back_checks_nothing_and_loses_nothing() {
    let back = turn(&form(&[
        ("at", "when"),
        ("details", "milk"),
        ("did", "kind"),
        ("did", "details"),
        ("go", "details"),
    ]));
    assert_eq!(back.step, Step::Details);
    assert!(back.problems.is_empty());
    assert_eq!(back.answers.one("details"), "milk");
}

#[test]
fn a_change_made_from_the_last_page_leads_back_to_it() {
    let did = ["kind", "details", "when", "contact", "place", "who"].map(|step| ("did", step));
    let mut pairs =
        vec![("at", "details"), ("kind", "food"), ("details", "eggs"), ("when", "now"), ("contact", "none")];
    pairs.extend(did);
    assert_eq!(turn(&form(&pairs)).step, Step::Check);
}

#[test]
fn a_question_left_by_back_with_an_empty_field_is_asked_again() {
    let pairs = [("at", "when"), ("when", "now"), ("did", "kind"), ("did", "details"), ("contact_value", "")];
    assert_eq!(turn(&form(&pairs)).step, Step::Contact);
}

#[test]
fn somebody_else_must_have_agreed() {
    let mut pairs = WHOLE.to_vec();
    pairs.push(("for_other", "1"));
    assert!(turn(&form(&pairs)).problems.of("consent").is_some());
    pairs.push(("consent", "1"));
    assert!(turn(&form(&pairs)).complete);
}

#[test]
fn one_chip_says_for_somebody_else_and_that_they_agreed() {
    let mut pairs = WHOLE.to_vec();
    pairs.push(("for_other", "agreed"));
    let turn = turn(&form(&pairs));
    assert!(turn.complete && turn.answers.for_other() && turn.answers.is("consent", "1"));
}

#[test]
fn a_number_or_an_address_says_how_to_reach_somebody_without_another_tap() {
    let way = |value: &str| {
        let form = form(&[("at", "contact"), ("contact_value", value)]);
        turn(&form).answers.one("contact").to_owned()
    };
    assert_eq!(way("213 555 0142"), "phone");
    assert_eq!(way("ana@example.org"), "email");
    assert_eq!(way("Ana on the third floor"), "");
    let chosen = form(&[("at", "contact"), ("contact", "neighbor"), ("contact_value", "213 555 0142")]);
    assert_eq!(turn(&chosen).answers.one("contact"), "neighbor");
}

#[test]
fn a_number_in_the_public_line_is_found_and_moved_to_the_private_note() {
    let mut pairs = WHOLE.to_vec();
    pairs.push(("public_line", "Two bags please 213-555-0123"));
    let next = turn(&form(&pairs));
    assert_eq!(next.problems.of("public_line").map(kit_web::Problem::key), Some("asks-ask-line-leaks"));
    let mut answers = next.answers;
    leaks::move_to_note(&mut answers);
    assert_eq!(answers.one("public_line"), "Two bags please");
    assert_eq!(answers.one("private_note"), "213-555-0123");
}

#[test]
fn a_place_is_found_by_choice_by_name_by_corner_or_is_the_neighborhood() {
    let (places, all) = places();
    let name =
        |chosen: &str, typed: &str| places.find(chosen, typed).map(|circle| circle.name.clone()).unwrap();
    assert_eq!(name(&all[3].slug.to_string(), ""), "Sunset Court");
    assert_eq!(name("", "sunset court, apt 4"), "Sunset Court");
    assert_eq!(name("", "8th and Catalina"), "Catalina block");
    assert_eq!(name("", "somewhere"), "Koreatown");
    assert_eq!(name(&all[4].slug.to_string(), ""), "Koreatown");
}

#[test]
fn what_is_safe_is_kept_as_it_was_said() {
    let rules = post::rules(&Answers::of(&form(&[("safe", "text"), ("hours", "evening"), ("name", "Ana")])));
    assert!(!rules.calls() && rules.texts() && !rules.may_leave_message);
    assert_eq!(rules.hours, Some((1020, 1260)));
    assert_eq!(rules.ask_for, "Ana");
}

fn sampled(turn: Turn, lang: Lang) -> String {
    let (title, (places, _)) = (turn.step.title(), places());
    let words = catalogue();
    let body = AskPage::in_words(turn, "0123456789abcdef".into(), &places, &network(), (&words, lang));
    sample::page(&words, lang, &Page::new(title, body).private().language_form("ask"))
}

#[test]
fn every_question_is_drawn_in_every_language_and_stays_light() {
    for lang in Lang::ALL {
        for step in Step::ALL {
            let mut here = turn(&form(&WHOLE[..4]));
            here.step = step;
            let html = sampled(here, lang);
            assert!(html.len() < 20_000, "{step:?} {}", html.len());
            if let Ok(folder) = std::env::var("FAROLITO_DRAW") {
                std::fs::write(format!("{folder}/ask-{}-{}.html", step.code(), lang.code()), html).unwrap();
            }
        }
    }
}

#[test]
fn every_complaint_has_its_words_in_every_language() {
    for lang in Lang::ALL {
        for pairs in [
            vec![("confirm", "1")],
            vec![
                ("contact", "email"),
                ("safe", "x"),
                ("for_other", "1"),
                ("language", "q"),
                ("confirm", "1"),
            ],
            vec![("contact", "phone"), ("reach", "x"), ("public_line", "a@b.example"), ("confirm", "1")],
        ] {
            let html = sampled(turn(&form(&pairs)), lang);
            assert!(html.contains("id=\"problems\""));
        }
        let html = sampled(turn(&form(&[("name", &"a".repeat(90)), ("confirm", "1")])), lang);
        assert!(html.contains("80"));
    }
}

#[test]
fn danger_words_bring_the_numbers_to_the_next_page_and_block_nothing() {
    for (lang, said) in
        [(Lang::En, "there is a fire in the kitchen"), (Lang::Es, "mi marido me pega y tengo miedo")]
    {
        let next = turn(&form(&[("at", "details"), ("kind", "food"), ("did", "kind"), ("details", said)]));
        assert_eq!(next.step, Step::When);
        let html = sampled(next, lang);
        assert!(html.contains("class=\"crisis\""), "{said}");
    }
}

#[test]
fn what_was_typed_stays_text() {
    let html = sampled(turn(&form(&[("at", "kind"), ("details", "<script>alert(1)</script>")])), Lang::En);
    assert!(!html.contains("<script>alert"));
}

#[test]
fn the_settings_of_stewards_are_whole_in_every_language() {
    use crate::pages::{capacity, dial};
    let words = catalogue();
    for lang in Lang::ALL {
        for own in [None, Some(circles::Dial::Approve)] {
            let body = dial::DialPage {
                slug: "abc".into(),
                circle: "Sunset Court".into(),
                own,
                counts: circles::Dial::Assign,
            };
            kit_web::sample::page(&words, lang, &dial::page(body));
        }
        let mut problems = kit_web::Problems::new();
        problems.add("weekly", "asks-capacity-weekly-wrong");
        problems.add("until", "asks-capacity-until-wrong");
        let wait = [kit_base::Span::hours(3), kit_base::Span::days(4)];
        for (wait, problems) in wait.into_iter().zip([kit_web::Problems::new(), problems]) {
            let body = capacity::CapacityPage {
                weekly: "12".into(),
                until: "2026-03-09".into(),
                words: "We rest".into(),
                others: "Food bank\nChurch".into(),
                taken: 1,
                wait: Some(super::closed::took(wait, &words, lang)),
                problems,
            };
            kit_web::sample::page(&words, lang, &capacity::page(body));
        }
    }
}
