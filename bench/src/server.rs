//! Servers as processes of their own on core 0, and ours as it is measured: without the limit of requests.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use farolito::compose::{App, Ground};
use kit_base::{Clock, Rng};
use kit_db::Db;
use kit_vault::{Vault, keys};
use kit_web::Limits;
use tokio::net::TcpListener;

use crate::{Outcome, on_runtime, said};

/// A server that is ended when this is dropped.
pub struct Server {
    child: Child,
    /// What it printed first.
    pub first_line: String,
}

impl Server {
    /// Starts a program on core 0 and waits for its first line.
    pub fn start(program: &Path, words: &[&str]) -> Outcome<Self> {
        let mut command = pinned("0", program);
        let mut child = command
            .args(words)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))?;
        let mut first_line = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut first_line).map_err(said)?;
        }
        let server = Self { child, first_line };
        if server.first_line.is_empty() {
            return Err(format!("{} {} ended before it answered", program.display(), words.join(" ")));
        }
        Ok(server)
    }

    /// Ours, or the yardstick: this very program again.
    pub fn of_bench(words: &[&str]) -> Outcome<Self> {
        Self::start(&std::env::current_exe().map_err(said)?, words)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The number at the end of the first line's address.
    pub fn port(&self) -> Outcome<u16> {
        let digits = self.first_line.trim().rsplit(':').next().unwrap_or_default();
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().map_err(|_| format!("no port in {:?}", self.first_line))
    }

    /// An address on it.
    pub fn url(&self, path: &str) -> Outcome<String> {
        Ok(format!("http://127.0.0.1:{}{path}", self.port()?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command held to one core, on machines that have two.
pub fn pinned(core: &str, program: &Path) -> Command {
    if std::thread::available_parallelism().map_or(1, std::num::NonZero::get) < 2 {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["-c", core]).arg(program);
    command
}

/// Opens a folder's database and keys as the program does.
pub fn ground(folder: &Path) -> Outcome<Ground> {
    std::fs::create_dir_all(folder).map_err(said)?;
    let (clock, rng) = (Clock::system(), Rng::os());
    let db = Db::open_sqlite(&folder.join("farolito.sqlite")).map_err(said)?;
    let key = keys::load_or_create(folder, &rng).map_err(said)?;
    Ok(Ground { db, vault: Vault::new(key), clock, rng, secure: false, demo: false })
}

/// `bench serve DIR`: every page of the program on a free port of this machine only. Nobody is limited here, because
/// all load comes from one address; nothing else differs from `farolito serve`, but that its clock's jobs rest.
pub fn ours(folder: &Path) -> Outcome {
    on_runtime(async {
        let app =
            App::new(&ground(folder)?, Limits { rate: None, connections_per_peer: 512, ..Limits::default() })
                .map_err(said)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(said)?;
        println!("http://{}", listener.local_addr().map_err(said)?);
        kit_web::serve(listener, None, app.web, std::future::pending()).await.map_err(said)
    })
}
