//! `/directory`: what a network's stewards tend: suggestions that wait, listings that age, and what can be done with one.

use askama::Template;
use axum::extract::State;
use kit_base::{Id, Span, Timestamp, percent};
use kit_db::{COMMONS, DbError, NetworkId};

use kit_web::{Answer, Fault, FaultKind, Form, Page, Query, SeeOther, Trip, filters};
use people::{Site, Steward};

use super::edit::Tended;
use super::{card, show};
use crate::domain::{Field, Freshness, Said, Standing};
use crate::hours;
use crate::live;
use crate::search::Wanted;
use crate::start::Region;
use crate::starting::{self, Beginning};
use crate::store::confirmations::{self, By, Confirmation, How};
use crate::store::listings::{self, Crisis, Listing};
use crate::store::{links, saving, suggestions};
use crate::words::Reader;

/// Listings of one page.
const PAGE: usize = 50;
/// The longest a sentence for a crisis may hold.
const LONGEST_CRISIS: i64 = 21;

/// The page.
#[derive(Template)]
#[template(path = "pages/tend.html")]
pub struct Tend {
    /// Suggestions that wait: name in addresses, what it says (a message key), what it is about, when.
    pub waiting: Vec<(String, String, String, Timestamp)>,
    /// Listings, those that are least sure first within the page.
    pub kept: Vec<Line>,
    /// The words that were looked for; empty: none.
    pub asked: String,
    /// How many there are; of what was looked for, how many were found.
    pub total: i64,
    /// The address of the next page; empty: none.
    pub next: String,
    /// Regions with which the directory can begin; none once it has.
    pub regions: Vec<(&'static str, String)>,
}

/// One listing.
pub struct Line {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The lamp and its word.
    pub lamp: (&'static str, &'static str),
    /// How fresh, in a sentence.
    pub fresh: String,
}

/// What can be done with a listing besides writing it.
pub struct Actions {
    /// Its name in addresses.
    pub slug: String,
    /// How fresh, in a sentence.
    pub fresh: String,
    /// That it rests or is over.
    pub standing: Option<String>,
    /// It is there.
    pub is_there: bool,
    /// What can be confirmed: code, message key, when it was last.
    pub fields: Vec<(&'static str, &'static str, Option<String>)>,
    /// What holds just now, in both languages.
    pub crisis: Option<Said>,
    /// The group's own link, if one was made.
    pub link: Option<String>,
    /// Where it can be sent with one tap: `mailto:` and `sms:` addresses.
    pub send: Vec<(&'static str, String)>,
}

impl Actions {
    /// For a listing, as this steward reads it.
    pub fn of(
        listing: &Listing,
        confirmed: &[Confirmation],
        link: Option<String>,
        reader: Reader<'_>,
    ) -> Self {
        let facts = &listing.facts;
        let last = |field| confirmed.iter().find(|one| one.field == field).map(|one| reader.since(one.at));
        let send = link.as_deref().map(|link| ways(listing, link, reader)).unwrap_or_default();
        Self {
            slug: listing.slug.clone(),
            fresh: reader.freshness(listing),
            standing: reader.standing(listing.standing, listing.standing_said_at, &listing.zone),
            is_there: listing.standing.at(reader.now) == Standing::There,
            fields: Field::ALL
                .into_iter()
                .filter(|field| !facts.is_silent(*field))
                .map(|field| (field.code(), show::title(field), last(field)))
                .collect(),
            crisis: listing.crisis_at(reader.now).map(|crisis| crisis.words.clone()),
            link,
            send,
        }
    }
}

/// Where the link can be sent: only to what stands on the public page, so that nobody else can claim a group.
fn ways(listing: &Listing, link: &str, reader: Reader<'_>) -> Vec<(&'static str, String)> {
    let words = reader.catalogue.format(
        reader.lang,
        "directory-link-words",
        &[("name", kit_i18n::Arg::Str(&listing.facts.name)), ("link", kit_i18n::Arg::Str(link))],
    );
    let subject = reader.catalogue.text(reader.lang, "directory-link-subject");
    let mut ways = Vec::new();
    if !listing.facts.email.is_empty() {
        let address =
            format!("mailto:{}?subject={}&body={}", listing.facts.email, percent(subject), percent(&words));
        ways.push(("directory-link-mail", address));
    }
    let digits: String = listing.facts.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if !digits.is_empty() {
        ways.push(("directory-link-text", format!("sms:{digits}?body={}", percent(&words))));
    }
    ways
}

/// The page, for the handler and for samples.
pub fn page(body: Tend) -> Page<Tend> {
    Page::new("directory-tend", body).private().section("desk")
}

/// What a network tends, one page of it, and how many there are in all.
struct Kept {
    listings: Vec<Listing>,
    total: i64,
    /// The address of the next page; empty: none.
    next: String,
}

/// All of it by name, after the listing of that name in addresses.
async fn all(site: &Site, network: NetworkId, after: String) -> Answer<Kept> {
    let (mut listings, total) = site
        .read::<_, DbError>(COMMONS, move |tx| {
            let last = listings::by_slug(tx, &after)?.map(|last| (last.facts.name, last.id));
            let (name, id) = last.unwrap_or_else(|| (String::new(), Id::from_uuid(uuid::Uuid::nil())));
            Ok((listings::kept(tx, network, (&name, id))?, listings::count(tx, network)?))
        })
        .await?;
    let more = listings.len() > PAGE;
    listings.truncate(PAGE);
    let next = listings.last().filter(|_| more).map(|last| format!("/directory?after={}", last.slug));
    Ok(Kept { listings, total, next: next.unwrap_or_default() })
}

/// Those with these words, the least sure first, from one on.
async fn with_words(site: &Site, network: NetworkId, (words, from): (&str, usize)) -> Answer<Kept> {
    let wanted =
        Wanted { words: words.to_owned(), keeper: Some(network), loosely: true, ..Wanted::default() };
    let mut found = live::search(site, &wanted, (0, usize::MAX)).await?.found;
    found.sort_by_key(|one| std::cmp::Reverse(due(one.standing, one.freshness)));
    let (total, more) = (i64::try_from(found.len()).unwrap_or(i64::MAX), found.len() > from + PAGE);
    let ids: Vec<_> = found.into_iter().skip(from).take(PAGE).map(|one| one.id).collect();
    let listings = site.read::<_, DbError>(COMMONS, move |tx| listings::by_ids(tx, &ids)).await?;
    let next = format!("/directory?what={}&from={}", percent(words), from + PAGE);
    Ok(Kept { listings, total, next: if more { next } else { String::new() } })
}

/// `GET /directory`, with `what` to look for one of them. Statements: 4.
pub async fn list(State(site): State<Site>, me: Steward, trip: Trip, query: Query) -> Answer<Page<Tend>> {
    let network = me.network_id();
    let waiting = site.read::<_, DbError>(network, suggestions::waiting).await?;
    let begun = site.read(COMMONS, listings::knows_places).await?;
    let asked: String = query.one("what").chars().take(80).collect();
    let from = query.one("from").parse::<usize>().unwrap_or_default().min(100_000);
    let Kept { listings: mut kept, total, next } = if asked.is_empty() {
        all(&site, network, query.one("after").to_owned()).await?
    } else {
        with_words(&site, network, (&asked, from)).await?
    };
    let reader = Reader { catalogue: trip.catalogue(), lang: me.lang, now: site.now() };
    // The least sure first: what needs a call today stands on top.
    let now = reader.now;
    kept.sort_by_key(|one| std::cmp::Reverse(due(one.standing.at(now), one.freshness(now))));
    let said = |one: suggestions::Suggestion| {
        let key = if one.listing.is_some() {
            format!("directory-says-{}", one.says.code())
        } else {
            card::kind(one.facts.kind).to_owned()
        };
        (one.slug.to_string(), key, one.facts.name, one.made_at)
    };
    Ok(page(Tend {
        waiting: waiting.into_iter().map(said).collect(),
        kept: kept.iter().map(|listing| line(listing, reader)).collect(),
        asked,
        total,
        next,
        regions: Region::ALL
            .into_iter()
            .filter(|region| !begun && *region != Region::Citywide)
            .map(|region| (region.code(), format!("directory-region-{}", region.code())))
            .collect(),
    }))
}

/// `POST /directory/begin` with `regions`: loads the start data of these regions.
pub async fn begin(State(site): State<Site>, me: Steward, form: Form) -> Answer<SeeOther> {
    let regions: Vec<Region> =
        Region::ALL.into_iter().filter(|region| form.is("regions", region.code())).collect();
    if regions.is_empty() {
        return Ok(SeeOther::to("/directory").flash("directory-begin-none"));
    }
    trusted(&site, &me).await?;
    let (keeper, zone, rng, now) = (me.network_id(), me.network.zone.clone(), site.rng.clone(), site.now());
    site.write::<_, DbError>(COMMONS, move |tx| {
        let on = Beginning { keeper, zone: &zone, now, rng: &rng };
        starting::begin(tx, &regions, &on)
    })
    .await?;
    Ok(SeeOther::to("/directory").flash("directory-begun"))
}

/// A network that began here by itself writes its own few listings; files and start data are for those whom the operator let in.
pub(super) async fn is_trusted(site: &Site, me: &Steward) -> Answer<bool> {
    let keeper = me.network_id();
    let began = site.read::<_, DbError>(COMMONS, move |tx| listings::began_here(tx, keeper)).await?;
    Ok(!began)
}

/// Whoever is not [trusted](is_trusted) reads for whom this is.
pub(super) async fn trusted(site: &Site, me: &Steward) -> Answer<()> {
    if is_trusted(site, me).await? {
        Ok(())
    } else {
        Err(Fault::new(FaultKind::Forbidden).text("directory-for-others").into())
    }
}

/// How much it needs somebody: what is there and was not confirmed for long comes first.
fn due(standing: Standing, freshness: Freshness) -> (bool, Freshness) {
    (standing == Standing::There, freshness)
}

fn line(listing: &Listing, reader: Reader<'_>) -> Line {
    Line {
        slug: listing.slug.clone(),
        name: listing.facts.name.clone(),
        lamp: card::lamp(listing, reader.now),
        fresh: reader.freshness(listing),
    }
}

fn back(listing: &Listing, flash: &'static str) -> SeeOther {
    SeeOther::to(format!("/directory/{}", listing.slug)).flash(flash)
}

/// `POST /directory/{slug}/confirm` with `field`s and `how`.
pub(super) async fn confirm(
    State(site): State<Site>,
    Tended { listing, .. }: Tended,
    form: Form,
) -> Answer<SeeOther> {
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| form.is("field", field.code())).collect();
    // Nothing is ticked for anybody: a tap by mistake must not make a fact look sure.
    let Some(how) = How::parse(form.one("how")).filter(|_| !fields.is_empty()) else {
        return Ok(back(&listing, "directory-confirm-none"));
    };
    let (id, now) = (listing.id, site.now());
    site.write::<_, DbError>(COMMONS, move |tx| {
        confirmations::confirm(tx, id, &fields, (By::Steward, how), now)
    })
    .await?;
    Ok(back(&listing, "directory-confirmed"))
}

/// `POST /directory/{slug}/stand` with `there`, `resting` (and `until`) or `closed`.
pub(super) async fn stand(
    State(site): State<Site>,
    Tended { listing, .. }: Tended,
    form: Form,
) -> Answer<SeeOther> {
    let standing = match form.one("standing") {
        "there" => Standing::There,
        "closed" => Standing::Closed,
        "resting" => Standing::Resting(hours::morning(form.one("until"), &listing.zone)),
        _ => return Ok(back(&listing, "directory-nothing-new")),
    };
    let (id, now) = (listing.id, site.now());
    site.write::<_, DbError>(COMMONS, move |tx| saving::stand(tx, id, standing, now)).await?;
    Ok(back(&listing, "directory-stands"))
}

/// `POST /directory/{slug}/crisis` with `en`, `es` and `days`; nothing typed takes it off.
pub(super) async fn crisis(
    State(site): State<Site>,
    Tended { listing, .. }: Tended,
    form: Form,
) -> Answer<SeeOther> {
    let cut = |text: &str| text.chars().take(300).collect::<String>();
    let words = Said { en: cut(form.one("en")), es: cut(form.one("es")) };
    let days = form.one("days").parse::<i64>().unwrap_or(3).clamp(1, LONGEST_CRISIS);
    let (id, now) = (listing.id, site.now());
    let off = words.is_empty();
    let note = (!off).then(|| Crisis { words, until: now + Span::days(days) });
    site.write::<_, DbError>(COMMONS, move |tx| saving::say_for_now(tx, id, note.as_ref(), now)).await?;
    Ok(back(&listing, if off { "directory-crisis-off" } else { "directory-crisis-on" }))
}

/// `POST /directory/{slug}/link`: makes the group's own link, or with `anew` another one that ends the first.
pub(super) async fn link(
    State(site): State<Site>,
    Tended { me, listing }: Tended,
    form: Form,
) -> Answer<SeeOther> {
    let (vault, id, now, anew) = (site.vault.clone(), listing.id, site.now(), form.has("anew"));
    site.write::<_, kit_vault::VaultError>(me.network_id(), move |tx| {
        links::link(tx, &vault, id, anew, now).map(drop)
    })
    .await?;
    Ok(back(&listing, "directory-link-made"))
}

/// `POST /directory/{slug}/remove`, with `forever` for those who asked not to be listed.
pub(super) async fn remove(
    State(site): State<Site>,
    Tended { me, listing }: Tended,
    form: Form,
) -> Answer<SeeOther> {
    if !form.is("sure", "yes") {
        return Ok(back(&listing, "directory-remove-sure"));
    }
    let forever = form.is("forever", "yes");
    if forever {
        // It binds everybody on the server.
        trusted(&site, &me).await?;
    }
    let (id, now) = (listing.id, site.now());
    site.write::<_, DbError>(COMMONS, move |tx| saving::remove(tx, &listing, forever, now)).await?;
    site.write::<_, DbError>(me.network_id(), move |tx| {
        links::end(tx, id)?;
        suggestions::drop_draft(tx, id)
    })
    .await?;
    Ok(SeeOther::to("/directory").flash("directory-removed"))
}
