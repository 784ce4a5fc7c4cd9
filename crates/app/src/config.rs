//! Settings from flags, environment and a TOML file; a flag beats the environment, which beats the file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use directory::pages::tiles::Archive;
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use kit_web::Tls;
use serde::{Deserialize, Serialize};

use crate::StartError;

/// Farolito: neighbors of one building, block or neighborhood help each other.
#[derive(Parser, Debug)]
#[command(name = "farolito", version, about)]
pub struct Cli {
    /// A TOML file with settings named like the flags, with underscores.
    #[arg(long, global = true, env = "FAROLITO_CONFIG")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The program's verbs.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Show an invented neighborhood with people to sign in as.
    Demo(DemoArgs),
    /// Serve a real network.
    Serve(ServeArgs),
    /// Print a new link to the first run of a server that has no network yet; works while the server runs.
    SetupLink(ServeArgs),
    /// Bring the database up to date and stop.
    Migrate(ServeArgs),
    /// Check settings, files, clock and disk, and say in plain words what is wrong.
    Doctor(DoctorArgs),
    /// Write everything into one file that only the server key opens; works while the server runs.
    Backup(BackupArgs),
    /// Read a backup to its end and say whether it is whole.
    CheckBackup(CheckArgs),
    /// Bring a backup back, into a new folder or an empty database.
    Restore(RestoreArgs),
    /// Print the server key as eleven groups to keep on paper.
    RecoverySheet(ServeArgs),
    /// Make a door sign, a note, a poster or another sheet with lines for a pen; needs no server.
    Print(PrintArgs),
    /// Bring areas or listings into the public directory; works while the server runs.
    #[command(subcommand)]
    Import(ImportWhat),
}

/// `farolito import`.
#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// Borders of neighborhood councils (`GeoJSON`); they take the place of those that were there.
    Areas(AreasArgs),
    /// Groups, pantries and other listings (CSV, HSDS JSON, or a ZIP of tables).
    Listings(ListingsArgs),
}

/// `farolito import areas`.
#[derive(Args, Debug)]
pub struct AreasArgs {
    /// The file.
    pub file: PathBuf,
    /// The property that holds an area's name.
    #[arg(long, default_value = "NAME")]
    pub name: String,
    /// The property that holds its page.
    #[arg(long, default_value = "WADDRESS")]
    pub page: String,
    /// Where to.
    #[command(flatten)]
    pub server: ServeArgs,
}

/// `farolito import listings`.
#[derive(Args, Debug)]
pub struct ListingsArgs {
    /// The file.
    pub file: PathBuf,
    /// Where it is from; the same name next time compares with what came before.
    #[arg(long)]
    pub source: String,
    /// From which day the list is, as 2026-03-31: what it does not date counts from then, else from today.
    #[arg(long)]
    pub dated: Option<String>,
    /// The network that will look after them, where there is more than one.
    #[arg(long)]
    pub network: Option<String>,
    /// List them. Without it nothing is listed, and what would be is told.
    #[arg(long)]
    pub bring: bool,
    /// Where to.
    #[command(flatten)]
    pub server: ServeArgs,
}

impl ImportWhat {
    /// Where to.
    pub const fn server(&self) -> &ServeArgs {
        match self {
            Self::Areas(args) => &args.server,
            Self::Listings(args) => &args.server,
        }
    }
}

/// How large an invented world is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// About 500 households in 12 buildings.
    Small,
    /// 20,000 people and 50,000 asks.
    Neighborhood,
    /// A million asks over 400 networks.
    City,
}

/// `farolito demo`.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, env = "FAROLITO_LISTEN", default_value = "127.0.0.1:8420")]
    pub listen: SocketAddr,
    /// A folder for the demo. It must be new, empty, or made by an earlier demo. Default: a temporary one.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// How large a world.
    #[arg(long, value_enum, default_value = "small")]
    pub size: Size,
    /// The same seed makes the same world.
    #[arg(long, default_value_t = 42)]
    pub seed: u64,
    /// Print one JSON line with the address and links to sign in.
    #[arg(long)]
    pub json: bool,
    /// Build the world on this PostgreSQL database instead of SQLite. It must be empty.
    #[arg(long)]
    pub database_url: Option<String>,
    /// A map of streets (a `PMTiles` file).
    #[arg(long, value_name = "FILE.pmtiles")]
    pub map_tiles: Option<PathBuf>,
}

/// `farolito doctor`.
#[derive(Args, Debug)]
pub struct DoctorArgs {
    /// The server to look at.
    #[command(flatten)]
    pub server: ServeArgs,
    /// Ask for the recovery sheet's eleven groups and compare them with the key.
    #[arg(long)]
    pub check_sheet: bool,
}

