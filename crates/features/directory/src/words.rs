//! What a page says about age, doors and standing, as sentences in the reader's language.

use kit_base::Timestamp;
use kit_i18n::{Arg, Catalogue, Lang, SPOKEN, calendar_day, zone};

use crate::domain::{Freshness, Lately, Said, Standing, Told};
use crate::hours::{Doors, Hours, Until, Window};
use crate::store::listings::Listing;

/// Who reads, when.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// All words.
    pub catalogue: &'a Catalogue,
    /// In which language.
    pub lang: Lang,
    /// When.
    pub now: Timestamp,
}

const MONTHS: [&str; 12] = [
    "i18n-january",
    "i18n-february",
    "i18n-march",
    "i18n-april",
    "i18n-may",
    "i18n-june",
    "i18n-july",
    "i18n-august",
    "i18n-september",
    "i18n-october",
    "i18n-november",
    "i18n-december",
];

/// A language's name in itself; a code that is not known here stays a code.
pub fn language(code: &str) -> &str {
    SPOKEN.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map_or(code, |(_, name)| name)
}

/// Words in the reader's language, else in the other: then with its code, so that the page can say which it is.
pub fn said(words: &Said, lang: Lang) -> Option<(&str, Option<&'static str>)> {
    let (own, other, code) =
        if lang == Lang::Es { (&words.es, &words.en, "en") } else { (&words.en, &words.es, "es") };
    match (own.is_empty(), other.is_empty()) {
        (false, _) => Some((own, None)),
        (true, false) => Some((other, Some(code))),
        (true, true) => None,
    }
}

