//! The server key's file: made once with the data folder, readable by its owner only, refused when it is not.

use std::fmt::Write as _;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use kit_base::{Rng, Secret, Slug};
use zeroize::Zeroizing;

/// Why the server key cannot be used, in words for whoever runs the server.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Reading or writing failed.
    #[error("the server key {path} cannot be {verb}: {said}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: "read" or "made".
        verb: &'static str,
        /// The system's words.
        said: std::io::Error,
    },
    /// Others on the machine could read it.
    #[error("the server key {path} can be read by others on this machine; close it with: chmod 600 {path}")]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// It is not what this program wrote.
    #[error(
        "the server key {path} is damaged: it must hold 64 hexadecimal digits and nothing else. Put back a copy \
         or the recovery sheet; do not delete it, without it the sealed data is lost"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// Another key lies where this one should go.
    #[error("{path} holds another key; move it away first, and keep it until you know what it opens")]
    Other {
        /// The file.
        path: PathBuf,
    },
}

/// Reads `DIR/keys/server.key`, or makes it on the first start.
pub fn load_or_create(dir: &Path, rng: &Rng) -> Result<Secret<32>, KeyError> {
    let path = dir.join("keys").join("server.key");
    match load(&path) {
        Err(KeyError::Io { said, .. }) if said.kind() == ErrorKind::NotFound => {
            create(&path, &Secret::new(rng.bytes::<32>("vault.server_key")), rng)?;
            load(&path)
        }
        found => found,
    }
}

/// The secret under which copies of the database are sealed. It follows from the server key alone, so that one
/// sheet of paper opens both.
pub fn for_copies(server: &Secret<32>) -> Secret<32> {
    crate::crypt::derive(server, "copies")
}

/// Writes a key that came from a recovery sheet to `DIR/keys/server.key`. A key that lies there already stays, and
/// must be the same one.
pub fn put_back(dir: &Path, key: &Secret<32>, rng: &Rng) -> Result<(), KeyError> {
    let path = dir.join("keys").join("server.key");
    create(&path, key, rng)?;
    if crate::same_bytes(load(&path)?.expose(), key.expose()) {
        Ok(())
    } else {
        Err(KeyError::Other { path })
    }
}

/// Reads a key file, such as the one of `--key-file` or a systemd credential.
pub fn load(path: &Path) -> Result<Secret<32>, KeyError> {
    let failed = |said| KeyError::Io { path: path.into(), verb: "read", said };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    // systemd hands a credential over as root:root 0440 and lets the service in by an access list.
    let credential = about.mode() & 0o777 == 0o440 && about.uid() == 0 && about.gid() == 0;
    if about.mode() & 0o077 != 0 && !credential {
        return Err(KeyError::Exposed { path: path.into() });
    }
    let mut text = Zeroizing::new(String::new());
    let damaged = || KeyError::Damaged { path: path.into() };
    match file.take(1024).read_to_string(&mut text) {
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(damaged()),
        Err(error) => Err(failed(error)),
        Ok(_) => parse(text.trim()).ok_or_else(damaged),
    }
}

fn parse(text: &str) -> Option<Secret<32>> {
    let mut bytes = Zeroizing::new([0; 32]);
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
    }
    Some(Secret::new(*bytes))
}

/// Writes the whole file beside its place, then links it there: nobody sees half a key, and of two that start at
/// once the first one's key stands.
fn create(path: &Path, key: &Secret<32>, rng: &Rng) -> Result<(), KeyError> {
    let failed = |said| KeyError::Io { path: path.into(), verb: "made", said };
    let folder = path.parent().unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    let beside = folder.join(format!("server.key.{}", Slug::new(rng)));
    let written = write(&beside, key).and_then(|()| match std::fs::hard_link(&beside, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => File::open(folder)?.sync_all(),
    });
    let _ = std::fs::remove_file(&beside);
    written.map_err(failed)
}

fn write(path: &Path, key: &Secret<32>) -> std::io::Result<()> {
    let mut text = Zeroizing::new(String::with_capacity(65));
    for byte in key.expose() {
        write!(text, "{byte:02x}").map_err(std::io::Error::other)?;
    }
    text.push('\n');
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
