//! Keeps printing away from pages: one or two at a time on threads of their own, a short queue, an honest no.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::line::{Asker, InLine, Lines};
use crate::{Order, Pdf, Picture, PrintError, Printer};

/// A printer that many may ask and few use at a time.
#[derive(Clone)]
pub struct Pool {
    printer: Printer,
    waiting: Arc<Semaphore>,
    working: Arc<Semaphore>,
    lines: Lines,
    /// Half of all places are for visitors, so that a room always finds one.
    visitors_waiting: Arc<Semaphore>,
    visitors_working: Arc<Semaphore>,
    patience: Duration,
}

/// What is held while a document is set; a visitor who goes away does not free it before the work is done.
type Held = (InLine, Vec<OwnedSemaphorePermit>);

/// How long somebody waits for their turn before they hear that many are printing.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why the pool gave no paper.
#[derive(Debug, thiserror::Error)]
pub enum Busy {
    /// Too many are waiting already; a minute later there is room again.
    #[error("too many are printing now")]
    Full,
    /// The printing itself failed.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// The thread ended before its work: the server is stopping, or a template panicked.
    #[error("printing was broken off")]
    BrokenOff,
}

impl Pool {
    /// `at_once` documents are set at the same time, and `queue` more may wait.
    pub fn new(printer: Printer, at_once: usize, queue: usize) -> Self {
        let at_once = at_once.max(1);
        let places = |most: usize| Arc::new(Semaphore::new(most));
        Self {
            printer,
            waiting: places(at_once + queue),
            working: places(at_once),
            lines: Lines::default(),
            visitors_waiting: places((at_once + queue).div_ceil(2)),
            visitors_working: places((at_once / 2).max(1)),
            patience: PATIENCE,
        }
    }

    /// The same, and nobody waits longer than this for their turn.
    #[must_use]
    pub fn patient_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A PDF for a room, or [`Busy::Full`] if there is no place, or none soon.
    pub async fn pdf(&self, order: Order) -> Result<Pdf, Busy> {
        self.pdf_for(Asker::Room, order).await
    }

    /// A PDF for whoever asks, or [`Busy::Full`].
    pub async fn pdf_for(&self, asker: Asker, order: Order) -> Result<Pdf, Busy> {
        self.work(asker, move |printer| printer.pdf(&order)).await
    }

    /// A picture of one page, or [`Busy::Full`].
    pub async fn png(&self, order: Order, page: usize, dpi: u16) -> Result<Picture, Busy> {
        self.work(Asker::Room, move |printer| printer.png(&order, page, dpi)).await
    }

    /// Small pictures in grays, or [`Busy::Full`]: of both sides of a sheet of two pages, else of the first page.
    pub async fn previews(&self, asker: Asker, order: Order, dpi: (u16, u16)) -> Result<Vec<Picture>, Busy> {
        self.work(asker, move |printer| printer.previews(&order, dpi)).await
    }

    async fn work<T: Send + 'static>(
        &self,
        asker: Asker,
        print: impl FnOnce(&Printer) -> Result<T, PrintError> + Send + 'static,
    ) -> Result<T, Busy> {
        let turn = tokio::time::timeout(self.patience, self.turn(asker));
        let held = turn.await.map_err(|_| Busy::Full)??;
        let printer = self.printer.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _held: Held = held;
            print(&printer)
        });
        Ok(done.await.map_err(|_| Busy::BrokenOff)??)
    }

    /// A turn: first among visitors, then among all, so that one visitor at a time stands in the way of a room.
    async fn turn(&self, asker: Asker) -> Result<Held, Busy> {
        let place = |of: &Arc<Semaphore>| Arc::clone(of).try_acquire_owned().map_err(|_| Busy::Full);
        let in_line = self.lines.join(asker).ok_or(Busy::Full)?;
        let mut held = Vec::from_iter(in_line.turn().await.map_err(|_| Busy::BrokenOff)?);
        if matches!(asker, Asker::Visitor(_)) {
            held.push(place(&self.visitors_waiting)?);
            held.push(place(&self.waiting)?);
            held.push(turn_at(&self.visitors_working).await?);
        } else {
            held.push(place(&self.waiting)?);
        }
        held.push(turn_at(&self.working).await?);
        Ok((in_line, held))
    }
}

async fn turn_at(of: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Busy> {
    Arc::clone(of).acquire_owned().await.map_err(|_| Busy::BrokenOff)
}
