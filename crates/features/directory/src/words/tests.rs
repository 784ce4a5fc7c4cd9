//! Age and hours, read aloud in both languages.

use kit_base::Span;
use kit_web::sample;

use super::*;

fn reads<T>(lang: Lang, ask: impl Fn(Reader<'_>) -> T) -> T {
    let catalogue = sample::catalogue(&[crate::LOCALES]);
    ask(Reader { catalogue: &catalogue, lang, now: sample::NOW })
}

#[test]
fn age_is_said_in_plain_words() {
    let day = |days| sample::NOW - Span::days(days);
    let listing = |confirmed: Option<i64>, known: i64, is_dated: bool| Listing {
        confirmed_at: confirmed.map(day),
        as_of: day(known),
        is_dated,
        ..crate::search::tests::listing(1, "Casa Limon", crate::domain::Facts::default())
    };
    let said = |lang, confirmed: Option<i64>, known: i64| {
        reads(lang, |reader| reader.freshness(&listing(confirmed, known, true)))
    };
    assert_eq!(said(Lang::En, Some(3), 900), "Confirmed 3 days ago");
    assert_eq!(said(Lang::Es, Some(3), 900), "Confirmado hace 3 días");
    assert_eq!(said(Lang::En, Some(100), 900), "Confirmed 3 months ago; soon due again");
    assert_eq!(said(Lang::En, Some(150), 900), "Not confirmed for a while: last 5 months ago");
    assert_eq!(said(Lang::En, None, 3), "Nobody has confirmed it yet; last known 3 days ago");
    let undated = |lang| reads(lang, |reader| reader.freshness(&listing(None, 21, false)));
    assert_eq!(undated(Lang::En), "Nobody has confirmed it yet; it came to this list 3 weeks ago");
    assert_eq!(undated(Lang::Es), "Nadie lo ha confirmado todavía; llegó a esta lista hace 3 semanas");
    assert_eq!(said(Lang::En, Some(300), 900), "Silent: the last anybody said was 10 months ago");
    assert!(said(Lang::En, None, 2_400).starts_with("History: last heard of in "));
}

#[test]
fn hours_are_read_aloud_in_both_languages() {
    let hours: Hours = "SA 10:00-13:00\n2TU 09:30-\n-1FR 18:00-24:00\nMO 22:00-01:30".parse().expect("hours");
    let lines = reads(Lang::En, |reader| reader.hours(&hours));
    assert_eq!(
        lines,
        [
            "Saturdays, 10 am to 1 pm",
            "2nd Tuesday of the month, from 9:30 am until it is gone",
            "Last Friday of the month, 6 pm to midnight",
            "Mondays, 10 pm to 1:30 am"
        ]
    );
    let lines = reads(Lang::Es, |reader| reader.hours(&hours));
    assert_eq!(lines[1], "el segundo martes del mes, desde las 9:30 a. m. hasta que se acabe");
}

#[test]
fn days_that_differ_are_dates_and_those_that_are_over_are_left_out() {
    let today = crate::search::local(sample::NOW, chrono_tz::Tz::UTC).0;
    let date = |day: i64| {
        let date = chrono::NaiveDate::default() + chrono::Days::new(u64::try_from(day).expect("after 1970"));
        date.to_string()
    };
    let text = format!("{} -\n{} 15:00-16:00\n{} -", date(today - 5), date(today + 3), date(today + 4));
    let lines = reads(Lang::En, |reader| reader.hours(&text.parse().expect("hours")));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("Closed on "), "{lines:?}");
}

#[test]
fn words_of_the_other_language_say_which_it_is() {
    let english = Said::english("Food");
    assert_eq!(said(&english, Lang::En), Some(("Food", None)));
    assert_eq!(said(&english, Lang::Es), Some(("Food", Some("en"))));
    assert_eq!(said(&Said::default(), Lang::En), None);
}

#[test]
fn how_a_fridge_is_just_now_is_a_sentence_with_its_age() {
    let at = |hours| sample::NOW - Span::hours(hours);
    let told = |how, hours| Told { how, at: at(hours), told_at: at(hours) };
    let said = |lang, how| reads(lang, |reader| reader.lately(told(how, 3)));
    assert_eq!(said(Lang::En, Lately::Food), "Somebody said 3 hours ago: it works and there is food.");
    let unsafe_now = said(Lang::Es, Lately::Unsafe);
    assert_eq!(unsafe_now, "Alguien dijo hace 3 horas: no enfría. No tome comida que necesita frío.");
    for how in Lately::ALL {
        assert_ne!(said(Lang::En, how), said(Lang::Es, how), "{how:?}");
    }
}
