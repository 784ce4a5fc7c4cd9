//! One flat table of listings for spreadsheets, and for [`super::read`], which reads back what it says.

use kit_base::Timestamp;

use super::draft::dated;
use super::table;
use crate::domain::{Facts, Standing};

const HEADING: [&str; 25] = [
    "id",
    "kind",
    "name",
    "what_en",
    "what_es",
    "region",
    "place",
    "area",
    "address",
    "lat",
    "lon",
    "page",
    "phone",
    "email",
    "focus",
    "needs",
    "languages",
    "who_en",
    "who_es",
    "papers_en",
    "papers_es",
    "gives",
    "takes",
    "standing",
    "as_of",
];

/// A table of listings: id, facts, standing and since when that is known. It begins with a mark that tells spreadsheets that it is
/// UTF-8, and no cell of it can be run.
pub fn csv<'a>(
    listings: impl IntoIterator<Item = (&'a str, &'a Facts, Standing, Option<Timestamp>)>,
) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    // Writing into memory does not fail.
    writer.write_record(HEADING).unwrap_or_default();
    for (id, facts, standing, as_of) in listings {
        let cells = cells(id, facts, standing, as_of);
        writer.write_record(cells.iter().map(|cell| table::harmless(cell))).unwrap_or_default();
    }
    writer.into_inner().unwrap_or_default()
}

fn cells(id: &str, facts: &Facts, standing: Standing, as_of: Option<Timestamp>) -> [String; 25] {
    let degrees = facts.spot.map(crate::domain::Spot::degrees);
    let focus: Vec<&str> = facts.focus.iter().map(|focus| focus.code()).collect();
    [
        id.to_owned(),
        facts.kind.code().to_owned(),
        facts.name.clone(),
        facts.what.en.clone(),
        facts.what.es.clone(),
        facts.region.map_or("", crate::start::Region::code).to_owned(),
        facts.place.clone(),
        facts.area.clone(),
        facts.address.clone(),
        degrees.map_or_else(String::new, |(lat, _)| lat.to_string()),
        degrees.map_or_else(String::new, |(_, lon)| lon.to_string()),
        facts.page.clone(),
        facts.phone.clone(),
        facts.email.clone(),
        focus.join(" "),
        facts.needs.join(" "),
        facts.languages.join(" "),
        facts.who.en.clone(),
        facts.who.es.clone(),
        facts.papers.en.clone(),
        facts.papers.es.clone(),
        facts.gives.to_string(),
        facts.takes.to_string(),
        match standing {
            Standing::There => "there".to_owned(),
            Standing::Resting(None) => "resting".to_owned(),
            Standing::Resting(Some(until)) => format!("resting {}", dated(until)),
            Standing::Closed => "closed".to_owned(),
        },
        as_of.map(dated).unwrap_or_default(),
    ]
}
