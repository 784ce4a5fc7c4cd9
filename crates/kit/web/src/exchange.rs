//! When one exchange on a connection begins and when its last byte has really left us: what a slow reader
//! would otherwise stretch without end.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::Body;
use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::rt::{Read, ReadBufCursor, Write};
use tokio::time::Instant;

/// The exchange under way on one connection, if any.
#[derive(Default)]
pub(crate) struct Exchange(Mutex<State>);

#[derive(Default)]
struct State {
    deadline: Option<Instant>,
    /// The answer's body has been handed over completely; what remains is to write it out.
    said: bool,
}

impl Exchange {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request's head has been read; everything must be over by `deadline`.
    pub(crate) fn begin(&self, deadline: Instant) {
        *self.state() = State { deadline: Some(deadline), said: false };
    }

    /// When the exchange under way must be over.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.state().deadline
    }

    fn flushed(&self) {
        let mut state = self.state();
        if state.said {
            *state = State::default();
        }
    }
}

/// An answer's body that tells when it has been handed over.
pub(crate) struct Noticed {
    body: Body,
    exchange: Arc<Exchange>,
}

impl Noticed {
    pub(crate) fn new(body: Body, exchange: Arc<Exchange>) -> Self {
        Self { body, exchange }
    }
}

impl Drop for Noticed {
    fn drop(&mut self) {
        self.exchange.state().said = true;
    }
}

impl HttpBody for Noticed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that tells when everything written has been flushed.
pub(crate) struct Watched<I> {
    io: I,
    exchange: Arc<Exchange>,
}

impl<I> Watched<I> {
    pub(crate) fn new(io: I, exchange: Arc<Exchange>) -> Self {
        Self { io, exchange }
    }
}

impl<I: Read + Unpin> Read for Watched<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl<I: Write + Unpin> Write for Watched<I> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.io).poll_flush(cx);
        if matches!(flushed, Poll::Ready(Ok(()))) {
            self.exchange.flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_exchange_is_over_when_all_was_said_and_flushed_and_not_before() {
        let exchange = Arc::new(Exchange::default());
        let body = Noticed::new(Body::from("lit"), exchange.clone());
        exchange.begin(Instant::now());
        exchange.flushed();
        assert!(exchange.deadline().is_some(), "flushed, but more is to be said");
        drop(body);
        assert!(exchange.deadline().is_some(), "said, but not flushed");
        exchange.flushed();
        assert!(exchange.deadline().is_none());
    }
}
