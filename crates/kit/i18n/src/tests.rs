//! What a neighbor reads: messages, plurals, ages, days, and the language they come in.

use kit_base::{Span, Timestamp};

use crate::{Arg, Catalogue, CatalogueError, LOCALES, Lang, accepted, negotiate, zone};

fn ours() -> Catalogue {
    Catalogue::new(LOCALES).unwrap()
}

/// Wednesday 2026-03-04, 10:00 in Los Angeles.
const NOW: Timestamp = Timestamp::from_secs(1_772_647_200);

#[test]
fn our_own_messages_are_the_same_in_every_language() {
    assert_eq!(ours().differences(), Vec::<String>::new());
}

#[test]
fn a_key_that_one_language_lacks_or_that_takes_other_arguments_is_found() {
    let cat = Catalogue::new(&[(Lang::En, "a = A\nb = B { $n }"), (Lang::Es, "b = B")]).unwrap();
    assert_eq!(cat.differences(), ["es: a is missing", "es: b takes {} only"]);
}

#[test]
fn the_same_key_twice_is_refused() {
    let twice = Catalogue::new(&[(Lang::En, "a = A"), (Lang::En, "a = B")]);
    assert_eq!(twice.err(), Some(CatalogueError::Twice { lang: Lang::En, key: "a".into() }));
}

#[test]
fn a_file_that_cannot_be_read_is_refused() {
    assert!(matches!(Catalogue::new(&[(Lang::Es, "no message here")]), Err(CatalogueError::Junk { .. })));
    assert!(matches!(Catalogue::new(&[(Lang::Es, "a = { b }")]), Err(CatalogueError::Broken { .. })));
    assert!(matches!(Catalogue::new(&[(Lang::Es, "a = { a }")]), Err(CatalogueError::Broken { .. })));
}

#[test]
fn terms_and_other_messages_are_put_in_once() {
    let cat =
        Catalogue::new(&[(Lang::En, "-lamp = lamp\na = The { -lamp } is { b }{\" \"}.\nb = lit")]).unwrap();
    assert_eq!(cat.text(Lang::En, "a"), "The lamp is lit .");
}

#[test]
fn an_hour_that_ends_in_a_period_ends_the_sentence_with_it() {
    let cat = Catalogue::new(&[(Lang::En, ""), (Lang::Es, "a = Hasta las { $hour }. Luego no.")]).unwrap();
    let said = |hour| cat.format(Lang::Es, "a", &[("hour", Arg::Str(hour))]);
    assert_eq!(said("5 p. m."), "Hasta las 5 p. m. Luego no.");
    assert_eq!(said("17"), "Hasta las 17. Luego no.");
}

#[test]
fn an_exact_number_wins_over_the_plural_form() {
    let text = "n = { $n ->\n    [0] nobody\n    [one] one\n   *[other] { $n }\n }";
    let cat = Catalogue::new(&[(Lang::En, text)]).unwrap();
    let say = |n| cat.format(Lang::En, "n", &[("n", Arg::Num(n))]);
    assert_eq!([say(0), say(1), say(20_000)], ["nobody", "one", "20000"]);
}

#[test]
fn a_text_chooses_by_its_word() {
    let text = "s = { $who ->\n    [lit] on\n   *[off] not on\n }";
    let cat = Catalogue::new(&[(Lang::En, text)]).unwrap();
    assert_eq!(cat.format(Lang::En, "s", &[("who", Arg::Str("lit"))]), "on");
    assert_eq!(cat.format(Lang::En, "s", &[("who", Arg::Str("?"))]), "not on");
}

#[test]
fn what_is_missing_is_marked_and_never_hidden() {
    let cat = Catalogue::new(&[(Lang::En, "a = A { $n }")]).unwrap();
    assert_eq!(cat.text(Lang::En, "gone"), "⟦gone⟧");
    assert_eq!(cat.text(Lang::En, "a"), "⟦a⟧");
    assert_eq!(cat.format(Lang::En, "a", &[]), "A ⟦$n⟧");
}

#[test]
fn ages_are_coarse_and_in_the_persons_language() {
    let cat = ours();
    assert_eq!(cat.ago(Lang::En, Span::secs(30)), "just now");
    assert_eq!(cat.ago(Lang::En, Span::minutes(38)), "35 minutes ago");
    assert_eq!(cat.ago(Lang::Es, Span::hours(3)), "hace 3 horas");
    assert_eq!(cat.ago(Lang::Es, Span::days(1)), "hace 1 día");
    assert_eq!(cat.ago(Lang::En, Span::days(21)), "3 weeks ago");
    assert_eq!(cat.ago(Lang::En, Span::days(90)), "3 months ago");
}

#[test]
fn moments_are_said_by_the_day_where_the_person_lives() {
    let (cat, la) = (ours(), zone("America/Los_Angeles"));
    let say = |lang, hours| cat.day_time(lang, NOW, NOW + Span::hours(hours), la);
    assert_eq!(say(Lang::En, 10), "today 8 pm");
    assert_eq!(say(Lang::Es, 22), "mañana, 8 a. m.");
    assert_eq!(say(Lang::En, 74), "Saturday noon");
    assert_eq!(say(Lang::Es, 24 * 30), "3 de abril, 11 a. m.");
    assert_eq!(cat.day(Lang::En, NOW, NOW - Span::days(400), la), "January 28, 2025");
    assert_eq!(cat.time(Lang::En, NOW + Span::minutes(5), la), "10:05 am");
}

#[test]
fn a_choice_wins_over_the_browser_and_the_browser_over_english() {
    assert_eq!(negotiate(Some(Lang::En), Some("es")), Lang::En);
    assert_eq!(negotiate(None, Some("ko, es-MX;q=0.8, en;q=0.7")), Lang::Es);
    assert_eq!(negotiate(None, Some("ko")), Lang::En);
    assert_eq!(accepted("es;q=0, en;q=0.1"), Some(Lang::En));
    assert_eq!(accepted("es;q=oops"), None);
}
