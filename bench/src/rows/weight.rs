//! What pages weigh on a bad connection: bytes raw and packed, and how often a browser has to ask.

use crate::http::{Browser, Reply};
use crate::rows::fresh;
use crate::rows::idle::demo_port;
use crate::server::Server;
use crate::table::Table;
use crate::{Outcome, Run};

/// Bytes of HTML and CSS that a page may have.
const PAGE: usize = 50 * 1024;
/// Bytes of a first visit as sent, before fonts.
const VISIT: usize = 30 * 1024;
/// Requests of a first visit, before fonts.
const REQUESTS: usize = 4;
/// Bytes of all fonts.
const FONTS: usize = 80 * 1024;

/// Weighs every page of a small demo for whoever may see it, in both languages' worst case.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "weight")?;
    let data = folder.join("data").display().to_string();
    let demo = Server::start(
        &run.farolito(),
        &["demo", "--size", "small", "--json", "--listen", "127.0.0.1:0", "--data", &data],
    )?;
    let port = demo_port(&demo.first_line)?;
    let mut visitor = Browser::new(port);
    let home = visitor.page("/")?;
    let css = style(&mut visitor, &home)?;
    let (heaviest, path, count) = heaviest(&demo, port)?;
    let figure =
        format!("{} KB for {path}, the heaviest of {count} ({} KB of it style)", kb(heaviest + css), kb(css));
    table.promise("HTML + CSS of a page, raw", figure, "≤ 50 KB", heaviest + css <= PAGE);
    for path in ["/", "/ask"] {
        let (bytes, requests) = first_visit(port, path)?;
        let figure = format!("{} KB in {requests} requests", kb(bytes));
        let kept = bytes <= VISIT && requests <= REQUESTS;
        table.promise(
            &format!("first visit of {path}, packed, before fonts"),
            figure,
            "≤ 30 KB, ≤ 4 requests",
            kept,
        );
    }
    let (bytes, files) = fonts(port)?;
    let figure = format!("{} KB in {files} files", kb(bytes));
    table.promise("fonts", figure, "≤ 80 KB", bytes <= FONTS && files > 0);
    Ok(())
}

/// The path of a sign-in or private link in the demo's line of JSON.
pub fn door(line: &str, name: &str) -> Outcome<String> {
    let json: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let url = json[name].as_str().ok_or_else(|| format!("the demo names no {name}"))?;
    let path = url.split_once("://").and_then(|(_, rest)| Some(&rest[rest.find('/')?..]));
    path.map(str::to_owned).ok_or_else(|| format!("{url} has no path"))
}

/// The heaviest HTML of all pages, its path, and how many were weighed.
fn heaviest(demo: &Server, port: u16) -> Outcome<(usize, String, usize)> {
    let open = [
        "/",
        "/ask",
        "/help",
        "/about",
        "/what-we-store",
        "/safety",
        "/exit",
        "/in",
        "/styleguide",
        "/nothing-here",
    ];
    let signed = ["/asks", "/asks?n=20", "/my", "/desk"];
    let mut found = Vec::new();
    let mut weigh = |who: &mut Browser, paths: &[String]| -> Outcome {
        for path in paths {
            let page = who.get(path)?;
            found.push((page.body.len(), path.clone()));
        }
        Ok(())
    };
    weigh(&mut Browser::new(port), &open.map(str::to_owned))?;
    for name in ["helper", "steward"] {
        let link = door(&demo.first_line, name)?;
        let mut who = crate::world::signed_in(port, link.trim_start_matches("/in/"))?;
        let mut paths = signed.map(str::to_owned).to_vec();
        paths.extend(links(&who.page("/asks")?.text(), "/asks/"));
        weigh(&mut who, &paths)?;
        if name == "steward" {
            let desk = links(&who.page("/desk")?.text(), "/desk/");
            weigh(&mut who, &desk)?;
        }
    }
    let link = door(&demo.first_line, "ask")?;
    let mut asker = Browser::new(port);
    asker.get(&link)?;
    let mut paths = vec![link, "/my".to_owned()];
    for path in paths.clone() {
        paths.extend(links(&asker.get(&path)?.text(), "/my/"));
    }
    weigh(&mut asker, &paths)?;
    let count = found.len();
    let (bytes, path) = found.into_iter().max().ok_or("there are no pages")?;
    // Private links are nobody's to read in a table.
    let path = if path.starts_with("/l/") { "/l/…".to_owned() } else { path };
    Ok((bytes, path, count))
}

/// The first few links of a page that begin so.
fn links(page: &str, front: &str) -> Vec<String> {
    let mut found: Vec<String> =
        attributes(page, "href").into_iter().filter(|href| href.starts_with(front)).collect();
    found.dedup();
    found.truncate(6);
    found
}

fn style(visitor: &mut Browser, page: &Reply) -> Outcome<usize> {
    let mut bytes = 0;
    for url in attributes(&page.text(), "href").into_iter().filter(|href| is_kind(href, "css")) {
        bytes += visitor.page(&url)?.body.len();
    }
    Ok(bytes)
}

/// Bytes and requests of somebody who was never here: the page and what it makes a browser fetch, fonts aside.
fn first_visit(port: u16, path: &str) -> Outcome<(usize, usize)> {
    let mut visitor = Browser::new(port);
    let page = visitor.page(path)?.text();
    let (mut bytes, mut requests) = (visitor.get_packed(path)?.body.len(), 1);
    let mut parts = attributes(&page, "src");
    for tag in page.split("<link ").skip(1).filter_map(|rest| rest.split('>').next()) {
        if ["stylesheet", "icon", "manifest", "modulepreload"].iter().any(|rel| tag.contains(rel)) {
            parts.extend(attributes(tag, "href"));
        }
    }
    parts.sort();
    parts.dedup();
    for part in parts.iter().filter(|part| part.starts_with('/')) {
        bytes += visitor.get_packed(part)?.body.len();
        requests += 1;
    }
    Ok((bytes, requests))
}

/// Bytes and number of all typefaces that the style names.
fn fonts(port: u16) -> Outcome<(usize, usize)> {
    let mut visitor = Browser::new(port);
    let home = visitor.page("/")?.text();
    let mut files: Vec<String> = Vec::new();
    for url in attributes(&home, "href").into_iter().filter(|href| is_kind(href, "css")) {
        let css = visitor.page(&url)?.text();
        files
            .extend(css.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    files.retain(|file| is_kind(file, "woff2"));
    files.sort();
    files.dedup();
    let mut bytes = 0;
    for file in &files {
        bytes += visitor.page(file)?.body.len();
    }
    Ok((bytes, files.len()))
}

/// The values of an attribute, in order.
fn attributes(html: &str, name: &str) -> Vec<String> {
    let front = format!(" {name}=\"");
    html.split(front.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|value| value.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

fn kb(bytes: usize) -> String {
    let tenths = bytes * 10 / 1024;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Whether an address ends in this extension.
fn is_kind(address: &str, extension: &str) -> bool {
    std::path::Path::new(address).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
