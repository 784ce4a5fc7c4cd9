//! Opening hours as people say them.

use directory::hours::{Doors, Hours, On, Slot, Until, Window};
use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, Lang};

use super::when::{Local, WEEKDAYS};

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// A Monday, as days are counted.
const MONDAY: i64 = 4;

/// Open day and night.
pub fn always() -> Hours {
    let window = Window::new(0, Until::Minute(DAY)).expect("a whole day is a window");
    every(&[0, 1, 2, 3, 4, 5, 6], window).expect("seven days are not too many")
}

/// The same hours on these days of every week; none if a day is none.
pub fn every(days: &[u8], window: Window) -> Option<Hours> {
    let slots: Option<Vec<Slot>> =
        days.iter().map(|day| On::new(*day, 0).ok().map(|on| Slot { on, window })).collect();
    Hours::new(slots?, Vec::new()).ok()
}

/// A line for every group of days with the same hours; empty: nothing is known.
pub fn lines(hours: &Hours, words: &Catalogue, lang: Lang) -> Vec<String> {
    if *hours == always() {
        return vec![words.text(lang, "fridges-always").to_owned()];
    }
    let weekly = |slot: &&Slot| slot.on.is_weekly();
    let mut windows: Vec<Window> = Vec::new();
    for slot in hours.slots().iter().filter(weekly) {
        if !windows.contains(&slot.window) {
            windows.push(slot.window);
        }
    }
    let mut lines: Vec<String> = windows
        .into_iter()
        .map(|window| {
            let on = |at: &i64| {
                hours
                    .slots()
                    .iter()
                    .filter(weekly)
                    .any(|slot| slot.window == window && slot.on.is(MONDAY + at))
            };
            let days: Vec<&str> = (0_i64..7)
                .zip(WEEKDAYS)
                .filter(|(at, _)| on(at))
                .map(|(_, key)| words.text(lang, key))
                .collect();
            let days =
                if days.len() == 7 { words.text(lang, "fridges-daily").to_owned() } else { days.join(", ") };
            format!("{days}: {}", span(window, words, lang))
        })
        .collect();
    if hours.slots().iter().any(|slot| !slot.on.is_weekly()) || !hours.exceptions().is_empty() {
        lines.push(words.text(lang, "fridges-hours-differ").to_owned());
    }
    lines
}

/// How the doors are at a moment; none: nothing is known of them.
pub(crate) fn doors(hours: &Hours, now: Local, words: &Catalogue, lang: Lang) -> Option<String> {
    if hours.is_empty() || *hours == always() {
        return None;
    }
    let said = |key: &str, time: &str| words.format(lang, key, &[("time", Arg::Str(time))]);
    Some(match hours.at(now.day, now.minute) {
        Doors::Open(until) => said("fridges-open-until", &clock(until % DAY, words, lang)),
        Doors::UntilGone => words.text(lang, "fridges-open-now").to_owned(),
        Doors::Shut => match hours.next(now.day, now.minute) {
            Some((day, window)) if day == now.day => {
                said("fridges-opens-at", &clock(window.from(), words, lang))
            }
            _ => words.text(lang, "fridges-shut-now").to_owned(),
        },
    })
}

fn span(window: Window, words: &Catalogue, lang: Lang) -> String {
    let from = clock(window.from(), words, lang);
    match window.until() {
        Until::Minute(until) => format!("{from} – {}", clock(until % DAY, words, lang)),
        Until::Gone => from,
    }
}

fn clock(minute: u16, words: &Catalogue, lang: Lang) -> String {
    words.time(lang, Timestamp::from_secs(i64::from(minute) * 60), kit_i18n::zone("UTC"))
}

/// A time as a form sends it: `09:30`, or `9:30` from a hand that types.
pub fn read(typed: &str) -> Option<u16> {
    let (hour, minute) = typed.split_once(':')?;
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    (hour <= 24 && minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use kit_web::sample;

    use super::*;

    #[test]
    fn hours_are_said_by_groups_of_days() {
        let words = sample::catalogue(&[crate::LOCALES]);
        let window = Window::new(9 * 60, Until::Minute(20 * 60 + 30)).expect("a window");
        let weekend = every(&[5, 6], window).expect("two days");
        assert_eq!(lines(&weekend, &words, Lang::En), ["Saturday, Sunday: 9 am – 8:30 pm"]);
        assert_eq!(lines(&always(), &words, Lang::En), ["Day and night"]);
        assert!(lines(&Hours::default(), &words, Lang::Es).is_empty());
        let saturday = |minute| Local { day: MONDAY + 5, minute, weekday: 5 };
        let at = |minute| doors(&weekend, saturday(minute), &words, Lang::En).expect("hours are known");
        assert_eq!(at(600), "Open until 8:30 pm");
        assert_eq!(at(60), "Opens at 9 am");
        assert!(every(&[7], window).is_none());
        assert_eq!(
            (read("9:30"), read("24:00"), read("24:01"), read("noon")),
            (Some(570), Some(1440), None, None)
        );
    }
}
