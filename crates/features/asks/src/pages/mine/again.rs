//! "Ask again": the questions of an old ask, answered already, ready to be checked and sent.

use axum::extract::{Path, State};
use kit_base::Private;
use kit_web::{Answer, Fault, Page, Trip};
use people::{Contact, Reach, Site, Visitor};

use super::{Holder, fault, read, slug};
use crate::acts::ActError;
use crate::domain::Beforehand;
use crate::pages::ask::answers::Answers;
use crate::pages::ask::{self, AskPage};
use crate::store::{self, Kept, Texts};

/// `POST /my/ask/{slug}/again`: the last question page with everything in it; nothing is sent yet.
pub async fn again(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(ask): Path<String>,
) -> Answer<Page<AskPage>> {
    let (holder, ask) = (Holder::of(&visitor).ok_or(Fault::NOT_FOUND)?, slug(&ask)?);
    let answers = read(&site, &visitor, &trip, move |tx, cx| {
        let kept = holder.ask(tx, ask)?;
        let texts = store::texts(tx, cx.vault, &kept)?.ok_or(ActError::Gone)?;
        let reach = people::reach(tx, cx.vault, kept.ask.asker.cast())?.ok_or(ActError::Gone)?;
        let circle = circles::store::load(tx, kept.home)?.map(|circle| circle.slug.to_string());
        let mut answers = answers_of(&kept, &texts, &reach);
        answers.set("again", kept.slug.to_string());
        answers.set("circle", circle.unwrap_or_default());
        Ok(answers)
    })
    .await
    .map_err(fault)?;
    ask::prefilled(&site, &visitor, &trip, answers).await
}

/// What the form would have to say to make this ask.
pub(super) fn answers_of(kept: &Kept, texts: &Texts, reach: &Reach) -> Answers {
    let mut answers = Answers::default();
    let (contact, value) = match &reach.contact {
        Contact::Phone(phone) => ("phone", phone.reveal().as_str()),
        Contact::Email(email) => ("email", email.reveal().as_str()),
        Contact::None => ("none", ""),
    };
    for (field, value) in [
        ("kind", kept.ask.kind.code()),
        ("details", texts.details.reveal().as_str()),
        ("private_note", open(texts.private_note.as_ref())),
        ("public_line", kept.public_line.as_deref().unwrap_or_default()),
        ("when", kept.ask.when.code()),
        ("contact", contact),
        ("contact_value", value),
        ("name", open(reach.name.as_ref())),
        ("place", open(texts.place.as_ref())),
        ("address", open(reach.address.as_ref())),
        ("language", kept.language.as_str()),
        ("reach", kept.ask.farthest.code()),
        ("safe", safe(reach)),
        ("hours", hours(reach)),
        ("message", tick(reach.rules.may_leave_message)),
        ("beforehand", tick(kept.ask.beforehand == Beforehand::VouchedInBuilding)),
        ("inside", tick(kept.ask.inside)),
        ("marked", tick(kept.ask.marked)),
    ] {
        answers.set(field, value);
    }
    answers
}

fn open(text: Option<&Private<String>>) -> &str {
    text.map_or("", |text| text.reveal())
}

const fn tick(yes: bool) -> &'static str {
    if yes { "1" } else { "" }
}

fn safe(reach: &Reach) -> &'static str {
    match (reach.rules.calls(), reach.rules.texts()) {
        (true, true) => "both",
        (true, false) => "call",
        (false, true) => "text",
        (false, false) => "neither",
    }
}

fn hours(reach: &Reach) -> &'static str {
    match reach.rules.hours {
        Some((540, 720)) => "morning",
        Some((720, 1020)) => "afternoon",
        Some((1020, 1260)) => "evening",
        Some((from, until)) if from == until => "anytime",
        _ => "any",
    }
}
