//! `/circles/{slug}/dial`: who decides in a circle which helper an ask finds.

use askama::Template;
use axum::extract::{Path, State};
use circles::{Circle, Dial};
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, Page, SeeOther, filters};
use people::{Signed, Site, Steward};

use crate::acts::ActError;
use crate::pages::hold::fault;

/// The three choices, and "as the circle around it".
#[derive(Template)]
#[template(path = "pages/dial.html")]
pub struct DialPage {
    /// The circle's public name.
    pub slug: String,
    /// Its name.
    pub circle: String,
    /// What was set here.
    pub own: Option<Dial>,
    /// What counts here.
    pub counts: Dial,
}

impl DialPage {
    fn chosen(&self, dial: Dial) -> bool {
        self.own == Some(dial)
    }

    fn says(&self) -> &'static str {
        word(self.counts)
    }

    fn dials() -> impl Iterator<Item = (Dial, &'static str)> {
        Dial::ALL.into_iter().map(|dial| (dial, word(dial)))
    }
}

const fn word(dial: Dial) -> &'static str {
    match dial {
        Dial::Assign => "asks-dial-assign",
        Dial::Approve => "asks-dial-approve",
        Dial::Claim => "asks-dial-claim",
    }
}

/// A circle that this steward tends; the others are not there.
fn tended(tx: &mut Tx<'_>, me: &Signed, slug: &str) -> Result<Circle, ActError> {
    let circle = circles::store::by_slug(tx, slug)?.ok_or(ActError::Gone)?;
    if me.tends(tx, circle.id)? { Ok(circle) } else { Err(ActError::Gone) }
}

/// `GET /circles/{slug}/dial`.
pub async fn show(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
) -> Answer<Page<DialPage>> {
    let me = steward.me.clone();
    let body = site
        .read(steward.network_id(), move |tx| {
            let circle = tended(tx, &me, &slug)?;
            Ok(DialPage {
                own: circles::store::own_dial(tx, circle.id)?,
                counts: circles::store::dial(tx, circle.id)?,
                slug: circle.slug.to_string(),
                circle: circle.name,
            })
        })
        .await
        .map_err(fault)?;
    Ok(page(body))
}

/// The page, for the handler and for samples.
pub fn page(body: DialPage) -> Page<DialPage> {
    Page::new("asks-dial-title", body).private().section("desk")
}

/// `POST /circles/{slug}/dial` with `dial`; empty: as the circle around it.
pub async fn answer(
    State(site): State<Site>,
    steward: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let dial = match form.some("dial") {
        None => None,
        Some(code) => Some(Dial::parse(code).ok_or(Fault::NOT_FOUND)?),
    };
    let (me, asked) = (steward.me.clone(), slug.clone());
    site.write(steward.network_id(), move |tx| {
        let circle = tended(tx, &me, &asked)?;
        circles::store::set_dial(tx, circle.id, dial)?;
        Ok(())
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to(format!("/circles/{slug}/dial")).flash("asks-dial-set"))
}
