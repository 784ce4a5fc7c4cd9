//! `/openapi.json`: what programs may ask for and what they hear, in the words of `OpenAPI` 3.1. It is drawn from the same lists
//! that read a question, so that it cannot promise anything else.

mod replies;
mod schemas;

use axum::extract::State;
use axum::response::Response;
use kit_web::Answer;
use people::Site;
use serde_json::{Map, Value, json};

use super::answer::{Edition, JSON};
use super::asked::{Asked, Kind, List, MOST_LETTERS, Param};
use super::caller::Caller;

/// `GET /openapi.json`. Statements: 1.
pub(super) async fn show(State(site): State<Site>, caller: Caller) -> Answer<Response> {
    Asked::default().with(&[], &caller.pairs()?)?;
    let tag = Edition::of(&site).await?.tag(&caller, "");
    Ok(caller.has(&tag).unwrap_or_else(|| caller.tell(&tag, JSON, document(&caller.prefix).to_string())))
}

/// The document of a network that is reached under this mount.
pub(super) fn document(prefix: &str) -> Value {
    let server = if prefix.is_empty() { "/" } else { prefix };
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Farolito: a directory of mutual aid",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Groups, pantries, fridges, councils and resources, as HSDS 3.1 has them.",
            "description": "Read only, for everybody. Nothing private is in it. Every fact has its age: `assured_date` \
                is the day on which somebody who knows last confirmed it; what is over is `defunct`, what rests is \
                `temporarily closed`, what nobody has confirmed for more than a year is `inactive`. Please keep what you \
                have and ask again with If-None-Match; more than 20 requests a second are refused with 429.",
        },
        "servers": [{ "url": server }],
        "paths": paths(),
        "components": { "schemas": schemas::all() },
    })
}

fn paths() -> Value {
    let mut paths = Map::new();
    let mut put = |path: &str, item: Value| drop(paths.insert(path.to_owned(), item));
    put("/hsds/v3/", get("getMeta", "What this is.", &[], &replies::json("Meta")));
    let lists = [
        (List::Services, "services", "Service"),
        (List::Organizations, "organizations", "Organization"),
        (List::Places, "service_at_locations", "ServiceAtLocation"),
    ];
    for (list, name, one) in lists {
        put(&format!("/hsds/v3/{name}"), of_list(list, one));
        let takes: &[Param] = if list == List::Organizations { &[Param::FullService] } else { &[] };
        put(&format!("/hsds/v3/{name}/{{id}}"), of_item(takes, one));
    }
    let files = [
        ("/directory.csv", "getTable", "Everything as one table.", "text/csv"),
        ("/directory.zip", "getPackage", "Everything as a package of HSDS tables.", "application/zip"),
        ("/directory.osm", "getPoints", "Fridges and pantries for OpenStreetMap.", "application/xml"),
    ];
    for (path, id, words, kind) in files {
        put(path, get(id, words, &[], &replies::file(kind)));
    }
    put("/directory.atom", feed());
    put("/g/{slug}/listing.json", linked());
    put("/openapi.json", get("getDescription", "This document.", &[], &replies::json("Description")));
    Value::Object(paths)
}

fn get(id: &str, words: &str, parameters: &[Value], responses: &Value) -> Value {
    json!({ "get": {
        "operationId": id, "summary": words, "parameters": parameters, "responses": responses,
    } })
}

fn of_list(list: List, one: &str) -> Value {
    let parameters: Vec<Value> = list.takes().iter().map(|param| parameter(*param)).collect();
    let fields: Map<String, Value> =
        list.takes().iter().map(|param| (param.name().to_owned(), schema(*param))).collect();
    let body = json!({ "schema": { "type": "object", "properties": fields, "additionalProperties": false } });
    let page = format!("{one}Page");
    json!({
        "get": {
            "operationId": format!("list{one}"),
            "summary": "One page of the list, in the order of the ids.",
            "parameters": parameters,
            "responses": replies::list(&page, one),
        },
        "post": {
            "operationId": format!("list{one}ByPost"),
            "summary": "The same. What stands in the body counts where the address says otherwise.",
            "parameters": parameters,
            "requestBody": {
                "required": false,
                "content": { "application/json": body, "application/x-www-form-urlencoded": body },
            },
            "responses": replies::posted(&page),
        },
    })
}

fn of_item(takes: &[Param], one: &str) -> Value {
    let id = json!({
        "name": "id", "in": "path", "required": true, "description": "Its id in the list.",
        "schema": { "type": "string", "format": "uuid" },
        "example": schemas::ID,
    });
    let parameters: Vec<Value> =
        std::iter::once(id).chain(takes.iter().map(|param| parameter(*param))).collect();
    get(&format!("get{one}"), "One of them, with everything nested in it.", &parameters, &replies::item(one))
}

fn feed() -> Value {
    let lang = json!({
        "name": "lang", "in": "query", "required": false, "description": "The language of its words.",
        "schema": { "type": "string" }, "example": "es",
    });
    get("getFeed", "The fifty listings that changed last.", &[lang], &replies::feed())
}

fn linked() -> Value {
    let slug = json!({
        "name": "slug", "in": "path", "required": true, "description": "The listing's name in addresses.",
        "schema": { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" }, "example": "sopa-del-sabado",
    });
    get("getLinked", "A listing for search engines (schema.org).", &[slug], &replies::linked())
}

fn parameter(param: Param) -> Value {
    json!({
        "name": param.name(), "in": "query", "required": false,
        "description": meaning(param), "schema": schema(param),
    })
}

const fn meaning(param: Param) -> &'static str {
    match param {
        Param::Search => "Only what holds all of these words; the last one may be unfinished.",
        Param::Page => "Which page, from 1. One past the end is empty.",
        Param::PerPage => "How many on a page.",
        Param::Format => {
            "The only form of a list; the whole directory is also at /directory.csv and /directory.zip."
        }
        Param::Term => "Only what has an attribute of this taxonomy term.",
        Param::Owner => "Only what this organization does.",
        Param::After => "Only what changed then or later.",
        Param::Minimal => "Only `id` and `modified_date`, whatever else is asked for.",
        Param::Full => "With everything nested.",
        Param::FullService => "Organizations with their services, whole.",
    }
}

fn schema(param: Param) -> Value {
    match param.kind() {
        // No text of ours holds the character that ends texts in older programs.
        Kind::Words => {
            json!({ "type": "string", "maxLength": MOST_LETTERS, "pattern": "^[^\\u0000]*$", "examples": ["food"] })
        }
        Kind::Whole(most) => {
            let usual = if param == Param::Page { 1 } else { Asked::default().per_page };
            json!({ "type": "integer", "minimum": 1, "maximum": most, "default": usual })
        }
        Kind::YesOrNo => json!({ "type": "boolean", "default": false }),
        Kind::Id => json!({ "type": "string", "format": "uuid", "examples": [schemas::ID] }),
        Kind::Moment => {
            json!({ "type": "string", "format": "date-time", "examples": ["2026-11-23T00:00:00Z"] })
        }
        Kind::Json => json!({ "type": "string", "enum": ["json"], "default": "json" }),
    }
}
