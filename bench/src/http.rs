//! A browser small enough for measuring: one request on a connection of its own, cookies kept in a jar.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};

use crate::{Outcome, said};

/// An answer.
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// Its headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its bytes as they came.
    pub body: Vec<u8>,
}

impl Reply {
    /// One header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Somebody at a screen.
#[derive(Clone)]
pub struct Browser {
    port: u16,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Signed out, at a server of this machine.
    pub fn new(port: u16) -> Self {
        Self { port, cookies: BTreeMap::new() }
    }

    /// The `Cookie` header.
    pub fn cookie(&self) -> String {
        self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ")
    }

    /// `GET`, without compression.
    pub fn get(&mut self, path: &str) -> Outcome<Reply> {
        self.ask("GET", path, "")
    }

    /// `GET` as browsers do it.
    pub fn get_packed(&mut self, path: &str) -> Outcome<Reply> {
        self.ask("GET", path, "Accept-Encoding: gzip\r\n")
    }

    /// `POST` of an empty form, as from a page of ours.
    pub fn post(&mut self, path: &str) -> Outcome<Reply> {
        let headers = "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\
                       Content-Type: application/x-www-form-urlencoded\r\n";
        self.ask("POST", path, headers)
    }

    /// `POST` of a form, as from a page of ours: its kind and its bytes.
    pub fn send(&mut self, path: &str, (kind, body): (&str, &str)) -> Outcome<Reply> {
        let headers = format!(
            "Sec-Fetch-Site: same-origin\r\nContent-Length: {}\r\nContent-Type: {kind}\r\n",
            body.len()
        );
        self.ask_with("POST", path, (&headers, body))
    }

    /// The page at `path`, or a sentence about what came instead.
    pub fn page(&mut self, path: &str) -> Outcome<Reply> {
        let reply = self.get(path)?;
        if reply.status == 200 { Ok(reply) } else { Err(format!("GET {path} answered {}", reply.status)) }
    }

    fn ask(&mut self, method: &str, path: &str, headers: &str) -> Outcome<Reply> {
        self.ask_with(method, path, (headers, ""))
    }

    fn ask_with(&mut self, method: &str, path: &str, (headers, body): (&str, &str)) -> Outcome<Reply> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).map_err(said)?;
        let cookie =
            if self.cookies.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie()) };
        let port = self.port;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}{headers}Connection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).map_err(said)?;
        stream.write_all(body.as_bytes()).map_err(said)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(said)?;
        let reply = parse(&bytes).ok_or_else(|| format!("{method} {path}: no answer that can be read"))?;
        for (_, value) in reply.headers.iter().filter(|(name, _)| name == "set-cookie") {
            self.keep(value);
        }
        Ok(reply)
    }

    fn keep(&mut self, set: &str) {
        let pair = set.split(';').next().unwrap_or_default();
        if let Some((name, value)) = pair.split_once('=') {
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Reply> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Reply { status, headers, body: bytes[end + 4..].to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart_and_its_cookies_are_kept() {
        let reply = parse(b"HTTP/1.1 303 See Other\r\nSet-Cookie: a=1; Path=/\r\n\r\nbody").unwrap();
        assert_eq!((reply.status, reply.text().as_str()), (303, "body"));
        let mut browser = Browser::new(0);
        browser.keep(&reply.headers[0].1);
        assert_eq!(browser.cookie(), "a=1");
    }
}
