//! The form of a listing: the same for a steward and for the group itself. It is read into facts, or says what is wrong.

use kit_i18n::SPOKEN;
use kit_web::{Form, Problem, Problems};

use super::find::{Choice, NEEDS};
use crate::domain::{Facts, Kind, LINE, NAME, Said, WORDS};
use crate::hours::{Exception, Hours, On, Slot, Until, Window};
use crate::start::{Focus, Region};

/// Regular openings that the form takes, for giving and for taking.
const ROWS: [usize; 2] = [5, 3];
/// The latest minute of a morning at which an opening of the evening before may end.
const EARLY: u16 = 6 * 60;
/// Days that differ.
const OTHERS: usize = 3;
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const NTHS: [&str; 6] = ["", "1", "2", "3", "4", "-1"];
/// Offered only where a list brought them: else saving the form would make them every week.
const RARE: [&str; 5] = ["5", "-2", "-3", "-4", "-5"];
/// So many rows are read: as many as hours can have.
const MOST_ROWS: usize = 70;

/// One row of opening hours as it is typed.
pub struct HourRow {
    /// What the names of its fields begin with.
    pub name: String,
    /// The name of the field of its opening.
    pub from_field: String,
    /// Which one of a month.
    pub nth: Vec<Choice>,
    /// The weekday.
    pub day: Vec<Choice>,
    /// A date, for a day that differs.
    pub date: String,
    /// When it opens.
    pub from: String,
    /// When it closes.
    pub until: String,
}

/// The form as it is drawn.
pub struct Fields {
    /// What is typed.
    pub facts: Facts,
    /// What it is.
    pub kinds: Vec<Choice>,
    /// Its region.
    pub regions: Vec<Choice>,
    /// For whom.
    pub focus: Vec<Choice>,
    /// Kinds of help.
    pub needs: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// When it gives.
    pub gives: Vec<HourRow>,
    /// When it takes.
    pub takes: Vec<HourRow>,
    /// Days that differ.
    pub others: Vec<HourRow>,
    /// What is wrong.
    pub problems: Problems,
}

impl Fields {
    /// The form with these facts in it.
    pub fn of(facts: Facts, problems: Problems) -> Self {
        let has = |list: &[String], code: &str| list.iter().any(|one| one == code);
        let region = facts.region;
        let none = ("", "directory-any".to_owned(), region.is_none());
        Self {
            kinds: Kind::ALL
                .into_iter()
                .map(|one| (one.code(), super::card::kind(one).to_owned(), facts.kind == one))
                .collect(),
            regions: std::iter::once(none)
                .chain(
                    Region::ALL.into_iter().map(|one| {
                        (one.code(), format!("directory-region-{}", one.code()), region == Some(one))
                    }),
                )
                .collect(),
            focus: Focus::ALL
                .into_iter()
                .map(|one| {
                    (one.code(), format!("directory-focus-{}", one.code()), facts.focus.contains(&one))
                })
                .collect(),
            needs: NEEDS
                .into_iter()
                .map(|code| (code, format!("directory-need-{code}"), has(&facts.needs, code)))
                .collect(),
            languages: SPOKEN
                .iter()
                .map(|(code, name)| (*code, (*name).to_owned(), has(&facts.languages, code)))
                .collect(),
            gives: rows("g", ROWS[0], facts.gives.slots()),
            takes: rows("t", ROWS[1], facts.takes.slots()),
            others: others(facts.gives.exceptions()),
            facts,
            problems,
        }
    }

    /// The same with the rows of hours as they were typed, so that a wrong one can be put right where it stands.
    #[must_use]
    pub fn typed(self, form: &Form) -> Self {
        let rows = |of: char, least: usize| -> Vec<HourRow> {
            let has = |n: &usize| !Typed::new(form, of, *n).is_empty();
            let last = (1..=MOST_ROWS).rev().find(has).unwrap_or_default();
            (1..=least.max(last + 1)).map(|n| Typed::new(form, of, n).row()).collect()
        };
        Self { gives: rows('g', ROWS[0]), takes: rows('t', ROWS[1]), others: rows('x', OTHERS), ..self }
    }
}

/// One row of hours as a form holds it.
struct Typed<'f> {
    name: String,
    nth: &'f str,
    day: &'f str,
    date: &'f str,
    from: &'f str,
    until: &'f str,
}

impl<'f> Typed<'f> {
    fn new(form: &'f Form, of: char, n: usize) -> Self {
        let name = format!("{of}{n}");
        let one = |field| form.one(&format!("{name}_{field}"));
        let (nth, day, date, from, until) = (one("nth"), one("day"), one("date"), one("from"), one("until"));
        Self { name, nth, day, date, from, until }
    }

    const fn has_times(&self) -> bool {
        !(self.from.is_empty() && self.until.is_empty())
    }

