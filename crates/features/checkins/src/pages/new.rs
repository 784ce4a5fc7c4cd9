//! `/checkins/new`: a steward makes a round for a circle.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::{Id, Slug};
use kit_db::DbError;
use kit_jobs::idempotency::{self, Key, Outcome, Post, digest, new_key};
use kit_web::{Answer, Fault, FaultKind, Form, Page, Problems, SeeOther, filters};
use people::{Site, Steward};

use crate::acts::join_link;
use crate::hours::{DAYS, Hours};
use crate::store::rota;
use crate::store::rounds::{self, NewRound};

/// The longest name of a round.
const LONGEST: usize = 60;

/// The page.
#[derive(Template)]
#[template(path = "pages/new.html")]
pub struct New {
    /// The circles somebody tends: name in addresses, name.
    pub circles: Vec<(String, String)>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The form as it was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// The circle's name in addresses.
    pub circle: String,
    /// What the round is called.
    pub called: String,
    /// The days.
    pub days: Vec<&'static str>,
    /// The hour it begins.
    pub from: String,
    /// The hour it ends.
    pub until: String,
    /// So that a form sent twice counts once.
    pub key: String,
}

impl New {
    fn days() -> Vec<(&'static str, String)> {
        DAYS.iter().map(|day| (*day, format!("checkins-day-{day}"))).collect()
    }

    fn on(&self, day: &str) -> bool {
        self.typed.days.contains(&day)
    }

    /// The hours to choose from.
    fn hours() -> Vec<String> {
        (8..=20).map(|hour| hour.to_string()).collect()
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let one = |field: &str| form.one(field).to_owned();
        Self {
            circle: one("circle"),
            called: one("called"),
            days: DAYS.into_iter().filter(|day| form.is("day", day)).collect(),
            from: one("from"),
            until: one("until"),
            key: one("key"),
        }
    }

    fn read(&self) -> Result<Hours, Problems> {
        let mut problems = Problems::new();
        if self.called.is_empty() || self.called.chars().count() > LONGEST {
            problems.add("called", "checkins-called-wrong");
        }
        if self.days.is_empty() {
            problems.add("day", "checkins-days-missing");
        }
        let minute = |hour: &str| hour.parse::<u16>().ok().filter(|hour| *hour <= 24).map(|hour| hour * 60);
        let window = minute(&self.from).zip(minute(&self.until));
        let hours = window.and_then(|(from, until)| Hours::new([true; 7], from, until));
        if hours.is_none() {
            problems.add("until", "checkins-hours-wrong");
        }
        match hours.and_then(|hours| Hours::read(&self.days.join(" "), hours.from(), hours.until())) {
            Some(hours) if problems.is_empty() => Ok(hours),
            _ => Err(problems),
        }
    }

    fn post(&self) -> Option<Post> {
        let key = Key::parse(&self.key)?;
        let days = self.days.join(" ");
        let said = [&self.circle, &self.called, &days, &self.from, &self.until].map(String::as_bytes);
        Some(Post { actor: digest(&[b"/checkins/new"]), key, body_hash: digest(&said) })
    }
}

/// The page, for the handler and for samples.
pub fn page(body: New) -> Page<New> {
    let problems = body.problems.clone();
    Page::new("checkins-new", body).private().section("checkins").language_form("round").checked(&problems)
}

async fn draw(site: &Site, me: &Steward, typed: Typed, problems: Problems) -> Answer<Response> {
    let who = me.me.clone();
    let circles = site
        .read(me.network_id(), move |tx| {
            let all = circles::store::tree(tx)?;
            let ids: Vec<CircleId> = all.iter().map(|circle| circle.id).collect();
            let tended = who.tends_among(tx, &ids)?;
            let mine = all.into_iter().filter(|circle| tended.contains(&circle.id)).take(200);
            Ok::<_, DbError>(mine.map(|circle| (circle.slug.to_string(), circle.name)).collect::<Vec<_>>())
        })
        .await?;
    Ok(page(New { circles, typed, problems }).into_response())
}

/// `GET /checkins/new`
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Response> {
    let typed = Typed {
        days: DAYS.to_vec(),
        from: "9".into(),
        until: "11".into(),
        key: new_key(&site.rng),
        ..Typed::default()
    };
    draw(&site, &me, typed, Problems::new()).await
}

/// `POST /checkins/new` with `circle`, `called`, `day`s, `from`, `until`.
pub async fn make(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    let typed = Typed::of(&form);
    if form.switches_language() {
        return draw(&site, &me, typed, Problems::new()).await;
    }
    let hours = match typed.read() {
        Ok(hours) => hours,
        Err(problems) => return draw(&site, &me, typed, problems).await,
    };
    let (vault, rng, now, who, asked) =
        (site.vault.clone(), site.rng.clone(), site.now(), me.me.clone(), typed.clone());
    let made = site
        .write(me.network_id(), move |tx| {
            let circle = circles::store::by_slug(tx, &asked.circle)?;
            let Some(circle) = circle else { return Ok(Made::NoCircle) };
            if !who.tends(tx, circle.id)? {
                return Ok(Made::NoCircle);
            }
            let (id, slug) = (Id::new(now, &rng), Slug::of("checkins.round", &rng));
            if let Some(post) = asked.post() {
                match idempotency::remember(tx, &post, slug.as_str(), now)? {
                    Outcome::First => {}
                    Outcome::Repeat(first) => return Ok(Made::Round(first)),
                    Outcome::Mismatch => return Ok(Made::OtherWords),
                }
            }
            let join_hash = join_link(tx, &vault, id)?.hash();
            let called = asked.called.clone();
            let new = NewRound { id, slug, circle: circle.id, called, hours, by: who.id, join_hash };
            rounds::create(tx, &new, now)?;
            // The point person walks it, too, until others do.
            rota::join(tx, id, who.id, now)?;
            Ok::<_, DbError>(Made::Round(slug.to_string()))
        })
        .await?;
    match made {
        Made::Round(slug) => {
            Ok(SeeOther::to(format!("/checkins/{slug}")).flash("checkins-made").into_response())
        }
        Made::OtherWords => Err(Fault::new(FaultKind::Conflict).text("checkins-twice").into()),
        Made::NoCircle => {
            let mut problems = Problems::new();
            problems.add("circle", "checkins-circle-wrong");
            draw(&site, &me, typed, problems).await
        }
    }
}

/// What became of the form.
enum Made {
    /// The round's name in addresses.
    Round(String),
    /// The same form with other words.
    OtherWords,
    /// No circle they tend.
    NoCircle,
}
