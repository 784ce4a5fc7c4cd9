//! `/healthz` and `/readyz`: for whoever keeps the server, and nothing in them for anybody else.

use kit_db::{DbError, Scope, Statement, sql};
use kit_web::AsIs;
use kit_web::axum::extract::State;
use kit_web::axum::response::{IntoResponse, Response};
use kit_web::http::StatusCode;
use kit_web::http::header::CACHE_CONTROL;
use people::Site;

/// The cheapest question a database can answer.
pub const PING: Statement = sql!("SELECT 1");

/// `GET /healthz`: the program runs.
pub async fn alive() -> Response {
    answer(StatusCode::OK, "ok\n")
}

/// `GET /readyz`: the database answers too.
pub async fn ready(State(site): State<Site>) -> Response {
    let asked = site.db.read(Scope::Server, |tx| tx.query(&PING, &[], |_| Ok(()))).await;
    match asked {
        Ok(_) => answer(StatusCode::OK, "ready\n"),
        Err(error) => {
            let error: DbError = error;
            tracing::warn!(%error, "not ready");
            answer(StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

fn answer(status: StatusCode, text: &'static str) -> Response {
    let mut response = (status, [(CACHE_CONTROL, "no-store")], text).into_response();
    response.extensions_mut().insert(AsIs);
    response
}
