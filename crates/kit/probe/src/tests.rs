//! Pages on this machine's own address: what each answer means, and where nobody looks.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;

const fn everywhere(_: IpAddr) -> bool {
    true
}

fn public(address: IpAddr) -> bool {
    !address.is_loopback()
}

/// A prober that asks port `port` for both schemes.
fn prober(port: u16, may: fn(IpAddr) -> bool) -> Prober {
    let mut prober = Prober::trusting(RootCertStore::empty(), may, "a test".to_owned());
    prober.ports = (port, port);
    prober
}

/// Answers every request with the next of these, and hands back what was asked.
async fn page(answers: Vec<String>) -> (u16, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let asked = tokio::spawn(async move {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().await.expect("a visitor");
            let mut bytes = vec![0; 4096];
            let read = stream.read(&mut bytes).await.expect("a request");
            asked.push(String::from_utf8_lossy(&bytes[..read]).into_owned());
            // Whoever has read enough may have left.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
        asked
    });
    (port, asked)
}

fn answer(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

async fn seen(answers: Vec<String>) -> Seen {
    let (port, _) = page(answers).await;
    prober(port, everywhere).look("http://localhost/about").await.expect("it is looked at")
}

#[tokio::test]
async fn an_answer_is_read_as_a_neighbor_would() {
    assert_eq!(seen(vec![answer("200 OK", "<h1>Soup on Saturday</h1>")]).await, Seen::Answers);
    assert_eq!(seen(vec![answer("404 Not Found", "")]).await, Seen::Gone(Gone::NoPage));
    assert_eq!(
        seen(vec![answer("200 OK", "<p>This Domain Is For Sale</p>")]).await,
        Seen::Gone(Gone::ForSale)
    );
    for shut in ["403 Forbidden", "429 Too Many Requests", "503 Unavailable"] {
        assert_eq!(seen(vec![answer(shut, "")]).await, Seen::Unclear, "{shut} is about us");
    }
    let long = format!("{}this domain is for sale", "a".repeat(100_000));
    assert_eq!(seen(vec![answer("200 OK", &long)]).await, Seen::Answers, "a long page sells nothing");
}

#[tokio::test]
async fn it_says_who_asks_follows_a_turn_and_never_goes_round_for_ever() {
    let turn = |to: &str| {
        format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    };
    let (port, asked) = page(vec![turn("/here"), answer("200 OK", "")]).await;
    assert_eq!(prober(port, everywhere).look("http://localhost/old?x=1").await, Ok(Seen::Answers));
    let asked = asked.await.expect("it was asked");
    assert!(asked[0].starts_with("GET /old?x=1 HTTP/1.1"), "{}", asked[0]);
    assert!(
        asked[0].contains("user-agent: a test") && !asked[0].to_lowercase().contains("cookie"),
        "{}",
        asked[0]
    );
    assert!(asked[1].starts_with("GET /here"), "{}", asked[1]);
    assert_eq!(seen(vec![turn("/a"), turn("/b"), turn("/c"), turn("/d")]).await, Seen::Unclear);
    assert_eq!(seen(vec![turn("ftp://localhost/")]).await, Seen::Unclear);
}

#[tokio::test]
async fn nobody_is_sent_to_a_machine_that_only_we_can_reach() {
    let (port, asked) = page(vec![answer("200 OK", "")]).await;
    let prober = prober(port, public);
    for page in ["http://localhost/", "http://127.0.0.1/", "http://[::1]/", "https://localhost/"] {
        assert_eq!(prober.look(page).await, Err(ProbeError::NotPublic), "{page}");
    }
    for page in
        ["ftp://a.example/", "http://me:word@a.example/", "http://a.example:8080/", "nothing", "/path", ""]
    {
        assert_eq!(prober.look(page).await, Err(ProbeError::NoPage), "{page}");
    }
    asked.abort();
    assert!(asked.await.is_err_and(|error| error.is_cancelled()), "nobody connected");
}

#[tokio::test]
async fn a_name_that_nobody_has_is_gone_and_a_page_without_a_certificate_is_unclear() {
    assert!(is_nobodys("failed to lookup address information: Name or service not known"));
    assert!(!is_nobodys("failed to lookup address information: Temporary failure in name resolution"));
    let (port, _) = page(vec![answer("200 OK", "")]).await;
    let prober = prober(port, everywhere);
    assert_eq!(prober.look("https://localhost/").await, Ok(Seen::Unclear));
}
