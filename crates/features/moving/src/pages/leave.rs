//! `/spreadsheet/out/households` and `/helpers`: people's data leaves the network only when two agree. A steward asks, a
//! second says yes at `/decisions-waiting`; one alone waits three days, while every member sees it and any can stop it.
//! What was agreed to is good for one file.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::Timestamp;
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_vault::{Purpose, Vault};
use kit_web::http::{HeaderValue, header};
use kit_web::{Answer, Fault, FaultKind, Form, Page, SeeOther, Trip, WebError, filters};
use people::approvals::{self, Approval, List, State as Stands, What};
use people::{PersonId, Site, Steward};
use uuid::Uuid;

use crate::domain::columns::Kind;
use crate::domain::table;
use crate::pages::{out, tended};
use crate::store;

/// One approval is about one steward and one list: this names the two, and tells neither.
const SUBJECT: Purpose = Purpose::new("moving.export");

/// How it stands with a list of people.
#[derive(Template)]
#[template(path = "pages/leave.html")]
pub struct Leave {
    /// Which list.
    pub kind: Kind,
    /// How it stands.
    pub step: Step,
    /// Until when; nothing when nobody asked.
    pub until: Timestamp,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nobody asked.
    Ask,
    /// A second steward must say yes.
    Second,
    /// One steward alone: the members have three days.
    Members,
    /// The file may be taken, once.
    Take,
}

impl Leave {
    fn path(&self) -> String {
        format!("/spreadsheet/out/{}", self.kind.code())
    }

    fn title(&self) -> &'static str {
        title(self.kind)
    }

    fn is(&self, step: &str) -> bool {
        let here = match self.step {
            Step::Ask => "ask",
            Step::Second => "second",
            Step::Members => "members",
            Step::Take => "take",
        };
        here == step
    }
}

const fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Helpers => "moving-leave-helpers",
        Kind::Households | Kind::Asks => "moving-leave-households",
    }
}

/// `GET /spreadsheet/out/households`
pub async fn households(State(site): State<Site>, steward: Steward) -> Answer<Page<Leave>> {
    show(&site, &steward, Kind::Households).await
}

/// `GET /spreadsheet/out/helpers`
pub async fn helpers(State(site): State<Site>, steward: Steward) -> Answer<Page<Leave>> {
    show(&site, &steward, Kind::Helpers).await
}

/// `POST /spreadsheet/out/households` with `act`: `ask`, `stop` or `take`.
pub async fn say_households(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    say(&site, &steward, &trip, (Kind::Households, form)).await
}

/// `POST /spreadsheet/out/helpers` with `act`: `ask`, `stop` or `take`.
pub async fn say_helpers(
    State(site): State<Site>,
    steward: Steward,
    trip: Trip,
    form: Form,
) -> Answer<Response> {
    say(&site, &steward, &trip, (Kind::Helpers, form)).await
}

async fn show(site: &Site, steward: &Steward, kind: Kind) -> Answer<Page<Leave>> {
    let (vault, me, now) = (site.vault.clone(), steward.me.id, site.now());
    let waits = site
        .read(steward.network_id(), move |tx| Ok::<_, DbError>(asked(tx, &vault, (me, kind), now)?.1))
        .await?;
    Ok(page(leave(kind, waits.as_ref(), now)))
}

fn leave(kind: Kind, waits: Option<&Approval>, now: Timestamp) -> Leave {
    let (step, until) = match waits.map(|one| (one, one.state(now))) {
        Some((one, Stands::Waiting(until))) if one.opens_at.is_some() => (Step::Members, until),
        Some((_, Stands::Waiting(until))) => (Step::Second, until),
        Some((one, Stands::Approved)) => (Step::Take, one.lapses_at),
        _ => (Step::Ask, now),
    };
    Leave { kind, step, until }
}

