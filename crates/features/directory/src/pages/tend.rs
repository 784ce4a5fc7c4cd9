//! `/directory`: what a network's stewards tend: suggestions that wait, listings that age, and what can be done with one.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Id, Span, Timestamp};
use kit_db::{COMMONS, DbError};

use kit_web::{Answer, Fault, FaultKind, Form, Page, Query, SeeOther, Trip, filters};
use people::{Site, Steward};

use super::edit::tended;
use super::find::escaped;
use super::{card, show};
use crate::domain::{Field, Freshness, Said, Standing};
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
    /// How many there are.
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
            fresh: reader.freshness(listing.confirmed_at, listing.as_of),
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
            format!("mailto:{}?subject={}&body={}", listing.facts.email, escaped(subject), escaped(&words));
        ways.push(("directory-link-mail", address));
    }
    let digits: String = listing.facts.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if !digits.is_empty() {
        ways.push(("directory-link-text", format!("sms:{digits}?body={}", escaped(&words))));
    }
    ways
}

/// The page, for the handler and for samples.
pub fn page(body: Tend) -> Page<Tend> {
    Page::new("directory-tend", body).private().section("desk")
}

/// `GET /directory`. Statements: 3.
pub async fn list(State(site): State<Site>, me: Steward, trip: Trip, query: Query) -> Answer<Page<Tend>> {
    let network = me.network_id();
    let waiting = site.read(network, suggestions::waiting).await.map_err(|error: DbError| error)?;
    let after = query.one("after").to_owned();
    let (mut kept, total, begun) = site
        .read(COMMONS, move |tx| {
            let last = listings::by_slug(tx, &after)?.map(|last| (last.facts.name, last.id));
            let (name, id) = last.unwrap_or_else(|| (String::new(), Id::from_uuid(uuid::Uuid::nil())));
            let kept = listings::kept(tx, network, (&name, id))?;
            Ok::<_, DbError>((kept, listings::count(tx, network)?, listings::knows_places(tx)?))
        })
        .await?;
    let reader = Reader { catalogue: trip.catalogue(), lang: me.lang, now: site.now() };
    let more = kept.len() > PAGE;
    kept.truncate(PAGE);
    let next = kept.last().filter(|_| more).map(|last| format!("/directory?after={}", last.slug));
    // The least sure first: what needs a call today stands on top.
    kept.sort_by_key(|listing| std::cmp::Reverse(due(listing, reader.now)));
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
        total,
        next: next.unwrap_or_default(),
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
    site.write(COMMONS, move |tx| {
        let on = Beginning { keeper, zone: &zone, now, rng: &rng };
        starting::begin(tx, &regions, &on)
    })
    .await
    .map_err(|error: DbError| error)?;
    Ok(SeeOther::to("/directory").flash("directory-begun"))
}

/// A network that began here by itself writes its own few listings; files and start data are for those whom the operator let in.
pub(super) async fn trusted(site: &Site, me: &Steward) -> Answer<()> {
    let keeper = me.network_id();
    let began = site.read(COMMONS, move |tx| listings::began_here(tx, keeper)).await;
    if began.map_err(|error: DbError| error)? {
        return Err(Fault::new(FaultKind::Forbidden).text("directory-for-others").into());
    }
    Ok(())
}

/// How much it needs somebody: what is there and was not confirmed for long comes first.
fn due(listing: &Listing, now: Timestamp) -> (bool, Freshness) {
    (listing.standing.at(now) == Standing::There, listing.freshness(now))
}

fn line(listing: &Listing, reader: Reader<'_>) -> Line {
    let standing = listing.standing.at(reader.now);
    Line {
        slug: listing.slug.clone(),
        name: listing.facts.name.clone(),
        lamp: card::lamp(standing, listing.freshness(reader.now)),
        fresh: reader.freshness(listing.confirmed_at, listing.as_of),
    }
}

fn back(listing: &Listing, flash: &'static str) -> SeeOther {
    SeeOther::to(format!("/directory/{}", listing.slug)).flash(flash)
}

