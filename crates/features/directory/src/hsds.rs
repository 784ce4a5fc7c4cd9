//! What a listing looks like to other programs: objects of the Human Services Data Specification 3.1 (HSDS, openreferral.org).
//!
//! Only the fields that a listing has are here; what others write beside them is passed over when it is read. Ids are random
//! UUIDs (version 4) of their own. Nothing private has a field.

use serde::{Deserialize, Serialize};

use crate::domain::{Freshness, Standing};
use crate::hours::{Slot, Until};
use crate::schedule;

/// Written in a schedule's notes for doors that shut when nothing is left, and read back from there.
const UNTIL_GONE: &str = "until it is gone";

/// Who does it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    /// A UUID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its public e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Its numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
}

/// What it does for whom and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    /// A UUID.
    pub id: String,
    /// Whose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its public e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `active`, `inactive`, `defunct` or `temporarily closed`; see [`status`].
    pub status: String,
    /// Who may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligibility_description: Option<String>,
    /// The day on which somebody who knows last confirmed it, as `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<String>,
    /// Its public numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// When.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// In which languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// What papers to bring, apart from who may come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required_documents: Vec<RequiredDocument>,
    /// What has no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// Where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<ServiceAtLocation>,
    /// Whose, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
}

/// A service at a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceAtLocation {
    /// A UUID.
    pub id: String,
    /// Which service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// Which place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// The numbers there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// When it is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// Which place, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Location {
    /// A UUID.
    pub id: String,
    /// `physical`, `postal` or `virtual`.
    pub location_type: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// In degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Where letters and people find it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
}

/// An address; HSDS wants all of its parts, and what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// A UUID.
    pub id: String,
    /// Street and number.
    pub address_1: String,
    /// The city.
    pub city: String,
    /// The state or province, in its short form.
    pub state_province: String,
    /// The postal code.
    pub postal_code: String,
    /// Two letters of ISO 3166-1.
    pub country: String,
    /// `physical`, `postal` or `virtual`.
    pub address_type: String,
}

/// Something about a thing that has no field: a value of a term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribute {
    /// A UUID.
    pub id: String,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// `service` or another kind of thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_entity: Option<String>,
    /// What is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// In which sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy_term: Option<TaxonomyTerm>,
}

/// A word of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxonomyTerm {
    /// A UUID.
    pub id: String,
    /// The word itself.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Whose vocabulary.
    pub taxonomy: String,
}

/// A number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// A UUID.
    pub id: String,
    /// As people dial it.
    pub number: String,
    /// `voice` or another use.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// A language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Language {
    /// A UUID.
    pub id: String,
    /// Its name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its code of ISO 639.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Something to bring.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequiredDocument {
    /// A UUID.
    pub id: String,
    /// What.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// One regular opening.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// A UUID.
    pub id: String,
    /// `WEEKLY` or `MONTHLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
    /// As in iCalendar: `SA`, `2SA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byday: Option<String>,
    /// `09:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<String>,
    /// `17:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// A page of a list, as the read API answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// How many there are in all.
    pub total_items: u64,
    /// On how many pages.
    pub total_pages: u64,
    /// Which one this is, the first being 1.
    pub page_number: u64,
    /// How many are here.
    pub size: u64,
    /// It is the first.
    pub first_page: bool,
    /// It is the last.
    pub last_page: bool,
    /// Nothing is here.
    pub empty: bool,
    /// What is here.
    pub contents: Vec<T>,
}

impl<T> Page<T> {
    /// The `number`th page, the first being 1, of `total` things, `per` of them a page (at least one).
    pub fn of(contents: Vec<T>, (number, per): (u64, u64), total: u64) -> Self {
        // An empty list has one page with nothing on it.
        let pages = total.div_ceil(per.max(1)).max(1);
        Self {
            total_items: total,
            total_pages: pages,
            page_number: number,
            size: u64::try_from(contents.len()).unwrap_or(u64::MAX),
            first_page: number <= 1,
            last_page: number >= pages,
            empty: contents.is_empty(),
            contents,
        }
    }
}

