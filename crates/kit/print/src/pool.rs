//! Keeps printing away from pages: one or two at a time on threads of their own, a short queue, an honest no.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Order, Pdf, Picture, PrintError, Printer};

/// A printer that many may ask and few use at a time.
#[derive(Clone)]
pub struct Pool {
    printer: Printer,
    waiting: Arc<Semaphore>,
    working: Arc<Semaphore>,
}

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
        let waiting = Arc::new(Semaphore::new(at_once + queue));
        Self { printer, waiting, working: Arc::new(Semaphore::new(at_once)) }
    }

    /// A PDF, or [`Busy::Full`] at once.
    pub async fn pdf(&self, order: Order) -> Result<Pdf, Busy> {
        self.work(move |printer| printer.pdf(&order)).await
    }

    /// A picture of one page, or [`Busy::Full`] at once.
    pub async fn png(&self, order: Order, page: usize, dpi: u16) -> Result<Picture, Busy> {
        self.work(move |printer| printer.png(&order, page, dpi)).await
    }

    /// A small picture of one page in grays, or [`Busy::Full`] at once.
    pub async fn preview(&self, order: Order, page: usize, dpi: u16) -> Result<Picture, Busy> {
        self.work(move |printer| printer.preview(&order, page, dpi)).await
    }

    async fn work<T: Send + 'static>(
        &self,
        print: impl FnOnce(&Printer) -> Result<T, PrintError> + Send + 'static,
    ) -> Result<T, Busy> {
        let place = Arc::clone(&self.waiting).try_acquire_owned().map_err(|_| Busy::Full)?;
        let turn = Arc::clone(&self.working).acquire_owned().await.map_err(|_| Busy::BrokenOff)?;
        let printer = self.printer.clone();
        let done = tokio::task::spawn_blocking(move || {
            // A visitor who goes away does not free the place before the work is done.
            let _held: (OwnedSemaphorePermit, OwnedSemaphorePermit) = (place, turn);
            print(&printer)
        });
        Ok(done.await.map_err(|_| Busy::BrokenOff)??)
    }
}