/// `POST /directory/{slug}/confirm` with `field`s and `how`.
pub async fn confirm(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let listing = tended(&site, &me, slug).await?;
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| form.is("field", field.code())).collect();
    // Nothing is ticked for anybody: a tap by mistake must not make a fact look sure.
    let Some(how) = How::parse(form.one("how")).filter(|_| !fields.is_empty()) else {
        return Ok(back(&listing, "directory-confirm-none"));
    };
    let (id, now) = (listing.id, site.now());
    site.write(COMMONS, move |tx| confirmations::confirm(tx, id, &fields, (By::Steward, how), now))
        .await
        .map_err(|error: DbError| error)?;
    Ok(back(&listing, "directory-confirmed"))
}

/// `POST /directory/{slug}/stand` with `there`, `resting` (and `until`) or `closed`.
pub async fn stand(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let listing = tended(&site, &me, slug).await?;
    let standing = match form.one("standing") {
        "there" => Standing::There,
        "closed" => Standing::Closed,
        "resting" => Standing::Resting(until(form.one("until"), &listing.zone)),
        _ => return Ok(back(&listing, "directory-nothing-new")),
    };
    let (id, now) = (listing.id, site.now());
    site.write(COMMONS, move |tx| saving::stand(tx, id, standing, now))
        .await
        .map_err(|error: DbError| error)?;
    Ok(back(&listing, "directory-stands"))
}

/// The morning of a date by the clocks of a zone.
pub(super) fn until(typed: &str, in_zone: &str) -> Option<Timestamp> {
    use chrono::TimeZone as _;
    let midnight = typed.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(6, 0, 0)?;
    let at = kit_i18n::zone(in_zone).from_local_datetime(&midnight).earliest()?;
    Some(Timestamp::from_secs(at.timestamp()))
}

/// `POST /directory/{slug}/crisis` with `en`, `es` and `days`; nothing typed takes it off.
pub async fn crisis(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let listing = tended(&site, &me, slug).await?;
    let cut = |text: &str| text.chars().take(300).collect::<String>();
    let words = Said { en: cut(form.one("en")), es: cut(form.one("es")) };
    let days = form.one("days").parse::<i64>().unwrap_or(3).clamp(1, LONGEST_CRISIS);
    let (id, now) = (listing.id, site.now());
    let off = words.is_empty();
    let note = (!off).then(|| Crisis { words, until: now + Span::days(days) });
    site.write(COMMONS, move |tx| saving::say_for_now(tx, id, note.as_ref(), now))
        .await
        .map_err(|error: DbError| error)?;
    Ok(back(&listing, if off { "directory-crisis-off" } else { "directory-crisis-on" }))
}

/// `POST /directory/{slug}/link`: makes the group's own link, or with `anew` another one that ends the first.
pub async fn link(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let listing = tended(&site, &me, slug).await?;
    let (vault, id, now, anew) = (site.vault.clone(), listing.id, site.now(), form.has("anew"));
    site.write(me.network_id(), move |tx| links::link(tx, &vault, id, anew, now).map(drop))
        .await
        .map_err(|error: kit_vault::VaultError| error)?;
    Ok(back(&listing, "directory-link-made"))
}

/// `POST /directory/{slug}/remove`, with `forever` for those who asked not to be listed.
pub async fn remove(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let listing = tended(&site, &me, slug).await?;
    if !form.is("sure", "yes") {
        return Ok(back(&listing, "directory-remove-sure"));
    }
    let forever = form.is("forever", "yes");
    if forever {
        // It binds everybody on the server.
        trusted(&site, &me).await?;
    }
    let (id, now) = (listing.id, site.now());
    site.write(COMMONS, move |tx| saving::remove(tx, &listing, forever, now))
        .await
        .map_err(|error: DbError| error)?;
    site.write(me.network_id(), move |tx| {
        links::end(tx, id)?;
        suggestions::drop_draft(tx, id)
    })
    .await
    .map_err(|error: DbError| error)?;
    Ok(SeeOther::to("/directory").flash("directory-removed"))
}
