//! A listing as objects of HSDS 3.1: a service, whose it is, and where.
//!
//! What HSDS has no field for (the kind, Spanish words, whom it is for) goes along as attributes of our own vocabulary, so that
//! nothing is lost between two Farolitos and nothing is said twice to others.

use kit_base::Timestamp;

use super::draft::dated;
use super::{Ids, ids, languages};
use crate::domain::{Facts, Freshness, Spot, Standing};
use crate::hours::Hours;
use crate::hsds::{
    Address, Attribute, Language, Location, Organization, Phone, RequiredDocument, Schedule, Service,
    ServiceAtLocation, TaxonomyTerm, status,
};

/// Our vocabulary.
pub(super) const TAXONOMY: &str = "farolito";

/// A listing as a service with everything nested in it; `confirmed` is when somebody who knows last said so.
pub fn service(
    facts: &Facts,
    ids: Ids,
    standing: Standing,
    freshness: Freshness,
    confirmed: Option<Timestamp>,
) -> Service {
    let owner = organization(facts, ids);
    Service {
        id: ids.own(),
        organization_id: Some(owner.id.clone()),
        name: facts.name.clone(),
        description: said(&facts.what.en),
        url: said(&facts.page),
        email: said(&facts.email),
        status: status(standing, freshness).to_owned(),
        eligibility_description: said(&facts.who.en),
        assured_date: confirmed.map(|at| dated(at).chars().take(10).collect()),
        phones: phones(facts, ids, "service-phone"),
        schedules: schedules(&facts.gives, ids, "schedule"),
        languages: spoken(facts, ids),
        required_documents: papers(facts, ids),
        attributes: attributes(facts, ids),
        service_at_locations: place(facts, ids).into_iter().collect(),
        organization: Some(owner),
    }
}

/// Who does it, as it stands in a list of organizations.
pub fn organization(facts: &Facts, ids: Ids) -> Organization {
    let words = [&facts.what.en, &facts.what.es, &facts.name];
    Organization {
        id: ids.of("organization", 0),
        name: facts.name.clone(),
        description: words.into_iter().find(|words| !words.is_empty()).cloned().unwrap_or_default(),
        email: said(&facts.email),
        website: said(&facts.page),
        phones: phones(facts, ids, "organization-phone"),
    }
}

/// Where it is, whole; none without an address or a point.
pub fn at_location(facts: &Facts, ids: Ids) -> Option<ServiceAtLocation> {
    let phones = phones(facts, ids, "place-phone");
    let schedules = schedules(&facts.gives, ids, "place-schedule");
    place(facts, ids).map(|place| ServiceAtLocation { phones, schedules, ..place })
}

fn place(facts: &Facts, ids: Ids) -> Option<ServiceAtLocation> {
    if facts.address.is_empty() && facts.spot.is_none() {
        return None;
    }
    let location = ids.of("location", 0);
    let degrees = facts.spot.map(Spot::degrees);
    Some(ServiceAtLocation {
        id: ids.of("place", 0),
        service_id: Some(ids.own()),
        location_id: Some(location.clone()),
        location: Some(Location {
            id: location,
            location_type: "physical".to_owned(),
            name: said(&facts.name),
            latitude: degrees.map(|(lat, _)| lat),
            longitude: degrees.map(|(_, lon)| lon),
            addresses: address(&facts.address, ids.of("address", 0)).into_iter().collect(),
        }),
        ..ServiceAtLocation::default()
    })
}

/// `1 First Street, Los Angeles, CA 90012` in its parts; whatever else stands there is one line. Nothing is made up.
fn address(text: &str, id: String) -> Option<Address> {
    if text.is_empty() {
        return None;
    }
    let whole =
        Address { id, address_1: text.to_owned(), address_type: "physical".to_owned(), ..Address::default() };
    let mut parts = text.rsplitn(3, ", ");
    let (Some(last), Some(city), Some(street)) = (parts.next(), parts.next(), parts.next()) else {
        return Some(whole);
    };
    let Some((state, code)) = last.split_once(' ') else { return Some(whole) };
    let is_state = state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_code = code.len() >= 5 && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_whole = [street, city].iter().all(|part| !part.is_empty() && part.trim() == *part);
    if !is_state || !is_code || !is_whole {
        return Some(whole);
    }
    Some(Address {
        address_1: street.to_owned(),
        city: city.to_owned(),
        state_province: state.to_owned(),
        postal_code: code.to_owned(),
        country: "US".to_owned(),
        ..whole
    })
}

fn phones(facts: &Facts, ids: Ids, role: &str) -> Vec<Phone> {
    let number = said(&facts.phone);
    let phone = |number| Phone { id: ids.of(role, 0), number, kind: Some("voice".to_owned()) };
    number.map(phone).into_iter().collect()
}

fn schedules(hours: &Hours, ids: Ids, role: &str) -> Vec<Schedule> {
    let slots = hours.slots().iter().enumerate();
    slots.map(|(at, slot)| Schedule::of(*slot, ids.of(role, at))).collect()
}

fn spoken(facts: &Facts, ids: Ids) -> Vec<Language> {
    let language = |(at, code): (usize, &String)| Language {
        id: ids.of("language", at),
        name: languages::name(code).map(capital),
        code: Some(code.clone()),
    };
    facts.languages.iter().enumerate().map(language).collect()
}

fn papers(facts: &Facts, ids: Ids) -> Vec<RequiredDocument> {
    let document = said(&facts.papers.en);
    let document = document.map(|text| RequiredDocument { id: ids.of("papers", 0), document: Some(text) });
    document.into_iter().collect()
}

/// What HSDS has no field for; what is empty is left out.
fn attributes(facts: &Facts, ids: Ids) -> Vec<Attribute> {
    let focus: Vec<&str> = facts.focus.iter().map(|focus| focus.code()).collect();
    let except = Hours::new(Vec::new(), facts.gives.exceptions().to_vec()).unwrap_or_default();
    let all = [
        ("kind", "What it is", facts.kind.code().to_owned()),
        ("region", "The part of the county", facts.region.map_or("", crate::start::Region::code).to_owned()),
        ("place", "The neighborhood or city", facts.place.clone()),
        ("area", "Where, in its own words", facts.area.clone()),
        ("focus", "Whom it is for", focus.join(" ")),
        ("needs", "Kinds of help", facts.needs.join(" ")),
        ("what_es", "What it does, in Spanish", facts.what.es.clone()),
        ("who_es", "Who may come, in Spanish", facts.who.es.clone()),
        ("papers_es", "Which papers to bring, in Spanish", facts.papers.es.clone()),
        ("takes", "When it takes what people bring", facts.takes.to_string()),
        ("gives_except", "Days on which its hours differ", except.to_string()),
    ];
    let told = all.into_iter().filter(|(_, _, value)| !value.is_empty());
    let attribute = |(code, name, value): (&str, &str, String)| Attribute {
        id: ids.of(&format!("attribute-{code}"), 0),
        link_id: Some(ids.own()),
        link_entity: Some("service".to_owned()),
        value: Some(value),
        taxonomy_term: Some(TaxonomyTerm {
            id: ids::shared("term", code),
            code: code.to_owned(),
            name: name.to_owned(),
            description: name.to_owned(),
            taxonomy: TAXONOMY.to_owned(),
        }),
    };
    told.map(attribute).collect()
}

/// With a capital letter, as English writes languages.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
