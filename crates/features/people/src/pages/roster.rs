//! Who holds which role until when, for stewards; and the note that a steward leaves for the next one.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Timestamp};
use kit_vault::{Kind, PersonId};
use kit_web::{Answer, Fault, FaultKind, Form, Page, SeeOther, filters};

use crate::contact::PeopleError;
use crate::pages::person::tended;
use crate::role::{Held, Role};
use crate::site::Site;
use crate::store::terms::{self, Holder};
use crate::store::{approvals, handover, person, reaching, roles};
use crate::who::Steward;

/// The list.
#[derive(Template)]
#[template(path = "pages/roster.html")]
pub struct Roster {
    /// Every role that this steward may see.
    pub holders: Vec<Row>,
    /// What stewards before them wrote for them.
    pub notes: Vec<Note>,
    /// How many things wait for a yes.
    pub waiting: usize,
    /// There is no second steward.
    pub alone: bool,
    /// What a search found: name and public name in addresses. `None`: nobody searched.
    pub found: Option<Vec<(String, String)>>,
    /// What was searched for.
    pub typed: String,
}

/// One role of one person.
pub struct Row {
    /// What they are called; empty if they told no name.
    pub called: String,
    /// Their public name in addresses.
    pub slug: String,
    /// It is the steward who looks.
    pub me: bool,
    /// The message key of what they do.
    pub role: &'static str,
    /// They tend the circle.
    pub steward: bool,
    /// Where: name and public name in addresses.
    pub circle: (String, String),
    /// Until when.
    pub until: Option<Timestamp>,
    /// Their term is over, and goes on because nobody has taken over.
    pub held_over: bool,
}

/// A hand-over note.
pub struct Note {
    /// What stands for it in a form.
    pub mark: String,
    /// Who wrote it.
    pub from: String,
    /// For which circle.
    pub circle: String,
    /// The words.
    pub text: String,
    /// It was read already.
    pub read: bool,
}

/// The longest hand-over note.
const LONGEST: usize = 2000;

async fn draw(
    site: &Site,
    me: &Steward,
    (typed, found): (String, Option<Vec<(String, String)>>),
) -> Answer<Page<Roster>> {
    let (vault, now, id) = (site.vault.clone(), site.now(), me.me.id);
    let (holders, names, notes, waiting) = site
        .read(me.network_id(), move |tx| {
            let holders = terms::holders(tx, id, now)?;
            let notes = handover::for_steward(tx, &vault, id, now)?;
            let people: BTreeSet<PersonId> =
                holders.iter().map(|h| h.person).chain(notes.iter().map(|n| n.from)).collect();
            let people: Vec<PersonId> = people.into_iter().collect();
            let names = reaching::first_names(tx, &vault, &people)?;
            Ok::<_, PeopleError>((holders, names, notes, approvals::open(tx, now)?.len()))
        })
        .await?;
    let called = |person: &PersonId| names.get(person).map(|n| n.reveal().clone()).unwrap_or_default();
    let stewards: BTreeSet<PersonId> =
        holders.iter().filter(|h| h.role == Role::Steward).map(|h| h.person).collect();
    let body = Roster {
        alone: stewards.len() < 2,
        holders: holders.iter().map(|h| row(h, called(&h.person), id)).collect(),
        notes: notes
            .into_iter()
            .map(|n| Note {
                mark: n.mark,
                from: called(&n.from),
                circle: n.circle,
                text: n.text.into_inner(),
                read: n.read,
            })
            .collect(),
        waiting,
        found,
        typed,
    };
    Ok(Page::new("people-roster-title", body).private().section("tend"))
}

fn row(holder: &Holder, called: String, me: PersonId) -> Row {
    Row {
        called,
        slug: holder.slug.to_string(),
        me: holder.person == me,
        role: match holder.role {
            Role::Steward => "people-roster-steward",
            Role::Helper => "people-roster-helper",
        },
        steward: holder.role == Role::Steward,
        circle: (holder.circle_name.clone(), holder.circle_slug.clone()),
        until: holder.until,
        held_over: holder.held_over,
    }
}

/// `GET /people`
pub(crate) async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<Roster>> {
    draw(&site, &me, (String::new(), None)).await
}

/// `POST /people/find` with `who`: a name, a phone number or its last four digits. Posted, so that no address and no
/// log holds it.
pub(crate) async fn find(State(site): State<Site>, me: Steward, form: Form) -> Answer<Page<Roster>> {
    let (vault, now, viewer) = (site.vault.clone(), site.now(), me.me.clone());
    let typed = form.one("who").to_owned();
    let text = typed.clone();
    let found = site
        .read(me.network_id(), move |tx| {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let kind = match digits {
                0 if text.contains('@') => Kind::Email,
                0 => Kind::NameToken,
                1..=4 => Kind::PhoneLast4,
                _ => Kind::Phone,
            };
            let mut shown = Vec::new();
            for id in vault.find(tx, kind, &text, 10)? {
                if !tended(tx, &viewer, id, now)? {
                    continue;
                }
                let Some(profile) = person::profile(tx, id)? else { continue };
                let name = reaching::first_name(tx, &vault, id)?.map(Private::into_inner);
                shown.push((name.unwrap_or_default(), profile.slug.to_string()));
            }
            Ok::<_, PeopleError>(shown)
        })
        .await?;
    draw(&site, &me, (typed, Some(found))).await
}

/// `POST /people/read` with `note`: it was read.
pub(crate) async fn read(State(site): State<Site>, me: Steward, form: Form) -> Answer<SeeOther> {
    let (vault, now, id, mark) = (site.vault.clone(), site.now(), me.me.id, form.one("note").to_owned());
    site.write(me.network_id(), move |tx| {
        let notes = handover::for_steward(tx, &vault, id, now)?;
        if let Some(note) = notes.iter().find(|n| n.mark == mark) {
            handover::read(tx, note, now)?;
        }
        Ok::<_, PeopleError>(())
    })
    .await?;
    Ok(SeeOther::to("/people").flash("people-kept"))
}

/// `POST /people/resign` with `circle` and `note`: ends one's own role and leaves a note. The only steward stays until
/// there is another.
pub(crate) async fn resign(State(site): State<Site>, me: Steward, form: Form) -> Answer<Response> {
    let (vault, rng, now, id) = (site.vault.clone(), site.rng.clone(), site.now(), me.me.id);
    let circle = form.one("circle").to_owned();
    let note: String = form.one("note").chars().take(LONGEST).collect();
    let done = site
        .write(me.network_id(), move |tx| {
            let Some(circle) = circles::store::by_slug(tx, &circle)? else { return Ok(None) };
            let held = Held { circle: circle.id, role: Role::Steward };
            let mine = terms::holders(tx, id, now)?;
            if !mine.iter().any(|h| h.person == id && h.circle == circle.id && h.role == Role::Steward) {
                return Ok::<_, PeopleError>(None);
            }
            if !mine.iter().any(|h| h.person != id && h.role == Role::Steward) {
                return Ok(Some(false));
            }
            if !note.is_empty() {
                handover::leave(tx, &vault, (id, circle.id, &note), now, &rng)?;
            }
            roles::end(tx, id, held, now)?;
            Ok(Some(true))
        })
        .await?;
    match done {
        Some(true) => Ok(SeeOther::to("/my").flash("people-resigned").into_response()),
        Some(false) => Err(Fault::new(FaultKind::Conflict)
            .text("people-resign-alone")
            .way_out("people-roster-title", "/people")
            .into()),
        None => Err(Fault::NOT_FOUND.into()),
    }
}
