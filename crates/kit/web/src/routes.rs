//! The only way to add a route: with its method, its path and who may use it, kept as a table for the tests.

use std::convert::Infallible;
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use http::Method;
use tower::{Layer, Service};

use crate::Trip;

/// Who may use a route. The guard itself is an extractor in the handler's signature; this row is what the
/// generated tests hold it against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Authority {
    /// Anybody, and the answer does not depend on who asks.
    Public,
    /// Anybody; the page may know who.
    Visitor,
    /// Whoever holds the private link.
    LinkHolder,
    /// A signed-in neighbor.
    Neighbor,
    /// A helper.
    Helper,
    /// A steward.
    Steward,
    /// The server's own operator.
    OnlyServer,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteRow {
    /// The method.
    pub method: Method,
    /// The path with its holes: `/asks/{slug}`.
    pub path: &'static str,
    /// Who may use it.
    pub authority: Authority,
}

/// Routes of one feature; `S` is the state its handlers take.
pub struct Routes<S = ()> {
    router: Router<S>,
    table: Vec<RouteRow>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// None yet.
    pub fn new() -> Self {
        Self { router: Router::new(), table: Vec::new() }
    }

    /// Adds a route. GET answers HEAD too. Panics at start if the same method and path come twice, or if the
    /// method is none that a page uses: both are mistakes in the code.
    #[must_use]
    pub fn route<H, T>(mut self, method: Method, path: &'static str, authority: Authority, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).expect("routes use the methods of HTTP");
        self.router = self.router.route(path, on(filter, handler));
        self.table.push(RouteRow { method, path, authority });
        self
    }

    /// A GET route.
    #[must_use]
    pub fn get<H: Handler<T, S>, T: 'static>(
        self,
        path: &'static str,
        authority: Authority,
        handler: H,
    ) -> Self {
        self.route(Method::GET, path, authority, handler)
    }

    /// A POST route.
    #[must_use]
    pub fn post<H: Handler<T, S>, T: 'static>(
        self,
        path: &'static str,
        authority: Authority,
        handler: H,
    ) -> Self {
        self.route(Method::POST, path, authority, handler)
    }

    /// Both sets together.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// Gives the handlers their state, so that features with different ones can be merged.
    #[must_use]
    pub fn with_state<S2: Clone + Send + Sync + 'static>(self, state: S) -> Routes<S2> {
        Routes { router: self.router.with_state(state), table: self.table }
    }

    /// Every route.
    pub fn table(&self) -> &[RouteRow] {
        &self.table
    }

    /// The router, which notes each request's route template for the log.
    pub fn into_router(self) -> Router<S> {
        self.router.route_layer(NoteRoute)
    }
}

/// Puts the matched route template into the trip, where the log finds it.
#[derive(Clone, Copy)]
struct NoteRoute;

#[derive(Clone)]
struct NotedRoute<S>(S);

impl<S> Layer<S> for NoteRoute {
    type Service = NotedRoute<S>;

    fn layer(&self, inner: S) -> NotedRoute<S> {
        NotedRoute(inner)
    }
}

impl<S: Service<Request, Error = Infallible>> Service<Request> for NotedRoute<S> {
    type Response = S::Response;
    type Error = Infallible;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> S::Future {
        if let (Some(trip), Some(route)) =
            (request.extensions().get::<Trip>(), request.extensions().get::<MatchedPath>())
        {
            trip.set_route(route.clone());
        }
        self.0.call(request)
    }
}