/// How a listing stands, in HSDS's four words. It has none for age, which `assured_date` tells; what is history is not
/// offered as active.
pub const fn status(standing: Standing, freshness: Freshness) -> &'static str {
    match (standing, freshness) {
        (Standing::Closed, _) => "defunct",
        (Standing::Resting(_), _) => "temporarily closed",
        (Standing::There, Freshness::History) => "inactive",
        (Standing::There, _) => "active",
    }
}

impl Schedule {
    /// An opening as others read it.
    pub fn of(slot: Slot, id: String) -> Self {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        let until = slot.window.until();
        Self {
            id,
            freq: Some(if slot.on.is_weekly() { "WEEKLY" } else { "MONTHLY" }.to_owned()),
            byday: Some(slot.on.to_string()),
            opens_at: Some(clock(slot.window.from())),
            closes_at: match until {
                Until::Minute(until) => Some(clock(until)),
                Until::Gone => None,
            },
            notes: (until == Until::Gone).then(|| UNTIL_GONE.to_owned()),
        }
    }

    /// The openings that it means, and what is odd about it.
    pub fn read(&self) -> schedule::Schedule {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let gone = self.closes_at.is_none() && self.notes.as_deref() == Some(UNTIL_GONE);
        let closes_at = if gone { schedule::GONE.to_owned() } else { text(&self.closes_at) };
        schedule::hsds(&text(&self.byday), &text(&self.opens_at), &closes_at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hours::{On, Window};

    #[test]
    fn a_page_of_a_list_says_where_it_stands_and_whether_it_is_empty() {
        let page = Page::of(vec!["c"], (2, 2), 3);
        assert_eq!((page.total_pages, page.size, page.first_page, page.last_page), (2, 1, false, true));
        let none = Page::<u8>::of(Vec::new(), (1, 50), 0);
        assert!(none.empty && none.first_page && none.last_page && none.total_pages == 1);
        let json = serde_json::to_value(&none).expect("JSON");
        assert_eq!(json["empty"], true);
        assert_eq!(json["contents"], serde_json::json!([]));
    }

    #[test]
    fn only_what_somebody_said_is_closed_and_only_what_is_not_history_is_active() {
        assert_eq!(status(Standing::Closed, Freshness::Confirmed), "defunct");
        assert_eq!(status(Standing::Resting(None), Freshness::Confirmed), "temporarily closed");
        assert_eq!(status(Standing::There, Freshness::Silent), "active");
        assert_eq!(status(Standing::There, Freshness::History), "inactive");
    }

    #[test]
    fn what_others_write_beside_our_fields_is_passed_over_and_what_is_missing_is_empty() {
        let text =
            r#"{"id": "x", "name": "Soup", "tax_id": "1", "schedules": [{"byday": "MO", "interval": 1}]}"#;
        let service: Service = serde_json::from_str(text).expect("a service");
        assert_eq!((service.name.as_str(), service.schedules.len()), ("Soup", 1));
        assert_eq!(service.schedules[0].read().odd.len(), 1, "no hours");
    }

    proptest! {
        #[test]
        fn an_opening_that_was_exported_is_read_back(weekday in 0_u8..7, nth in -5_i8..=5, from in 0_u16..1_440, long in proptest::option::of(1_u16..=480)) {
            let until = long.map_or(Until::Gone, |long| match from + long {
                until if until <= 1_440 => Until::Minute(until),
                until => Until::Minute(until - 1_440),
            });
            let slot = Slot { on: On::new(weekday, nth).expect("a day"), window: Window::new(from, until).expect("hours") };
            let exported = Schedule::of(slot, String::new());
            let text = serde_json::to_string(&exported).expect("JSON");
            let read = serde_json::from_str::<Schedule>(&text).expect("a schedule").read();
            prop_assert_eq!(read.slots, vec![slot]);
        }
    }
}
