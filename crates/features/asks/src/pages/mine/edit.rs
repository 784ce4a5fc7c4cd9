//! Changing an ask: the same fields as when it was asked, as far as they may still change.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use kit_base::{Private, Slug};
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, Page, Problems, SeeOther, Trip, filters};
use people::{Reach, Site, Visitor};

use super::again::answers_of;
use super::{Holder, fault, holder, read, slug, write};
use crate::acts::{self, ActError, Cx};
use crate::domain::{Actor, Advice, Ask, Beforehand, Edit, Field, Ring, When};
use crate::pages::ask::answers::{Answers, Step};
use crate::pages::ask::check::check;
use crate::pages::ask::view::{Chip, chips, reaches, whens};
use crate::pages::ask::{answers, post};
use crate::store::{self, Kept, Texts};

/// `/my/ask/{slug}/edit`.
#[derive(Template)]
#[template(path = "pages/mine/edit.html")]
pub struct EditPage {
    pub(super) slug: String,
    pub(super) answers: Answers,
    pub(super) problems: Problems,
    pub(super) may: Vec<Field>,
    pub(super) claimed: bool,
    pub(super) advice: Vec<Advice>,
    pub(super) awake: String,
}

impl EditPage {
    fn may(&self, field: &str) -> bool {
        Field::parse(field).is_some_and(|field| self.may.contains(&field))
    }

    fn text(&self, field: &str) -> &str {
        self.answers.one(field)
    }

    fn is(&self, field: &str, value: &str) -> bool {
        self.answers.is(field, value)
    }

    fn whens() -> impl Iterator<Item = Chip> {
        whens()
    }

    fn contacts() -> impl Iterator<Item = Chip> {
        chips(&["phone", "email", "none"], "contact")
    }

    fn safe() -> impl Iterator<Item = Chip> {
        chips(&answers::SAFE, "safe")
    }

    fn hours() -> impl Iterator<Item = Chip> {
        chips(&answers::HOURS, "hours")
    }

    fn reaches() -> impl Iterator<Item = Chip> {
        reaches()
    }
}

/// What is there now.
struct Before {
    kept: Kept,
    texts: Texts,
    reach: Reach,
}

fn before(tx: &mut Tx<'_>, cx: &Cx<'_>, holder: Holder, ask: Slug) -> Result<Before, ActError> {
    let kept = holder.ask(tx, ask)?;
    let texts = store::texts(tx, cx.vault, &kept)?.ok_or(ActError::Gone)?;
    let reach = people::reach(tx, cx.vault, kept.ask.asker.cast())?.ok_or(ActError::Gone)?;
    Ok(Before { kept, texts, reach })
}

/// `GET /my/ask/{slug}/edit`. Statements: 6.
pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
) -> Answer<Page<EditPage>> {
    let (holder, ask) = (holder(&visitor)?, slug(&ask)?);
    let (kept, answers) = read(&site, &visitor, &trip, move |tx, cx| {
        let before = before(tx, cx, holder, ask)?;
        let answers = answers_of(&before.kept, &before.texts, &before.reach);
        Ok((before.kept, answers))
    })
    .await
    .map_err(fault)?;
    kept.ask.may_edit(Field::Details).map_err(|why| fault(why.into()))?;
    Ok(page(&kept, answers, &Problems::new(), (&visitor, &trip)))
}

