//! Arrows point down: roof, rooms by floor, ground; and one crate alone names the database drivers.

use super::Room;
use crate::source::{Source, has_word};

/// The features from the lowest floor to the highest. A new room gets its line here; see docs/how-to/add-a-feature.md.
const FLOORS: [(&str, u8); 17] = [
    ("circles", 1),
    ("people", 2),
    ("trust", 3),
    ("asks", 4),
    ("offers", 4),
    ("directory", 4),
    ("fridges", 5),
    ("matching", 5),
    ("desk", 6),
    ("moving", 6),
    ("pods", 5),
    ("rosters", 5),
    ("checkins", 5),
    ("outreach", 5),
    ("prints", 7),
    ("setup", 7),
    ("home", 7),
];

/// The crate that owns the drivers, and the drivers.
const WAIST: &str = "kit-db";
/// Measures us against a page that talks to SQLite by itself.
const YARDSTICK: &str = "bench";
const DRIVERS: [&str; 5] = ["rusqlite", "postgres", "tokio_postgres", "tokio-postgres", "libsqlite3-sys"];

/// Arrows up or sideways, stray drivers, forks by engine.
pub fn findings(rooms: &[Room], sources: &[Source]) -> Vec<String> {
    let mut findings: Vec<String> = rooms.iter().flat_map(arrows).collect();
    for source in sources.iter().filter(|source| source.room() != "crates/kit/db") {
        for driver in DRIVERS.iter().filter(|driver| names_crate(&source.code, driver)) {
            findings.push(format!("{}: names {driver}; only {WAIST} does", source.path));
        }
        if ["Engine::Sqlite", "Engine::Postgres"].iter().any(|engine| has_word(source.program(), engine)) {
            findings.push(format!("{}: asks which engine it is on; only {WAIST} may", source.path));
        }
    }
    let rooms = sources.iter().filter(|source| source.path.starts_with("crates/"));
    let forks: usize = rooms.map(|source| source.text.matches("// fork:").count()).sum();
    if forks > 3 {
        findings.push(format!("{forks} forks by engine; three (search, job claiming, DDL) and no more"));
    }
    findings
}

fn arrows(room: &Room) -> Vec<String> {
    let mut findings = Vec::new();
    let own = floor(&room.name, &room.folder);
    if own.is_none() {
        findings.push(format!("{}: no floor; give it a line in xtask/src/arch/floors.rs", room.folder));
    }
    for lean in &room.leans_on {
        if lean.name == "testkit" && !lean.for_tests {
            findings.push(format!("{}: testkit is for [dev-dependencies] only", room.folder));
        }
        if room.name != WAIST && room.name != YARDSTICK && DRIVERS.contains(&lean.name.as_str()) {
            findings.push(format!("{}: depends on {}; only {WAIST} does", room.folder, lean.name));
        }
        let other = floor(&lean.name, "");
        let up = matches!((own, other), (Some(own), Some(other)) if other > own || (other == own && own > 0));
        if up && lean.name != "testkit" && room.name != "testkit" {
            findings.push(format!("{}: leans on {}, which is not below it", room.folder, lean.name));
        }
    }
    findings
}

/// Ground is 0, the roof 100; kits may lean on one another (Cargo itself refuses a circle).
fn floor(name: &str, folder: &str) -> Option<u8> {
    match name {
        "farolito" => Some(100),
        "testkit" | "xtask" | "bench" => Some(101),
        kit if kit.starts_with("kit-") => Some(0),
        room => {
            let listed = FLOORS.iter().find(|(known, _)| *known == room).map(|(_, floor)| *floor);
            listed.filter(|_| folder.is_empty() || folder.starts_with("crates/features/"))
        }
    }
}

/// `use it`, `it::` or `extern crate it`, but not a module of our own called so.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].trim_end();
        let starts = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '.');
        let path = code[at + name.len()..].starts_with("::");
        starts && (path || before.ends_with("extern crate"))
    })
}

#[cfg(test)]
mod tests {
    use super::{arrows, names_crate};
    use crate::arch::{Lean, Room};

    fn room(name: &str, folder: &str, leans_on: &[(&str, bool)]) -> Room {
        let leans_on =
            leans_on.iter().map(|(name, for_tests)| Lean { name: (*name).to_owned(), for_tests: *for_tests });
        Room { name: name.to_owned(), folder: folder.to_owned(), leans_on: leans_on.collect() }
    }

    #[test]
    fn a_room_may_lean_on_what_is_below_it() {
        let asks =
            room("asks", "crates/features/asks", &[("people", false), ("kit-db", false), ("testkit", true)]);
        assert_eq!(arrows(&asks), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_up_or_sideways_is_found() {
        assert_eq!(arrows(&room("people", "crates/features/people", &[("asks", false)])).len(), 1);
        assert_eq!(arrows(&room("desk", "crates/features/desk", &[("home", true)])).len(), 1);
        assert_eq!(arrows(&room("kit-web", "crates/kit/web", &[("circles", false)])).len(), 1);
    }

    #[test]
    fn testkit_and_drivers_stay_where_they_belong() {
        assert_eq!(arrows(&room("asks", "crates/features/asks", &[("testkit", false)])).len(), 1);
        assert_eq!(arrows(&room("asks", "crates/features/asks", &[("rusqlite", false)])).len(), 1);
    }

    #[test]
    fn a_module_called_like_a_driver_is_not_the_driver() {
        assert!(names_crate("use rusqlite::Row;", "rusqlite"));
        assert!(!names_crate("mod postgres; crate::postgres::open()", "postgres"));
    }
}
