//! The process dies by `kill -9` while neighbors ask; nothing that was acknowledged is lost.
//!
//! Six deaths an engine in the gate; `FAROLITO_KILLS=50` makes it fifty.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use farolito::compose::migrations;
use kit_base::{Clock, Id, Rng, Slug};
use kit_db::testing::TestDb;
use kit_db::{Db, DbError, NetworkId, Scope};
use kit_i18n::Lang;
use kit_vault::{Vault, keys};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;
use tokio::sync::mpsc;

/// How many neighbors ask at the same time.
const WRITERS: usize = 4;

/// A real network's data, in a folder or on PostgreSQL with the key in a folder.
struct Home {
    folder: PathBuf,
    postgres: Option<TestDb>,
}

impl Home {
    async fn new(postgres: bool) -> Self {
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

    /// Starts `serve` on it and waits for the line that says where it answers.
    fn serve(&self) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_farolito"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&self.folder);
        if let Some(made) = &self.postgres {
            command.args(["--database-url", &made.place]);
        }
        for name in ["FAROLITO_KILLS", "FAROLITO_WRITE", "FAROLITO_TEST_PG"] {
            command.env_remove(name);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it has a stdout"))
            .read_line(&mut line)
            .expect("it says a line");
        let at = line.trim().rsplit("http://").next().and_then(|at| at.parse().ok());
        Server { child, at: at.unwrap_or_else(|| panic!("no address in {line:?}")) }
    }
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
struct Server {
    child: Child,
    at: SocketAddr,
}

impl Server {
    /// `kill -9`.
    fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is dead");
    }
}

/// An answer as far as this test reads it.
struct Answer {
    status: u16,
    location: String,
    cookie: String,
    body: String,
}

/// Everybody comes from an address of their own, as neighbors do.
fn somewhere() -> SocketAddr {
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

async fn get(at: SocketAddr, path: &str, cookie: &str) -> Option<Answer> {
    let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: {cookie}\r\n") };
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{cookie}Connection: close\r\n\r\n");
    exchange(at, somewhere(), &request).await
}

async fn post_ask(at: SocketAddr, from: SocketAddr, key: &str, details: &str) -> Option<Answer> {
    let body = format!("kind=food&when=flexible&contact=none&confirm=1&details={details}");
    let request = format!(
        "POST /ask HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: {key}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    exchange(at, from, &request).await
}

/// One ask that somebody sent.
#[derive(Clone)]
struct Sent {
    key: String,
    details: String,
    /// The private link, if the answer arrived.
    link: Option<String>,
}

/// Asks until the server is gone.
async fn asks(at: SocketAddr, told: mpsc::UnboundedSender<Sent>) {
    let (mut from, mut count) = (somewhere(), 0_u32);
    loop {
        let key = format!("{:032x}", u128::from_le_bytes(Rng::os().bytes("kills")));
        let details = format!("rice{}", &key[..8]);
        let answer = post_ask(at, from, &key, &details).await;
        let link =
            answer.as_ref().filter(|answer| answer.status == 303).map(|answer| answer.location.clone());
        let over = answer.is_none();
        if let Some(answer) = answer.filter(|answer| answer.status != 303) {
            panic!("an ask was answered {}: {}", answer.status, answer.body);
        }
        let gone = told.send(Sent { key, details, link }).is_err();
        if over || gone {
            return;
        }
        count += 1;
        if count % 100 == 0 {
            from = somewhere();
        }
    }
}

/// Lets neighbors ask until `most` answers have arrived, kills the server, and hands over everything that was sent.
async fn die(server: Server, most: u64) -> Vec<Sent> {
    let (told, mut heard) = mpsc::unbounded_channel();
    let writers: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(asks(server.at, told.clone()))).collect();
    drop(told);
    let mut sent = Vec::new();
    while let Some(one) = heard.recv().await {
        sent.push(one);
        if sent.len() as u64 >= most {
            break;
        }
    }
    server.kill();
    while let Some(one) = heard.recv().await {
        sent.push(one);
    }
    for writer in writers {
        writer.await.expect("a neighbor was answered something else");
    }
    sent
}

/// The link opens the asker's page, and the page says what was asked.
async fn opens(at: SocketAddr, link: &str, details: &str) {
    let opened = get(at, link, "").await.expect("the server answers");
    assert_eq!(opened.status, 303, "an acknowledged link is lost: {link}");
    let page = get(at, &opened.location, &opened.cookie).await.expect("the server answers");
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains(details), "the page does not say {details}");
}

/// The same form again gives the same link, whether or not the first answer arrived.
async fn again(at: SocketAddr, sent: &Sent) -> String {
    let answer = post_ask(at, somewhere(), &sent.key, &sent.details).await.expect("the server answers");
    assert_eq!(answer.status, 303, "{}", answer.body);
    if let Some(link) = &sent.link {
        assert_eq!(&answer.location, link, "a repeated post made another ask");
    }
    answer.location
}

async fn survive(postgres: bool, kills: u32) {
    let home = Arc::new(Home::new(postgres).await);
    let mut dice = Rng::os().stream("kills.when");
    let mut acknowledged: BTreeMap<String, String> = BTreeMap::new();
    let (mut server, mut lost_answers) = (home.serve(), 0);
    for _ in 0..kills {
        let sent = die(server, 5 + dice.below(40)).await;
        server = home.serve();
        for one in &sent {
            let link = again(server.at, one).await;
            lost_answers += usize::from(one.link.is_none());
            opens(server.at, &link, &one.details).await;
            acknowledged.insert(link, one.details.clone());
        }
    }
    for (link, details) in &acknowledged {
        opens(server.at, link, details).await;
    }
    server.kill();
    eprintln!(
        "{kills} kills: {} asks kept, of them {lost_answers} whose answer was lost with the process",
        acknowledged.len()
    );
    assert!(acknowledged.len() >= 5 * kills as usize);
}

fn kills() -> u32 {
    std::env::var("FAROLITO_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(6)
}

mod nothing_acknowledged_is_lost_when_the_process_is_killed {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(survive(false, kills()));
    }

    #[test]
    fn postgres() {
        testkit::run(survive(true, kills()));
    }
}

mod a_day_of_asks_survives_a_clean_stop_too {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(async {
            let home = Home::new(false).await;
            let first = home.serve();
            let answer = post_ask(first.at, somewhere(), "00112233445566778899aabbccddeeff", "rice").await;
            let link = answer.expect("it answers").location;
            let pid = first.child.id().to_string();
            let told = Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
            assert!(told.success());
            let mut child = first.child;
            assert!(child.wait().expect("it ends").success(), "asked to stop, it ends well");
            let second = home.serve();
            opens(second.at, &link, "rice").await;
            second.kill();
        });
    }
}
