//! Pod sheets: the map to draw on or to keep, the slips to give, the card for the fridge.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Phone};

/// The words on a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PodWords {
    /// The heading.
    pub heading: String,
    /// Four steps; empty on a filled map.
    pub steps: Vec<String>,
    /// What the bold circles mean.
    pub pod: String,
    /// What the dotted circles mean.
    pub movable: String,
    /// What the large plain circles mean.
    pub networks: String,
    /// Purpose, date and review date, as one line.
    pub foot: String,
    /// Whom the worksheet is after.
    pub credit: String,
}

/// A map on Letter landscape. Empty names are circles to write in; more people than circles take a second sheet.
#[derive(Clone, Serialize)]
pub struct PodMap {
    /// The file's title.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub words: PodWords,
    /// Name or initials in the middle.
    pub me: String,
    /// Who would really come.
    pub pod: Vec<String>,
    /// Who could, one day.
    pub movable: Vec<String>,
    /// Groups, services, places.
    pub networks: Vec<String>,
}

impl Document for PodMap {
    const TEMPLATE: Template = Template::PodMap;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        vec![self.lang.clone()]
    }
}

/// What to say to one person, on paper.
#[derive(Clone, Serialize)]
pub struct Slip {
    /// "For Rosa"
    pub heading: String,
    /// The script: what a pod is, what is hoped for, what is given, how to stop.
    pub lines: Vec<String>,
    /// A box for each answer.
    pub answers: Vec<String>,
    /// Above a line for the pen: "What I need from you".
    pub back: String,
}

/// Four slips on a sheet.
#[derive(Clone, Serialize)]
pub struct PodSlips {
    /// The file's title.
    pub title: String,
    /// Their language.
    pub lang: Lang,
    /// The slips.
    pub slips: Vec<Slip>,
    /// Date and credit, in small letters under each.
    pub foot: String,
}

impl Document for PodSlips {
    const TEMPLATE: Template = Template::PodSlips;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        vec![self.lang.clone()]
    }
}

/// Somebody who agreed.
#[derive(Clone, Serialize)]
pub struct Agreed {
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Option<Phone>,
    /// What they agreed to.
    pub scope: String,
}

/// The words of the fridge card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PodCardWords {
    /// The heading.
    pub heading: String,
    /// Date, review date, credit.
    pub foot: String,
}

/// Only people who agreed, large enough for a fridge door.
#[derive(Clone, Serialize)]
pub struct PodCard {
    /// The file's title.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub words: PodCardWords,
    /// The people.
    pub people: Vec<Agreed>,
}

impl Document for PodCard {
    const TEMPLATE: Template = Template::PodCard;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        vec![self.lang.clone()]
    }
}
