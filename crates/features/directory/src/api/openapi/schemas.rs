//! What comes in the answers: pages and refusals exactly, the objects of HSDS as far as they are filled here.

use serde_json::{Map, Value, json};

/// An id for examples.
pub(super) const ID: &str = "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0";

/// All of them by name.
pub(super) fn all() -> Value {
    let mut all = Map::new();
    let mut put = |name: &str, schema: Value| drop(all.insert(name.to_owned(), schema));
    put("Error", error());
    put("Meta", meta());
    put("Mark", mark());
    put("Service", service());
    put("Organization", organization());
    put("ServiceAtLocation", place());
    put("Location", location());
    put("ServicePage", page(&["Service", "Mark"]));
    put("OrganizationPage", page(&["Organization"]));
    put("ServiceAtLocationPage", page(&["ServiceAtLocation"]));
    put(
        "Linked",
        object(&[("@context", text()), ("@id", uri()), ("name", text())], &["@context", "@id", "name"]),
    );
    put(
        "Description",
        object(&[("openapi", text()), ("paths", json!({ "type": "object" }))], &["openapi", "paths"]),
    );
    Value::Object(all)
}

fn object(fields: &[(&str, Value)], required: &[&str]) -> Value {
    let fields: Map<String, Value> =
        fields.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "properties": fields, "required": required })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn uuid() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

fn uri() -> Value {
    json!({ "type": "string", "format": "uri" })
}

fn moment() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn many(one: &Value) -> Value {
    json!({ "type": "array", "items": one })
}

/// Something with an id.
fn part(fields: &[(&str, Value)], required: &[&str]) -> Value {
    let fields: Vec<(&str, Value)> = std::iter::once(("id", uuid())).chain(fields.iter().cloned()).collect();
    let required: Vec<&str> = std::iter::once("id").chain(required.iter().copied()).collect();
    object(&fields, &required)
}

fn error() -> Value {
    let inner = json!({
        "type": "object", "additionalProperties": false, "required": ["status", "message"],
        "properties": {
            "status": { "type": "integer", "minimum": 400, "maximum": 499 },
            "message": { "type": "string", "minLength": 1 },
        },
    });
    json!({
        "type": "object", "additionalProperties": false, "required": ["error"], "properties": { "error": inner },
        "examples": [{ "error": { "status": 400, "message": "The parameter `page` must be a whole number from 1 to 1000000." } }],
    })
}

fn meta() -> Value {
    object(
        &[("version", json!({ "const": "3.1" })), ("profile", uri()), ("openapi_url", uri())],
        &["version", "profile", "openapi_url"],
    )
}

fn mark() -> Value {
    part(&[("modified_date", moment())], &["modified_date"])
}

/// A page of a list of any of these.
fn page(of: &[&str]) -> Value {
    let all: Vec<Value> = of.iter().map(|name| refer(name)).collect();
    let number = |least: u64| json!({ "type": "integer", "minimum": least });
    let fields = [
        ("total_items", number(0)),
        ("total_pages", number(1)),
        ("page_number", number(1)),
        ("size", json!({ "type": "integer", "minimum": 0, "maximum": 100 })),
        ("first_page", json!({ "type": "boolean" })),
        ("last_page", json!({ "type": "boolean" })),
        ("empty", json!({ "type": "boolean" })),
        ("contents", json!({ "type": "array", "maxItems": 100, "items": { "anyOf": all } })),
    ];
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let mut page = object(&fields, &names);
    page["additionalProperties"] = json!(false);
    page
}

fn phones() -> Value {
    many(&part(&[("number", text()), ("type", text())], &["number"]))
}

fn schedules() -> Value {
    let fields = [
        ("freq", json!({ "enum": ["WEEKLY", "MONTHLY"] })),
        ("byday", text()),
        ("opens_at", text()),
        ("closes_at", text()),
        ("notes", text()),
    ];
    many(&part(&fields, &[]))
}

fn service() -> Value {
    let term = part(
        &[("code", text()), ("name", text()), ("description", text()), ("taxonomy", text())],
        &["name", "description"],
    );
    let attribute = part(
        &[("link_id", uuid()), ("link_entity", text()), ("value", text()), ("taxonomy_term", term)],
        &[],
    );
    let fields = [
        ("organization_id", uuid()),
        ("name", text()),
        ("description", text()),
        ("url", uri()),
        ("email", text()),
        ("status", json!({ "enum": ["active", "inactive", "defunct", "temporarily closed"] })),
        ("eligibility_description", text()),
        ("assured_date", json!({ "type": "string", "format": "date" })),
        ("last_modified", moment()),
        ("phones", phones()),
        ("schedules", schedules()),
        ("languages", many(&part(&[("name", text()), ("code", text())], &[]))),
        ("required_documents", many(&part(&[("document", text())], &[]))),
        ("attributes", many(&attribute)),
        (
            "service_at_locations",
            many(&part(&[("service_id", uuid()), ("location", refer("Location"))], &[])),
        ),
        ("organization", refer("Organization")),
    ];
    part(&fields, &["name", "status", "last_modified"])
}

fn organization() -> Value {
    let fields = [
        ("name", text()),
        ("description", text()),
        ("email", text()),
        ("website", uri()),
        ("phones", phones()),
        ("services", many(&refer("Service"))),
    ];
    part(&fields, &["name", "description"])
}

fn place() -> Value {
    let fields = [
        ("service_id", uuid()),
        ("location_id", uuid()),
        ("phones", phones()),
        ("schedules", schedules()),
        ("location", refer("Location")),
        ("service", refer("Service")),
    ];
    part(&fields, &["service_id", "location_id", "location", "service"])
}

fn location() -> Value {
    let degrees = |most: i32| json!({ "type": "number", "minimum": -most, "maximum": most });
    let names = ["address_1", "city", "state_province", "postal_code", "country", "address_type"];
    let address: Vec<(&str, Value)> = names.iter().map(|name| (*name, text())).collect();
    let fields = [
        ("location_type", json!({ "enum": ["physical", "postal", "virtual"] })),
        ("name", text()),
        ("latitude", degrees(90)),
        ("longitude", degrees(180)),
        ("addresses", many(&part(&address, &names))),
    ];
    part(&fields, &["location_type"])
}
