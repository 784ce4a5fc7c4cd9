//! The program's whole log in memory, down to the last detail, so that a test can look for what must not be in it.

use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What was logged in this process since the first [`Log::listen`].
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

static HEARD: OnceLock<Log> = OnceLock::new();

impl Log {
    /// Listens to everything, on all threads. The second call in a process listens on with the first.
    pub fn listen() -> Self {
        let log = HEARD.get_or_init(|| {
            let log = Self::default();
            let writer = log.clone();
            let subscriber = tracing_subscriber::fmt()
                .with_ansi(false)
                .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
                .with_writer(move || writer.clone())
                .finish();
            // Under a runner that gives each test a process nobody has set one before.
            let _ = tracing::subscriber::set_global_default(subscriber);
            log
        });
        log.clone()
    }

    /// All of it.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