    const fn is_empty(&self) -> bool {
        self.day.is_empty() && self.date.is_empty() && !self.has_times()
    }

    fn window(&self) -> Option<Window> {
        let minute = |typed: &str| {
            let (hour, minute) = typed.split_once(':')?;
            let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        };
        let until = match self.until {
            "" => Until::Gone,
            // Midnight as an end is the end of the day.
            until => Until::Minute(Some(minute(until)?).filter(|minute| *minute > 0).unwrap_or(1440)),
        };
        let from = minute(self.from)?;
        // Past midnight is said by an hour of the early morning; an afternoon that ends before it begins is a slip.
        let slip = matches!(until, Until::Minute(until) if until < from && until > EARLY);
        Window::new(from, until).ok().filter(|_| !slip)
    }

    fn row(self) -> HourRow {
        let differs = self.name.starts_with('x');
        HourRow {
            from_field: format!("{}_from", self.name),
            name: self.name,
            nth: if differs { Vec::new() } else { nths(self.nth) },
            day: if differs { Vec::new() } else { weekdays(self.day) },
            date: self.date.to_owned(),
            from: self.from.to_owned(),
            until: self.until.to_owned(),
        }
    }
}

fn rows(of: &str, least: usize, slots: &[Slot]) -> Vec<HourRow> {
    let row = |n: usize| {
        let slot = slots.get(n);
        let on = slot.map(|slot| slot.on.to_string()).unwrap_or_default();
        let (nth, day) = on.split_at(on.len().saturating_sub(2));
        let [from, until] = times(slot.map(|slot| slot.window));
        HourRow {
            name: format!("{of}{}", n + 1),
            from_field: format!("{of}{}_from", n + 1),
            nth: nths(nth),
            day: weekdays(day),
            date: String::new(),
            from,
            until,
        }
    };
    (0..least.max(slots.len() + 1)).map(row).collect()
}

fn others(exceptions: &[Exception]) -> Vec<HourRow> {
    let mut days: Vec<(String, Option<Window>)> = Vec::new();
    for other in exceptions {
        let date = kit_base::Timestamp::from_secs(other.day * 86_400);
        let (year, month, day) = kit_i18n::calendar_day(date, chrono_tz::Tz::UTC);
        let date = format!("{year:04}-{month:02}-{day:02}");
        if other.windows.is_empty() {
            days.push((date.clone(), None));
        }
        days.extend(other.windows.iter().map(|window| (date.clone(), Some(*window))));
    }
    let row = |n: usize| {
        let (date, window) = days.get(n).cloned().unwrap_or_default();
        let [from, until] = times(window);
        HourRow {
            name: format!("x{}", n + 1),
            from_field: format!("x{}_from", n + 1),
            nth: Vec::new(),
            day: Vec::new(),
            date,
            from,
            until,
        }
    };
    (0..OTHERS.max(days.len() + 1)).map(row).collect()
}

fn times(window: Option<Window>) -> [String; 2] {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let Some(window) = window else { return [String::new(), String::new()] };
    let until = match window.until() {
        Until::Minute(until) => clock(until),
        Until::Gone => String::new(),
    };
    [clock(window.from()), until]
}

fn nths(chosen: &str) -> Vec<Choice> {
    let name = |nth: &str| if nth.is_empty() { "every".to_owned() } else { nth.replace('-', "last") };
    let rare = RARE.into_iter().filter(|nth| *nth == chosen);
    NTHS.into_iter()
        .chain(rare)
        .map(|nth| (nth, format!("directory-form-nth-{}", name(nth)), nth == chosen))
        .collect()
}

fn weekdays(chosen: &str) -> Vec<Choice> {
    let key = |day: &str| format!("directory-one-{}", day.to_ascii_lowercase());
    let none = ("", "directory-form-no-day".to_owned(), chosen.is_empty());
    std::iter::once(none).chain(WEEKDAYS.into_iter().map(|day| (day, key(day), day == chosen))).collect()
}