impl Reader<'_> {
    /// A month as people say it: "November 2025".
    pub fn month(&self, at: Timestamp) -> String {
        let (year, month, _) = calendar_day(at, chrono_tz::Tz::UTC);
        let name = MONTHS.get(usize::try_from(month.saturating_sub(1)).unwrap_or_default());
        let name = self.catalogue.text(self.lang, name.copied().unwrap_or(MONTHS[0]));
        let args = [("month", Arg::Str(name)), ("year", Arg::Num(year.into()))];
        self.catalogue.format(self.lang, "directory-month", &args)
    }

    /// How long ago, no finer than a day: in weeks and months up to a year, after that by the month.
    pub fn since(&self, at: Timestamp) -> String {
        let ago = self.now.since(at);
        if ago.as_hours() < 24 {
            return self.catalogue.text(self.lang, "i18n-today").to_owned();
        }
        if ago.as_days() < 365 {
            return self.catalogue.ago(self.lang, ago);
        }
        let month = self.month(at);
        self.catalogue.format(self.lang, "directory-in-month", &[("month", Arg::Str(&month))])
    }

    /// How fresh it is, in one sentence.
    pub fn freshness(&self, listing: &Listing) -> String {
        let (confirmed, as_of) = (listing.confirmed_at, listing.as_of);
        let freshness = Freshness::of(confirmed, as_of, self.now);
        let key = match (freshness, confirmed.is_some()) {
            (Freshness::Confirmed, _) => "directory-fresh-confirmed",
            (Freshness::Ageing, _) => "directory-fresh-ageing",
            (Freshness::Unconfirmed, true) => "directory-fresh-unconfirmed",
            (Freshness::Unconfirmed, false) if !listing.is_dated => "directory-fresh-undated",
            (Freshness::Unconfirmed, false) => "directory-fresh-never",
            (Freshness::Silent, _) => "directory-fresh-silent",
            (Freshness::History, _) => "directory-fresh-history",
        };
        let when = match freshness {
            Freshness::History => self.month(confirmed.unwrap_or(as_of)),
            _ => self.since(confirmed.unwrap_or(as_of)),
        };
        self.catalogue.format(self.lang, key, &[("when", Arg::Str(&when))])
    }

    /// How it is just now, and when somebody said so.
    pub fn lately(&self, told: Told) -> String {
        let when = self.catalogue.ago(self.lang, self.now.since(told.at));
        let key = match told.how {
            Lately::Food => "directory-lately-food",
            Lately::Works => "directory-lately-works",
            Lately::Empty => "directory-lately-empty",
            Lately::Dirty => "directory-lately-dirty",
            Lately::Unsafe => "directory-lately-unsafe",
            Lately::Gone => "directory-lately-gone",
        };
        self.catalogue.format(self.lang, key, &[("when", Arg::Str(&when))])
    }

    /// That it rests or is over, and since when that is known; none if it is there.
    pub fn standing(&self, standing: Standing, said_at: Option<Timestamp>, in_zone: &str) -> Option<String> {
        let when = said_at.map(|at| self.since(at)).unwrap_or_default();
        let (key, until) = match (standing.at(self.now), said_at.is_some()) {
            (Standing::There, _) => return None,
            (Standing::Resting(Some(until)), _) => {
                let day = self.catalogue.day(self.lang, self.now, until, zone(in_zone));
                ("directory-standing-rests-until", day)
            }
            (Standing::Resting(None), true) => ("directory-standing-rests", String::new()),
            (Standing::Resting(None), false) => ("directory-standing-rests-undated", String::new()),
            (Standing::Closed, true) => ("directory-standing-closed", String::new()),
            (Standing::Closed, false) => ("directory-standing-closed-undated", String::new()),
        };
        let args = [("when", Arg::Str(&when)), ("until", Arg::Str(&until))];
        Some(self.catalogue.format(self.lang, key, &args))
    }

    /// How the doors are, and when they open next.
    pub fn doors(&self, hours: &Hours, in_zone: &str) -> Option<String> {
        if hours.is_empty() {
            return None;
        }
        if hours.is_always() {
            return Some(self.catalogue.text(self.lang, "directory-open-always").to_owned());
        }
        let (day, minute) = crate::search::local(self.now, zone(in_zone));
        let text = |key, name, value: &str| self.catalogue.format(self.lang, key, &[(name, Arg::Str(value))]);
        Some(match hours.at(day, minute) {
            Doors::Open(until) => text("directory-open-until", "time", &self.clock(until)),
            Doors::UntilGone => self.catalogue.text(self.lang, "directory-open-gone").to_owned(),
            Doors::Shut => match hours.next(day, minute) {
                Some((on, window)) => {
                    let at = Timestamp::from_secs(on * 86_400);
                    let today = Timestamp::from_secs(day * 86_400);
                    let on = self.catalogue.day(self.lang, today, at, chrono_tz::Tz::UTC);
                    let args = [("day", on), ("time", self.clock(window.from()))];
                    let args = [("day", Arg::Str(&args[0].1)), ("time", Arg::Str(&args[1].1))];
                    self.catalogue.format(self.lang, "directory-opens", &args)
                }
                None => self.catalogue.text(self.lang, "directory-shut").to_owned(),
            },
        })
    }

    /// The hours as lines: "Saturdays, 10 am – 1 pm", "2nd Tuesday of the month, from 9 am until it is gone".
    pub fn hours(&self, hours: &Hours) -> Vec<String> {
        if hours.is_always() {
            return vec![self.catalogue.text(self.lang, "directory-open-always").to_owned()];
        }
        let regular = hours.slots().iter().map(|slot| {
            let on = slot.on.to_string();
            let (nth, weekday) = on.split_at(on.len().saturating_sub(2));
            let day = if nth.is_empty() {
                self.catalogue
                    .text(self.lang, &format!("directory-every-{}", weekday.to_ascii_lowercase()))
                    .to_owned()
            } else {
                let one = format!("directory-one-{}", weekday.to_ascii_lowercase());
                let one = self.catalogue.text(self.lang, &one);
                let nth = nth.replace('-', "last");
                self.catalogue.format(self.lang, &format!("directory-nth-{nth}"), &[("day", Arg::Str(one))])
            };
            self.line(&day, slot.window)
        });
        let today = crate::search::local(self.now, chrono_tz::Tz::UTC).0;
        let others = hours.exceptions().iter().filter(|other| other.day >= today - 1).flat_map(|other| {
            let midnight = Timestamp::from_secs(other.day * 86_400);
            // Said as a date: "this Saturday" would be read as every one.
            let far = midnight - kit_base::Span::days(60);
            let day = self.catalogue.day(self.lang, far, midnight, chrono_tz::Tz::UTC);
            if other.windows.is_empty() {
                return vec![self.catalogue.format(
                    self.lang,
                    "directory-shut-on",
                    &[("day", Arg::Str(&day))],
                )];
            }
            other.windows.iter().map(|window| self.line(&day, *window)).collect()
        });
        regular.chain(others).collect()
    }

    fn line(&self, day: &str, window: Window) -> String {
        let (from, until) = (
            self.clock(window.from()),
            match window.until() {
                Until::Minute(until) => self.clock(until),
                Until::Gone => String::new(),
            },
        );
        let key = if until.is_empty() { "directory-hours-gone" } else { "directory-hours" };
        let args = [("day", Arg::Str(day)), ("from", Arg::Str(&from)), ("until", Arg::Str(&until))];
        self.catalogue.format(self.lang, key, &args)
    }

    fn clock(&self, minute: u16) -> String {
        let at = Timestamp::from_secs(i64::from(minute) * 60);
        self.catalogue.time(self.lang, at, chrono_tz::Tz::UTC)
    }
}

#[cfg(test)]
mod tests;
