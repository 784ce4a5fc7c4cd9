//! The places people can name: the circles of the tree, and which of them a typed cross street means.

use circles::{Circle, CircleId, Scale};
use kit_db::DbError;
use people::{Site, Visitor};

/// More than this many lines make no list that anybody reads; the typed place still finds the others.
const MOST: usize = 200;

/// The circles somebody can live in: no pods, no regions.
#[derive(Clone, Default)]
pub struct Places(Vec<Circle>);

/// A neighborhood with what lies in it.
#[derive(Clone)]
pub struct Group {
    /// The neighborhood's name; empty where a place stands in none.
    pub name: String,
    /// Its lines, the neighborhood itself first.
    pub lines: Vec<Line>,
}

/// One line of the list.
#[derive(Clone)]
pub struct Line {
    /// What the form sends.
    pub slug: String,
    /// What people read.
    pub name: String,
    /// Chosen already.
    pub chosen: bool,
}

/// Reads the tree: one statement.
pub async fn load(site: &Site, visitor: &Visitor) -> Result<Places, DbError> {
    site.read(visitor.network_id(), |tx| circles::store::tree(tx).map(Places::of)).await
}

impl Places {
    /// Leaves out what nobody names.
    pub fn of(tree: Vec<Circle>) -> Self {
        let named = |c: &Circle| matches!(c.scale, Scale::Building | Scale::Block | Scale::Neighborhood);
        Self(tree.into_iter().filter(named).collect())
    }

    /// The list for a page, neighborhood by neighborhood.
    pub fn groups(&self, chosen: &str) -> Vec<Group> {
        let line = |circle: &Circle| {
            let slug = circle.slug.to_string();
            let name = match &circle.rough_place {
                Some(place) if circle.scale != Scale::Neighborhood => format!("{} · {place}", circle.name),
                _ => circle.name.clone(),
            };
            Line { chosen: slug == chosen, slug, name }
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut at: Vec<(CircleId, usize)> = Vec::new();
        for circle in self.0.iter().take(MOST) {
            let above =
                circle.parent.and_then(|parent| at.iter().find(|(id, _)| *id == parent)).map(|(_, n)| *n);
            let n = above.unwrap_or_else(|| {
                let own = circle.scale == Scale::Neighborhood;
                groups.push(Group {
                    name: if own { circle.name.clone() } else { String::new() },
                    lines: Vec::new(),
                });
                groups.len() - 1
            });
            groups[n].lines.push(line(circle));
            at.push((circle.id, n));
        }
        groups
    }

    /// The circle that was chosen, or the one that the typed place names, or the (first) neighborhood.
    pub fn find(&self, chosen: &str, typed: &str) -> Option<&Circle> {
        let by_slug = || self.0.iter().find(|circle| circle.slug.to_string() == chosen);
        let by_words = || {
            let typed = words(typed);
            (!typed.is_empty()).then(|| self.named(&typed)).flatten()
        };
        by_slug()
            .or_else(by_words)
            .or_else(|| self.0.iter().find(|circle| circle.scale == Scale::Neighborhood))
    }

    /// Where somebody who is signed in lives, as far as these places know: their narrowest circle.
    pub fn home_of(&self, me: &people::Signed) -> Option<String> {
        let lives = |circle: &&Circle| me.circles().any(|own| own == circle.id);
        self.0.iter().filter(lives).min_by_key(|circle| circle.scale).map(|circle| circle.slug.to_string())
    }

    /// The name of a chosen circle.
    pub fn name(&self, slug: &str) -> Option<&str> {
        self.0.iter().find(|circle| circle.slug.to_string() == slug).map(|circle| circle.name.as_str())
    }

    /// The narrowest circle whose name, or whose rough place, is what was typed or stands whole in it.
    fn named(&self, typed: &[String]) -> Option<&Circle> {
        let says = |text: &str| {
            let name = words(text);
            !name.is_empty() && typed.windows(name.len()).any(|run| run == name)
        };
        let hit = |circle: &&Circle| says(&circle.name) || circle.rough_place.as_deref().is_some_and(says);
        self.0.iter().filter(hit).min_by_key(|circle| circle.scale)
    }
}

/// Words in lower case, so that "3rd & Kenmore" is "3RD and kenmore".
fn words(text: &str) -> Vec<String> {
    let joined = |word: &str| matches!(word, "and" | "y" | "at" | "con" | "the");
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !joined(word))
        .map(str::to_owned)
        .collect()
}
