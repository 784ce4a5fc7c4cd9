//! `/invites`: a steward or a trusted member lets people in, by a link or by a code word on paper.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Tx};
use kit_vault::VaultError;
use kit_web::{Answer, Fault, Form, Page, Problems, Query, SeeOther, filters};
use people::{Neighbor, Role, Signed, Site};

use super::address;
use crate::store::invites::{self, DAYS, Invite, MOST_DAYS, MOST_USES, NewInvite, Welcome};
use crate::store::standing;

/// The page.
#[derive(Template)]
#[template(path = "pages/invites.html")]
pub struct Invites {
    /// One's own, newest first.
    pub mine: Vec<Line>,
    /// The circles one may invite into; none: not yet.
    pub circles: Vec<Choice>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub problems: Problems,
}

/// One invite.
pub struct Line {
    /// Its name in addresses.
    pub slug: Slug,
    /// The circle.
    pub circle: String,
    /// For helpers.
    pub helps: bool,
    /// How many places are left.
    pub left: i64,
    /// Until when.
    pub until: Timestamp,
    /// It still lets people in.
    pub open: bool,
}

/// A circle to choose.
pub struct Choice {
    /// What the form sends.
    pub slug: Slug,
    /// What people read.
    pub name: String,
}

/// The form as it was typed.
pub struct Typed {
    /// The circle's public name.
    pub circle: String,
    /// `neighbor` or `helper`.
    pub welcome: String,
    /// How many.
    pub uses: String,
    /// For how long.
    pub days: String,
}

/// One invite on paper.
#[derive(Template)]
#[template(path = "pages/invite.html")]
pub struct Paper {
    /// The network.
    pub network: String,
    /// The invite.
    pub line: Line,
    /// Where to type the code word.
    pub short: String,
    /// The code word.
    pub code: String,
    /// The whole link.
    pub link: String,
}

/// The page, for the handlers and for samples.
pub fn page(body: Invites) -> Page<Invites> {
    let problems = body.problems.clone();
    Page::new("trust-invites-title", body).private().section("my").language_form("invite").checked(&problems)
}

/// The page, for the handlers and for samples.
pub fn paper(body: Paper) -> Page<Paper> {
    Page::new("trust-invite-title", body).private().section("my")
}

impl Invites {
    fn chosen(&self, choice: &Choice) -> bool {
        self.typed.circle == choice.slug.as_str()
    }
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            circle: String::new(),
            welcome: Welcome::Neighbor.code().into(),
            uses: "5".into(),
            days: DAYS.to_string(),
        }
    }
}

/// The circles somebody may invite into: those they tend with all inside, and those where they are trusted.
fn may_invite(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<(CircleId, Choice)>, DbError> {
    if standing::is_suspended(tx, me.id)? {
        return Ok(Vec::new());
    }
    let tended = me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle);
    let mut circles = invites::circles_below(tx, &tended.collect::<Vec<_>>())?;
    circles.extend(standing::trusted_where(tx, me.id)?);
    let mut all: Vec<(CircleId, Choice)> =
        circles.into_iter().map(|(id, slug, name)| (id, Choice { slug, name })).collect();
    all.sort_by(|(a, one), (b, other)| (&one.name, a).cmp(&(&other.name, b)));
    all.dedup_by_key(|(id, _)| *id);
    Ok(all)
}

fn line((invite, circle): &(Invite, String), now: Timestamp) -> Line {
    Line {
        slug: invite.slug,
        circle: circle.clone(),
        helps: invite.welcome == Welcome::Helper,
        left: invite.uses_left,
        until: invite.expires_at,
        open: invite.is_open(now),
    }
}

async fn draw(site: &Site, me: &Neighbor, (typed, problems): (Typed, Problems)) -> Answer<Page<Invites>> {
    let (who, now) = (me.me.clone(), site.now());
    let (mine, circles) = site
        .read(me.network_id(), move |tx| {
            let mine = invites::lines_of(tx, who.id)?.iter().map(|one| line(one, now)).collect();
            Ok::<_, DbError>((mine, may_invite(tx, &who)?))
        })
        .await?;
    let circles = circles.into_iter().map(|(_, choice)| choice).collect();
    Ok(page(Invites { mine, circles, typed, problems }))
}