/// `farolito serve`, `migrate`. Everything is optional here because a file may say it.
#[derive(Args, Debug, Default, Serialize)]
pub struct ServeArgs {
    /// Where to listen.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// The folder that holds the SQLite file and the keys.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of a folder.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// The server key's file, where it is not under the data folder.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// The address under which neighbors reach this server, such as `https://help.example.org`.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// The certificate chain (PEM), to speak HTTPS without a proxy; read again when it is renewed.
    #[arg(long, requires = "tls_key")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_cert: Option<PathBuf>,
    /// Its key (PEM).
    #[arg(long, requires = "tls_cert")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_key: Option<PathBuf>,
    /// A folder in which a backup is made every night; the last seven are kept.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backup_to: Option<PathBuf>,
    /// A proxy on the way (for HTTPS) names each visitor in `X-Forwarded-For`; nobody reaches this server around it.
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "YES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind_proxy: Option<bool>,
    /// Anybody may begin a group of their own on this server, under `/n/NAME`; ten a day at most.
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "YES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_start: Option<bool>,
    /// Look twice a month whether the pages of listings answer. It asks other people's machines, so it is off.
    #[arg(long, num_args = 0..=1, default_missing_value = "true", value_name = "YES")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_at_pages: Option<bool>,
    /// A map of streets (a `PMTiles` file) that pages with places offer beside their list; nothing of it comes from elsewhere.
    #[arg(long, value_name = "FILE.pmtiles")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map_tiles: Option<PathBuf>,
}

/// `farolito backup`.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// A file that is not there yet, or a folder, in which the file is named by the time.
    #[arg(long)]
    pub to: PathBuf,
    /// In a folder: keep this many backups and remove older ones.
    #[arg(long)]
    pub keep: Option<u32>,
    /// An `age` recipient who may open it too, such as a second steward; may be said several times.
    #[arg(long)]
    pub recipient: Vec<String>,
    /// What to back up.
    #[command(flatten)]
    pub server: ServeArgs,
}

/// `farolito check-backup`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The backup.
    pub file: PathBuf,
    /// The server key's file; without it the recovery sheet is asked for.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}

/// `farolito restore`.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// The backup.
    pub file: PathBuf,
    /// A new or empty folder; the database and the key go there.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// An empty PostgreSQL database instead of a file.
    #[arg(long)]
    pub database_url: Option<String>,
    /// The server key's file; without it the recovery sheet is asked for.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}

/// `farolito print`.
#[derive(Args, Debug)]
pub struct PrintArgs {
    /// Which sheet, such as `door-sign`; a wrong word lists them all.
    pub item: String,
    /// A PDF file that is not there yet.
    #[arg(long)]
    pub to: PathBuf,
    /// One language, or two side by side.
    #[arg(long, default_value = "en,es")]
    pub lang: String,
    /// `letter`, `a4`, `half-letter` or `a5`.
    #[arg(long, default_value = "letter")]
    pub paper: String,
    /// In large letters, nothing below 18 points.
    #[arg(long)]
    pub large: bool,
    /// For `pod-map`: the plain file that the page of the map made.
    #[arg(long)]
    pub from: Option<PathBuf>,
    /// For `pod-map`: which of its maps, such as `everyday`.
    #[arg(long)]
    pub purpose: Option<String>,
}

/// Settings as a server uses them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder that holds the SQLite file and the keys.
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead.
    pub database_url: Option<String>,
    /// The server key's file.
    pub key_file: Option<PathBuf>,
    /// How neighbors reach this server.
    pub public_url: Option<String>,
    /// The certificate chain.
    pub tls_cert: Option<PathBuf>,
    /// Its key.
    pub tls_key: Option<PathBuf>,
    /// Where a backup is made every night.
    pub backup_to: Option<PathBuf>,
    /// A proxy names the visitors, and nobody comes around it.
    #[serde(default)]
    pub behind_proxy: bool,
    /// Anybody may begin a group of their own here.
    #[serde(default)]
    pub open_start: bool,
    /// Look whether the pages of listings answer.
    #[serde(default)]
    pub look_at_pages: bool,
    /// A map of streets.
    pub map_tiles: Option<PathBuf>,
}

impl Settings {
    /// Puts file, environment (`FAROLITO_…`) and flags together.
    pub fn gather(args: &ServeArgs, file: Option<&PathBuf>) -> Result<Self, String> {
        let mut figment = Figment::from(Serialized::default("listen", "127.0.0.1:8420"));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        let settings: Self = figment
            .merge(Env::prefixed("FAROLITO_").ignore(&["config", "log", "test_pg"]))
            .merge(Serialized::defaults(args))
            .extract()
            .map_err(|error| format!("settings: {error}"))?;
        if settings.data.is_none() && settings.database_url.is_none() {
            return Err("say where the data is: --data DIR, or --database-url postgres://…".into());
        }
        if settings.data.is_none() && settings.key_file.is_none() {
            return Err("say where the server key is: --key-file FILE, or --data DIR to keep it in".into());
        }
        if settings.tls_cert.is_some() != settings.tls_key.is_some() {
            return Err("HTTPS needs both: --tls-cert FILE and --tls-key FILE".into());
        }
        Ok(settings)
    }

    /// The certificate and its key, if this server speaks HTTPS itself.
    pub fn tls(&self) -> Result<Option<Tls>, StartError> {
        let pair = self.tls_cert.as_ref().zip(self.tls_key.as_ref());
        pair.map(|(cert, key)| Tls::load(cert, key))
            .transpose()
            .map_err(|error| StartError::said(format!("HTTPS: {error}")))
    }

    /// The map of streets, if there is one; a file that is none is a mistake to be told at once.
    pub fn tiles(&self) -> Result<Option<Archive>, StartError> {
        self.map_tiles.as_deref().map(tiles).transpose()
    }

    /// Whether neighbors reach it by HTTPS.
    pub fn secure(&self) -> bool {
        self.tls_cert.is_some() || self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// Opens a map of streets.
pub fn tiles(file: &Path) -> Result<Archive, StartError> {
    Archive::open(file).map_err(|why| StartError::said(format!("the map {}: {why}", file.display())))
}
