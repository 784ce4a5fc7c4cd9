//! What a finished draft founds, and how it is listed for everybody.

use circles::Network;
use directory::domain::{Facts, Kind, Said};
use kit_base::Private;
use kit_i18n::Lang;
use kit_vault::plain_words;

use super::check::near;
use super::{Draft, Step};
use crate::answers::{Founding, MeetSecond, contact};

/// The longest name in addresses before a few letters are added.
const SLUG: usize = 40;

/// What is founded beside `network`, whose zone and days it takes on; the question that is open otherwise. `hours` says
/// when somebody answers a line that a starter lends.
pub fn founding(draft: &Draft, network: &Network, (lang, hours): (Lang, &str)) -> Result<Founding, Step> {
    let text = |field: &str| draft.one(field).to_owned();
    let person = |name: &str, how: &str| {
        let contact = contact(draft.one(how)).ok_or(Step::People)?;
        Ok(MeetSecond { name: Private::new(text(name)), contact })
    };
    Ok(Founding {
        name: text("group"),
        language: lang,
        scale: draft.one("scale").parse().map_err(|_| Step::Place)?,
        place_name: text("place_name"),
        rough: text("rough"),
        zone: network.zone.clone(),
        spoken: spoken(draft).join(" "),
        line: draft.is("public_line", "yes").then(|| (text("my_contact"), hours.to_owned())),
        days: (network.retention_closed_days, network.retention_untouched_days),
        crisis: None,
        first: person("me", "my_contact")?,
        second: match draft.one("second") {
            "now" => Some(person("second_name", "second_contact")?),
            _ => None,
        },
    })
}

/// What everybody reads of it in the directory: nothing of the people.
pub fn facts(draft: &Draft, founding: &Founding, public_url: &str) -> Facts {
    let near = near(draft);
    Facts {
        kind: Kind::Group,
        name: founding.name.clone(),
        what: Said::default(),
        region: near.and_then(|place| place.region),
        place: near.map(|place| place.slug.clone()).unwrap_or_default(),
        area: founding.rough.clone(),
        page: public_url.to_owned(),
        phone: founding.line.as_ref().map(|(line, _)| line.clone()).unwrap_or_default(),
        languages: spoken(draft),
        ..Facts::default()
    }
}

/// Codes of what is spoken, as far as there are such.
fn spoken(draft: &Draft) -> Vec<String> {
    let all = kit_i18n::SPOKEN.iter().filter(|(code, _)| draft.is("spoken", code));
    all.map(|(code, _)| (*code).to_owned()).collect()
}

/// A group's name as addresses have it: its Latin words; empty if it has none.
pub fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for word in plain_words(name).iter().filter(|word| word.is_ascii()) {
        if slug.len() + word.len() < SLUG {
            slug = if slug.is_empty() { word.clone() } else { format!("{slug}-{word}") };
        }
    }
    slug
}
