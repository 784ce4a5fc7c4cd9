//! The program as a process: started, asked over real connections, killed. For the tests of bad days.

use std::io::{BufRead as _, BufReader};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use farolito::compose::migrations;
use kit_base::{Clock, Id, Rng, Slug};
use kit_db::testing::TestDb;
use kit_db::{Db, DbError, NetworkId, Scope};
use kit_i18n::Lang;
use kit_vault::{Vault, keys};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;

/// A real network's data, in a folder or on PostgreSQL with the key in a folder.
pub(super) struct Home {
    pub(super) folder: PathBuf,
    pub(super) postgres: Option<TestDb>,
}

impl Home {
    pub(super) async fn new(postgres: bool) -> Self {
        let folder = std::env::temp_dir().join(format!("farolito-kills-{}", Slug::new(&Rng::os())));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let (postgres, db) = if postgres {
            let made = TestDb::new(true, &migrations()).await;
            let db = made.db.clone();
            (Some(made), db)
        } else {
            let db = Db::open_sqlite(&folder.join("farolito.sqlite")).expect("SQLite opens");
            db.migrate(&migrations(), Clock::system().now()).await.expect("it migrates");
            (None, db)
        };
        found(&db, &folder).await;
        Self { folder, postgres }
    }

    /// The same data described to another verb of the program.
    pub(super) fn command(&self, verb: &str) -> Command {
        let mut command = program(verb);
        command.arg("--data").arg(&self.folder);
        if let Some(made) = &self.postgres {
            command.args(["--database-url", &made.place]);
        }
        command
    }

    /// Starts `serve` on it and waits for the line that says where it answers.
    pub(super) fn serve(&self) -> Server {
        let mut command = self.command("serve");
        command.args(["--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it has a stdout"))
            .read_line(&mut line)
            .expect("it says a line");
        let at = line.trim().rsplit("http://").next().and_then(|at| at.parse().ok());
        Server { child, at: at.unwrap_or_else(|| panic!("no address in {line:?}")) }
    }
}

/// The program with one of its verbs, and none of the tests' own settings.
pub(super) fn program(verb: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_farolito"));
    for name in ["FAROLITO_KILLS", "FAROLITO_WRITE", "FAROLITO_TEST_PG", "FAROLITO_MODEL"] {
        command.env_remove(name);
    }
    command.arg(verb);
    command
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What setting up a network will do: a network that is no demo, its keys, and one neighborhood.
async fn found(db: &Db, folder: &Path) {
    let (rng, now) = (Rng::os(), Clock::system().now());
    let vault = Vault::new(keys::load_or_create(folder, &rng).expect("a key is made"));
    let id: NetworkId = Id::new(now, &rng);
    let new = circles::NewNetwork {
        id,
        slug: "porch".into(),
        name: "Porch".into(),
        zone: "America/Los_Angeles".into(),
        public_url: "http://localhost".into(),
        languages: vec![Lang::En, Lang::Es],
        help_line: None,
        help_hours: None,
        demo: false,
    };
    let check = vault.clone();
    db.write(Scope::Server, move |tx| {
        check.check(tx, now).map_err(DbError::from)?;
        circles::store::create_network(tx, &new, now)
    })
    .await
    .expect("a network is founded");
    db.write(Scope::Network(id), move |tx| {
        vault.create_network(tx, now, &rng).map_err(DbError::from)?;
        let new = circles::NewCircle {
            scale: circles::Scale::Neighborhood,
            name: "Here".into(),
            parent: None,
            rough_place: None,
            cell: None,
        };
        circles::store::create(tx, &new, now, &rng).map_err(|error| DbError::Rule(error.to_string()))
    })
    .await
    .expect("it has a neighborhood");
}

/// One life of the program.
pub(super) struct Server {
    pub(super) child: Child,
    pub(super) at: SocketAddr,
}

impl Server {
    /// `kill -9`.
    pub(super) fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is dead");
    }
}

/// An answer as far as this test reads it.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) cookie: String,
    pub(super) body: String,
}

/// Everybody comes from an address of their own, as neighbors do.
pub(super) fn somewhere() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let [_, _, high, low] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let own = u8::try_from(std::process::id() % 200).unwrap_or(0) + 1;
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, own, high, low.max(1))), 0)
}

/// One request on a connection of its own; `None` when the connection broke before the answer was whole.
async fn exchange(at: SocketAddr, from: SocketAddr, request: &str) -> Option<Answer> {
    let socket = TcpSocket::new_v4().ok()?;
    socket.bind(from).ok()?;
    let mut stream = socket.connect(at).await.ok()?;
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.get(9..12)?.parse().ok()?;
    let header = |name: &str| {
        let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with(name));
        line.and_then(|line| line.split_once(": ")).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let cookie = header("set-cookie:").split(';').next().unwrap_or_default().to_owned();
    Some(Answer { status, location: header("location:"), cookie, body: body.to_owned() })
}

pub(super) async fn get(at: SocketAddr, path: &str, cookie: &str) -> Option<Answer> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{cookie}Connection: close\r\n\r\n");
    exchange(at, somewhere(), &request).await
}

pub(super) async fn post_ask(at: SocketAddr, from: SocketAddr, key: &str, details: &str) -> Option<Answer> {
    let body = format!("kind=food&when=flexible&contact=none&confirm=1&details={details}");
    let request = format!(
        "POST /ask HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: {key}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    exchange(at, from, &request).await
}

/// The link opens the asker's page, and the page says what was asked.
pub(super) async fn opens(at: SocketAddr, link: &str, details: &str) {
    let opened = get(at, link, "").await.expect("the server answers");
    assert_eq!(opened.status, 303, "an acknowledged link is lost: {link}");
    let page = get(at, &opened.location, &opened.cookie).await.expect("the server answers");
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains(details), "the page does not say {details}");
}
