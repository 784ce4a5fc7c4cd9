//! A map as its owner keeps it in a file: what the browser wrote, read again for paper. It never comes here by itself.

use std::collections::BTreeMap;

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Edition, Order, Paper, Pdf, PodMap, PrintError, Printer, Shelf};
use serde::Deserialize;

use crate::domain::Purpose;
use crate::sheets;

/// Letters of a name that are read; more were never typed on our page.
const NAME: usize = 60;
/// People of one map.
const MOST: usize = 120;

/// Why a file gives no map.
#[derive(Debug, thiserror::Error)]
pub enum NoMap {
    /// It is sealed.
    #[error("this map is sealed; open it first with: age --decrypt --output map.json map.age")]
    Sealed,
    /// It is something else.
    #[error("this is not the file of a pod map")]
    Unreadable,
    /// There is no map for it.
    #[error("this file has no map for that purpose")]
    NoSuchPurpose,
    /// A map is made for whole sheets.
    #[error("a pod map is made for letter and a4")]
    Paper,
    /// The printer failed.
    #[error(transparent)]
    Print(#[from] PrintError),
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    purpose: String,
    maps: BTreeMap<String, One>,
}

#[derive(Deserialize)]
struct One {
    #[serde(default)]
    own: String,
    #[serde(default)]
    me: String,
    #[serde(default)]
    review: String,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    ring: String,
}

/// The map of a file for one purpose (the one that was open last, if none is named), as it is printed on `day`.
pub fn map(
    words: &Catalogue,
    lang: Lang,
    (text, purpose): (&str, Option<&str>),
    day: &str,
) -> Result<PodMap, NoMap> {
    if text.trim_start().starts_with("-----BEGIN AGE") {
        return Err(NoMap::Sealed);
    }
    let mut written: Written = serde_json::from_str(text).map_err(|_| NoMap::Unreadable)?;
    let code = purpose.map_or_else(|| written.purpose.clone(), str::to_owned);
    let of = Purpose::parse(&code).ok_or(NoMap::NoSuchPurpose)?;
    let one = written.maps.remove(&code).ok_or(NoMap::NoSuchPurpose)?;
    let own = Some(one.own.as_str()).filter(|own| of == Purpose::Own && !own.is_empty());
    let named = own.unwrap_or_else(|| words.text(lang, of.title()));
    let args = [("purpose", Arg::Str(named)), ("day", Arg::Str(day)), ("again", Arg::Str(&one.review))];
    let foot = match (of.with_care(), one.review.is_empty()) {
        // Paper lies about: what asks for care is not named on it.
        (true, _) => day.to_owned(),
        (false, true) => words.format(lang, "pods-map-foot", &args),
        (false, false) => words.format(lang, "pods-map-foot-review", &args),
    };
    let blank = sheets::worksheet(words, lang);
    let ring = |ring: &str| -> Vec<String> {
        let here = one.people.iter().take(MOST).filter(|person| person.ring == ring);
        here.map(|person| person.name.chars().take(NAME).collect()).collect()
    };
    let (pod, movable, networks) = (ring("pod"), ring("movable"), ring("networks"));
    let heading = words.text(lang, "pods-map-title").to_owned();
    Ok(PodMap {
        title: heading.clone(),
        words: kit_print::PodWords { heading, steps: Vec::new(), foot, ..blank.words },
        me: one.me.chars().take(NAME).collect(),
        pod,
        movable,
        networks,
        lang: blank.lang,
    })
}

/// The sheets of a file's map, made where the file is: for a terminal, without a server.
pub fn print(
    words: &Catalogue,
    lang: Lang,
    file: (&str, Option<&str>),
    (paper, day): (&str, &str),
) -> Result<Pdf, NoMap> {
    let fits = |paper: &Paper| matches!(paper, Paper::Letter | Paper::A4);
    let paper = Paper::from_slug(paper).filter(fits).ok_or(NoMap::Paper)?;
    let map = map(words, lang, file, day)?;
    Ok(Printer::new(Shelf::system()).pdf(&Order::new(&map, paper, Edition::Standard))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"purpose":"ill","maps":{"ill":{"own":"","me":"R. M.","review":"2027-05-24","people":[
        {"name":"Temo","ring":"pod"},{"name":"Chela","ring":"movable"},{"name":"the laundry","ring":"networks"}]}}}"#;

    fn words() -> std::sync::Arc<Catalogue> {
        kit_web::sample::catalogue(&[crate::LOCALES])
    }

    #[test]
    fn what_the_browser_wrote_becomes_a_sheet() {
        for lang in Lang::ALL {
            let map = map(&words(), lang, (FILE, None), "2026-11-23").expect("a map");
            assert_eq!((map.me.as_str(), map.pod.len(), map.movable.len()), ("R. M.", 1, 1));
            assert!(map.words.foot.contains("2026-11-23") && map.words.foot.contains("2027-05-24"));
            let pdf = print(&words(), lang, (FILE, None), ("a4", "2026-11-23")).expect("a sheet");
            assert_eq!(pdf.pages, 1);
        }
    }

    #[test]
    fn paper_does_not_name_what_asks_for_care() {
        let text = FILE.replace("\"ill\"", "\"safety\"");
        let map = map(&words(), Lang::En, (&text, None), "2026-11-23").expect("a map");
        assert_eq!(map.words.foot, "2026-11-23");
    }

    #[test]
    fn more_people_than_circles_take_a_second_sheet_and_it_is_told() {
        let people: Vec<String> =
            (0..7).map(|n| format!(r#"{{"name":"Neighbor {n}","ring":"pod"}}"#)).collect();
        let text =
            format!(r#"{{"purpose":"everyday","maps":{{"everyday":{{"people":[{}]}}}}}}"#, people.join(","));
        let pdf = print(&words(), Lang::En, (&text, None), ("letter", "today")).expect("two sheets");
        assert_eq!(pdf.pages, 2);
        assert!(pdf.warnings.iter().any(|warning| warning.key() == "print-next-sheet"));
    }

    #[test]
    fn what_is_no_map_is_told_in_plain_words() {
        let read = |text: &str, purpose, paper| {
            print(&words(), Lang::En, (text, purpose), (paper, "today")).map(|pdf| pdf.pages)
        };
        let sealed = read("-----BEGIN AGE ENCRYPTED FILE-----", None, "a4");
        assert!(sealed.is_err_and(|error| error.to_string().contains("age --decrypt")));
        assert!(matches!(read("[]", None, "a4"), Err(NoMap::Unreadable)));
        assert!(matches!(read(FILE, Some("money"), "a4"), Err(NoMap::NoSuchPurpose)));
        assert!(matches!(read(FILE, Some("nonsense"), "a4"), Err(NoMap::NoSuchPurpose)));
        assert!(matches!(read(FILE, None, "a5"), Err(NoMap::Paper)));
    }
}
