//! `/fridges/new`: a steward lists a fridge. First its public facts in the directory's commons, then its own row; the same form
//! again is the same fridge.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use directory::domain::{Facts, Kind, LINE, NAME, Spot};
use directory::hours::{Hours, Until, Window};
use directory::start;
use kit_base::Slug;
use kit_db::{COMMONS, DbError, Tx};
use kit_web::{Answer, Fault, Form, Page, Problem, Problems, SeeOther, filters};
use people::{Role, Signed, Site, Steward};

use super::hours;
use super::when::WEEKDAYS;
use crate::listing::{self, Listed};
use crate::store::fridges::{self, NewFridge, Words};

/// Letters of the words about host and power.
pub(super) const OWN: usize = 200;

/// The page.
#[derive(Template)]
#[template(path = "pages/new.html")]
pub struct New {
    /// Circles to choose from: public name, name, whether it is chosen.
    pub circles: Vec<(Slug, String, bool)>,
    /// What was typed.
    pub typed: Typed,
    /// The name in addresses that it will have: the key of the form as well.
    pub slug: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// What was typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// The neighborhood.
    pub area: String,
    /// The address.
    pub address: String,
    /// The same as a point.
    pub spot: String,
    /// It has hours; otherwise it is open day and night.
    pub some: bool,
    /// The days of those hours; 0 is Monday.
    pub days: Vec<u8>,
    /// From when.
    pub from: String,
    /// Until when.
    pub until: String,
    /// Codes of languages.
    pub languages: Vec<&'static str>,
    /// Who lends the place.
    pub host: String,
    /// Where it is plugged in.
    pub power: String,
}

impl Typed {
    /// From a form.
    pub fn read(form: &Form) -> Self {
        let text = |field: &str| form.one(field).to_owned();
        let spoken = kit_i18n::SPOKEN.iter().map(|(code, _)| *code);
        Self {
            name: text("name"),
            area: text("area"),
            address: text("address"),
            spot: text("spot"),
            some: form.is("open", "some"),
            days: (0..7).filter(|day| form.is("day", &day.to_string())).collect(),
            from: text("from"),
            until: text("until"),
            languages: spoken.filter(|code| form.is("language", code)).collect(),
            host: text("host"),
            power: text("power"),
        }
    }

    /// The days of the week: number, key, whether it is chosen.
    fn weekdays(&self) -> Vec<(String, &'static str, bool)> {
        (0_u8..7).zip(WEEKDAYS).map(|(day, key)| (day.to_string(), key, self.days.contains(&day))).collect()
    }

    fn speaks(&self, code: &str) -> bool {
        self.languages.contains(&code)
    }

    fn point(&self) -> Option<Spot> {
        let (lat, lon) = self.spot.split_once(',')?;
        Spot::at(lat.trim().parse().ok()?, lon.trim().parse().ok()?)
    }

    fn hours(&self) -> Option<Hours> {
        if !self.some {
            return Some(hours::always());
        }
        let window = Window::new(hours::read(&self.from)?, Until::Minute(hours::read(&self.until)?)).ok()?;
        hours::every(&self.days, window).filter(|hours| !hours.is_empty())
    }