/// What this steward asked for, if it waits or may be done.
fn asked(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (me, kind): (PersonId, Kind),
    now: Timestamp,
) -> Result<(What, Option<Approval>), DbError> {
    let named = [me.uuid().as_bytes().as_slice(), kind.code().as_bytes()].concat();
    let mac = vault.mac(tx, SUBJECT, &named)?;
    let subject = Uuid::from_bytes(std::array::from_fn(|at| mac[at]));
    let list = match kind {
        Kind::Helpers => List::Helpers,
        Kind::Households | Kind::Asks => List::Households,
    };
    let what = What::Export { subject: Some(subject), list: Some(list) };
    let open = approvals::open(tx, now)?;
    Ok((what, open.into_iter().find(|one| one.asks_for(&what, me))))
}

async fn say(site: &Site, steward: &Steward, trip: &Trip, (kind, form): (Kind, Form)) -> Answer<Response> {
    let here = format!("/spreadsheet/out/{}", kind.code());
    if !steward.me.may_do_grave_things(site.now()) {
        return Ok(people::first_prove(&here));
    }
    let (vault, rng, me, now) = (site.vault.clone(), site.rng.clone(), steward.me.id, site.now());
    match form.one("act") {
        "ask" => {
            site.write(steward.network_id(), move |tx| {
                let (what, waits) = asked(tx, &vault, (me, kind), now)?;
                if waits.is_none() {
                    approvals::ask(tx, what, me, now, &rng)?;
                }
                Ok::<_, DbError>(())
            })
            .await?;
            Ok(SeeOther::to(here).flash("moving-leave-asked").into_response())
        }
        "stop" => {
            site.write(steward.network_id(), move |tx| {
                let (_, waits) = asked(tx, &vault, (me, kind), now)?;
                waits.map_or(Ok(false), |waits| approvals::stop(tx, waits.id, me, now))
            })
            .await?;
            Ok(SeeOther::to(here).flash("moving-leave-stopped").into_response())
        }
        "take" => take(site, steward, trip, (kind, here)).await,
        _ => Ok(SeeOther::to(here).into_response()),
    }
}

/// The file: made first, then the yes is used up. Who comes second finds it used.
async fn take(site: &Site, steward: &Steward, trip: &Trip, (kind, here): (Kind, String)) -> Answer<Response> {
    let (network, me, now, lang) = (steward.network_id(), steward.me.id, site.now(), trip.lang());
    let late = || -> WebError {
        let fault = Fault::new(FaultKind::Conflict).text("moving-leave-used");
        fault.way_out("moving-leave-again", here.clone()).into()
    };
    let (vault, words, circles) = (site.vault.clone(), trip.shell().catalogue.clone(), tended(&steward.me));
    let made = site
        .read(network, move |tx| {
            let (_, waits) = asked(tx, &vault, (me, kind), now)?;
            let Some(yes) = waits.filter(|one| one.state(now) == Stands::Approved) else { return Ok(None) };
            let people = store::out::people(tx, &circles, kind == Kind::Helpers)?;
            let rows = out::people_table(tx, &vault, (&words, lang), (kind, &people))?;
            Ok::<_, DbError>(Some((yes.id, table::write(rows, true))))
        })
        .await?;
    let (id, bytes) = made.ok_or_else(late)?;
    if !site.write(network, move |tx| approvals::act(tx, id, now)).await? {
        return Err(late());
    }
    let name = match (kind, lang) {
        (Kind::Helpers, Lang::Es) => "attachment; filename=\"quienes-ayudan.csv\"",
        (Kind::Helpers, Lang::En) => "attachment; filename=\"helpers.csv\"",
        (_, Lang::Es) => "attachment; filename=\"hogares.csv\"",
        (_, Lang::En) => "attachment; filename=\"households.csv\"",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// The page, for the handlers and for samples.
pub fn page(body: Leave) -> Page<Leave> {
    Page::new(title(body.kind), body).private().section("desk")
}
