//! `cargo xtask assets`: fonts and browser code from the npm registry, by lock file, into a folder git does not keep.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::steps::{Outcome, run};
use crate::tools::{NODE, need};

const FOLDER: &str = "crates/kit/web/assets";

/// Copies what `vendor.list` names from `node_modules` to `vendor/`. Without it the program builds and uses system fonts.
pub fn fetch(root: &Path) -> Outcome {
    let folder = root.join(FOLDER);
    if !folder.join("package.json").is_file() {
        println!("{FOLDER}/package.json is not there: nothing to fetch; pages use the system's fonts");
        return Ok(());
    }
    need(&[&NODE])?;
    // Installed aside: what lies beside the style sheet would end up inside the program.
    let aside = root.join("target/assets");
    fs::create_dir_all(&aside).map_err(|error| error.to_string())?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(folder.join(name), aside.join(name)).map_err(|error| format!("{FOLDER}/{name}: {error}"))?;
    }
    run(Command::new("npm").current_dir(&aside).args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]))?;
    let list = fs::read_to_string(folder.join("vendor.list"))
        .map_err(|error| format!("{FOLDER}/vendor.list: {error}"))?;
    let mut fresh = None;
    for (from, to) in pairs(&list)? {
        let (source, target) = (aside.join(from), folder.join(to));
        let bytes = fs::read(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        if fs::read(&target).is_ok_and(|old| old == bytes) {
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        }
        fs::write(&target, bytes).map_err(|error| format!("{}: {error}", target.display()))?;
        println!("{FOLDER}/{to}");
        fresh = Some(target);
    }
    for what in &BUNDLES {
        fresh = bundle(root, &aside, &folder, what)?.or(fresh);
    }
    fresh.map_or(Ok(()), |file| embed_again(root, &file))
}

/// One file for the browser out of packages and what they lean on.
struct Bundle {
    /// Its entry, below `xtask/`.
    entry: &'static str,
    /// Its name below `vendor/`.
    to: &'static str,
    /// What of the packages is not wanted, and what stands in for it, beside the entry.
    without: &'static [&'static str],
    stub: &'static str,
    /// The licences of what is bundled ask that these lines go with it.
    notice: &'static str,
}

const BUNDLES: [Bundle; 3] = [
    // Without the keys that are no passphrase.
    Bundle {
        entry: "age/entry.mjs",
        to: "age.js",
        without: &["@noble/post-quantum/hybrid.js", "@noble/curves/nist.js", "@noble/curves/ed25519.js"],
        stub: "age/unused.mjs",
        notice: "/*! age-encryption: Copyright 2023 The age Authors, BSD-3-Clause. \
                 noble and scure: Copyright Paul Miller, MIT. */",
    },
    Bundle {
        entry: "map/map.mjs",
        to: "map.js",
        without: &[],
        stub: "map/given.mjs",
        notice: "/*! Leaflet: Copyright 2010-2023 Volodymyr Agafonkin, 2010-2011 CloudMade, BSD-2-Clause. \
                 PMTiles: Copyright 2021 Protomaps LLC, BSD-3-Clause. fflate: Copyright 2023 Arjun Barrett, MIT. */",
    },
    // Only for streets that come as lines; its reader is the one of the map.
    Bundle {
        entry: "map/vector.mjs",
        to: "vector.js",
        without: &["pmtiles"],
        stub: "map/given.mjs",
        notice: "/*! protomaps-leaflet and basemaps: Copyright Protomaps LLC, BSD-3-Clause. pbf, vector-tile, \
                 point-geometry and potpack: Copyright Mapbox, BSD-3-Clause and ISC. rbush and quickselect: Copyright \
                 Vladimir Agafonkin, MIT and ISC. color2k: Copyright Ricky Miller, MIT. */",
    },
];

/// Makes one bundle. Answers the file, if it is not what was there.
fn bundle(root: &Path, aside: &Path, folder: &Path, what: &Bundle) -> Outcome<Option<std::path::PathBuf>> {
    let last = |path: &'static str| path.rsplit('/').next().unwrap_or(path);
    let Bundle { entry, to, without, stub, notice } = what;
    for path in [*entry, *stub] {
        fs::copy(root.join("xtask").join(path), aside.join(last(path)))
            .map_err(|error| format!("xtask/{path}: {error}"))?;
    }
    let made = aside.join(to);
    run(Command::new("node")
        .current_dir(aside)
        .args(["node_modules/esbuild/bin/esbuild", last(entry), "--bundle", "--format=esm", "--minify"])
        .args(["--target=es2020", "--legal-comments=none", "--log-level=warning"])
        .arg(format!("--outfile={to}"))
        .args(without.iter().map(|module| format!("--alias:{module}=./{}", last(stub))))
        .arg(format!("--banner:js={notice}")))?;
    let bytes = fs::read(&made).map_err(|error| format!("{}: {error}", made.display()))?;
    let target = folder.join("vendor").join(to);
    if fs::read(&target).is_ok_and(|old| old == bytes) {
        return Ok(None);
    }
    fs::write(&target, bytes).map_err(|error| format!("{}: {error}", target.display()))?;
    println!("{FOLDER}/vendor/{to}");
    Ok(Some(target))
}

/// Cargo does not notice a file that was not there before; a newer source file makes it look again.
fn embed_again(root: &Path, fresh: &Path) -> Outcome {
    let embedding = root.join("crates/kit/web/src/assets.rs");
    let touch =
        || fs::File::options().append(true).open(&embedding)?.set_modified(fs::metadata(fresh)?.modified()?);
    touch().map_err(|error| format!("{}: {error}", embedding.display()))
}

/// `from -> to` on each line, from the installed packages to the folder of the list; `#` starts a remark.
fn pairs(list: &str) -> Outcome<Vec<(&str, &str)>> {
    let lines = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (from, to) =
                line.split_once("->").ok_or_else(|| format!("vendor.list: {line}: from -> to"))?;
            let (from, to) = (from.trim(), to.trim());
            let stays =
                from.starts_with("node_modules/") && to.starts_with("vendor/") && !line.contains("..");
            if stays {
                Ok((from, to))
            } else {
                Err(format!("vendor.list: {line}: from node_modules/ to vendor/ only"))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_line_says_from_where_to_where() {
        let found = pairs("# typefaces, by lock file\nnode_modules/a/a.woff2 -> vendor/a-400.woff2\n")
            .expect("a pair");
        assert_eq!(found, [("node_modules/a/a.woff2", "vendor/a-400.woff2")]);
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        assert!(pairs("node_modules/a -> vendor/../b").is_err());
        assert!(pairs("node_modules/a -> farolito.css").is_err());
    }
}
