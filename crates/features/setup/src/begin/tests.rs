//! What a draft may say, where a post leads, and what it founds.

use kit_web::Form;

use super::check::{check, first_wrong};
use super::founding::slug_of;
use super::turn::turn;
use super::{Draft, Step};

const ALL: [(&str, &str); 11] = [
    ("scale", "block"),
    ("place_name", "The 400 block"),
    ("rough", "6th and Lemon"),
    ("group", "Lemon Street"),
    ("spoken", "es"),
    ("spoken", "zap"),
    ("me", "Rosa"),
    ("my_contact", "213-555-0101"),
    ("second", "now"),
    ("second_name", "Luz"),
    ("second_contact", "luz@example.org"),
];

/// The answers with some of them other.
fn with(other: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::of(&Form::of(ALL));
    for (field, value) in other {
        draft.set(field, *value);
    }
    draft
}

/// The fields that are wrong.
fn wrong(other: &[(&str, &str)]) -> Vec<String> {
    let draft = with(other);
    let mut problems = kit_web::Problems::new();
    for step in Step::ALL {
        check(step, &draft, &mut problems);
    }
    problems.iter().map(|problem| problem.field.clone()).collect()
}

#[test]
fn whole_answers_are_well_and_each_is_asked_back_at_its_own_field() {
    assert_eq!(wrong(&[]), Vec::<String>::new());
    for (field, value) in [
        ("scale", "planet"),
        ("place_name", "…"),
        ("rough", ""),
        ("group", "\u{202e}"),
        ("spoken", "klingon"),
        ("me", ""),
        ("my_contact", "call me"),
        ("second", "maybe"),
        ("second_name", ""),
        ("second_contact", "luz@"),
    ] {
        let left = if field == "spoken" { vec!["spoken"] } else { vec![field] };
        assert_eq!(wrong(&[(field, value)]), left, "{field}={value}");
    }
    assert!(wrong(&[("group", &"x".repeat(81))]).contains(&"group".to_owned()));
}

#[test]
fn a_public_place_is_no_address_and_no_number() {
    for private in ["412 Lemon Street", "Calle Limón 12", "call 213-555-0101", "rosa@example.org"] {
        assert_eq!(wrong(&[("rough", private)]), ["rough"], "{private}");
    }
    for public in
        ["6th and Lemon", "Calle Limón y la 6", "por el parque, esquina con la 4ª", "near the 99 bus"]
    {
        assert_eq!(wrong(&[("rough", public)]), Vec::<String>::new(), "{public}");
    }
}

#[test]
fn a_neighborhood_or_a_zip_code_is_known_or_asked_back() {
    for known in ["90033", "boyle heights", ""] {
        assert_eq!(wrong(&[("near", known)]), Vec::<String>::new(), "{known}");
    }
    assert_eq!(wrong(&[("near", "Atlantis")]), ["near"]);
}

#[test]
fn nobody_is_their_own_second_and_a_line_is_a_telephone() {
    assert_eq!(wrong(&[("second_contact", "+1 (213) 555 0101")]), ["second_contact"]);
    assert_eq!(wrong(&[("public_line", "yes")]), Vec::<String>::new());
    assert_eq!(wrong(&[("public_line", "yes"), ("my_contact", "rosa@example.org")]), ["public_line"]);
    let alone = [("second", "later"), ("second_name", ""), ("second_contact", "")];
    assert_eq!(wrong(&alone), Vec::<String>::new());
}

#[test]
fn everything_and_confirm_found_at_once_and_less_leads_to_what_is_missing() {
    let with = |more: &[(&str, &str)]| {
        let pairs: Vec<String> = ALL
            .iter()
            .chain(more)
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
            .collect();
        turn(&Form::parse(pairs.join("&").as_bytes()).unwrap())
    };
    assert!(with(&[("confirm", "1")]).complete);
    assert!(!with(&[]).complete && with(&[]).step == Step::Check);
    // The last button counts on the last page only.
    assert!(!with(&[("at", "place"), ("confirm", "1")]).complete);
    assert!(with(&[("at", "check"), ("go", "people"), ("confirm", "1")]).step == Step::People);
    let less = turn(&Form::of([("confirm", "1"), ("scale", "block")]));
    assert!(!less.complete && less.step == Step::Place && !less.problems.is_empty());
    let second = turn(&Form::of([("at", "place"), ("scale", "block"), ("place_name", "A"), ("rough", "B")]));
    assert!(second.step == Step::Group && second.did == [Step::Place] && second.problems.is_empty());
}

#[test]
fn the_first_wrong_answer_is_the_one_that_is_asked() {
    assert!(first_wrong(&with(&[])).is_none());
    let found = first_wrong(&with(&[("me", ""), ("group", "")]));
    assert!(found.is_some_and(|(step, problems)| step == Step::Group && problems.of("group").is_some()));
}

#[test]
fn what_nobody_can_see_becomes_a_blank() {
    let draft = Draft::of(&Form::of([("group", " Lemon\u{202e}\nStreet\u{200b} ")]));
    assert_eq!(draft.one("group"), "Lemon  Street");
    assert!(Draft::of(&Form::of([("other", "x")])) == Draft::default());
}

#[test]
fn a_name_becomes_an_address_of_latin_words_or_none() {
    for (name, slug) in [
        ("Vecinos de la Limón", "vecinos-de-la-limon"),
        ("  --  ", ""),
        ("檸檬街", ""),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../setup", "setup"),
        (&"very ".repeat(30), "very-very-very-very-very-very-very-very"),
    ] {
        assert_eq!(slug_of(name), slug, "{name}");
    }
}
