//! From checked answers to one posting, written in one transaction.

use circles::Circle;
use kit_base::{Private, Slug};
use kit_db::Tx;
use kit_i18n::{Arg, Lang};
use kit_jobs::idempotency::Post;
use kit_web::Trip;
use people::{Contact, NewPerson, SafeContact, Site, Visitor};

use super::answers::{Answers, language};
use super::places::{self, Places};
use crate::acts::{ActError, Cx};
use crate::domain::{AnsweredBy, AskId, Beforehand, PersonId, Ring, When};
use crate::pages::mine::Holder;
use crate::posting::{self, Besides, Posted, Posting};

/// Writes the asks. Statements: the tree, then one transaction.
pub async fn post(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    answers: &Answers,
    post: Option<Post>,
) -> Result<Posted, ActError> {
    let places = places::load(site, visitor).await?;
    let posting = Posting { post, ..posting(answers, &places, trip)? }.heard();
    let (vault, rng, trip, now) = (site.vault.clone(), site.rng.clone(), trip.clone(), site.now());
    let inside = answers.some("inside").is_some();
    let me = visitor.person.as_ref().map(|me| me.id.cast());
    let (holder, again) = (Holder::of(visitor), answers.some("again").and_then(|slug| slug.parse().ok()));
    site.write(visitor.network_id(), move |tx| {
        let cx = Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now };
        let again = match (holder, again) {
            (Some(holder), Some(slug)) => repeated(tx, holder, slug)?,
            _ => None,
        };
        posting::post(tx, &cx, &posting.clone().with(Besides { inside, practice: false, me, again }))
    })
    .await
}

/// The older ask, if whoever asks now may see it; else this is simply a new one.
fn repeated(tx: &mut Tx<'_>, holder: Holder, slug: Slug) -> Result<Option<(AskId, PersonId)>, ActError> {
    match holder.ask(tx, slug) {
        Ok(kept) if kept.ask.state.is_closed() => Ok(Some((kept.ask.id, kept.ask.asker))),
        Ok(_) | Err(ActError::Gone) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Puts checked answers into the shape that is written.
pub(crate) fn posting(answers: &Answers, places: &Places, trip: &Trip) -> Result<Posting, ActError> {
    let lang = trip.lang();
    let home = places
        .find(answers.one("circle"), answers.one("place"))
        .ok_or(ActError::Refused("asks-ask-no-circle"))?;
    let language = language(answers.one("language")).unwrap_or(lang.code());
    Ok(Posting {
        kinds: answers.kinds(),
        details: Private::new(answers.one("details").to_owned()),
        private_note: private_note(answers, trip, lang),
        public_line: answers.some("public_line").map(str::to_owned),
        when: When::parse(answers.one("when")).unwrap_or(When::Flexible),
        place: place(answers, home),
        lang,
        language: language.to_owned(),
        for_other: answers.for_other().then(|| Private::new(spoken_by(answers))),
        marked: answers.some("marked").is_some(),
        beforehand: if answers.some("beforehand").is_some() {
            Beforehand::VouchedInBuilding
        } else {
            Beforehand::Nobody
        },
        farthest: Ring::parse(answers.one("reach")).unwrap_or(Ring::Neighborhood),
        widen_every: None,
        person: person(answers, home, lang),
        home: home.id,
        answered_by: answered_by(answers),
        taken_by: None,
        post: None,
    })
}

/// A steward says yes for whoever can only be called, or did not ask themselves; everybody else has their own link.
fn answered_by(answers: &Answers) -> AnsweredBy {
    let call_only = answers.is("contact", "phone") && answers.is("safe", "call");
    if call_only || answers.for_other() { AnsweredBy::Steward } else { AnsweredBy::Asker }
}

fn person(answers: &Answers, home: &Circle, language: Lang) -> NewPerson {
    NewPerson {
        name: private(answers, "name"),
        contact: contact(answers),
        language,
        rules: rules(answers),
        address: private(answers, "address"),
        home_circle: Some(home.id),
        cell: home.cell,
    }
}

/// The one way to be reached.
pub(crate) fn contact(answers: &Answers) -> Contact {
    let value = || Private::new(answers.one("contact_value").to_owned());
    match answers.one("contact") {
        "phone" => Contact::Phone(value()),
        "email" => Contact::Email(value()),
        _ => Contact::None,
    }
}

/// What is safe when this person is reached.
pub(crate) fn rules(answers: &Answers) -> SafeContact {
    let (call, text) = match answers.one("safe") {
        "call" => (true, false),
        "text" => (false, true),
        "neither" => (false, false),
        _ => (true, true),
    };
    let hours = match answers.one("hours") {
        "morning" => Some((9 * 60, 12 * 60)),
        "afternoon" => Some((12 * 60, 17 * 60)),
        "evening" => Some((17 * 60, 21 * 60)),
        "anytime" => Some((0, 0)),
        _ => None,
    };
    SafeContact {
        may_call: call,
        may_text: text,
        may_leave_message: answers.some("message").is_some(),
        hours,
        ask_for: answers.one("name").to_owned(),
    }
}

/// A field that was filled in.
pub(crate) fn private(answers: &Answers, field: &str) -> Option<Private<String>> {
    answers.some(field).map(|text| Private::new(text.to_owned()))
}

/// The place as typed; a chosen circle stands for itself.
fn place(answers: &Answers, home: &Circle) -> Option<Private<String>> {
    let typed = answers.some("place").filter(|typed| *typed != home.name);
    typed.map(|text| Private::new(text.to_owned()))
}

/// The note for the helper; whoever is reached through a neighbor has that neighbor named in it.
fn private_note(answers: &Answers, trip: &Trip, lang: Lang) -> Option<Private<String>> {
    let through = answers.some("contact_value").filter(|_| answers.is("contact", "neighbor"));
    let through =
        through.map(|who| trip.catalogue().format(lang, "asks-ask-through", &[("who", Arg::Str(who))]));
    let lines: Vec<String> =
        answers.some("private_note").map(str::to_owned).into_iter().chain(through).collect();
    (!lines.is_empty()).then(|| Private::new(lines.join("\n")))
}

/// Who speaks for somebody else: their own field, or the name a script put into `for_other`.
fn spoken_by(answers: &Answers) -> String {
    let yes = |text: &&str| !matches!(*text, "1" | "yes" | "on" | "true");
    answers.some("spoken_by").or_else(|| answers.some("for_other").filter(yes)).unwrap_or_default().to_owned()
}
