//! The route sheet of one part: a high row for each door, boxes to tick, and no line to write about anybody.

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Cell, Column, Row, Sides, Table, TableWords};

use crate::domain::Outcome;
use crate::store::settings::Settings;

/// What the sheet is about, beside the doors.
pub struct About<'a> {
    /// The building.
    pub building: &'a str,
    /// The names of the two.
    pub pair: &'a str,
    /// The day it was printed, as people write it.
    pub day: &'a str,
    /// A sign says no handbills.
    pub quiet: bool,
    /// What the circle says on its sheets.
    pub settings: &'a Settings,
    /// The languages of its words, one's own first: one or two.
    pub langs: &'a [Lang],
}

/// A door of the sheet.
pub struct Stop {
    /// Its number.
    pub door: String,
    /// A sign says no handbills: there is no box for paper.
    pub quiet: bool,
}

/// The sheet, with these doors. Those who asked not to be visited are not among them.
pub fn route(doors: &[Stop], words: &Catalogue, about: &About<'_>) -> Table {
    let lang = about.langs.first().copied().unwrap_or_default();
    let title = |lang| words.format(lang, "outreach-sheet-title", &[("building", Arg::Str(about.building))]);
    let said = |lang: Lang| TableWords {
        title: title(lang),
        note: tips(words, lang, about).join(" "),
        heads: heads(words, lang),
    };
    let mut sides = Sides::one(kit_print::Lang::new(lang.code()), said(lang));
    for other in about.langs.iter().filter(|other| **other != lang).take(1) {
        sides = sides.and(kit_print::Lang::new(other.code()), said(*other));
    }
    let row = |stop: &Stop| {
        let boxes = Outcome::ALL.map(|outcome| {
            let none = outcome == Outcome::Paper && (stop.quiet || about.quiet);
            if none { Cell::Text(words.text(lang, "outreach-sheet-no-paper").to_owned()) } else { Cell::Box }
        });
        Row([Cell::Strong(stop.door.clone())].into_iter().chain(boxes).chain([Cell::Blank]).collect())
    };
    Table {
        title: title(lang),
        sides,
        columns: [1.2, 1.5, 1.4, 1.4, 1.9, 1.4, 1.5].map(Column).to_vec(),
        rows: doors.iter().map(row).collect(),
        blank_rows: 0,
        foot: words.format(
            lang,
            "outreach-sheet-foot",
            &[("pair", Arg::Str(about.pair)), ("day", Arg::Str(about.day))],
        ),
        lying: true,
    }
}

fn heads(words: &Catalogue, lang: Lang) -> Vec<String> {
    let outcomes = Outcome::ALL.map(Outcome::message);
    let all = ["outreach-sheet-door"].into_iter().chain(outcomes).chain(["outreach-sheet-language"]);
    all.map(|key| words.text(lang, key).to_owned()).collect()
}

/// What to mind: on the sheet, and on the page of the walk.
pub fn tips(words: &Catalogue, lang: Lang, about: &About<'_>) -> Vec<String> {
    let mut keys = vec![
        "outreach-tip-pair",
        "outreach-tip-door",
        "outreach-tip-mailbox",
        "outreach-tip-hands",
        "outreach-tip-notes",
    ];
    if about.quiet {
        keys.push("outreach-tip-quiet");
    }
    keys.extend(about.settings.seasons.iter().map(|season| season.tip()));
    let mut tips: Vec<String> = keys.iter().map(|key| words.text(lang, key).to_owned()).collect();
    if !about.settings.own_words.is_empty() {
        tips.push(about.settings.own_words.clone());
    }
    let county = [about.settings.county_text.as_str(), about.settings.county_url.as_str()];
    let county: Vec<&str> = county.into_iter().filter(|text| !text.is_empty()).collect();
    if !county.is_empty() {
        tips.push(county.join(": "));
    }
    tips
}
