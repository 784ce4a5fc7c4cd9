//! `cargo xtask new-migration FEATURE NAME`: an empty migration with the next number of the whole program.

use std::fs;
use std::path::Path;

use crate::source::files;
use crate::steps::Outcome;

/// Writes `migrations/NNNN_name.sql` in the crate's folder and says where.
pub fn create(root: &Path, feature: &str, name: &str) -> Outcome {
    let good = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if !good(name) {
        return Err(format!(
            "{name}: a name in small letters with _ between the words, like `asks_remember_rings`"
        ));
    }
    let homes = ["crates/features", "crates/kit"].map(|floor| format!("{floor}/{feature}"));
    let home = homes.iter().find(|home| good(feature) && root.join(home).is_dir());
    let home =
        home.ok_or_else(|| format!("there is no crate {feature} under crates/features or crates/kit"))?;
    let number = next(&files(root, &["crates"], "sql")?);
    let path = format!("{home}/migrations/{number:04}_{name}.sql");
    fs::create_dir_all(root.join(home).join("migrations")).map_err(|error| error.to_string())?;
    fs::write(root.join(&path), text(name)).map_err(|error| format!("{path}: {error}"))?;
    println!(
        "{path}\nAdd it to the list of migrations in {home}/src, class its columns in the registry, run the tests."
    );
    Ok(())
}

fn text(name: &str) -> String {
    format!(
        "-- {}.\n-- Types: {{id}} {{time}} {{int}} {{bool}} {{bytes}} {{money}}; end a table with {{strict}}; foreign keys point down.\n",
        name.replace('_', " ")
    )
}

/// One more than the highest number of any crate.
fn next(paths: &[String]) -> u32 {
    let numbers = paths
        .iter()
        .filter(|path| path.contains("/migrations/"))
        .filter_map(|path| path.rsplit('/').next()?.split('_').next()?.parse::<u32>().ok());
    numbers.max().unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn numbers_go_on_across_all_crates() {
        let paths = [
            "crates/kit/jobs/migrations/0002_jobs.sql",
            "crates/features/asks/migrations/0011_asks.postgres.sql",
        ];
        assert_eq!(next(&paths.map(str::to_owned)), 12);
        assert_eq!(next(&[]), 1);
    }
}
