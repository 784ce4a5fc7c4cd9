//! Paper for a fridge: the poster on its door, with the square that leads to the form, and labels for what goes in.

use directory::domain::Facts;
use kit_i18n::{Catalogue, Lang};
use kit_print::{Label, Labels, Link, Phone, Sides, Sign, SignWords};

/// Labels on a sheet.
const LABELS: usize = 30;

/// The languages of a sheet: one's own first, and one more if the network has it.
pub fn langs(own: Lang, network: &[Lang]) -> Vec<Lang> {
    let others = network.iter().copied().filter(|lang| *lang != own).take(1);
    std::iter::once(own).chain(others).collect()
}

/// The poster on the door. `report` is the whole address of the form.
pub fn poster(
    facts: &Facts,
    report: &str,
    help_line: Option<&str>,
    (words, langs): (&Catalogue, &[Lang]),
) -> Sign {
    let first = langs.first().copied().unwrap_or_default();
    let side = |lang: Lang| {
        let text = |key: &str| words.text(lang, key).to_owned();
        SignWords {
            headline: text("fridges-poster-headline"),
            lines: ["fridges-poster-take", "fridges-poster-date", "fridges-poster-not"].map(text).to_vec(),
            call: text("fridges-poster-call"),
            no_phone: text("fridges-poster-mark"),
            languages: text("fridges-poster-mark"),
            link: text("fridges-poster-report"),
        }
    };
    let tag = |lang: Lang| kit_print::Lang::new(lang.code());
    let mut sides = Sides::one(tag(first), side(first));
    for other in langs.iter().skip(1).take(1) {
        sides = sides.and(tag(*other), side(*other));
    }
    Sign {
        title: format!("{}: {}", words.text(first, "fridges-poster"), facts.name),
        sides,
        names: vec![facts.name.clone()],
        phone: help_line.filter(|line| !line.is_empty()).map(Phone::new),
        pen: false,
        link: Link::new(report).ok(),
    }
}

/// Thirty labels with lines for a pen: when it was made, what it is, what it contains. One language after the other.
pub fn labels((words, langs): (&Catalogue, &[Lang])) -> Labels {
    let first = langs.first().copied().unwrap_or_default();
    let label = |lang: Lang| Label {
        strong: format!("{} __________", words.text(lang, "fridges-label-made")),
        lines: ["fridges-label-what", "fridges-label-allergens"]
            .map(|key| format!("{} ______________", words.text(lang, key)))
            .to_vec(),
        link: None,
    };
    let labels =
        (0..LABELS).map(|at| label(langs.get(at / 3 % langs.len().max(1)).copied().unwrap_or(first)));
    Labels {
        title: words.text(first, "fridges-labels").to_owned(),
        lang: kit_print::Lang::new(first.code()),
        labels: labels.collect(),
    }
}