/// Reads the form over what was known: what has no field stays.
pub fn read(form: &Form, was: &Facts) -> (Facts, Problems) {
    let mut problems = Problems::new();
    // In the order in which they were known, so that a form sent back untouched changes nothing.
    let codes = |name: &str, known: &[&str], was: &[String]| -> Vec<String> {
        let stays = was.iter().filter(|code| form.is(name, code) || !known.contains(&code.as_str()));
        let new = known.iter().filter(|code| form.is(name, code) && !was.iter().any(|had| had == *code));
        stays.cloned().chain(new.map(|code| (*code).to_owned())).collect()
    };
    let focus = |focus: &Focus| form.is("focus", focus.code());
    let spoken: Vec<&str> = SPOKEN.iter().map(|(code, _)| *code).collect();
    let said = |name: &str| Said {
        en: form.one(&format!("{name}_en")).to_owned(),
        es: form.one(&format!("{name}_es")).to_owned(),
    };
    let differ = days_that_differ(form, &mut problems);
    let gives = Hours::new(slots(form, 'g', &mut problems), differ);
    // Days that differ have no field of their own for what is taken.
    let takes = Hours::new(slots(form, 't', &mut problems), was.takes.exceptions().to_vec());
    let facts = Facts {
        kind: Kind::parse(form.one("kind")).unwrap_or(was.kind),
        name: form.one("name").to_owned(),
        what: said("what"),
        region: Region::parse(form.one("region")),
        // The place follows from the words; the store finds it.
        place: if form.one("area") == was.area { was.place.clone() } else { String::new() },
        area: form.one("area").to_owned(),
        address: form.one("address").to_owned(),
        spot: was.spot.filter(|_| form.one("address") == was.address),
        page: page(form.one("page")),
        phone: form.one("phone").to_owned(),
        email: form.one("email").to_owned(),
        focus: {
            let stays = was.focus.iter().copied().filter(&focus);
            stays.chain(Focus::ALL.into_iter().filter(|one| focus(one) && !was.focus.contains(one))).collect()
        },
        needs: codes("needs", &NEEDS, &was.needs),
        languages: codes("languages", &spoken, &was.languages),
        who: said("who"),
        papers: said("papers"),
        // No more rows are read than hours can have.
        gives: gives.unwrap_or_default(),
        takes: takes.unwrap_or_default(),
    };
    check(&facts, &mut problems);
    (facts, problems)
}

/// An address of a page as people type it, with `https://`.
fn page(typed: &str) -> String {
    if typed.is_empty() {
        return String::new();
    }
    let begins =
        |scheme: &&str| typed.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme));
    let scheme = ["https://", "http://"].into_iter().find(begins);
    let rest = &typed[scheme.map_or(0, str::len)..];
    format!("{}{rest}", scheme.unwrap_or("https://"))
}

/// What is too long or cannot be.
pub fn check(facts: &Facts, problems: &mut Problems) {
    if facts.name.is_empty() {
        problems.add("name", "directory-form-nameless");
    }
    let texts = [
        ("name", &facts.name, NAME),
        ("what_en", &facts.what.en, WORDS),
        ("what_es", &facts.what.es, WORDS),
        ("area", &facts.area, LINE),
        ("address", &facts.address, LINE),
        ("page", &facts.page, LINE),
        ("phone", &facts.phone, 40),
        ("email", &facts.email, 254),
        ("who_en", &facts.who.en, LINE),
        ("who_es", &facts.who.es, LINE),
        ("papers_en", &facts.papers.en, LINE),
        ("papers_es", &facts.papers.es, LINE),
    ];
    for (field, text, most) in texts {
        if text.chars().count() > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            problems.push(Problem::new(field, "directory-form-long").number("max", most));
        }
    }
    let host = facts.page.split("://").nth(1).unwrap_or_default();
    if !facts.page.is_empty() && (!host.contains('.') || facts.page.contains(char::is_whitespace)) {
        problems.add("page", "directory-form-page-wrong");
    }
    if !facts.email.is_empty() && (!facts.email.contains('@') || facts.email.contains(char::is_whitespace)) {
        problems.add("email", "directory-form-email-wrong");
    }
}

/// The regular openings of one kind. A row that is only half filled in is named, never left out in silence.
fn slots(form: &Form, of: char, problems: &mut Problems) -> Vec<Slot> {
    let mut slots = Vec::new();
    for row in (1..=MOST_ROWS).map(|n| Typed::new(form, of, n)).filter(|row| !row.is_empty()) {
        match (format!("{}{}", row.nth, row.day).parse::<On>(), row.window()) {
            (Ok(on), Some(window)) => slots.push(Slot { on, window }),
            _ => problems.add(&format!("{}_from", row.name), "directory-form-hours-wrong"),
        }
    }
    slots
}

/// The days that differ; a date without times is a day on which the doors stay shut.
fn days_that_differ(form: &Form, problems: &mut Problems) -> Vec<Exception> {
    let mut exceptions = Vec::<Exception>::new();
    for row in (1..=MOST_ROWS).map(|n| Typed::new(form, 'x', n)).filter(|row| !row.is_empty()) {
        let windows =
            if row.has_times() { row.window().map(|window| vec![window]) } else { Some(Vec::new()) };
        match (row.date.parse::<chrono::NaiveDate>(), windows) {
            (Ok(date), Some(windows)) => {
                let day = date.signed_duration_since(chrono::NaiveDate::default()).num_days();
                match exceptions.iter_mut().find(|other| other.day == day) {
                    Some(other) => other.windows.extend(windows),
                    None => exceptions.push(Exception { day, windows }),
                }
            }
            _ => problems.add(&format!("{}_from", row.name), "directory-form-hours-wrong"),
        }
    }
    exceptions
}
