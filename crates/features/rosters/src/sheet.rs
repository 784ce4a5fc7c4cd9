//! The phone tree on paper: one line for each call, a box to tick, the last line closes the ring.

#[cfg(test)]
mod tests;

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::{Cell, Column, Phone, Row, Sides, Table, TableWords};

use crate::pages::one::Number;
use crate::pages::tree::{Branch, Calling};

/// What the sheet is about, beside the tree.
pub struct About<'a> {
    /// The pod's name.
    pub pod: &'a str,
    /// The day it was printed, as people write it.
    pub day: &'a str,
    /// The languages of its words, one's own first: one or two.
    pub langs: &'a [Lang],
}

/// The sheet. Only what members ticked is on it, because nothing else is in `calling`.
pub fn tree(calling: &Calling, words: &Catalogue, about: &About<'_>) -> Table {
    let lang = about.langs.first().copied().unwrap_or_default();
    let said = |lang: Lang| TableWords {
        title: words.format(lang, "rosters-sheet-title", &[("pod", Arg::Str(about.pod))]),
        note: words.text(lang, "rosters-sheet-note").to_owned(),
        heads: ["rosters-sheet-calls", "rosters-sheet-whom", "rosters-sheet-how", "rosters-sheet-reached"]
            .map(|key| words.text(lang, key).to_owned())
            .to_vec(),
    };
    let mut sides = Sides::one(kit_print::Lang::new(lang.code()), said(lang));
    for other in about.langs.iter().filter(|other| **other != lang).take(1) {
        sides = sides.and(kit_print::Lang::new(other.code()), said(*other));
    }
    let mut rows: Vec<Row> = calling.branches.iter().flat_map(|branch| lines(branch, words, lang)).collect();
    if let Some((last, first)) = &calling.closes {
        rows.push(Row(vec![
            Cell::Strong(last.clone()),
            Cell::Text(with_rules(
                words.format(lang, "rosters-sheet-back", &[("who", Arg::Str(&first.called))]),
                first.phone.as_ref(),
            )),
            how(first.phone.as_ref(), words, lang),
            Cell::Box,
        ]));
    }
    // One line in large letters too: two would reach the edge of the paper.
    let foot = words.format(lang, "rosters-sheet-foot", &[("day", Arg::Str(about.day))]);
    Table {
        title: words.format(lang, "rosters-sheet-title", &[("pod", Arg::Str(about.pod))]),
        sides,
        columns: [2.6, 2.8, 3.0, 2.0].map(Column).to_vec(),
        rows,
        blank_rows: 0,
        foot,
        lying: false,
    }
}

fn lines(branch: &Branch, words: &Catalogue, lang: Lang) -> Vec<Row> {
    let callee = |(at, one): (usize, &crate::pages::tree::Callee)| {
        let by =
            if at == 0 { Cell::Strong(branch.called.clone()) } else { Cell::Text(branch.called.clone()) };
        let whom = if one.first {
            words.format(lang, "rosters-sheet-first", &[("who", Arg::Str(&one.called))])
        } else {
            one.called.clone()
        };
        Row(vec![
            by,
            Cell::Text(with_rules(whom, one.phone.as_ref())),
            how(one.phone.as_ref(), words, lang),
            Cell::Box,
        ])
    };
    branch.calls.iter().enumerate().map(callee).collect()
}

/// A name, with what is safe at their number.
fn with_rules(whom: String, phone: Option<&Number>) -> String {
    let rules = phone.into_iter().flat_map(|phone| phone.brief.iter().cloned());
    [whom].into_iter().chain(rules).collect::<Vec<_>>().join(" · ")
}

fn how(phone: Option<&Number>, words: &Catalogue, lang: Lang) -> Cell {
    match phone {
        Some(number) => Cell::Phone(Phone::new(&number.shown)),
        None => Cell::Text(words.text(lang, "rosters-sheet-door").to_owned()),
    }
}
