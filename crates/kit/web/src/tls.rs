//! HTTPS by our own hand: a certificate and its key from two files, read again when they change.
//!
//! Certificates are renewed while the server runs. The files are looked at once a minute, by whoever knocks first;
//! a pair that cannot be used leaves the old one in place and says so in the log.

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_mins(1);
/// Every TLS connection begins with a record of this kind.
const HANDSHAKE: u8 = 22;
/// What somebody reads who typed `http://` in front of an address that speaks HTTPS.
const WRONG_DOOR: &str =
    "This address begins with https:// instead of http://\nEsta dirección empieza con https://\n";

/// A certificate chain and its key, both PEM.
pub struct Tls {
    cert: PathBuf,
    key: PathBuf,
    held: Mutex<Held>,
}

struct Held {
    config: Arc<ServerConfig>,
    changed: [Option<Mark>; 2],
    looked: Instant,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or holds something else.
    #[error("{path}: {said}")]
    File {
        /// The file.
        path: PathBuf,
        /// What was found.
        said: String,
    },
    /// The two do not belong together, or the key is of a kind that is not used anymore.
    #[error("the certificate and the key do not fit each other: {0}")]
    Pair(String),
}

impl Tls {
    /// Reads the two files.
    pub fn load(cert: &Path, key: &Path) -> Result<Self, TlsError> {
        let changed = [changed(cert), changed(key)];
        let held = Mutex::new(Held { config: config(cert, key)?, changed, looked: Instant::now() });
        Ok(Self { cert: cert.into(), key: key.into(), held })
    }

    /// Looks at the files now, whenever they were looked at last.
    #[cfg(test)]
    pub(crate) fn look_now(&self) {
        self.look(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn current(&self) -> Arc<ServerConfig> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.looked.elapsed() >= LOOK_EVERY {
            held.looked = Instant::now();
            self.look(&mut held);
        }
        held.config.clone()
    }

    /// Reads the files again if they have changed.
    fn look(&self, held: &mut Held) {
        let now = [changed(&self.cert), changed(&self.key)];
        if now == held.changed {
            return;
        }
        match config(&self.cert, &self.key) {
            Ok(config) => {
                (held.config, held.changed) = (config, now);
                tracing::info!("the renewed certificate is in use");
            }
            Err(error) => {
                tracing::warn!(%error, "the certificate has changed but cannot be used; the old one stays");
            }
        }
    }

    /// Shakes hands. Somebody who speaks plain HTTP here is told so and let go: `None`.
    pub(crate) async fn greet(&self, mut stream: TcpStream) -> io::Result<Option<TlsStream<TcpStream>>> {
        let mut first = [0];
        if stream.peek(&mut first).await? == 1 && first[0] != HANDSHAKE {
            let head =
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close";
            let length = WRONG_DOOR.len();
            let answer = format!("{head}\r\nContent-Length: {length}\r\n\r\n{WRONG_DOOR}");
            stream.write_all(answer.as_bytes()).await?;
            stream.shutdown().await?;
            return Ok(None);
        }
        TlsAcceptor::from(self.current()).accept(stream).await.map(Some)
    }
}

/// What tells one state of a file from the next.
type Mark = (SystemTime, u64, u64);

fn changed(path: &Path) -> Option<Mark> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len(), about.ino()))
}

fn config(cert: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let failed = |path: &Path, said: String| TlsError::File { path: path.into(), said };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect)
        .map_err(|error| failed(cert, error.to_string()))?;
    if chain.is_empty() {
        return Err(failed(cert, "there is no certificate in it".into()));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| failed(key, error.to_string()))?;
    let pair = |error: tokio_rustls::rustls::Error| TlsError::Pair(error.to_string());
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(pair)?
        .with_no_client_auth()
        .with_single_cert(chain, secret)
        .map_err(pair)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
