//! `/g/{slug}`: one listing, with the age of every fact beside it, and what neighbors noticed.

use askama::Template;
use axum::extract::{Path, State};
use kit_base::{Span, Timestamp};
use kit_db::{COMMONS, DbError};
use kit_i18n::{Arg, Lang};
use kit_vault::{Purpose, VaultError};
use kit_web::{Answer, FaultKind, Form, Page, SeeOther, Trip, filters};
use people::{Site, Visitor};

use super::{card, tiles};
use crate::domain::{Doubt, Evidence, Facts, Field, Said, Spot, What, doubt};
use crate::store::confirmations::{self, By, Confirmation, How};
use crate::store::evidence;
use crate::store::listings::{self, Listing};
use crate::words::{self, Reader};

/// What somebody saw is tied to who they are by a keyed hash, and to nothing else.
const OBSERVER: Purpose = Purpose::new("directory.observer");
/// All who are not signed in; the machine that looks at pages is 0.
const STRANGERS: u64 = 1;

/// The page.
#[derive(Template)]
#[template(path = "pages/show.html")]
pub struct Show {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is: a message key.
    pub kind: &'static str,
    /// The lamp and its word.
    pub lamp: (&'static str, &'static str),
    /// How fresh, in a sentence.
    pub fresh: String,
    /// That it rests or is over.
    pub standing: Option<String>,
    /// What holds just now, and until which day.
    pub crisis: Option<(String, Option<&'static str>, String)>,
    /// How it is just now, and whether that is a warning.
    pub lately: Option<(String, bool)>,
    /// How the doors are.
    pub doors: Option<String>,
    /// What is known, each with its age.
    pub groups: Vec<Group>,
    /// What neighbors noticed, in sentences.
    pub noticed: Vec<String>,
    /// Two or more found nobody.
    pub doubted: bool,
    /// It can be gone to or called, so that somebody may have been there.
    pub can_be_seen: bool,
    /// The reader tends it.
    pub tends: bool,
    /// Where on the map of streets: latitude and longitude, if the page has that map.
    pub spot: Option<(f64, f64)>,
}

impl Show {
    /// How it is now is told in another room.
    fn is_fridge(&self) -> bool {
        self.kind == card::kind(crate::domain::Kind::Fridge)
    }
}

/// Facts that are confirmed together.
pub struct Group {
    /// Their name: a message key.
    pub title: &'static str,
    /// The facts.
    pub lines: Vec<Line>,
    /// Who said so, how long ago.
    pub age: String,
    /// It is sure.
    pub sure: bool,
}

/// One fact.
pub struct Line {
    /// What it is: a message key; empty: it speaks for itself.
    pub label: &'static str,
    /// The fact.
    pub text: String,
    /// Where it leads: an address, `tel:` or `mailto:`.
    pub link: Option<String>,
    /// The code of its language, if it is not the reader's.
    pub other: Option<&'static str>,
}

/// The page, for the handler and for samples.
pub fn page(body: Show) -> Page<Show> {
    Page::new(kit_web::Title::Text(body.name.clone()), body).section("find")
}

/// `GET /g/{slug}`. Statements: 3.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<Page<Show>> {
    let (listing, confirmed, noticed) = site
        .read(COMMONS, move |tx| {
            let Some(listing) = listings::by_slug(tx, &slug)? else { return Ok(None) };
            let confirmed = confirmations::of(tx, listing.id)?;
            let noticed = evidence::of(tx, listing.id)?;
            Ok::<_, DbError>(Some((listing, confirmed, noticed)))
        })
        .await?
        .ok_or(FaultKind::NotFound)?;
    let reader = Reader { catalogue: trip.catalogue(), lang: visitor.lang, now: site.now() };
    let mut body = view(&listing, (&confirmed, &noticed), reader);
    let is_steward = visitor.person.as_ref().is_some_and(people::Signed::is_steward);
    body.tends = is_steward && listing.keeper == Some(visitor.network_id());
    let goes = tiles::are_shown(&site) && body.can_be_seen;
    body.spot = listing.facts.spot.filter(|_| goes).map(Spot::degrees);
    Ok(page(body))
}

