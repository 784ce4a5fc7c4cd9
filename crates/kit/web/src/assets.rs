//! Style, scripts, drawings and fonts: inside the binary, named by their content, kept by browsers for ever.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use rust_embed::RustEmbed;

use crate::{Fault, gzip};

mod tight;

#[derive(RustEmbed)]
#[folder = "assets/"]
#[exclude = "*.gitkeep"]
#[exclude = "package*.json"]
#[exclude = "*.list"]
#[exclude = "node_modules/*"]
struct Files;

struct Asset {
    url: String,
    kind: HeaderValue,
    bytes: Bytes,
    packed: OnceLock<Option<Bytes>>,
}

struct Assets {
    by_name: HashMap<String, Asset>,
    name_by_hash: HashMap<String, String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

/// The address of an asset by its path below the assets folder, such as `farolito.css`; `None` if there is none.
pub fn url(name: &str) -> Option<&'static str> {
    ASSETS.by_name.get(name).map(|asset| asset.url.as_str())
}

/// The bytes of an asset, for counting them.
pub fn size(name: &str) -> Option<usize> {
    ASSETS.by_name.get(name).map(|asset| asset.bytes.len())
}

impl Assets {
    /// Stylesheets come last: in them `url("NAME")` becomes the address by content of NAME.
    fn load() -> Self {
        let mut assets = Self { by_name: HashMap::new(), name_by_hash: HashMap::new() };
        let (styles, others): (Vec<_>, Vec<_>) = Files::iter().partition(|name| kind(name) == CSS);
        for name in others.into_iter().chain(styles) {
            let Some(file) = Files::get(&name) else { continue };
            let bytes =
                if kind(&name) == CSS { assets.with_addresses(&file.data) } else { file.data.into_owned() };
            let hash = fingerprint(&bytes);
            let last = name.rsplit('/').next().unwrap_or(&name);
            let address = format!("{hash}-{last}");
            let asset = Asset {
                url: format!("/assets/{address}"),
                kind: HeaderValue::from_static(kind(&name)),
                bytes: bytes.into(),
                packed: OnceLock::new(),
            };
            assets.name_by_hash.insert(address, name.to_string());
            assets.by_name.insert(name.into_owned(), asset);
        }
        assets
    }

    /// A typeface that was not fetched has no rule either: nobody's browser asks for it in vain.
    fn with_addresses(&self, css: &[u8]) -> Vec<u8> {
        let mut text = String::with_capacity(css.len() + 256);
        for line in String::from_utf8_lossy(css).lines() {
            let wanted = line.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next());
            let mut line_out = line.to_owned();
            let mut there = true;
            for name in wanted.filter(|name| !name.starts_with("data:")) {
                match self.by_name.get(name) {
                    Some(asset) => line_out = line_out.replace(name, &asset.url),
                    None => there = false,
                }
            }
            if there || !line.starts_with("@font-face") {
                text.push_str(&line_out);
                text.push('\n');
            }
        }
        tight::tight(&text).into_bytes()
    }
}

/// 64 bits of FNV-1a as hex: it tells versions apart, it guards nothing.
fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

const CSS: &str = "text/css; charset=utf-8";

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => CSS,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `GET /assets/{address}`
pub(crate) async fn show(Path(address): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.name_by_hash.get(&address).and_then(|name| ASSETS.by_name.get(name)) else {
        return Fault::NOT_FOUND.into_response();
    };
    let packs = !matches!(asset.kind.as_bytes(), b"font/woff2" | b"image/png");
    let accepted = packs && gzip::accepted(headers.get(ACCEPT_ENCODING));
    let packed =
        accepted.then(|| asset.packed.get_or_init(|| gzip::smallest(&asset.bytes)).clone()).flatten();
    let (bytes, encoding) = match packed {
        Some(bytes) => (bytes, Some(HeaderValue::from_static("gzip"))),
        None => (asset.bytes.clone(), None),
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, asset.kind.clone());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, encoding);
    }
    response
}
