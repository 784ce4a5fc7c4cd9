//! Goes wherever the links of pages lead, as one browser, and keeps every answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Browser, Reply};

/// More pages than a small village has: whoever gets here goes in circles.
const MOST: usize = 1500;

/// Every answer of one crawl, by its path.
pub type Pages = BTreeMap<String, Reply>;

/// Opens `starts` and whatever they lead to on this site. Only looks: it follows links and no forms.
pub async fn crawl(browser: &mut Browser, starts: &[String]) -> Pages {
    let mut waiting: BTreeSet<String> = starts.iter().cloned().collect();
    let mut pages = Pages::new();
    while let Some(path) = waiting.pop_first() {
        assert!(pages.len() < MOST, "a crawl of {MOST} pages does not end; it stands at {path}");
        let reply = browser.get(&path).await;
        let found = reply.links().into_iter().chain(reply.location().map(str::to_owned));
        let new = found.filter(|path| path.starts_with('/') && !pages.contains_key(path) && *path != "/exit");
        waiting.extend(new.collect::<Vec<_>>());
        pages.insert(path.clone(), reply);
        waiting.remove(&path);
    }
    pages
}

/// The values of an attribute in a page, as a browser reads them.
pub fn attributes<'a>(body: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let before = format!(" {name}=\"");
    let pieces: Vec<String> = body
        .split(before.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|value| value.replace("&#38;", "&").replace("&amp;", "&"))
        .collect();
    pieces.into_iter()
}