    /// The facts as the directory lists them, or what is wrong.
    pub fn facts(&self) -> Result<Facts, Problems> {
        let mut problems = Problems::new();
        for (field, text, missing) in [
            ("name", &self.name, "fridges-name-missing"),
            ("area", &self.area, "fridges-area-missing"),
            ("address", &self.address, "fridges-address-missing"),
        ] {
            if text.is_empty() {
                problems.add(field, missing);
            }
        }
        let longest =
            [("name", &self.name, NAME), ("area", &self.area, LINE), ("address", &self.address, LINE)];
        let own = [("host", &self.host, OWN), ("power", &self.power, OWN)];
        for (field, text, max) in longest.into_iter().chain(own) {
            if text.chars().count() > max {
                let most = i64::try_from(max).unwrap_or(i64::MAX);
                problems.push(Problem::new(field, "fridges-long").number("max", most));
            }
        }
        if !self.spot.is_empty() && self.point().is_none() {
            problems.add("spot", "fridges-spot-wrong");
        }
        let Some(hours) = self.hours() else {
            problems.add("from", "fridges-hours-wrong");
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let places = start::places().unwrap_or_default();
        let place = start::meant(&places, &self.area).into_iter().next();
        Ok(Facts {
            kind: Kind::Fridge,
            name: self.name.clone(),
            region: place.and_then(|place| place.region),
            place: place.map(|place| place.slug.clone()).unwrap_or_default(),
            area: self.area.clone(),
            address: self.address.clone(),
            spot: self.point(),
            needs: vec!["food".to_owned()],
            languages: self.languages.iter().map(|code| (*code).to_owned()).collect(),
            gives: hours.clone(),
            takes: hours,
            ..Facts::default()
        })
    }
}

/// The page, for the handlers and for samples.
pub fn page(body: New) -> Page<New> {
    let problems = body.problems.clone();
    Page::new("fridges-new", body).private().section("fridges").language_form("fridge").checked(&problems)
}

/// Circles that this steward tends, and those inside them.
fn circles_of(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<(CircleId, Slug, String)>, DbError> {
    let tended = me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle);
    let mut all = trust::store::invites::circles_below(tx, &tended.collect::<Vec<_>>())?;
    all.sort_by(|(a, _, one), (b, _, other)| (one, a).cmp(&(other, b)));
    all.dedup_by_key(|(id, ..)| *id);
    Ok(all)
}

async fn draw(site: &Site, me: &Steward, (form, problems): (&Form, Problems)) -> Answer<Page<New>> {
    let (who, chosen) = (me.me.clone(), form.one("circle").to_owned());
    let circles = site.read(me.network_id(), move |tx| circles_of(tx, &who)).await?;
    let choice = |(_, slug, own): (CircleId, Slug, String)| (slug, own, slug.as_str() == chosen);
    let slug = form.one("slug").parse().unwrap_or_else(|_| Slug::of("fridges.fridge", &site.rng)).to_string();
    Ok(page(New {
        circles: circles.into_iter().map(choice).collect(),
        typed: Typed::read(form),
        slug,
        problems,
    }))
}

/// `GET /fridges/new`. Statements: 1.
pub async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<New>> {
    draw(&site, &me, (&Form::default(), Problems::new())).await
}

/// `POST /fridges/new` with `slug`, `circle`, `name`, `area`, `address`, `spot`, `open`, `day` (several), `from`, `until`,
/// `language` (several), `host`, `power`.
pub async fn make(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    if form.switches_language() {
        return Ok(draw(&site, &me, (&form, Problems::new())).await?.into_response());
    }
    let typed = Typed::read(&form);
    let facts = match typed.facts() {
        Ok(facts) => facts,
        Err(problems) => return Ok(draw(&site, &me, (&form, problems)).await?.into_response()),
    };
    let slug: Slug = form.one("slug").parse().map_err(|_| Fault::NOT_FOUND)?;
    let (who, chosen) = (me.me.clone(), form.one("circle").to_owned());
    let circles = site.read(me.network_id(), move |tx| circles_of(tx, &who)).await?;
    let Some((circle, ..)) = circles.into_iter().find(|(_, slug, _)| slug.as_str() == chosen) else {
        let mut problems = Problems::new();
        problems.add("circle", "fridges-circle-wrong");
        return Ok(draw(&site, &me, (&form, problems)).await?.into_response());
    };
    let (rng, now, keeper, zone) = (site.rng.clone(), site.now(), me.network_id(), me.network.zone.clone());
    let listed = site
        .write(COMMONS, move |tx| listing::list(tx, (keeper, slug), (&facts, &zone), (now, &rng)))
        .await?;
    let listing = match listed {
        Listed::Here(listing) => listing,
        Listed::Others => return Err(Fault::NOT_FOUND.into()),
        Listed::DoNotList => {
            let mut problems = Problems::new();
            problems.add("name", "fridges-do-not-list");
            return Ok(draw(&site, &me, (&form, problems)).await?.into_response());
        }
    };
    let words = Words { host: typed.host, power: typed.power, ..Words::default() };
    let (new, rng) = (NewFridge { slug, listing, circle, words }, site.rng.clone());
    site.write(keeper, move |tx| fridges::add(tx, &new, now, &rng)).await?;
    Ok(SeeOther::to(format!("/fridges/{slug}/tend")).flash("fridges-made").into_response())
}
