//! The practice ask: it waits in a circle of its own in which nobody is, held for stewards, and goes in one tap.

use asks::acts::{ActError, Cx};
use asks::domain::{AnsweredBy, Beforehand, Kind, Ring, When};
use asks::posting::{self, Besides, Heard, Posting};
use circles::{NewCircle, Scale};
use kit_base::Private;
use kit_db::Tx;
use kit_web::axum::extract::State;
use kit_web::{Answer, Fault, FaultKind, SeeOther, Trip, WebError};
use people::{Contact, NewPerson, SafeContact, Site, Steward};

use crate::store::{self, Practice};

/// `POST /start/practice`: makes one, or leads to the one that is there.
pub async fn begin(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<SeeOther> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let (me, words) = (steward.me.clone(), trip.clone());
    let slug = site
        .write(steward.network_id(), move |tx| {
            if let Some(there) = store::practice(tx)? {
                return Ok(there.slug);
            }
            let cx = Cx { vault: &vault, rng: &rng, words: words.catalogue(), now };
            let root = me.roles.first().map(|held| held.circle).ok_or(ActError::Gone)?;
            make(tx, &cx, root, &words)
        })
        .await
        .map_err(fault)?;
    Ok(SeeOther::to(format!("/desk/{slug}")).flash("setup-practice-begun"))
}

/// Nobody is in the circle, nothing is published, no contact is given: there is nobody whom it could reach.
fn make(tx: &mut Tx<'_>, cx: &Cx<'_>, root: circles::CircleId, trip: &Trip) -> Result<String, ActError> {
    let lang = trip.lang();
    let say = |key: &str| cx.words.text(lang, key).to_owned();
    let new = NewCircle {
        scale: Scale::Pod,
        name: say("setup-practice-circle"),
        parent: Some(root),
        rough_place: None,
        cell: None,
    };
    let circle = circles::store::create(tx, &new, cx.now, cx.rng)
        .map_err(|error| ActError::Db(kit_db::DbError::from(error)))?;
    let posted = posting::post(tx, cx, &practice_of(&say, lang, circle))?;
    let slug = posted.first.ok_or(ActError::Gone)?.to_string();
    let made = Practice { asker: posted.asker.cast(), circle, slug: slug.clone() };
    store::note_practice(tx, &made, cx.now)?;
    Ok(slug)
}

fn practice_of(say: &impl Fn(&str) -> String, lang: kit_i18n::Lang, circle: circles::CircleId) -> Heard {
    Posting {
        kinds: vec![Kind::Food],
        details: Private::new(say("setup-practice-details")),
        private_note: None,
        public_line: None,
        when: When::Today,
        place: None,
        lang,
        language: lang.code().to_owned(),
        for_other: None,
        marked: true,
        beforehand: Beforehand::Nobody,
        farthest: Ring::Pod,
        widen_every: None,
        person: NewPerson {
            name: Some(Private::new(say("setup-practice-name"))),
            contact: Contact::None,
            language: lang,
            rules: SafeContact::default(),
            address: None,
            home_circle: None,
            cell: None,
        },
        home: circle,
        answered_by: AnsweredBy::Asker,
        taken_by: None,
        post: None,
    }
    .heard()
    .with(Besides { practice: true, ..Besides::default() })
}

/// `POST /start/practice/erase`: gone, with its asker and its circle.
pub async fn erase(State(site): State<Site>, steward: Steward, trip: Trip) -> Answer<SeeOther> {
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let registry = site.registry.clone();
    site.write(steward.network_id(), move |tx| {
        let Some(there) = store::practice(tx)? else { return Ok(()) };
        let cx = Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now };
        asks::forget::asker(tx, &cx, &registry, there.asker.cast())?;
        store::practice_gone(tx, there.circle)?;
        Ok(())
    })
    .await
    .map_err(fault)?;
    Ok(SeeOther::to("/desk").flash("setup-practice-erased"))
}

fn fault(error: ActError) -> WebError {
    match error {
        ActError::Gone => Fault::NOT_FOUND.into(),
        ActError::Refused(why) => {
            Fault::new(FaultKind::Conflict).text(why).way_out("home-nav-desk", "/desk").into()
        }
        other => other.into(),
    }
}
