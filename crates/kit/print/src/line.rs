//! Who stands in line at the printer: of one address one document is set and one waits with everybody else; its others wait
//! in a line of their own, where they are in nobody's way.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// Documents of one of them that are set or wait with everybody else.
const EACH: usize = 2;
/// Documents in a line of one's own, before the next hears that many are printing.
const LONGEST: usize = 24;

/// Who asks for paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A room, for somebody it knows.
    Room,
    /// Somebody who is signed in and fills a form, under a number that stands for them.
    Member(u64),
    /// A visitor, under a number that stands for their address.
    Visitor(u64),
}

impl Asker {
    /// Somebody signed in.
    pub fn member(who: impl Hash) -> Self {
        Self::Member(number(who))
    }

    /// A visitor. Those of whom no address is known stand for one.
    pub fn visitor(address: impl Hash) -> Self {
        Self::Visitor(number(address))
    }
}

/// A number for somebody, under a key that dies with the program.
fn number(who: impl Hash) -> u64 {
    static KEY: OnceLock<RandomState> = OnceLock::new();
    KEY.get_or_init(RandomState::new).hash_one(who)
}

/// The lines of all who ask. Clones count together.
#[derive(Clone, Default)]
pub(crate) struct Lines {
    all: Arc<Mutex<HashMap<u64, Own>>>,
}

/// Somebody's own line.
struct Own {
    turn: Arc<Semaphore>,
    length: usize,
}

/// A place in somebody's own line; free again when dropped.
pub(crate) struct InLine {
    lines: Lines,
    who: Option<u64>,
    turn: Option<Arc<Semaphore>>,
}

impl Lines {
    fn all(&self) -> MutexGuard<'_, HashMap<u64, Own>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place in line, unless it is too long.
    pub(crate) fn join(&self, asker: Asker) -> Option<InLine> {
        let who = match asker {
            Asker::Room => None,
            Asker::Member(who) | Asker::Visitor(who) => Some(who),
        };
        let mut turn = None;
        if let Some(who) = who {
            let mut all = self.all();
            let fresh = || Own { turn: Arc::new(Semaphore::new(EACH)), length: 0 };
            let own = all.entry(who).or_insert_with(fresh);
            if own.length >= LONGEST {
                return None;
            }
            own.length += 1;
            turn = Some(Arc::clone(&own.turn));
        }
        Some(InLine { lines: self.clone(), who, turn })
    }
}

impl InLine {
    /// Waits until few enough of one's own are before this one; a room has no such line.
    pub(crate) async fn turn(&self) -> Result<Option<OwnedSemaphorePermit>, AcquireError> {
        match &self.turn {
            Some(turn) => Arc::clone(turn).acquire_owned().await.map(Some),
            None => Ok(None),
        }
    }
}

impl Drop for InLine {
    fn drop(&mut self) {
        let Some(who) = self.who else { return };
        let mut all = self.lines.all();
        if let Some(own) = all.get_mut(&who) {
            own.length -= 1;
            if own.length == 0 {
                all.remove(&who);
            }
        }
    }
}