/// The listing as its page shows it.
pub fn view(
    listing: &Listing,
    (confirmed, noticed): (&[Confirmation], &[Evidence]),
    reader: Reader<'_>,
) -> Show {
    let Reader { lang, now, .. } = reader;
    let standing = listing.standing.at(now);
    let crisis = listing.crisis_at(now).and_then(|crisis| {
        let (words, other) = words::said(&crisis.words, lang)?;
        let until = reader.catalogue.day(lang, now, crisis.until, kit_i18n::zone(&listing.zone));
        Some((words.to_owned(), other, until))
    });
    let groups = Field::ALL.into_iter().filter(|field| !listing.facts.is_silent(*field));
    Show {
        slug: listing.slug.clone(),
        name: listing.facts.name.clone(),
        kind: card::kind(listing.facts.kind),
        lamp: card::lamp(listing, now),
        fresh: reader.freshness(listing),
        standing: reader.standing(listing.standing, listing.standing_said_at, &listing.zone),
        crisis,
        lately: listing.lately_at(now).map(|told| (reader.lately(told), told.how.warns())),
        doors: reader.doors(&listing.facts.gives, &listing.zone),
        groups: groups.map(|field| group(listing, field, confirmed, reader)).collect(),
        noticed: sentences(noticed, listing.confirmed_at, reader),
        doubted: doubt(noticed, listing.confirmed_at, now) == Doubt::NobodyAnswered,
        can_be_seen: standing == crate::domain::Standing::There,
        tends: false,
        spot: None,
    }
}

pub(super) const fn title(field: Field) -> &'static str {
    match field {
        Field::What => "directory-group-what",
        Field::When => "directory-group-when",
        Field::Where => "directory-group-where",
        Field::Reach => "directory-group-reach",
        Field::Who => "directory-group-who",
    }
}

fn group(listing: &Listing, field: Field, confirmed: &[Confirmation], reader: Reader<'_>) -> Group {
    let confirmed = confirmed.iter().find(|one| one.field == field);
    let age = if let Some(one) = confirmed {
        let by = reader.catalogue.text(reader.lang, by(one.by));
        let how = reader.catalogue.text(reader.lang, how(one.how));
        let when = reader.since(one.at);
        let args = [("by", Arg::Str(by)), ("how", Arg::Str(how)), ("when", Arg::Str(&when))];
        reader.catalogue.format(reader.lang, "directory-age-confirmed", &args)
    } else {
        let when = reader.since(listing.as_of);
        let key = if listing.is_dated { "directory-age-never" } else { "directory-age-undated" };
        reader.catalogue.format(reader.lang, key, &[("when", Arg::Str(&when))])
    };
    let at = confirmed.map(|one| one.at);
    let sure =
        crate::domain::Freshness::of(at, listing.as_of, reader.now) <= crate::domain::Freshness::Ageing;
    Group { title: title(field), lines: lines(&listing.facts, field, reader), age, sure }
}

const fn by(by: By) -> &'static str {
    match by {
        By::Group => "directory-by-group",
        By::Steward => "directory-by-steward",
        By::Source => "directory-by-source",
    }
}

const fn how(how: How) -> &'static str {
    match how {
        How::Call => "directory-how-call",
        How::Visit => "directory-how-visit",
        How::Page => "directory-how-page",
        How::Link => "directory-how-link",
        How::Form => "directory-how-form",
        How::Import => "directory-how-import",
    }
}

fn plain(label: &'static str, text: impl Into<String>) -> Line {
    Line { label, text: text.into(), link: None, other: None }
}

fn in_words(label: &'static str, said: &Said, lang: Lang) -> Option<Line> {
    let (text, other) = words::said(said, lang)?;
    Some(Line { label, text: text.to_owned(), link: None, other })
}

fn lines(facts: &Facts, field: Field, reader: Reader<'_>) -> Vec<Line> {
    let Reader { catalogue, lang, .. } = reader;
    let text = |key: String| catalogue.text(lang, &key).to_owned();
    match field {
        Field::What => {
            let needs: Vec<String> =
                facts.needs.iter().map(|need| text(format!("directory-need-{need}"))).collect();
            let focus: Vec<String> =
                facts.focus.iter().map(|focus| text(format!("directory-focus-{}", focus.code()))).collect();
            let lists = [("directory-line-needs", needs), ("directory-line-focus", focus)];
            let lists = lists.into_iter().filter(|(_, all)| !all.is_empty());
            let own = in_words("", &facts.what, lang).into_iter();
            own.chain(lists.map(|(label, all)| plain(label, all.join(", ")))).collect()
        }
        Field::When => {
            let gives =
                reader.hours(&facts.gives).into_iter().map(|line| plain("directory-line-gives", line));
            let takes =
                reader.hours(&facts.takes).into_iter().map(|line| plain("directory-line-takes", line));
            gives.chain(takes).collect()
        }
        Field::Where => {
            let own = [("", &facts.area), ("directory-line-address", &facts.address)];
            own.into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(label, text)| plain(label, text))
                .collect()
        }
        Field::Reach => reach(facts),
        Field::Who => {
            let spoken: Vec<&str> = facts.languages.iter().map(|code| words::language(code)).collect();
            let spoken = (!spoken.is_empty()).then(|| plain("directory-line-languages", spoken.join(", ")));
            let who = in_words("directory-line-who", &facts.who, lang);
            who.into_iter()
                .chain(in_words("directory-line-papers", &facts.papers, lang))
                .chain(spoken)
                .collect()
        }
    }
}

