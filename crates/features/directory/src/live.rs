//! Keeps the search of a site as new as its database: one statement a request, and then only what changed.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use kit_db::{COMMONS, DbError};
use people::Site;

use crate::domain::Evidence;
use crate::search::{Index, Results, Wanted};
use crate::store::listings::{self, Listing};
use crate::store::{evidence, saving};

/// What a site remembers of the directory; see [`Site::remembered`].
#[derive(Default)]
pub struct Live {
    index: RwLock<Index>,
    /// What is in it. Whoever brings it up to date holds this, so that nobody does it twice.
    known: tokio::sync::Mutex<i64>,
}

/// Searches the directory of a site as it is now.
pub async fn search(site: &Site, wanted: &Wanted, part: (usize, usize)) -> Result<Results, DbError> {
    let now = site.now();
    with_index(site, |index| index.search(wanted, part, now)).await
}

/// How many listings that help every place has.
pub async fn helping_by_place(site: &Site) -> Result<HashMap<String, usize>, DbError> {
    let now = site.now();
    with_index(site, |index| index.helping_by_place(now)).await
}

/// Asks something of the index as it is now.
async fn with_index<T>(site: &Site, ask: impl FnOnce(&Index) -> T) -> Result<T, DbError> {
    let live = site.remembered::<Live>();
    live.catch_up(site).await?;
    let index = live.index.read().unwrap_or_else(PoisonError::into_inner);
    Ok(ask(&index))
}

impl Live {
    async fn catch_up(&self, site: &Site) -> Result<(), DbError> {
        let latest = site.read(COMMONS, saving::seq).await?;
        let mut known = self.known.lock().await;
        if self.is_worn() {
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Index::default();
            *known = 0;
        }
        while *known < latest {
            let after = *known;
            let changed = site.read(COMMONS, move |tx| changed_after(tx, after)).await?;
            let Some((last, _)) = changed.last() else {
                *known = latest;
                break;
            };
            *known = last.seq;
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            for (listing, noticed) in changed {
                index.put(&listing, noticed, &more(&listing));
            }
        }
        Ok(())
    }

    fn is_worn(&self) -> bool {
        self.index.read().unwrap_or_else(PoisonError::into_inner).is_worn()
    }
}

fn changed_after(tx: &mut kit_db::Tx<'_>, seq: i64) -> Result<Vec<(Listing, Vec<Evidence>)>, DbError> {
    let changed = listings::since(tx, seq)?;
    let ids: Vec<_> = changed.iter().map(|listing| listing.id).collect();
    let mut noticed: HashMap<_, Vec<Evidence>> = HashMap::new();
    for (listing, evidence) in evidence::of_each(tx, &ids)? {
        noticed.entry(listing).or_default().push(evidence);
    }
    let with = |listing: Listing| {
        let noticed = noticed.remove(&listing.id).unwrap_or_default();
        (listing, noticed)
    };
    Ok(changed.into_iter().map(with).collect())
}

/// Words by which a listing is found besides its own: what it helps with, as people say it in both languages.
fn more(listing: &Listing) -> String {
    let words = |need: &String| NEEDS.iter().find(|(code, _)| code == need).map(|(_, words)| *words);
    listing.facts.needs.iter().filter_map(words).collect::<Vec<_>>().join(" ")
}

/// What people type for a kind of help, English and Spanish.
const NEEDS: [(&str, &str); 13] = [
    (
        "food",
        "food groceries pantry free hungry eat milk bread comida despensa alimentos gratis hambre comer leche pan",
    ),
    ("errand", "errand errands mandado mandados"),
    ("childcare", "childcare children kids cuidado niños guardería"),
    ("money", "money bill rent fund dinero renta fondo"),
    ("ride", "ride rides aventón transporte"),
    ("prescription", "medicine prescription pharmacy medicina receta farmacia"),
    ("company", "company visit call compañía visita llamada"),
    ("pet", "pet pets mascota mascotas"),
    ("housing", "housing tenant eviction landlord vivienda inquilino desalojo"),
    ("translation", "translation interpreter traducción intérprete"),
    ("paperwork", "paperwork forms legal papeleo formularios trámites"),
    ("repair", "repair reparación arreglo"),
    ("supplies", "supplies hygiene diapers clothes artículos higiene pañales ropa"),
];
