//! Remembers for a few seconds which network answers where, because every request asks and the answer rarely changes.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use kit_base::{Span, Timestamp};
use kit_db::{Db, DbError, Scope};

use crate::{Network, store};

/// A change of settings, or a host taken away, is seen by everybody after this long.
const LIFE: Span = Span::secs(5);
/// Strangers choose the keys, so there is an end to them.
const AT_MOST: usize = 4096;
/// Bytes of a host name as the internet knows them.
const LONGEST: usize = 255;

/// How a request names its network.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Asked {
    Host(String),
    Slug(String),
    Only,
}

struct Known {
    until: Timestamp,
    network: Option<Arc<Network>>,
}

/// The networks seen lately. Clones share them.
#[derive(Clone, Default)]
pub struct Networks(Arc<RwLock<HashMap<Asked, Known>>>);

impl Networks {
    /// Knows nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The network that answers at this host (a port is ignored).
    pub async fn by_host(
        &self,
        db: &Db,
        host: &str,
        now: Timestamp,
    ) -> Result<Option<Arc<Network>>, DbError> {
        self.find(db, Asked::Host(bare(host)), now).await
    }

    /// The network mounted under `/n/{slug}`.
    pub async fn by_slug(
        &self,
        db: &Db,
        slug: &str,
        now: Timestamp,
    ) -> Result<Option<Arc<Network>>, DbError> {
        self.find(db, Asked::Slug(slug.to_owned()), now).await
    }

    /// The network of a server that has exactly one.
    pub async fn only(&self, db: &Db, now: Timestamp) -> Result<Option<Arc<Network>>, DbError> {
        self.find(db, Asked::Only, now).await
    }

    /// Forgets all, so that a network that was just founded answers at once on this node.
    pub fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    async fn find(&self, db: &Db, asked: Asked, now: Timestamp) -> Result<Option<Arc<Network>>, DbError> {
        // No name is longer, and a long one that a stranger made up is not remembered.
        if let Asked::Host(name) | Asked::Slug(name) = &asked
            && name.len() > LONGEST
        {
            return Ok(None);
        }
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&asked)
            && now < known.until
        {
            return Ok(known.network.clone());
        }
        let wanted = asked.clone();
        let network = db
            .read(Scope::Server, move |tx| match &wanted {
                Asked::Host(host) => store::network_by_host(tx, host),
                Asked::Slug(slug) => store::network_by_slug(tx, slug),
                Asked::Only => store::only_network(tx),
            })
            .await?
            .map(Arc::new);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= AT_MOST {
            all.retain(|_, known| now < known.until);
        }
        if all.len() < AT_MOST {
            all.insert(asked, Known { until: now + LIFE, network: network.clone() });
        }
        Ok(network)
    }
}

/// A host as `network_hosts` keeps it: lower case, no port; an IPv6 address keeps its brackets.
fn bare(host: &str) -> String {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_host_is_compared_without_port_case_and_final_dot() {
        assert_eq!(bare("Porch.Example.:8443"), "porch.example");
        assert_eq!(bare("[::1]:80"), "[::1]");
        assert_eq!(bare("[::1]"), "[::1]");
    }
}
