//! A listing as the objects of the read API: whole, or with its own fields only, as lists have them.

use chrono::{DateTime, SecondsFormat};
use kit_base::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::asked::{Asked, List};
use super::register::Entry;
use crate::exchange::{self, Ids};
use crate::hsds::{Organization, Service, ServiceAtLocation};
use crate::store::listings::Listing;

/// A service, and when it last changed.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Dated {
    /// The service.
    #[serde(flatten)]
    pub(super) service: Service,
    /// When it last changed.
    pub(super) last_modified: String,
}

/// An organization with its services.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Owner {
    #[serde(flatten)]
    organization: Organization,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    services: Vec<Dated>,
}

/// A service at a location, with the service.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Placed {
    #[serde(flatten)]
    place: ServiceAtLocation,
    service: Dated,
}

/// What a list holds.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Object {
    /// A service.
    Service(Box<Dated>),
    /// An organization.
    Organization(Box<Owner>),
    /// A service at a location.
    Place(Box<Placed>),
    /// An id and a date.
    Mark {
        /// Of a service.
        id: Uuid,
        /// When it last changed.
        modified_date: String,
    },
}

/// A listing as a service with everything nested in it, its age counted from `at`.
pub(super) fn whole(listing: &Listing, at: Timestamp) -> Dated {
    let (standing, freshness) = (listing.standing.at(at), listing.freshness(at));
    let service = exchange::service(&listing.facts, ids(listing), standing, freshness, listing.confirmed_at);
    Dated { service, last_modified: moment(listing.changed_at) }
}

/// The ids of a listing: its own is a UUID from its first day.
fn ids(listing: &Listing) -> Ids {
    Ids::new(Uuid::try_parse(&listing.hsds_id).unwrap_or_default())
}

/// With its own fields only: no lists in it.
fn bare(whole: Dated) -> Dated {
    let Dated { service, last_modified } = whole;
    let organization = service.organization.map(alone);
    let service = Service {
        phones: Vec::new(),
        schedules: Vec::new(),
        languages: Vec::new(),
        required_documents: Vec::new(),
        attributes: Vec::new(),
        service_at_locations: Vec::new(),
        organization,
        ..service
    };
    Dated { service, last_modified }
}

fn alone(organization: Organization) -> Organization {
    Organization { phones: Vec::new(), ..organization }
}

/// A service within something else: it does not say again in what.
fn within(service: Dated) -> Dated {
    let service_of = Service { organization: None, service_at_locations: Vec::new(), ..service.service };
    Dated { service: service_of, ..service }
}

/// A listing as an organization; `full` with its numbers and services, `full_service` with those whole.
pub(super) fn owner(listing: &Listing, at: Timestamp, (full, full_service): (bool, bool)) -> Owner {
    let organization = exchange::organization(&listing.facts, ids(listing));
    let service = whole(listing, at);
    let services = match (full, full_service) {
        (_, true) => vec![Dated { service: Service { organization: None, ..service.service }, ..service }],
        (true, false) => vec![within(bare(service))],
        (false, false) => Vec::new(),
    };
    Owner { organization: if full { organization } else { alone(organization) }, services }
}

/// A listing as a service at a location, whole or with its own fields only; none if it is nowhere in particular.
pub(super) fn placed(listing: &Listing, at: Timestamp, full: bool) -> Option<Placed> {
    let place = exchange::at_location(&listing.facts, ids(listing))?;
    let service = whole(listing, at);
    if full {
        let service =
            Dated { service: Service { service_at_locations: Vec::new(), ..service.service }, ..service };
        return Some(Placed { place, service });
    }
    let location = place.location.map(|location| crate::hsds::Location { addresses: Vec::new(), ..location });
    let place = ServiceAtLocation { phones: Vec::new(), schedules: Vec::new(), location, ..place };
    Some(Placed { place, service: within(bare(service)) })
}

/// What a list says of a listing.
pub(super) fn of(list: List, asked: &Asked, listing: &Listing, at: Timestamp) -> Option<Object> {
    Some(match list {
        List::Services => {
            let service = whole(listing, at);
            Object::Service(Box::new(if asked.full { service } else { bare(service) }))
        }
        List::Organizations => {
            Object::Organization(Box::new(owner(listing, at, (asked.full, asked.full_service))))
        }
        List::Places => Object::Place(Box::new(placed(listing, at, asked.full)?)),
    })
}

/// An id and a date.
pub(super) fn mark(entry: &Entry) -> Object {
    Object::Mark { id: entry.service, modified_date: moment(entry.changed) }
}

/// A moment as programs write it.
pub(super) fn moment(at: Timestamp) -> String {
    let at = DateTime::from_timestamp_micros(at.micros());
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
}
