//! The circles a newcomer can say they live in.

use circles::{Circle, CircleId, Scale};
use kit_db::DbError;
use people::{Site, Visitor};

/// More than this many lines make no list that anybody reads.
const MOST: usize = 200;

/// The circles somebody can live in: no pods, no regions.
#[derive(Clone, Default)]
pub struct Places(Vec<Circle>);

/// One line of the list.
pub struct Line {
    /// What the form sends.
    pub slug: String,
    /// What people read.
    pub text: String,
    /// Chosen already.
    pub chosen: bool,
}

/// Reads the tree: one statement.
pub async fn load(site: &Site, visitor: &Visitor) -> Result<Places, DbError> {
    site.read(visitor.network_id(), |tx| circles::store::tree(tx).map(Places::of)).await
}

impl Places {
    /// Leaves out what nobody lives in.
    pub fn of(tree: Vec<Circle>) -> Self {
        let named = |c: &Circle| matches!(c.scale, Scale::Building | Scale::Block | Scale::Neighborhood);
        Self(tree.into_iter().filter(named).collect())
    }

    /// The list for a page.
    pub fn lines(&self, chosen: &str) -> Vec<Line> {
        let line = |circle: &Circle| {
            let text = match &circle.rough_place {
                Some(place) if circle.scale != Scale::Neighborhood => format!("{} · {place}", circle.name),
                _ => circle.name.clone(),
            };
            Line { chosen: circle.slug.as_str() == chosen, slug: circle.slug.to_string(), text }
        };
        self.0.iter().take(MOST).map(line).collect()
    }

    /// The name of a chosen circle.
    pub fn called(&self, slug: &str) -> Option<&str> {
        self.0.iter().find(|circle| circle.slug.as_str() == slug).map(|circle| circle.name.as_str())
    }

    /// The chosen circle, or the first neighborhood, or whatever there is.
    pub fn find(&self, slug: &str) -> Option<(CircleId, Option<i64>)> {
        let chosen = self.0.iter().find(|circle| circle.slug.as_str() == slug);
        let widest = || self.0.iter().find(|circle| circle.scale == Scale::Neighborhood);
        chosen.or_else(widest).or(self.0.first()).map(|circle| (circle.id, circle.cell))
    }
}
