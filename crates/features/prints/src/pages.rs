//! The pages of paper: what there is, and one form for each with its preview and its file.

pub mod fill;
pub mod pick;
#[cfg(test)]
mod tests;

use kit_i18n::{Arg, Catalogue, Lang};
use kit_print::Warning;
use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::Visitor;
    Routes::new()
        .get("/print", Visitor, pick::show)
        .get("/print/{item}", Visitor, fill::show)
        .post("/print/{item}", Visitor, fill::preview)
        .post("/print/{item}/paper.pdf", Visitor, fill::paper)
}

/// What the paper could not show, each in a sentence.
pub fn sentences(warnings: &[Warning], words: &Catalogue, lang: Lang) -> Vec<String> {
    let mut told: Vec<String> = warnings.iter().map(|warning| sentence(warning, words, lang)).collect();
    told.dedup();
    told
}

fn sentence(warning: &Warning, words: &Catalogue, lang: Lang) -> String {
    match warning {
        Warning::NoFont { sample, .. } => {
            let script = warning.script_key().map_or("", |key| words.text(lang, &key));
            words.format(lang, warning.key(), &[("script", Arg::Str(script)), ("sample", Arg::Str(sample))])
        }
        Warning::LeftOut { sample } => words.format(lang, warning.key(), &[("sample", Arg::Str(sample))]),
        Warning::Unfit { field, .. } => {
            let part = format!("prints-part-{field}");
            let part = if words.has(lang, &part) { part.as_str() } else { "prints-part-words" };
            words.format(lang, warning.key(), &[("what", Arg::Str(words.text(lang, part)))])
        }
    }
}
