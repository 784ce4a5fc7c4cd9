//! HTTPS over real sockets, with a certificate made for the moment.

use std::path::PathBuf;
use std::sync::Arc;

use kit_base::{Rng, Slug};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::slow::{served_with, short, until_closed};
use crate::Tls;

/// A folder with a certificate for `localhost` and its key.
struct Papers {
    folder: PathBuf,
    cert: CertificateDer<'static>,
}

impl Papers {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("farolito-tls-{}", Slug::new(&Rng::os())));
        std::fs::create_dir_all(&folder).unwrap();
        let cert = write(&folder);
        Self { folder, cert }
    }

    fn tls(&self) -> Tls {
        Tls::load(&self.folder.join("cert.pem"), &self.folder.join("key.pem")).unwrap()
    }
}

impl Drop for Papers {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn write(folder: &std::path::Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    made.cert.der().clone()
}

fn trusting(cert: &CertificateDer<'static>) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(cert.clone()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

async fn asked(address: std::net::SocketAddr, cert: &CertificateDer<'static>) -> std::io::Result<String> {
    let stream = TcpStream::connect(address).await?;
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = trusting(cert).connect(name, stream).await?;
    stream.write_all(b"GET /lamps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await?;
    Ok(until_closed(&mut stream).await)
}

#[tokio::test]
async fn a_page_comes_over_https_and_plain_http_is_told_where_to_go() {
    let papers = Papers::new();
    let served = served_with(Some(papers.tls()), short()).await;
    let page = asked(served.address, &papers.cert).await.unwrap();
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");

    let mut plain = TcpStream::connect(served.address).await.unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    let told = until_closed(&mut plain).await;
    assert!(told.contains("https://") && told.contains("dirección"), "{told}");
}

#[tokio::test]
async fn a_renewed_certificate_is_used_and_a_broken_one_leaves_the_old() {
    let mut papers = Papers::new();
    let tls = papers.tls();
    std::fs::write(papers.folder.join("cert.pem"), "not a certificate").unwrap();
    tls.look_now();
    let served = served_with(Some(tls), short()).await;
    assert!(asked(served.address, &papers.cert).await.is_ok());

    let old = papers.cert.clone();
    papers.cert = write(&papers.folder);
    let tls = papers.tls();
    let old_again = write(&papers.folder);
    tls.look_now();
    let served = served_with(Some(tls), short()).await;
    assert!(asked(served.address, &old_again).await.is_ok());
    assert!(asked(served.address, &papers.cert).await.is_err());
    assert!(asked(served.address, &old).await.is_err());
}

#[test]
fn a_key_that_does_not_fit_is_said_in_words() {
    let (one, other) = (Papers::new(), Papers::new());
    let said =
        Tls::load(&one.folder.join("cert.pem"), &other.folder.join("key.pem")).err().unwrap().to_string();
    assert!(said.contains("do not fit each other"), "{said}");
    let said =
        Tls::load(&one.folder.join("cert.pem"), &one.folder.join("gone.pem")).err().unwrap().to_string();
    assert!(said.contains("gone.pem"), "{said}");
}