fn reach(facts: &Facts) -> Vec<Line> {
    let digits: String = facts.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let of = |label, text: &String, link: String| {
        (!text.is_empty()).then(|| Line { label, text: text.clone(), link: Some(link), other: None })
    };
    [
        of("directory-line-phone", &facts.phone, format!("tel:{digits}")),
        of("directory-line-email", &facts.email, format!("mailto:{}", facts.email)),
        of("directory-line-page", &facts.page, facts.page.clone()),
    ]
    .into_iter()
    .flatten()
    // An address that came from a file may be anything; only what opens a page, a call or a letter is a link.
    .map(|line| Line { link: line.link.filter(|link| is_safe(link)), ..line })
    .collect()
}

fn is_safe(link: &str) -> bool {
    ["https://", "http://", "tel:", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

/// What was noticed since the last confirmation, said once for each kind.
fn sentences(noticed: &[Evidence], confirmed: Option<Timestamp>, reader: Reader<'_>) -> Vec<String> {
    let newer = |one: &&Evidence| confirmed.is_none_or(|at| one.at > at);
    let kinds = [
        (What::WasThere, "directory-noticed-there"),
        (What::NobodyAnswered, "directory-noticed-nobody"),
        (What::PageGone, "directory-noticed-page-gone"),
        (What::PageAnswers, "directory-noticed-page"),
    ];
    let sentence = |(what, key): (What, &'static str)| {
        let all: Vec<&Evidence> = noticed.iter().filter(newer).filter(|one| one.what == what).collect();
        let last = all.iter().map(|one| one.at).max()?;
        let when = reader.catalogue.ago(reader.lang, reader.now.since(last));
        let n = i64::try_from(all.len()).unwrap_or(i64::MAX);
        Some(reader.catalogue.format(reader.lang, key, &[("n", Arg::Num(n)), ("when", Arg::Str(&when))]))
    };
    kinds.into_iter().filter_map(sentence).collect()
}

/// `POST /g/{slug}/seen` with `what` = `was-there` or `nobody`. It confirms nothing and closes nothing.
pub async fn seen(
    State(site): State<Site>,
    visitor: Visitor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let back = format!("/g/{slug}");
    let what = match form.one("what") {
        "was-there" => What::WasThere,
        "nobody" => What::NobodyAnswered,
        _ => return Ok(SeeOther::to(back)),
    };
    let now = site.now();
    let observer = observer(&site, &visitor, &slug).await?;
    // To the hour: it says that somebody was there, not when they walk.
    let hour = Span::hours(1).as_micros();
    let at = Timestamp::from_micros(now.micros().div_euclid(hour) * hour);
    let known = site
        .write(COMMONS, move |tx| {
            let Some(listing) = listings::by_slug(tx, &slug)? else { return Ok(false) };
            evidence::note(tx, listing.id, Evidence { what, at, observer })?;
            Ok::<_, DbError>(true)
        })
        .await?;
    if known {
        Ok(SeeOther::to(back).flash("directory-seen-thanks"))
    } else {
        Err(FaultKind::NotFound.into())
    }
}

/// Whoever is signed in counts once, by a number that differs at every listing; all strangers are one, so that nobody can make a
/// crowd, and nothing about a stranger has to be kept.
async fn observer(site: &Site, visitor: &Visitor, slug: &str) -> Answer<u64> {
    let Some(me) = &visitor.person else { return Ok(STRANGERS) };
    let who = [me.id.uuid().as_bytes().as_slice(), slug.as_bytes()].concat();
    let vault = site.vault.clone();
    let mac =
        site.read::<_, VaultError>(visitor.network_id(), move |tx| vault.mac(tx, OBSERVER, &who)).await?;
    Ok(u64::from_be_bytes(std::array::from_fn(|at| mac[at])))
}