/// `POST /my/ask/{slug}/edit`, with the field names of `/ask`.
pub async fn edit_answer(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
    form: Form,
) -> Answer<Response> {
    let (holder, ask) = (Holder::of(&visitor).ok_or(Fault::NOT_FOUND)?, slug(&ask)?);
    let answers = Answers::of(&form);
    let mut problems = Problems::new();
    if !form.switches_language() {
        for step in [Step::Details, Step::When, Step::Contact, Step::Place, Step::Check] {
            check(step, &answers, &mut problems);
        }
    }
    if form.switches_language() || !problems.is_empty() {
        let kept = read(&site, &visitor, &trip, move |tx, _| holder.ask(tx, ask)).await.map_err(fault)?;
        return Ok(page(&kept, answers, &problems, (&visitor, &trip)).into_response());
    }
    write(&site, &visitor, &trip, move |tx, cx| {
        let before = before(tx, cx, holder, ask)?;
        save(tx, cx, &before, &answers)
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to("/my/ask").flash("asks-mine-edited").into_response())
}

fn page(
    kept: &Kept,
    answers: Answers,
    problems: &Problems,
    (visitor, trip): (&Visitor, &Trip),
) -> Page<EditPage> {
    let typed: Vec<&str> = answers.typed().collect();
    let body = EditPage {
        slug: kept.slug.to_string(),
        advice: crate::domain::listen(&typed).advice(),
        awake: crate::pages::ask::view::awake(&visitor.network, trip.catalogue(), trip.lang()),
        may: Field::ALL.iter().copied().filter(|&field| kept.ask.may_edit(field).is_ok()).collect(),
        claimed: kept.ask.live_claim().is_some(),
        answers,
        problems: problems.clone(),
    };
    Page::new("asks-mine-edit-title", body).private().language_form("edit").checked(problems)
}

/// Decides what changed and writes it; a helper who has the ask is told. What may not change stays as it is.
fn save(tx: &mut Tx<'_>, cx: &Cx<'_>, before: &Before, answers: &Answers) -> Result<(), ActError> {
    let Before { kept, reach, .. } = before;
    let may = |field| kept.ask.may_edit(field).is_ok();
    let new = Texts {
        details: Private::new(answers.one("details").to_owned()),
        private_note: post::private(answers, "private_note"),
        place: post::private(answers, "place"),
    };
    let line = if may(Field::PublicLine) { answers.some("public_line") } else { kept.public_line.as_deref() };
    let mut edit = choices(&kept.ask, answers);
    edit.texts = changed_texts(before, &new, line);
    let contact = (
        post::contact(answers),
        post::rules(answers),
        post::private(answers, "name"),
        post::private(answers, "address"),
    );
    let same = (
        contact.0 == reach.contact,
        contact.1 == reach.rules,
        contact.2 == reach.name,
        contact.3 == reach.address,
    );
    edit.texts.extend((!same.0 || !same.1).then_some(Field::Contact));
    edit.texts.extend((!same.2).then_some(Field::Name));
    edit.texts.extend((!same.3).then_some(Field::Address));
    if edit == Edit::default() {
        return Ok(());
    }
    let typed: Vec<&str> = answers.typed().collect();
    edit.flags = crate::domain::listen(&typed);
    let next = kept.ask.edit(Actor::Asker, &edit, cx.now)?;
    let asker = kept.ask.asker;
    acts::keep(tx, cx, kept, next, Some(asker))?;
    if !edit.texts.is_empty() {
        store::write_texts(tx, cx.vault, kept, (&new, line), cx.rng)?;
    }
    let asker = asker.cast();
    if !same.0 {
        people::set_contact(tx, cx.vault, asker, &contact.0, cx.rng)?;
    }
    if !same.1 {
        people::set_rules(tx, cx.vault, asker, &contact.1, cx.rng)?;
    }
    if !same.2 {
        people::set_name(tx, cx.vault, asker, contact.2.as_ref(), cx.rng)?;
    }
    if !same.3 {
        people::set_address(tx, cx.vault, asker, contact.3.as_ref(), cx.rng)?;
    }
    Ok(())
}

fn changed_texts(before: &Before, new: &Texts, line: Option<&str>) -> Vec<Field> {
    let Before { kept, texts, .. } = before;
    [
        (Field::Details, texts.details != new.details),
        (Field::PrivateNote, texts.private_note != new.private_note),
        (Field::Place, texts.place != new.place),
        (Field::PublicLine, kept.public_line.as_deref() != line),
    ]
    .into_iter()
    .filter_map(|(field, changed)| changed.then_some(field))
    .collect()
}

/// The choices that changed and may change.
fn choices(ask: &Ask, answers: &Answers) -> Edit {
    let may = |field| ask.may_edit(field).is_ok();
    let beforehand = match answers.some("beforehand") {
        Some(_) => Beforehand::VouchedInBuilding,
        None => Beforehand::Nobody,
    };
    let (marked, inside) = (answers.some("marked").is_some(), answers.some("inside").is_some());
    Edit {
        when: When::parse(answers.one("when")).filter(|&when| when != ask.when),
        farthest: Ring::parse(answers.one("reach")).filter(|&ring| may(Field::Reach) && ring != ask.farthest),
        beforehand: (may(Field::Beforehand) && beforehand != ask.beforehand).then_some(beforehand),
        inside: (may(Field::Inside) && inside != ask.inside).then_some(inside),
        marked: (marked != ask.marked).then_some(marked),
        ..Edit::default()
    }
}
