//! A tabular data package of HSDS 3.1: one packed file with a table for each kind of thing, and a page that describes them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{pack, table};
use crate::hours::On;
use crate::hsds::{
    Address, Attribute, Organization, Phone, Schedule, Service, ServiceAtLocation, TaxonomyTerm,
};

/// A table: its name, its columns, and which of them refer to which table.
type Shape = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// The tables in the order in which one refers to another.
const TABLES: [Shape; 11] = [
    ("organizations", &["id", "name", "description", "email", "website"], &[]),
    (
        "services",
        &[
            "id",
            "organization_id",
            "name",
            "description",
            "url",
            "email",
            "status",
            "eligibility_description",
            "assured_date",
        ],
        &[("organization_id", "organizations")],
    ),
    ("locations", &["id", "location_type", "name", "latitude", "longitude"], &[]),
    (
        "addresses",
        &[
            "id",
            "location_id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
        &[("location_id", "locations")],
    ),
    (
        "service_at_locations",
        &["id", "service_id", "location_id"],
        &[("service_id", "services"), ("location_id", "locations")],
    ),
    (
        "phones",
        &["id", "service_id", "organization_id", "number", "type"],
        &[("service_id", "services"), ("organization_id", "organizations")],
    ),
    (
        "schedules",
        &["id", "service_id", "freq", "byday", "opens_at", "closes_at", "notes"],
        &[("service_id", "services")],
    ),
    ("languages", &["id", "service_id", "name", "code"], &[("service_id", "services")]),
    ("required_documents", &["id", "service_id", "document"], &[("service_id", "services")]),
    ("taxonomy_terms", &["id", "code", "name", "description", "taxonomy"], &[]),
    (
        "attributes",
        &["id", "link_id", "taxonomy_term_id", "link_entity", "value"],
        &[("taxonomy_term_id", "taxonomy_terms")],
    ),
];

/// The tables while they are written.
struct Tables(BTreeMap<&'static str, csv::Writer<Vec<u8>>>);

impl Tables {
    fn new() -> Self {
        let tables = TABLES.iter().map(|(name, columns, _)| {
            let mut writer = csv::Writer::from_writer(Vec::new());
            // Writing into memory does not fail, here and below.
            writer.write_record(*columns).unwrap_or_default();
            (*name, writer)
        });
        Self(tables.collect())
    }

    fn row(&mut self, name: &str, cells: &[&str]) {
        let cell = |cell: &&str| if is_plain(cell) { (*cell).to_owned() } else { table::harmless(cell) };
        if let Some(writer) = self.0.get_mut(name) {
            writer.write_record(cells.iter().map(cell)).unwrap_or_default();
        }
    }

    fn service(&mut self, service: &Service) {
        let owner = service.organization_id.as_deref().unwrap_or_default();
        if let Some(whole) = &service.organization {
            self.organization(whole);
        }
        let cells = [
            &service.id,
            owner,
            &service.name,
            text(service.description.as_ref()),
            text(service.url.as_ref()),
            text(service.email.as_ref()),
            &service.status,
            text(service.eligibility_description.as_ref()),
            text(service.assured_date.as_ref()),
        ];
        self.row("services", &cells);
        for phone in &service.phones {
            self.phone(phone, &service.id, "");
        }
        for schedule in &service.schedules {
            self.schedule(schedule, &service.id);
        }
        for language in &service.languages {
            let (name, code) = (text(language.name.as_ref()), text(language.code.as_ref()));
            self.row("languages", &[&language.id, &service.id, name, code]);
        }
        for paper in &service.required_documents {
            self.row("required_documents", &[&paper.id, &service.id, text(paper.document.as_ref())]);
        }
        for attribute in &service.attributes {
            self.attribute(attribute);
        }
        for at in &service.service_at_locations {
            self.place(at, &service.id);
        }
    }

    fn organization(&mut self, whole: &Organization) {
        let (email, page) = (text(whole.email.as_ref()), text(whole.website.as_ref()));
        self.row("organizations", &[&whole.id, &whole.name, &whole.description, email, page]);
        for phone in &whole.phones {
            self.phone(phone, "", &whole.id);
        }
    }

    fn phone(&mut self, phone: &Phone, service: &str, owner: &str) {
        self.row("phones", &[&phone.id, service, owner, &phone.number, text(phone.kind.as_ref())]);
    }

    fn schedule(&mut self, schedule: &Schedule, service: &str) {
        let parts =
            [&schedule.freq, &schedule.byday, &schedule.opens_at, &schedule.closes_at, &schedule.notes];
        let [freq, byday, opens_at, closes_at, notes] = parts.map(|part| text(part.as_ref()));
        self.row("schedules", &[&schedule.id, service, freq, byday, opens_at, closes_at, notes]);
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let parts = [&attribute.link_id, &attribute.link_entity, &attribute.value];
        let [link, entity, value] = parts.map(|part| text(part.as_ref()));
        let term = attribute.taxonomy_term.as_ref().map_or("", |term| term.id.as_str());
        self.row("attributes", &[&attribute.id, link, term, entity, value]);
    }

    fn place(&mut self, at: &ServiceAtLocation, service: &str) {
        let Some(location) = &at.location else { return };
        self.row("service_at_locations", &[&at.id, service, &location.id]);
        let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
        let (lat, lon) = (degrees(location.latitude), degrees(location.longitude));
        let name = text(location.name.as_ref());
        self.row("locations", &[&location.id, &location.location_type, name, &lat, &lon]);
        for address in &location.addresses {
            let Address { id, address_1, city, state_province, postal_code, country, address_type } = address;
            let cells =
                [id, &location.id, address_1, city, state_province, postal_code, country, address_type];
            self.row("addresses", &cells.map(String::as_str));
        }
    }

    fn files(self) -> Vec<(String, Vec<u8>)> {
        let file = |(name, writer): (&str, csv::Writer<Vec<u8>>)| {
            (format!("{name}.csv"), writer.into_inner().unwrap_or_default())
        };
        self.0.into_iter().map(file).collect()
    }
}

/// A package of listings, made one by one; the same listings make the same bytes.
pub fn datapackage(listings: impl IntoIterator<Item = Service>) -> Vec<u8> {
    let mut tables = Tables::new();
    let mut terms = BTreeMap::<String, TaxonomyTerm>::new();
    for service in listings {
        tables.service(&service);
        let used = service.attributes.into_iter().filter_map(|attribute| attribute.taxonomy_term);
        terms.extend(used.map(|term| (term.code.clone(), term)));
    }
    for TaxonomyTerm { id, code, name, description, taxonomy } in terms.values() {
        tables.row("taxonomy_terms", &[id, code, name, description, taxonomy]);
    }
    let page = serde_json::to_vec_pretty(&page()).unwrap_or_default();
    let mut files = vec![("datapackage.json".to_owned(), page)];
    files.extend(tables.files());
    pack::pack(&files)
}

/// What a program must know about the tables.
fn page() -> Value {
    let resource = |(name, columns, refers): &Shape| {
        let fields: Vec<Value> = columns.iter().map(|column| field(column)).collect();
        let keys: Vec<Value> = refers
            .iter()
            .map(|(column, to)| json!({ "fields": column, "reference": { "resource": to, "fields": "id" } }))
            .collect();
        json!({
            "name": name, "path": format!("{name}.csv"), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "profile": "tabular-data-resource",
            "schema": { "fields": fields, "primaryKey": "id", "foreignKeys": keys },
        })
    };
    json!({
        "name": "human_services_data", "title": "Human Services Data Specification", "version": "3.1",
        "profile": "tabular-data-package",
        "resources": TABLES.iter().map(resource).collect::<Vec<Value>>(),
    })
}

fn field(column: &str) -> Value {
    let kind = if matches!(column, "latitude" | "longitude") { "number" } else { "string" };
    if column == "id" {
        json!({ "name": column, "type": kind, "format": "uuid", "constraints": { "required": true, "unique": true } })
    } else {
        json!({ "name": column, "type": kind })
    }
}

/// What programs read letter by letter and no spreadsheet can run: numbers, also those to dial, and days such as `-1FR`.
fn is_plain(cell: &str) -> bool {
    let numeric = |byte: u8| byte.is_ascii_digit() || b" +-().".contains(&byte);
    cell.bytes().all(numeric) || cell.parse::<On>().is_ok()
}

fn text(said: Option<&String>) -> &str {
    said.map_or("", String::as_str)
}
