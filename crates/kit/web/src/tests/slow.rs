//! Slow and greedy connections over real sockets. Each test waits for the close itself: if it never came, the
//! test would never end.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::*;
use crate::{Tls, serve};

/// A served site, and the way to stop it.
pub(super) struct Served {
    pub(super) address: SocketAddr,
    stop: oneshot::Sender<()>,
    done: JoinHandle<std::io::Result<()>>,
}

/// Limits small enough to be reached and, each in its test, far apart enough to tell which one was.
pub(super) fn short() -> Limits {
    let long = Duration::from_hours(1);
    Limits {
        head_time: long,
        body_time: long,
        total_time: long,
        grace: long,
        rate: None,
        ..Limits::default()
    }
}

const SOON: Duration = Duration::from_millis(60);

async fn served(limits: Limits) -> Served {
    served_with(None, limits).await
}

pub(super) async fn served_with(tls: Option<Tls>, limits: Limits) -> Served {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let site = Site::new(Arc::new(shell()), routes(), limits);
    let (stop, stopped) = oneshot::channel();
    let done = tokio::spawn(serve(listener, tls, site, async { drop(stopped.await) }));
    Served { address, stop, done }
}

async fn connected(served: &Served, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

/// Everything until the server closes.
pub(super) async fn until_closed(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 8192];
    while let Ok(n @ 1..) = stream.read(&mut chunk).await {
        bytes.extend_from_slice(&chunk[..n]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn silence_ends() {
    let served = served(Limits { head_time: SOON, ..short() }).await;
    until_closed(&mut connected(&served, "").await).await;
}

#[tokio::test]
async fn half_a_head_ends() {
    let served = served(Limits { head_time: SOON, ..short() }).await;
    until_closed(&mut connected(&served, "GET /lamps HTTP/1.1\r\nHost: a\r\n").await).await;
}

#[tokio::test]
async fn a_dripped_head_ends() {
    let served = served(Limits { head_time: SOON, ..short() }).await;
    let (mut from, mut to) = connected(&served, "GET /lamps HTTP/1.1\r\n").await.into_split();
    let dripping = tokio::spawn(async move {
        let mut drip = tokio::time::interval(Duration::from_millis(5));
        while to.write_all(b"x: y\r\n").await.is_ok() {
            drip.tick().await;
        }
    });
    let mut bytes = Vec::new();
    drop(from.read_to_end(&mut bytes).await);
    drop(from);
    dripping.await.unwrap();
}

#[tokio::test]
async fn an_idle_connection_ends_after_its_answer() {
    let served = served(Limits { head_time: SOON, ..short() }).await;
    let mut stream = connected(&served, "GET /lamps HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert!(until_closed(&mut stream).await.contains("Porch lights"));
}

#[tokio::test]
async fn a_slow_body_ends_with_a_page_that_says_so() {
    let served = served(Limits { body_time: SOON, ..short() }).await;
    let head = "POST /lamps HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\nna";
    let told = until_closed(&mut connected(&served, head).await).await;
    assert!(told.starts_with("HTTP/1.1 408") && told.contains("It took too long"), "{told}");
}

#[tokio::test]
async fn a_handler_that_never_answers_ends() {
    let served = served(Limits { total_time: SOON, ..short() }).await;
    until_closed(&mut connected(&served, "GET /never HTTP/1.1\r\nHost: a\r\n\r\n").await).await;
}

#[tokio::test]
async fn a_slow_reader_ends_and_gives_its_seat_back() {
    let served = served(Limits { total_time: SOON, connections_per_peer: 1, ..short() }).await;
    let reader = connected(&served, "GET /big HTTP/1.1\r\nHost: a\r\n\r\n").await;
    // The reader reads nothing. Somebody else gets in as soon as its seat is free again, and not before.
    loop {
        let mut other =
            connected(&served, "GET /lamps HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
        if until_closed(&mut other).await.contains("Porch lights") {
            break;
        }
    }
    drop(reader);
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let served = served(short()).await;
    let head = format!("GET /lamps HTTP/1.1\r\nHost: a\r\nx: {}\r\n\r\n", "y".repeat(17 * 1024));
    let told = until_closed(&mut connected(&served, &head).await).await;
    assert!(told.starts_with("HTTP/1.1 431"), "{told}");
}

#[tokio::test]
async fn one_address_cannot_take_every_seat() {
    let served = served(Limits { connections_per_peer: 1, ..short() }).await;
    let mut first = connected(&served, "GET /exit HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(first.read_u8().await.unwrap(), b'H');
    let mut second = TcpStream::connect(served.address).await.unwrap();
    assert_eq!(until_closed(&mut second).await, "");
}

#[tokio::test]
async fn a_stopping_server_finishes_what_it_began_and_cuts_off_what_never_ends() {
    let served = served(Limits { grace: SOON, ..short() }).await;
    let mut idle = connected(&served, "GET /exit HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(idle.read_u8().await.unwrap(), b'H');
    let mut stuck = connected(&served, "GET /never HTTP/1.1\r\nHost: a\r\n\r\n").await;
    served.stop.send(()).unwrap();
    served.done.await.unwrap().unwrap();
    until_closed(&mut idle).await;
    until_closed(&mut stuck).await;
    assert!(TcpStream::connect(served.address).await.is_err());
}
