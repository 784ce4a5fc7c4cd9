//! The form of a listing: the same for a steward and for the group itself. It is read into facts, or says what is wrong.

use kit_i18n::SPOKEN;
use kit_web::{Form, Problem, Problems};

use super::find::{Choice, NEEDS};
use crate::domain::{Facts, Kind, LINE, NAME, Said, WORDS};
use crate::hours::{Exception, Hours, On, Slot, Until, Window};
use crate::start::{Focus, Region};

/// Regular openings that the form takes, for giving and for taking.
const ROWS: [usize; 2] = [5, 3];
/// Days that differ.
const OTHERS: usize = 3;
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const NTHS: [&str; 6] = ["", "1", "2", "3", "4", "-1"];

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
    NTHS.into_iter().map(|nth| (nth, format!("directory-form-nth-{}", name(nth)), nth == chosen)).collect()
}

fn weekdays(chosen: &str) -> Vec<Choice> {
    let key = |day: &str| format!("directory-one-{}", day.to_ascii_lowercase());
    let none = ("", "directory-form-no-day".to_owned(), chosen.is_empty());
    std::iter::once(none).chain(WEEKDAYS.into_iter().map(|day| (day, key(day), day == chosen))).collect()
}

/// Reads the form over what was known: what has no field stays.
pub fn read(form: &Form, was: &Facts) -> (Facts, Problems) {
    let mut problems = Problems::new();
    let codes = |name: &str, known: &[&str]| -> Vec<String> {
        known.iter().filter(|code| form.is(name, code)).map(|code| (*code).to_owned()).collect()
    };
    let spoken: Vec<&str> = SPOKEN.iter().map(|(code, _)| *code).collect();
    let said = |name: &str| Said {
        en: form.one(&format!("{name}_en")).to_owned(),
        es: form.one(&format!("{name}_es")).to_owned(),
    };
    let gives = hours(form, 'g', true, &mut problems);
    let takes = hours(form, 't', false, &mut problems);
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
        focus: Focus::ALL.into_iter().filter(|focus| form.is("focus", focus.code())).collect(),
        needs: codes("needs", &NEEDS),
        languages: codes("languages", &spoken),
        who: said("who"),
        papers: said("papers"),
        gives,
        takes,
    };
    check(&facts, &mut problems);
    (facts, problems)
}

/// An address of a page as people type it, with `https://`.
fn page(typed: &str) -> String {
    let has_scheme = typed.starts_with("https://") || typed.starts_with("http://");
    if typed.is_empty() || has_scheme { typed.to_owned() } else { format!("https://{typed}") }
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

/// The hours of one kind, with the days that differ if they belong to it.
fn hours(form: &Form, of: char, with_others: bool, problems: &mut Problems) -> Hours {
    let (mut slots, mut exceptions) = (Vec::new(), Vec::<Exception>::new());
    for n in 1..=20 {
        let name = format!("{of}{n}");
        let day = form.one(&format!("{name}_day"));
        if day.is_empty() {
            continue;
        }
        let on = format!("{}{day}", form.one(&format!("{name}_nth"))).parse::<On>();
        match (on, window(form, &name)) {
            (Ok(on), Some(window)) => slots.push(Slot { on, window }),
            _ => problems.add(&format!("{name}_from"), "directory-form-hours-wrong"),
        }
    }
    for n in (1..=20).filter(|_| with_others) {
        let name = format!("x{n}");
        let typed = form.one(&format!("{name}_date"));
        if typed.is_empty() {
            continue;
        }
        let shut = form.one(&format!("{name}_from")).is_empty();
        let windows = if shut { Some(Vec::new()) } else { window(form, &name).map(|window| vec![window]) };
        match (typed.parse::<chrono::NaiveDate>(), windows) {
            (Ok(date), Some(windows)) => {
                let day = date.signed_duration_since(chrono::NaiveDate::default()).num_days();
                match exceptions.iter_mut().find(|other| other.day == day) {
                    Some(other) => other.windows.extend(windows),
                    None => exceptions.push(Exception { day, windows }),
                }
            }
            _ => problems.add(&format!("{name}_from"), "directory-form-hours-wrong"),
        }
    }
    Hours::new(slots, exceptions).unwrap_or_default()
}

fn window(form: &Form, name: &str) -> Option<Window> {
    let minute = |field: &str| {
        let (hour, minute) = form.one(&format!("{name}_{field}")).split_once(':')?;
        let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    let until = form.one(&format!("{name}_until"));
    // Midnight as an end is the end of the day.
    let until = if until.is_empty() {
        Until::Gone
    } else {
        Until::Minute(Some(minute("until")?).filter(|m| *m > 0).unwrap_or(1440))
    };
    Window::new(minute("from")?, until).ok()
}
