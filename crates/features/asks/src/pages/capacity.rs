//! `/capacity`: how many asks a week the network takes on, and a pause with its sentence and its end.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::Capacity;
use kit_web::{Answer, Form, Page, Problem, Problems, SeeOther, Trip, filters};
use people::{Site, Steward};

use crate::hours::Hours;
use crate::pages::ask::closed::{median, took};
use crate::store;

/// The most a network can promise.
const MOST: i64 = 100_000;
/// Letters of a sentence, and of the list of others.
const LONGEST: (usize, usize) = (280, 2000);

/// The settings.
#[derive(Template)]
#[template(path = "pages/capacity.html")]
pub struct CapacityPage {
    /// Asks a week, as typed.
    pub weekly: String,
    /// The last day of the pause, as typed.
    pub until: String,
    /// The sentence.
    pub words: String,
    /// Others who help.
    pub others: String,
    /// How many this week took.
    pub taken: i64,
    /// How long it took lately.
    pub wait: Option<String>,
    /// What is wrong.
    pub problems: Problems,
}

/// The page, for the handler and for samples.
pub fn page(body: CapacityPage) -> Page<CapacityPage> {
    let problems = body.problems.clone();
    Page::new("asks-capacity-title", body)
        .private()
        .section("desk")
        .language_form("capacity")
        .checked(&problems)
}

/// `GET /capacity`. Statements: 3.
pub async fn show(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<Page<CapacityPage>> {
    let now = site.now();
    let network = steward.network_id();
    let settings = site.read(network, move |tx| circles::store::load_network(tx, network)).await?;
    let capacity = settings.map(|network| network.capacity).unwrap_or_default();
    let hours = Hours::of_network(&steward.network);
    let typed = Typed {
        weekly: capacity.weekly.map(|n| n.to_string()).unwrap_or_default(),
        until: capacity
            .paused_until
            .filter(|&until| now < until)
            .map(|at| hours.date(at))
            .unwrap_or_default(),
        words: capacity.paused_words.unwrap_or_default(),
        others: capacity.other_help.unwrap_or_default(),
    };
    draw(&site, &steward, &trip, typed, Problems::new()).await
}

/// What stands in the form.
struct Typed {
    weekly: String,
    until: String,
    words: String,
    others: String,
}

async fn draw(
    site: &Site,
    steward: &Steward,
    trip: &Trip,
    typed: Typed,
    problems: Problems,
) -> Answer<Page<CapacityPage>> {
    let (now, hours) = (site.now(), Hours::of_network(&steward.network));
    let (taken, waits) = site
        .read(steward.network_id(), move |tx| {
            let since = now - kit_base::Span::days(60);
            Ok::<_, kit_db::DbError>((store::places_taken(tx, hours.week(now))?, store::waits(tx, since)?))
        })
        .await?;
    let wait = median(waits).map(|wait| took(wait, trip.catalogue(), trip.lang()));
    let Typed { weekly, until, words, others } = typed;
    Ok(page(CapacityPage { weekly, until, words, others, taken, wait, problems }))
}

/// `POST /capacity` with `weekly`, `until` (a day), `words`, `others`; each may be empty.
pub async fn answer(State(site): State<Site>, steward: Steward, trip: Trip, form: Form) -> Answer<Response> {
    let typed = Typed {
        weekly: form.one("weekly").to_owned(),
        until: form.one("until").to_owned(),
        words: form.one("words").to_owned(),
        others: form.one("others").to_owned(),
    };
    let hours = Hours::of_network(&steward.network);
    let (capacity, problems) = read(&typed, hours);
    if form.switches_language() {
        return Ok(draw(&site, &steward, &trip, typed, Problems::new()).await?.into_response());
    }
    if !problems.is_empty() {
        return Ok(draw(&site, &steward, &trip, typed, problems).await?.into_response());
    }
    site.write(steward.network_id(), move |tx| {
        circles::store::set_capacity(tx, &capacity)?;
        store::count_anew(tx)
    })
    .await?;
    Ok(SeeOther::to("/capacity").flash("asks-capacity-set").into_response())
}

/// Reads the form; the pause ends with the day that was written down.
fn read(typed: &Typed, hours: Hours) -> (Capacity, Problems) {
    let mut problems = Problems::new();
    let weekly = match typed.weekly.as_str() {
        "" => None,
        text => match text.parse() {
            Ok(n) if (0..=MOST).contains(&n) => Some(n),
            _ => {
                problems.add("weekly", "asks-capacity-weekly-wrong");
                None
            }
        },
    };
    let paused_until = match typed.until.as_str() {
        "" => None,
        text => {
            let day = hours.day(text);
            if day.is_none() {
                problems.add("until", "asks-capacity-until-wrong");
            }
            day
        }
    };
    for (field, text, most) in [("words", &typed.words, LONGEST.0), ("others", &typed.others, LONGEST.1)] {
        if text.chars().count() > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            problems.push(Problem::new(field, "asks-ask-too-long").number("n", most));
        }
    }
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    (
        Capacity { weekly, paused_until, paused_words: some(&typed.words), other_help: some(&typed.others) },
        problems,
    )
}
