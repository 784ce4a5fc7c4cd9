//! The port through which messages leave, and the two ways that need no provider: a folder, and the log.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use kit_base::{Private, Timestamp};

use crate::Channel;

/// One message on its way out.
pub struct Outgoing {
    /// The same for every try of this message: a provider that knows it sends once.
    pub key: String,
    /// Which way it goes.
    pub channel: Channel,
    /// The template's key: a constant word.
    pub template: String,
    /// The number or address.
    pub to: Private<String>,
    /// The words.
    pub body: Private<String>,
    /// When this try is made.
    pub at: Timestamp,
}

/// The provider took it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent;

/// Why a message did not leave. Codes are constant words; they are logged and shown to stewards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The provider does not answer or says "later": tried again.
    #[error("the provider is down: {0}")]
    Down(&'static str),
    /// This message will never be taken: the number is wrong, or has opted out.
    #[error("the provider refused: {0}")]
    Refused(&'static str),
}

/// A way out. Runs on a thread that may block, and ends within a minute, well inside a message's lease.
pub trait Transport: Send + Sync + 'static {
    /// Hands one message over.
    fn send(&self, message: &Outgoing) -> Result<Sent, TransportError>;
}

/// Writes each message to a file of `DIR/outbox`: for the demo, for paper, for tests in a browser.
pub struct FileTransport {
    folder: PathBuf,
    count: AtomicU64,
}

impl FileTransport {
    /// Files go to the folder `outbox` inside `dir`.
    pub fn new(dir: &Path) -> Self {
        Self { folder: dir.join("outbox"), count: AtomicU64::new(0) }
    }

    fn write(&self, message: &Outgoing) -> std::io::Result<()> {
        let mut folder = DirBuilder::new();
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
            folder.mode(0o700);
            options.mode(0o600);
        }
        folder.recursive(true).create(&self.folder)?;
        let n = self.count.fetch_add(1, Ordering::Relaxed);
        let ending = if message.channel == Channel::Email { "eml" } else { "txt" };
        let name = format!("{:020}-{n:06}-{}", message.at.micros(), &message.key);
        let (part, whole) =
            (self.folder.join(format!("{name}.part")), self.folder.join(format!("{name}.{ending}")));
        let to: String = message.to.reveal().chars().filter(|c| !c.is_control()).collect();
        let mut file = options.write(true).create(true).truncate(true).open(&part)?;
        write!(file, "To: {to}\nX-Farolito-Template: {}\n", message.template)?;
        write!(file, "Content-Type: text/plain; charset=utf-8\n\n{}\n", message.body.reveal())?;
        file.sync_all()?;
        // A reader never sees half a message.
        std::fs::rename(part, whole)
    }
}

impl Transport for FileTransport {
    fn send(&self, message: &Outgoing) -> Result<Sent, TransportError> {
        self.write(message).map(|()| Sent).map_err(|_| TransportError::Down("folder"))
    }
}

/// Says in the log that a message would have gone out; never to whom, never what.
pub struct LogTransport;

impl Transport for LogTransport {
    fn send(&self, message: &Outgoing) -> Result<Sent, TransportError> {
        tracing::info!(template = message.template, channel = message.channel.as_str(), "a message went out");
        Ok(Sent)
    }
}
