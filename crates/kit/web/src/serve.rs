//! The accept loop: many neighbors at once, none of whom can hold a seat by being slow.
//!
//! Silence, a dripped head and an idle connection end at [`Limits::head_time`], a slow body at
//! [`Limits::body_time`], and a slow handler or a slow reader at [`Limits::total_time`].

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout};

use crate::exchange::{Exchange, Noticed, Watched};
use crate::seats::Seats;
use crate::{Limits, Peer, Site, Tls};

/// Serves until `shutdown` is ready, then lets answers under way finish within [`Limits::grace`]. With `tls` it speaks
/// HTTPS and nothing else.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Tls>,
    site: Site,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let tls = tls.map(Arc::new);
    let limits = site.limits().clone();
    let server = Arc::new(http(&limits));
    let (room, seats) =
        (Arc::new(Semaphore::new(limits.connections)), Seats::new(limits.connections_per_peer));
    let (stop, stopped) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            () = &mut shutdown => break,
            Some(_) = connections.join_next() => continue,
            accepted = accept(&listener, &room) => accepted,
        };
        let (stream, peer, place) = match accepted {
            Ok(accepted) => accepted,
            Err(why) => {
                tracing::warn!(%why, "a connection could not be accepted");
                // Out of file handles: they come back when somebody leaves, not by asking again at once.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let Some(seat) = seats.take(peer.ip()) else { continue };
        let (site, server, stopped, tls) = (site.clone(), server.clone(), stopped.clone(), tls.clone());
        connections.spawn(async move {
            match tls {
                None => converse(stream, peer, site, &server, stopped).await,
                Some(tls) => converse_in_private(stream, &tls, peer, site, (&server, stopped)).await,
            }
            drop((seat, place));
        });
    }
    drop(listener);
    stop.send_replace(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(limits.grace, all).await.is_err() {
        tracing::warn!("answers still under way when the grace was over were cut off");
    }
    Ok(())
}

fn http(limits: &Limits) -> http1::Builder {
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_header_size(limits.head_bytes)
        .max_buf_size(limits.head_bytes.max(16 * 1024));
    server
}

type Accepted = (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

/// Waits for room first, so that a full house leaves newcomers in the system's queue.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> io::Result<Accepted> {
    let place = room.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, peer, place))
}

/// A connection that begins with a handshake, which has as long as a head has.
async fn converse_in_private(
    stream: TcpStream,
    tls: &Tls,
    peer: SocketAddr,
    site: Site,
    (server, stopped): (&http1::Builder, watch::Receiver<bool>),
) {
    match timeout(site.limits().head_time, tls.greet(stream)).await {
        Ok(Ok(Some(stream))) => converse(stream, peer, site, server, stopped).await,
        Ok(Ok(None)) | Err(_) => {}
        Ok(Err(why)) => tracing::debug!(%why, "a handshake failed"),
    }
}

/// One connection, from its first byte to its end.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    peer: SocketAddr,
    site: Site,
    server: &http1::Builder,
    mut stopped: watch::Receiver<bool>,
) {
    let exchange = Arc::new(Exchange::default());
    let total = site.limits().total_time;
    let listening = Arc::new(AtomicBool::new(false));
    let listens = listening.clone();
    let answer = |request: Request<hyper::body::Incoming>| {
        let (site, exchange) = (site.clone(), exchange.clone());
        listens.store(site.tells(request.uri().path()), Ordering::Relaxed);
        exchange.begin(Instant::now() + site.total_time(request.uri().path()));
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(Peer(peer));
            let response: Response<Body> = site.answer(request).await;
            Ok::<_, Infallible>(response.map(|body| Noticed::new(body, exchange)))
        }
    };
    let io = Watched::new(TokioIo::new(stream), exchange.clone());
    let mut connection = pin!(server.serve_connection(io, service_fn(answer)));
    let mut stop = pin!(async move { drop(stopped.wait_for(|stop| *stop).await) });
    let mut alarm = pin!(sleep_until(Instant::now() + total));
    let mut stopping = false;
    std::future::poll_fn(|cx| {
        if !stopping && stop.as_mut().poll(cx).is_ready() {
            stopping = true;
            if listening.load(Ordering::Relaxed) {
                // Nothing is lost: the browser asks anew when the server is back.
                return Poll::Ready(());
            }
            connection.as_mut().graceful_shutdown();
        }
        if let Poll::Ready(end) = connection.as_mut().poll(cx) {
            if let Err(why) = end {
                tracing::debug!(%why, "a connection ended early");
            }
            return Poll::Ready(());
        }
        let Some(deadline) = exchange.deadline() else { return Poll::Pending };
        if alarm.deadline() != deadline {
            alarm.as_mut().reset(deadline);
        }
        alarm.as_mut().poll(cx)
    })
    .await;
}
