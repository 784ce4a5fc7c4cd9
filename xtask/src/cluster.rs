//! A PostgreSQL cluster of our own for one run: on a socket in a temporary folder, gone afterwards whatever happens.
//!
//! initdb refuses root, so as root everything runs as Debian's user `postgres`. The tests get a role that is no
//! superuser, because row-level security does not bind one. A small keeper process outlives us by a moment: when
//! our end of its pipe closes, by a normal end, Ctrl-C or a kill, it stops the server and removes the folder.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::steps::{Outcome, read, run};
use crate::tools::{is_root, postgres_bin};

/// Names the cluster to the tests; when a person set it already, that server is used and left alone.
pub const TEST_PG: &str = "FAROLITO_TEST_PG";

/// A running server; dropping it stops the server and removes its files.
pub struct Cluster {
    url: String,
    keeper: Child,
}

impl Cluster {
    /// Makes and starts a cluster with the role and database `farolito`.
    pub fn start() -> Outcome<Self> {
        let folder = fresh_folder()?;
        let port = 20_000 + std::process::id() % 40_000;
        let keeper = keeper(&folder)?;
        let cluster = Self {
            url: format!(
                "postgres://farolito@{}:{port}/farolito",
                folder.to_string_lossy().replace('/', "%2F")
            ),
            keeper,
        };
        let data = folder.join("data");
        read(as_postgres("initdb")?.arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]))?;
        fs::write(data.join("postgresql.auto.conf"), settings(&folder, port)).map_err(|e| e.to_string())?;
        let log = folder.join("log");
        read(as_postgres("pg_ctl")?.arg("-D").arg(&data).arg("-l").arg(&log).args(["-w", "-s", "start"]))
            .map_err(|reason| format!("{reason}\n{}", fs::read_to_string(&log).unwrap_or_default()))?;
        for sql in
            ["CREATE ROLE farolito LOGIN CREATEDB NOSUPERUSER", "CREATE DATABASE farolito OWNER farolito"]
        {
            let mut psql = as_postgres("psql")?;
            run(psql.arg("-h").arg(&folder).args(["-p", &port.to_string(), "-U", "postgres", "-qc", sql]))?;
        }
        Ok(cluster)
    }

    /// The address to hand to the tests.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // Nothing is lost when the keeper cannot be waited for: it works on by itself.
        let _ = self.keeper.wait();
    }
}

/// Nothing here outlives the run, so nothing waits for the disk; the rest is what a real server would have.
fn settings(folder: &Path, port: u32) -> String {
    format!(
        "listen_addresses = ''\nunix_socket_directories = '{}'\nport = {port}\n\
         fsync = off\nfull_page_writes = off\nmax_connections = 300\nshared_buffers = '128MB'\n\
         log_min_messages = warning\n",
        folder.display()
    )
}

/// `/tmp` and not `TMPDIR`: the path of a socket has 107 bytes, and user `postgres` must reach it.
fn fresh_folder() -> Outcome<PathBuf> {
    let made = read(Command::new("mktemp").args(["-d", "/tmp/farolito-pg-XXXXXX"]))?;
    let folder = PathBuf::from(made.trim());
    if is_root() {
        let number = |flag| -> Outcome<u32> {
            let text = read(Command::new("id").args([flag, "postgres"]))?;
            text.trim().parse().map_err(|_| format!("id {flag} postgres said {text}"))
        };
        chown(&folder, Some(number("-u")?), Some(number("-g")?)).map_err(|e| e.to_string())?;
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).map_err(|e| e.to_string())?;
    Ok(folder)
}

/// Waits until our end of its pipe closes, then clears up. Ctrl-C reaches the whole group, so it ignores it.
fn keeper(folder: &Path) -> Outcome<Child> {
    let stop = as_postgres("pg_ctl")?;
    let words = std::iter::once(stop.get_program()).chain(stop.get_args());
    let stop = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let script = format!(
        "trap '' INT TERM HUP; read -r _; {stop} -D \"$0/data\" -s -m immediate stop >/dev/null 2>&1; rm -rf \"$0\""
    );
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg(folder).stdin(Stdio::piped()).stdout(Stdio::null());
    command.spawn().map_err(|error| format!("sh: {error}"))
}

fn as_postgres(program: &str) -> Outcome<Command> {
    let file = postgres_bin(program).ok_or_else(|| format!("{program} of PostgreSQL is missing"))?;
    let mut command;
    if is_root() {
        command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(file);
    } else {
        command = Command::new(file);
    }
    command.current_dir("/tmp");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::settings;
    use std::path::Path;

    #[test]
    fn the_cluster_listens_on_its_socket_only() {
        let text = settings(Path::new("/tmp/farolito-pg-abc"), 20_001);
        assert!(text.contains("listen_addresses = ''"));
        assert!(text.contains("unix_socket_directories = '/tmp/farolito-pg-abc'"));
    }
}
