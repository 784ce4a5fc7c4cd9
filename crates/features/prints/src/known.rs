//! What a form holds before anybody types: what the network says of itself in public, and what somebody signed in is
//! known by. Nothing of anybody else.

use kit_i18n::SPOKEN;
use kit_print::Link;
use kit_web::Answer;
use people::{PeopleError, Signed, Site, Visitor};

use crate::field::Field;
use crate::filled::readable;
use crate::item::Item;
use crate::store::{doors, words};

/// What a form may hold before anybody types.
#[derive(Clone, Default)]
pub struct Known {
    /// The network's name.
    pub called: String,
    /// The number that a human answers.
    pub line: String,
    /// Where the network is reached, if a person can type it.
    pub address: String,
    /// The circle's own words for the sheet.
    pub words: words::Words,
    /// Whoever is signed in.
    pub me: Option<Me>,
}

/// Whoever is signed in, as far as paper needs them.
#[derive(Clone, Default)]
pub struct Me {
    /// Their first name.
    pub name: String,
    /// The languages they speak, by their own names.
    pub speak: String,
    /// Their circle's name.
    pub circle: String,
    /// What may be shown of its place.
    pub rough: String,
    /// Where a note for them is left, if they want that.
    pub door: Option<String>,
}

impl Known {
    /// What anybody may know.
    pub fn public(visitor: &Visitor) -> Self {
        let network = &visitor.network;
        Self {
            called: network.name.clone(),
            line: network.help_line.clone().unwrap_or_default(),
            address: shown(&network.public_url),
            ..Self::default()
        }
    }

    /// The same, and what is known of whoever is signed in. Statements: 0 signed out, 7 at the most signed in.
    pub async fn load(site: &Site, visitor: &Visitor, item: Item) -> Answer<Self> {
        let public = Self::public(visitor);
        let Some(signed) = visitor.person.clone() else { return Ok(public) };
        let (vault, url) = (site.vault.clone(), visitor.network.public_url.clone());
        let (words, me) = site
            .read(visitor.network_id(), move |tx| {
                let circle = home_of(&signed);
                let circle = circle.map(|id| circles::store::load(tx, id)).transpose()?.flatten();
                let words = match (&circle, item.has_words()) {
                    (Some(circle), true) => words::standing(tx, circle.id, item)?,
                    _ => Vec::new(),
                };
                if item.facts().is_empty() {
                    return Ok((words, Me::default()));
                }
                let name = people::first_name(tx, &vault, signed.id)?;
                let speaks =
                    people::profile(tx, signed.id)?.map(|profile| profile.speaks).unwrap_or_default();
                let mut me = Me {
                    name: name.map(|name| name.reveal().clone()).unwrap_or_default(),
                    speak: spoken(&speaks),
                    ..Me::default()
                };
                if let Some(circle) = circle {
                    (me.circle, me.rough) = (circle.name, circle.rough_place.unwrap_or_default());
                }
                if item.is_households()
                    && let Some(door) = doors::of(tx, signed.id)?.filter(|door| door.is_open)
                {
                    let word = doors::word(tx, &vault, (signed.id, door.turn))?;
                    me.door = Some(format!("{}/note/{word}", url.trim_end_matches('/')));
                }
                Ok::<_, PeopleError>((words, me))
            })
            .await?;
        Ok(Self { words, me: Some(me), ..public })
    }

    /// What a field holds. For whoever is signed out a sign and a note are a household's own, so they begin empty.
    pub(crate) fn of(&self, item: Item, field: &Field) -> &str {
        match (field.id, &self.me) {
            ("circle", Some(me)) if item == Item::WalletCard && !me.circle.is_empty() => &me.circle,
            ("circle", _) if item == Item::WalletCard => &self.called,
            ("phone", Some(_)) => &self.line,
            ("phone", None) if matches!(item, Item::WalletCard | Item::Poster | Item::FridgePoster) => {
                &self.line
            }
            ("link", Some(_)) => &self.address,
            ("link", None) if item == Item::FridgePoster => &self.address,
            ("names", Some(me)) => &me.name,
            ("speak", Some(me)) => &me.speak,
            ("place", Some(me)) if item.is_households() => &me.rough,
            _ => "",
        }
    }

    /// The circle's own words of a field.
    pub(crate) fn said(&self, field: &str) -> Option<&str> {
        self.words.iter().find(|(known, _)| known == field).map(|(_, words)| words.as_str())
    }

    /// Where a note for this household is left, with its squares.
    pub(crate) fn door(&self) -> Option<Link> {
        Link::new(self.me.as_ref()?.door.as_deref()?).ok()
    }
}

/// The circle whose words somebody gets: the narrowest they belong to.
fn home_of(me: &Signed) -> Option<circles::CircleId> {
    me.seats.iter().find(|seat| seat.direct).or(me.seats.first()).map(|seat| seat.circle)
}

/// An address as people type it; nothing, if nobody outside could.
fn shown(url: &str) -> String {
    readable(url).map(|link| link.shown().to_owned()).unwrap_or_default()
}

/// Languages by their own names, in the order in which they are kept.
fn spoken(codes: &[String]) -> String {
    let named = |code: &String| SPOKEN.iter().find(|(known, _)| known == code).map(|(_, name)| *name);
    let mut names: Vec<&str> = codes.iter().filter_map(named).collect();
    names.dedup();
    names.join(", ")
}