/// `GET /invites`, and `?circle=` for who comes from a page of that circle. Statements: 4.
pub async fn show(State(site): State<Site>, me: Neighbor, query: Query) -> Answer<Page<Invites>> {
    let typed = Typed { circle: query.one("circle").to_owned(), ..Typed::default() };
    draw(&site, &me, (typed, Problems::new())).await
}

/// `POST /invites` with `circle`, `welcome`, `uses`, `days`. There is nothing to send that makes a steward.
pub async fn make(State(site): State<Site>, me: Neighbor, form: Form) -> Answer<Response> {
    let one = |field: &str| form.one(field).to_owned();
    let typed =
        Typed { circle: one("circle"), welcome: one("welcome"), uses: one("uses"), days: one("days") };
    if form.switches_language() {
        return Ok(draw(&site, &me, (typed, Problems::new())).await?.into_response());
    }
    let mut problems = Problems::new();
    let within = |text: &str, most: i64| text.parse::<i64>().ok().filter(|n| (1..=most).contains(n));
    let (uses, days) = (within(&typed.uses, MOST_USES), within(&typed.days, MOST_DAYS));
    if uses.is_none() {
        problems.push(kit_web::Problem::new("uses", "trust-invite-uses-wrong").number("max", MOST_USES));
    }
    if days.is_none() {
        problems.push(kit_web::Problem::new("days", "trust-invite-days-wrong").number("max", MOST_DAYS));
    }
    let welcome = Welcome::of(&typed.welcome);
    if welcome.is_none() {
        problems.add("welcome", "trust-invite-welcome-wrong");
    }
    let (Some(uses), Some(days), Some(welcome)) = (uses, days, welcome) else {
        return Ok(draw(&site, &me, (typed, problems)).await?.into_response());
    };
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (who, language, asked) = (me.me.clone(), me.lang, typed.circle.clone());
    let made = site
        .write(me.network_id(), move |tx| {
            let circles = may_invite(tx, &who)?;
            let Some((circle, _)) = circles.iter().find(|(_, choice)| choice.slug.as_str() == asked) else {
                return Ok(None);
            };
            let new = NewInvite { circle: *circle, by: who.id, welcome, uses, days, language };
            invites::create(tx, &vault, &new, (now, &rng)).map(Some)
        })
        .await?;
    if let Some(slug) = made {
        return Ok(SeeOther::to(format!("/invites/{slug}")).flash("trust-invite-made").into_response());
    }
    problems.add("circle", "trust-invite-circle-wrong");
    Ok(draw(&site, &me, (typed, problems)).await?.into_response())
}

/// `GET /invites/{slug}`: for paper and for sending on. Its maker's only.
pub async fn one(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<Page<Paper>> {
    let (vault, id, now) = (site.vault.clone(), me.me.id, site.now());
    let found = site
        .read(me.network_id(), move |tx| {
            let mine = invites::lines_of(tx, id)?;
            let Some(one) = mine.iter().find(|(invite, _)| invite.slug.as_str() == slug) else {
                return Ok(None);
            };
            let invite = &one.0;
            let (token, code) = (invite.token(tx, &vault)?.text(), invite.code(tx, &vault)?);
            Ok::<_, VaultError>(Some((line(one, now), token, code.words().join(" "))))
        })
        .await?;
    let (line, token, code) = found.ok_or(Fault::NOT_FOUND)?;
    Ok(paper(Paper {
        network: me.network.name.clone(),
        line,
        short: address(&me.network, "/join"),
        code,
        link: address(&me.network, &format!("/join/{token}")),
    }))
}

/// `POST /invites/{slug}/end`
pub async fn end(State(site): State<Site>, me: Neighbor, Path(slug): Path<String>) -> Answer<SeeOther> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let (id, now) = (me.me.id, site.now());
    let mine = site
        .write(me.network_id(), move |tx| {
            let mine = invites::of_person(tx, id)?.iter().any(|invite| invite.slug == slug);
            if mine {
                invites::end(tx, id, slug, now)?;
            }
            Ok::<_, DbError>(mine)
        })
        .await?;
    if !mine {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(SeeOther::to("/invites").flash("trust-invite-ended"))
}
