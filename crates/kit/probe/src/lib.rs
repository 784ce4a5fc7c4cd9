//! Looks once whether a public page answers, as a neighbor would who types its address.
//!
//! It asks only what the guard lets it ask: every address that a name leads to is checked before anybody connects to it, and it
//! is that address which is connected to. It reads at most 64 kB in at most ten seconds, follows three redirections, keeps no
//! cookie, and says who asks. What it cannot tell from a machine that shuts the door to machines, it does not tell.

mod page;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// The whole look may take as long.
const TIME: Duration = Duration::from_secs(10);
/// Bytes that are read of a page.
const BYTES: usize = 64 * 1024;
/// Redirections that are followed.
const TURNS: usize = 3;

/// What came of a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The page answers.
    Answers,
    /// It does not, in a way that is about the page and not about us.
    Gone(Gone),
    /// Nothing can be said: the machine is slow, shut to machines, or has a bad day.
    Unclear,
}

/// In what way a page is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Nobody has that name.
    NoName,
    /// There is no such page.
    NoPage,
    /// Somebody sells the name.
    ForSale,
    /// Its certificate is another's, or over.
    Certificate,
}

/// The address is none that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProbeError {
    /// No web address with a host of its own, or one with a name, a password or a port in it.
    #[error("no plain address of a public page")]
    NoPage,
    /// It leads to a machine that only we can reach.
    #[error("it leads to an address that is not public")]
    NotPublic,
}

/// Looks at pages.
#[derive(Clone)]
pub struct Prober {
    tls: TlsConnector,
    may: fn(IpAddr) -> bool,
    ports: (u16, u16),
    agent: String,
}

/// A step on the way to a page.
enum Step {
    Done(Seen),
    Turn(Uri),
}

impl Prober {
    /// Looks only where `may` allows, and says `agent` of itself. The machine's own certificates are trusted.
    pub fn new(may: fn(IpAddr) -> bool, agent: impl Into<String>) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self::trusting(roots, may, agent.into())
    }

    fn trusting(roots: RootCertStore, may: fn(IpAddr) -> bool, agent: String) -> Self {
        let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        Self { tls: TlsConnector::from(Arc::new(config)), may, ports: (80, 443), agent }
    }

    /// Looks at a page once. `Err`: the address is none that is looked at.
    pub async fn look(&self, page: &str) -> Result<Seen, ProbeError> {
        let page = parse(page)?;
        tokio::time::timeout(TIME, self.follow(page)).await.unwrap_or(Ok(Seen::Unclear))
    }

    async fn follow(&self, mut page: Uri) -> Result<Seen, ProbeError> {
        for _ in 0..=TURNS {
            match self.step(&page).await? {
                Step::Done(seen) => return Ok(seen),
                Step::Turn(to) => page = to,
            }
        }
        Ok(Seen::Unclear)
    }

    async fn step(&self, page: &Uri) -> Result<Step, ProbeError> {
        let host = page.host().ok_or(ProbeError::NoPage)?;
        let secure = page.scheme() == Some(&Scheme::HTTPS);
        let port = if secure { self.ports.1 } else { self.ports.0 };
        let found: Vec<SocketAddr> =
            match tokio::net::lookup_host((host.trim_matches(['[', ']']), port)).await {
                Ok(found) => found.collect(),
                Err(error) if is_nobodys(&error.to_string()) => {
                    return Ok(Step::Done(Seen::Gone(Gone::NoName)));
                }
                Err(_) => return Ok(Step::Done(Seen::Unclear)),
            };
        // One address of ours among several is one too many: which is asked would be up to chance.
        if found.is_empty() || !found.iter().all(|address| (self.may)(address.ip())) {
            return Err(ProbeError::NotPublic);
        }
        let Some(stream) = connected(&found).await else { return Ok(Step::Done(Seen::Unclear)) };
        if !secure {
            return Ok(self.ask(stream, page).await);
        }
        let Ok(name) = ServerName::try_from(host.to_owned()) else { return Err(ProbeError::NoPage) };
        match self.tls.connect(name, stream).await {
            Ok(stream) => Ok(self.ask(stream, page).await),
            Err(error) => Ok(Step::Done(refused(&error))),
        }
    }

    async fn ask<S>(&self, stream: S, page: &Uri) -> Step
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let Ok((mut sender, connection)) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await
        else {
            return Step::Done(Seen::Unclear);
        };
        // It ends with the sender or with its error; what matters is the answer.
        let carrying = tokio::spawn(connection);
        let path = page.path_and_query().map_or("/", |path| path.as_str());
        let request = http::Request::get(path)
            .header(http::header::HOST, page.host().unwrap_or_default())
            .header(http::header::USER_AGENT, &self.agent)
            .header(http::header::ACCEPT, "text/html")
            .body(Empty::<Bytes>::new());
        let Ok(request) = request else { return Step::Done(Seen::Unclear) };
        let step = match sender.send_request(request).await {
            Ok(response) => {
                let (head, body) = response.into_parts();
                let bytes = Limited::new(body, BYTES).collect().await;
                page::read(page, &head, bytes.map(http_body_util::Collected::to_bytes).as_deref().ok())
            }
            Err(_) => Step::Done(Seen::Unclear),
        };
        carrying.abort();
        step
    }
}

/// A plain address of a page: `http` or `https`, a host, no user, no port of its own.
fn parse(page: &str) -> Result<Uri, ProbeError> {
    let uri: Uri = page.parse().map_err(|_| ProbeError::NoPage)?;
    let plain =
        uri.authority().is_some_and(|authority| !authority.as_str().contains('@') && uri.port().is_none());
    let web = uri.scheme() == Some(&Scheme::HTTP) || uri.scheme() == Some(&Scheme::HTTPS);
    if plain && web { Ok(uri) } else { Err(ProbeError::NoPage) }
}

/// Whether the resolver says that nobody has the name. A server that does not answer, or our own line, says something else.
fn is_nobodys(error: &str) -> bool {
    error.contains("not known") || error.contains("No address associated")
}

async fn connected(addresses: &[SocketAddr]) -> Option<TcpStream> {
    for address in addresses.iter().take(3) {
        if let Ok(stream) = TcpStream::connect(address).await {
            return Some(stream);
        }
    }
    None
}

/// What a refused handshake says: only a certificate that is another's or over is about the page.
fn refused(error: &std::io::Error) -> Seen {
    use tokio_rustls::rustls::{CertificateError, Error};
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    match inner {
        Some(Error::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidForName
            | CertificateError::NotValidForNameContext { .. },
        )) => Seen::Gone(Gone::Certificate),
        _ => Seen::Unclear,
    }
}

#[cfg(test)]
mod tests;
