//! Tables of HSDS, one file each (HSDS 1 to 3): put together to one object a service, one at a time.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::letters::letters;
use super::{Intake, Limits, Odd, Read, Why, objects, table};

/// The tables that are read. Contacts are not: they name persons.
const KNOWN: [&str; 12] = [
    "organizations",
    "services",
    "locations",
    "addresses",
    "phones",
    "service_at_locations",
    "schedules",
    "languages",
    "required_documents",
    "attributes",
    "taxonomy_terms",
    "metadata",
];

/// One table with its rows by what they belong to.
#[derive(Debug, Default)]
struct Table {
    heading: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
    /// Numbers of rows by column and value; made for the columns that are asked for.
    by: HashMap<&'static str, HashMap<String, Vec<usize>>>,
}

/// The tables of a package.
#[derive(Debug, Default)]
pub(super) struct Tables(HashMap<&'static str, Table>);

impl Tables {
    /// From the files of a package; none if it has no services and no organizations.
    pub(super) fn of(files: &[(String, Vec<u8>)], cap: Limits) -> Result<Option<Self>, Why> {
        let mut tables = Self::default();
        for (name, file) in files {
            if let Some(known) = known(name) {
                // A table without rows is a table.
                match Table::of(file, cap) {
                    Ok(table) => drop(tables.0.insert(known, table)),
                    Err(Why::Empty) => {}
                    Err(why) => return Err(why),
                }
            }
        }
        for (name, column) in INDEX {
            if let Some(table) = tables.0.get_mut(name) {
                table.index(column);
            }
        }
        let is = tables.0.contains_key("services") || tables.0.contains_key("organizations");
        Ok(is.then_some(tables))
    }

    /// Every service as a listing; without a table of services, every organization.
    pub(super) fn read(&self, cap: Limits) -> Read {
        let mut intake = Intake::default();
        let name = if self.0.contains_key("services") { "services" } else { "organizations" };
        let Some(table) = self.0.get(name) else { return intake.read };
        for (line, record) in &table.rows {
            let row = if record.len() < table.heading.len() {
                Err(Odd { line: *line, why: Why::Half })
            } else {
                let service = self.service(table.object(record));
                objects::one(&service, &Value::Null, *line, cap)
            };
            if !intake.take(row, cap) {
                break;
            }
        }
        intake.read
    }

    fn service(&self, mut service: Map<String, Value>) -> Value {
        let id = id_of(&service, "id");
        self.nest(&mut service, &id, "service_id");
        let terms = |mut attribute: Map<String, Value>| {
            let term =
                self.all("taxonomy_terms", "id", &id_of(&attribute, "taxonomy_term_id")).into_iter().next();
            attribute.insert("taxonomy_term".to_owned(), term.map_or(Value::Null, Value::Object));
            Value::Object(attribute)
        };
        let attributes = self.all("attributes", "link_id", &id).into_iter().map(terms).collect();
        put(&mut service, "attributes", attributes);
        let metadata = self.all("metadata", "resource_id", &id).into_iter().map(Value::Object).collect();
        put(&mut service, "metadata", metadata);
        let mut owner = id_of(&service, "organization_id");
        let mut places = self.all("service_at_locations", "service_id", &id);
        if places.is_empty() {
            // HSDS 1: a service names its place.
            let place = id_of(&service, "location_id");
            places.extend(
                (!place.is_empty()).then(|| Map::from_iter([("location_id".to_owned(), place.into())])),
            );
        }
        for at in &mut places {
            let own = id_of(at, "id");
            self.nest(at, &own, "service_at_location_id");
            let place = id_of(at, "location_id");
            let Some(mut location) = self.all("locations", "id", &place).into_iter().next() else { continue };
            self.nest(&mut location, &place, "location_id");
            let addresses =
                self.all("addresses", "location_id", &place).into_iter().map(Value::Object).collect();
            put(&mut location, "addresses", addresses);
            if owner.is_empty() {
                owner = id_of(&location, "organization_id");
            }
            at.insert("location".to_owned(), Value::Object(location));
        }
        put(&mut service, "service_at_locations", places.into_iter().map(Value::Object).collect());
        if let Some(mut whole) = self.all("organizations", "id", &owner).into_iter().next() {
            self.nest(&mut whole, &owner, "organization_id");
            service.insert("organization".to_owned(), Value::Object(whole));
        }
        Value::Object(service)
    }

    /// Puts in what belongs to an object by its id.
    fn nest(&self, object: &mut Map<String, Value>, id: &str, column: &'static str) {
        for name in ["phones", "schedules", "languages", "required_documents"] {
            let found = self.all(name, column, id).into_iter().map(Value::Object).collect();
            put(object, name, found);
        }
    }

    fn all(&self, name: &str, column: &str, id: &str) -> Vec<Map<String, Value>> {
        let Some(table) = self.0.get(name).filter(|_| !id.is_empty()) else { return Vec::new() };
        let numbers = table.by.get(column).and_then(|by| by.get(id)).map(Vec::as_slice).unwrap_or_default();
        // What stands in the table of every listing at once is no part of one.
        let rows = numbers.iter().take(100).filter_map(|at| table.rows.get(*at));
        rows.map(|(_, record)| table.object(record)).collect()
    }
}

/// By which columns rows are found.
const INDEX: [(&str, &str); 17] = [
    ("organizations", "id"),
    ("locations", "id"),
    ("addresses", "location_id"),
    ("service_at_locations", "service_id"),
    ("attributes", "link_id"),
    ("taxonomy_terms", "id"),
    ("metadata", "resource_id"),
    ("phones", "service_id"),
    ("phones", "service_at_location_id"),
    ("phones", "location_id"),
    ("phones", "organization_id"),
    ("schedules", "service_id"),
    ("schedules", "service_at_location_id"),
    ("schedules", "location_id"),
    ("languages", "service_id"),
    ("languages", "location_id"),
    ("required_documents", "service_id"),
];

impl Table {
    fn of(file: &[u8], cap: Limits) -> Result<Self, Why> {
        let text = letters(file)?;
        let (mark, from) = table::said(&text);
        let body = text.get(from..).unwrap_or_default();
        let mut reader =
            csv::ReaderBuilder::new().delimiter(mark).flexible(true).from_reader(body.as_bytes());
        let heading = reader.headers().map_err(|_| Why::NoTable)?;
        let heading: Vec<String> = heading.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| Why::NoTable)?;
            if rows.len() >= cap.rows.saturating_mul(8) {
                return Err(Why::TooManyRows);
            }
            rows.push((table::line_of(&record, body.as_bytes()), record));
        }
        Ok(Self { heading, rows, by: HashMap::new() })
    }

    fn index(&mut self, column: &'static str) {
        let Some(at) = self.heading.iter().position(|name| name == column) else { return };
        let mut by = HashMap::<String, Vec<usize>>::new();
        for (number, (_, record)) in self.rows.iter().enumerate() {
            if let Some(id) = record.get(at).map(str::trim).filter(|id| !id.is_empty()) {
                by.entry(id.to_owned()).or_default().push(number);
            }
        }
        self.by.insert(column, by);
    }

    /// The cells of a row that say something, by their columns.
    fn object(&self, record: &csv::StringRecord) -> Map<String, Value> {
        let cells = self.heading.iter().zip(record).filter(|(_, cell)| !cell.trim().is_empty());
        cells.map(|(name, cell)| (name.clone(), Value::String(table::plain(cell).to_owned()))).collect()
    }
}

/// Puts in a list, unless it is empty: a cell of that name may say the same in words.
fn put(object: &mut Map<String, Value>, name: &str, found: Vec<Value>) {
    if !found.is_empty() {
        object.insert(name.to_owned(), Value::Array(found));
    }
}

fn id_of(object: &Map<String, Value>, name: &str) -> String {
    object.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// A table by the name of its file, in whatever folder; HSDS writes some of them in the singular.
fn known(name: &str) -> Option<&'static str> {
    let name = name.rsplit('/').next()?.to_ascii_lowercase();
    let own = name.strip_suffix(".csv")?;
    KNOWN.into_iter().find(|known| {
        *known == own || known.strip_suffix('s') == Some(own) || (*known == "addresses" && own == "address")
    })
}
