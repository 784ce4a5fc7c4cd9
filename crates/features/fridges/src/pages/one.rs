//! `/fridges/{slug}`: how a fridge is now and how old that word is, where it stands, what is wanted, what may go in.

use askama::Template;
use axum::extract::{Path, State};
use directory::domain::Standing;
use directory::store::listings::Listing;
use kit_base::{Slug, Timestamp};
use kit_db::DbError;
use kit_i18n::Lang;
use kit_web::{Answer, Fault, HelpLine, Page, Title, Trip, filters};
use people::{Site, Visitor};

use super::when::local;
use super::{called, hours};
use crate::domain::{self, Alert, Condition, Fullness, Need, PHOTOS_KEPT, SILENT, WANTED};
use crate::listing;
use crate::store::fridges::{self, Fridge};
use crate::store::{follows, photos};

/// The page.
#[derive(Template)]
#[template(path = "pages/one.html")]
pub struct OneFridge {
    /// Its address.
    pub path: String,
    /// Its name.
    pub name: String,
    /// How it is.
    pub now: Now,
    /// Where it is and when its doors are open.
    pub place: Place,
    /// It is closed.
    pub closed: bool,
    /// What would be welcome, and when that was said.
    pub wants: Option<(Vec<Need>, Timestamp)>,
    /// Its own food rules, with their language; none: the usual ones.
    pub rules: Option<(Lang, String)>,
    /// Photos: their names in addresses, and when they were taken.
    pub photos: Vec<(Slug, Timestamp)>,
    /// The number that a human answers.
    pub help: Option<HelpLine>,
    /// Who reads.
    pub reader: Reader,
}

/// How a fridge is.
#[derive(Clone, Default)]
pub struct Now {
    /// Its lamp.
    pub lamp: &'static str,
    /// The key of the word beside it.
    pub word: &'static str,
    /// When anybody last said anything.
    pub said: Option<Timestamp>,
    /// The key of how full it is, and when that was said.
    pub fullness: Option<(&'static str, Timestamp)>,
    /// Food in it may make somebody ill.
    pub warm: bool,
    /// One person says that it is gone.
    pub maybe_gone: bool,
    /// Nobody has said anything for two days.
    pub silent: bool,
}

/// Where a fridge is.
#[derive(Clone, Default)]
pub struct Place {
    /// The neighborhood.
    pub area: String,
    /// The address.
    pub address: String,
    /// When its doors are open.
    pub hours: Vec<String>,
    /// How they are now.
    pub doors: Option<String>,
    /// Languages of those who tend it, by their own names.
    pub languages: Vec<&'static str>,
}

/// Who reads the page.
#[derive(Clone, Default)]
pub struct Reader {
    /// Somebody is signed in.
    pub signed_in: bool,
    /// What they hear of; none: they do not follow.
    pub follows: Option<Vec<Alert>>,
    /// They help where it is tended.
    pub tends: bool,
}

impl Reader {
    /// Whether a box is ticked: as they chose, or what spoils food.
    fn hears(&self, alert: Alert) -> bool {
        self.follows
            .as_ref()
            .map_or(matches!(alert, Alert::TooWarm | Alert::Gone), |kinds| kinds.contains(&alert))
    }
}

impl Now {
    /// Of a fridge at a moment.
    pub fn of(fridge: &Fridge, now: Timestamp) -> Self {
        let look = fridge.look.as_ref();
        Self {
            lamp: domain::lamp(look, now),
            word: domain::word(look),
            said: look.map(|look| look.last),
            fullness: look.and_then(|look| look.fullness).map(|(full, at)| (Fullness::message(full), at)),
            warm: look.and_then(|look| look.condition).is_some_and(Condition::spoils),
            maybe_gone: look.is_some_and(|look| look.maybe_gone),
            silent: look.is_some_and(|look| now.since(look.last) >= SILENT),
        }
    }
}

/// The page, for the handler and for samples.
pub fn page(body: OneFridge) -> Page<OneFridge> {
    Page::new(Title::Text(body.name.clone()), body).section("fridges")
}

/// `GET /fridges/{slug}`. Statements: 5.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<OneFridge>> {
    let (now, me) = (site.now(), visitor.person.clone());
    let found = site
        .read(visitor.network_id(), move |tx| {
            let Some(fridge) = fridges::by_slug(tx, &slug)? else { return Ok(None) };
            let photos = photos::shown(tx, fridge.id, now - PHOTOS_KEPT)?;
            let reader = match &me {
                Some(me) => Reader {
                    signed_in: true,
                    follows: follows::mine(tx, fridge.id, me.id)?,
                    tends: me.helps_in(tx, fridge.circle)?,
                },
                None => Reader::default(),
            };
            Ok::<_, DbError>(Some((fridge, photos, reader)))
        })
        .await?;
    let (fridge, photos, reader) = found.ok_or(Fault::NOT_FOUND)?;
    let listing = listing::one(&site, fridge.listing).await?;
    Ok(page(OneFridge {
        path: format!("/fridges/{}", fridge.slug),
        name: called(listing.as_ref(), trip.catalogue(), trip.lang()),
        now: Now::of(&fridge, now),
        place: place(listing.as_ref(), now, &trip),
        closed: is_closed(&fridge, listing.as_ref(), now),
        wants: fridge.wants.clone().filter(|(needs, at)| !needs.is_empty() && now.since(*at) < WANTED),
        rules: rules(&fridge, trip.lang()),
        photos: photos.into_iter().map(|photo| (photo.slug, photo.at)).collect(),
        help: trip.viewer().network.help_line.clone(),
        reader,
    }))
}

/// It is closed, by those who tend it or by a steward of the directory.
pub(super) fn is_closed(fridge: &Fridge, listing: Option<&Listing>, now: Timestamp) -> bool {
    fridge.closed_at.is_some() || listing.is_none_or(|listing| listing.standing.at(now) != Standing::There)
}

fn place(listing: Option<&Listing>, now: Timestamp, trip: &Trip) -> Place {
    let Some(listing) = listing else { return Place::default() };
    let (facts, words, lang) = (&listing.facts, trip.catalogue(), trip.lang());
    let spoken =
        kit_i18n::SPOKEN.iter().filter(|(code, _)| facts.languages.iter().any(|known| known == code));
    Place {
        area: facts.area.clone(),
        address: facts.address.clone(),
        hours: hours::lines(&facts.gives, words, lang),
        doors: hours::doors(&facts.gives, local(now, &listing.zone), words, lang),
        languages: spoken.map(|(_, own)| *own).collect(),
    }
}

/// A fridge's own rules in this language, or in the other if they are only there.
fn rules(fridge: &Fridge, lang: Lang) -> Option<(Lang, String)> {
    let own = |lang: Lang| match lang {
        Lang::Es => &fridge.words.rules_es,
        Lang::En => &fridge.words.rules_en,
    };
    let first = std::iter::once(lang).chain(Lang::ALL.into_iter().filter(|other| *other != lang));
    first.map(|lang| (lang, own(lang).clone())).find(|(_, text)| !text.is_empty())
}
