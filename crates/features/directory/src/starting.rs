//! Begins a directory with the start data of the regions that somebody chose. Nothing is loaded anywhere else, nothing of it
//! counts as confirmed, and the same choice twice adds nothing.

use kit_base::{Rng, Timestamp};
use kit_db::{DbError, NetworkId, Tx};

use crate::domain::{Facts, Kind, Said, Standing};
use crate::start::{self, Region, StartGroup, StartResource};
use crate::store::listings;
use crate::store::saving::{self, Added, NewListing};

/// Who begins it, and where.
pub struct Beginning<'a> {
    /// The network whose stewards will tend what is loaded.
    pub keeper: NetworkId,
    /// The zone of its hours.
    pub zone: &'a str,
    /// Now.
    pub now: Timestamp,
    /// Draws.
    pub rng: &'a Rng,
}

/// Loads groups of these regions and of all of the city, sources for everybody, and the places; answers how many listings are
/// new. Belongs in the commons' scope. Nothing is chosen: nothing is loaded.
pub fn begin(tx: &mut Tx<'_>, regions: &[Region], on: &Beginning<'_>) -> Result<usize, DbError> {
    if regions.is_empty() {
        return Ok(0);
    }
    listings::know_places(tx)?;
    let ours = |error: start::StartError| DbError::Shape(error.to_string());
    let groups = start::groups().map_err(ours)?;
    let chosen = |group: &&StartGroup| group.region == Region::Citywide || regions.contains(&group.region);
    let groups = groups.iter().filter(chosen).map(|group| of_group(group, on));
    let resources = start::resources().map_err(ours)?;
    let all: Vec<NewListing> = groups.chain(resources.iter().map(|one| of_resource(one, on))).collect();
    let mut new = 0;
    for listing in &all {
        new += usize::from(matches!(saving::add(tx, listing, on.now, on.rng)?, Added::Listed(..)));
    }
    Ok(new)
}

fn listing(on: &Beginning<'_>, slug: &str, facts: Facts, as_of: Timestamp, standing: Standing) -> NewListing {
    NewListing {
        keeper: Some(on.keeper),
        source: "start".to_owned(),
        source_key: Some(slug.to_owned()),
        facts,
        zone: on.zone.to_owned(),
        standing,
        as_of: Some(as_of),
    }
}

fn page(bare: &str) -> String {
    if bare.is_empty() { String::new() } else { format!("https://{bare}") }
}

fn of_group(group: &StartGroup, on: &Beginning<'_>) -> NewListing {
    let [en, es] = group.what.clone();
    let facts = Facts {
        kind: Kind::Group,
        name: group.name.clone(),
        what: Said { en, es },
        region: Some(group.region),
        area: group.area.clone(),
        page: page(&group.website),
        focus: group.focus.clone(),
        needs: group.needs.iter().filter(|need| *need != "other").cloned().collect(),
        languages: group.languages.clone(),
        ..Facts::default()
    };
    listing(on, &group.slug, facts, group.as_of, group.found.standing())
}

fn of_resource(one: &StartResource, on: &Beginning<'_>) -> NewListing {
    let [en, es] = one.what.clone();
    let facts = Facts {
        kind: Kind::Resource,
        name: one.name.clone(),
        what: Said { en, es },
        region: Some(Region::Citywide),
        page: page(&one.page),
        phone: one.phone.clone(),
        languages: one.languages.clone(),
        ..Facts::default()
    };
    // Two sources are groups as well, and named alike: they stand there once, as the group.
    listing(on, &one.slug, facts, one.as_of, Standing::There)
}
