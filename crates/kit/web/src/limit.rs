//! A request body that ends: at so many bytes and after so long, whoever reads it.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::Sleep;

/// The body is larger than we take.
#[derive(Debug, thiserror::Error)]
#[error("the body is larger than we take")]
pub(crate) struct TooMuch;

/// The body came too slowly.
#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly")]
pub(crate) struct TooSlowly;

/// What is read and thrown away beyond the bound, so that the sender is still listening when we say no.
const SPILL: usize = 1024 * 1024;

/// A body within bounds.
pub(crate) struct Bounded {
    body: Body,
    left: usize,
    spill: usize,
    deadline: Pin<Box<Sleep>>,
}

impl Bounded {
    /// At most `bytes`, within `time` from now.
    pub(crate) fn new(body: Body, bytes: usize, time: Duration) -> Self {
        Self { body, left: bytes, spill: SPILL, deadline: Box::pin(tokio::time::sleep(time)) }
    }
}

impl HttpBody for Bounded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        loop {
            let over = self.spill < SPILL;
            match Pin::new(&mut self.body).poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => {
                    let size = frame.data_ref().map_or(0, Bytes::len);
                    if !over && size <= self.left {
                        self.left -= size;
                        return Poll::Ready(Some(Ok(frame)));
                    }
                    match self.spill.checked_sub(size) {
                        Some(left) => self.spill = left,
                        None => return Poll::Ready(Some(Err(axum::Error::new(TooMuch)))),
                    }
                }
                Poll::Ready(_) if over => return Poll::Ready(Some(Err(axum::Error::new(TooMuch)))),
                Poll::Ready(end) => return Poll::Ready(end),
                Poll::Pending => {
                    return self.deadline.as_mut().poll(cx).map(|()| Some(Err(axum::Error::new(TooSlowly))));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
