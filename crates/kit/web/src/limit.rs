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

/// A body within bounds.
pub(crate) struct Bounded {
    body: Body,
    left: usize,
    deadline: Pin<Box<Sleep>>,
}

impl Bounded {
    /// At most `bytes`, within `time` from now.
    pub(crate) fn new(body: Body, bytes: usize, time: Duration) -> Self {
        Self { body, left: bytes, deadline: Box::pin(tokio::time::sleep(time)) }
    }
}

impl HttpBody for Bounded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => {
                let size = frame.data_ref().map_or(0, Bytes::len);
                match self.left.checked_sub(size) {
                    Some(left) => {
                        self.left = left;
                        Poll::Ready(Some(Ok(frame)))
                    }
                    None => Poll::Ready(Some(Err(axum::Error::new(TooMuch)))),
                }
            }
            Poll::Ready(end) => Poll::Ready(end),
            Poll::Pending => self.deadline.as_mut().poll(cx).map(|()| Some(Err(axum::Error::new(TooSlowly)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
