//! What the log holds: the route and never the person.

use std::io::Write;
use std::sync::{Arc, Mutex};

use super::*;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_log_line_has_the_route_and_no_value_of_the_path_the_query_or_the_form() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let site = site();
    get(&site, "/lamps/tok3n?code=lemonporch").await;
    get(&site, "/unknown/tok3n").await;
    let peer = crate::Peer(std::net::SocketAddr::from(([192, 0, 2, 77], 5000)));
    ask(&site, post("/lamps").extension(peer).header("cookie", "plain-lang=tok3n"), "name=Rosario").await;
    get(&site, "/broken").await;
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("method=GET route=\"/lamps/{slug}\" status=404"), "{log}");
    assert!(log.contains("method=POST route=\"/lamps\" status=303"), "{log}");
    assert_eq!(log.matches("internal error").count(), 1, "logged once: {log}");
    for private in ["tok3n", "lemonporch", "Rosario", "192.0.2"] {
        assert!(!log.contains(private), "{private} in {log}");
    }
}
