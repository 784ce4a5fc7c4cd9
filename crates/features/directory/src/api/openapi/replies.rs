//! Which statuses an address answers with, and what comes with each. Refusals of the server itself are pages for people.

use serde_json::{Map, Value, json};

use super::super::answer::JSON;

/// A status that the server's own guards answer with a page.
const PAGES: [(&str, &str); 4] = [
    ("405", "Another method than these."),
    ("429", "Too many requests; Retry-After says when to come back."),
    ("500", "A mistake of ours."),
    ("503", "The database does not answer, or there is too much to tell at once."),
];

fn page(words: &str) -> Value {
    json!({ "description": words, "content": { "text/html": { "schema": { "type": "string" } } } })
}

fn refusal(words: &str) -> Value {
    json!({
        "description": words,
        "content": { JSON: { "schema": { "$ref": "#/components/schemas/Error" } } },
    })
}

fn kept() -> Value {
    let text = |words: &str| json!({ "description": words, "schema": { "type": "string" } });
    json!({ "ETag": text("The mark of this edition."), "Cache-Control": text("How long it may be kept.") })
}

/// 200 of these kinds, 304, 400 and what the server's guards say.
fn all(content: &Value) -> Map<String, Value> {
    let mut all: Map<String, Value> =
        PAGES.iter().map(|(status, words)| ((*status).to_owned(), page(words))).collect();
    let mut put = |status: &str, reply: Value| drop(all.insert(status.to_owned(), reply));
    put("200", json!({ "description": "It.", "headers": kept(), "content": content }));
    put("304", json!({ "description": "Nothing changed since If-None-Match.", "headers": kept() }));
    put("400", refusal("A parameter that is not known here, is there twice, or has no such value."));
    all
}

fn of(schema: &str) -> Value {
    json!({ JSON: { "schema": { "$ref": format!("#/components/schemas/{schema}") } } })
}

/// Of an object of this schema.
pub(super) fn json(schema: &str) -> Value {
    Value::Object(all(&of(schema)))
}

/// Of a page whose objects are at addresses of their own.
pub(super) fn list(schema: &str, one: &str) -> Value {
    let mut all = all(&of(schema));
    let link = json!({
        "operationId": format!("get{one}"), "parameters": { "id": "$response.body#/contents/0/id" },
        "description": "The first of them, whole.",
    });
    all["200"]["links"] = json!({ "first": link });
    Value::Object(all)
}

/// Of one thing among many.
pub(super) fn item(schema: &str) -> Value {
    let mut all = all(&of(schema));
    // An id that is no path at all never reaches the list.
    let mut nothing = refusal("Nothing here has this id, or it is not listed any more.");
    nothing["content"]["text/html"] = json!({ "schema": { "type": "string" } });
    all.insert("404".to_owned(), nothing);
    all.insert("422".to_owned(), refusal("That is no id."));
    Value::Object(all)
}

/// Of a list that was asked for by POST.
pub(super) fn posted(schema: &str) -> Value {
    let mut all = all(&of(schema));
    all.remove("304");
    all["200"]["headers"] = json!({});
    all.insert("403".to_owned(), page("Sent by a page of another host."));
    all.insert("408".to_owned(), page("The body came too slowly."));
    let mut large = refusal("A body larger than any question.");
    large["content"]["text/html"] = json!({ "schema": { "type": "string" } });
    all.insert("413".to_owned(), large);
    all.insert("415".to_owned(), refusal("The body is neither a form nor JSON."));
    Value::Object(all)
}

/// Of a file.
pub(super) fn file(kind: &str) -> Value {
    Value::Object(all(&json!({ kind: {} })))
}

/// Of the feed, which passes over what it does not know.
pub(super) fn feed() -> Value {
    let mut all = all(&json!({ "application/atom+xml": {} }));
    all.remove("400");
    Value::Object(all)
}

/// Of a listing for search engines.
pub(super) fn linked() -> Value {
    let mut all =
        all(&json!({ "application/ld+json": { "schema": { "$ref": "#/components/schemas/Linked" } } }));
    let mut nothing = refusal("No listing has this name, or it is not listed any more.");
    nothing["content"]["text/html"] = json!({ "schema": { "type": "string" } });
    all.insert("404".to_owned(), nothing);
    Value::Object(all)
}
