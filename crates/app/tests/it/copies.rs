//! The laptop is dead. A backup and a sheet of paper bring everything back, on either engine.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kit_base::{Rng, Slug};
use kit_db::testing::TestDb;

use crate::process::{Home, get, opens, post_ask, program, somewhere};

const KEY: &str = "00112233445566778899aabbccddeeff";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn well(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

fn badly(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(!output.status.success(), "{}", said(&output));
    said(&output)
}

/// Runs a verb that asks for the recovery sheet, and types it.
fn typing(command: &mut Command, sheet: &str) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    let mut paper = child.stdin.take().expect("it listens");
    // A program that has refused already does not read to the end.
    let _ = paper.write_all(format!("{sheet}\n\n").as_bytes());
    drop(paper);
    child.wait_with_output().expect("it ends")
}

/// The four lines of groups on the sheet, as somebody reads them from paper.
fn groups(sheet: &str) -> String {
    let is_group =
        |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let lines = sheet.lines().filter(|line| line.starts_with("    ") && !line.contains("AGE-SECRET-KEY"));
    lines.flat_map(str::split_whitespace).filter(is_group).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A folder that is not there yet.
struct New(PathBuf);

impl New {
    fn folder() -> Self {
        Self(std::env::temp_dir().join(format!("farolito-new-{}", Slug::new(&Rng::os()))))
    }
}

impl Drop for New {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A served network with one ask, its backup made while it served, its sheet, and then its end.
async fn lost(postgres: bool, backup: &Path) -> (String, String) {
    let home = Home::new(postgres).await;
    let server = home.serve();
    let link = post_ask(server.at, somewhere(), KEY, "rice").await.expect("it answers").location;
    let told = well(home.command("backup").arg("--to").arg(backup));
    assert!(told.contains("read back to its end"), "{told}");
    let sheet = groups(&well(&mut home.command("recovery-sheet")));
    assert_eq!(sheet.split(' ').count(), 11, "{sheet}");
    server.kill();
    (link, sheet)
}

/// Restores into a new folder or a new PostgreSQL database, serves from there, and opens the old link.
async fn brought_back(backup: &Path, sheet: &str, link: &str, postgres: bool) {
    let to = New::folder();
    let database = if postgres { Some(TestDb::new(true, &[]).await) } else { None };
    let mut restore = program("restore");
    restore.arg(backup).arg("--data").arg(&to.0);
    if let Some(made) = &database {
        restore.args(["--database-url", &made.place]);
    }
    let output = typing(&mut restore, sheet);
    assert!(output.status.success(), "{}", said(&output));
    let home = Home { folder: to.0.clone(), postgres: database };
    let server = home.serve();
    opens(server.at, link, "rice").await;
    let again = post_ask(server.at, somewhere(), KEY, "rice").await.expect("it answers");
    assert_eq!(again.location, link, "a form that was sent before the end was forgotten");
    assert_eq!(get(server.at, "/", "").await.expect("it answers").status, 200);
    server.kill();
}

async fn dead_laptop(postgres: bool) {
    let copies = New::folder();
    std::fs::create_dir_all(&copies.0).expect("the folder is made");
    let (link, sheet) = lost(postgres, &copies.0).await;
    let backup = std::fs::read_dir(&copies.0).expect("it lists").next().expect("one").expect("a name").path();
    let output = typing(program("check-backup").arg(&backup), &sheet);
    assert!(output.status.success() && said(&output).contains("is whole"), "{}", said(&output));
    for into_postgres in [false, true] {
        brought_back(&backup, &sheet, &link, into_postgres).await;
    }
}

mod a_dead_laptop_is_brought_back_from_a_backup_and_a_sheet_and_old_links_open {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(dead_laptop(false));
    }

    #[test]
    fn postgres() {
        testkit::run(dead_laptop(true));
    }
}

#[test]
fn a_wrong_or_missing_key_is_said_plainly_and_nothing_is_lost() {
    testkit::run(async {
        let copies = New::folder();
        std::fs::create_dir_all(&copies.0).expect("the folder is made");
        let backup = copies.0.join("mine.age");
        let (_, sheet) = lost(false, &backup).await;
        let to = New::folder();
        let restore = || {
            let mut command = program("restore");
            command.arg(&backup).arg("--data").arg(&to.0);
            command
        };
        // A letter copied wrong, half a sheet, another server's sheet.
        let wrong =
            if sheet.starts_with('7') { sheet.replacen('7', "8", 1) } else { format!("7{}", &sheet[1..]) };
        let output = typing(&mut restore(), &wrong);
        assert!(
            !output.status.success() && said(&output).contains("compare it group by group"),
            "{}",
            said(&output)
        );
        let output = typing(&mut restore(), &sheet[..20]);
        assert!(
            !output.status.success() && said(&output).contains("55 letters and digits"),
            "{}",
            said(&output)
        );
        let other = Home::new(false).await;
        let output = typing(&mut restore(), &groups(&well(&mut other.command("recovery-sheet"))));
        assert!(
            !output.status.success() && said(&output).contains("another server's key"),
            "{}",
            said(&output)
        );
        assert!(!to.0.join("farolito.sqlite").exists() && !to.0.join("keys/server.key").exists());

        // The same backup goes into a folder once, and never over a database.
        assert!(typing(&mut restore(), &sheet).status.success());
        let output = typing(&mut restore(), &sheet);
        assert!(
            !output.status.success() && said(&output).contains("nothing was touched"),
            "{}",
            said(&output)
        );

        // A server whose key is gone, or is another's, says so and changes nothing.
        let key = to.0.join("keys/server.key");
        std::fs::rename(&key, copies.0.join("kept.key")).expect("it moves");
        let told = badly(program("backup").arg("--data").arg(&to.0).arg("--to").arg(copies.0.join("b.age")));
        assert!(told.contains("server.key"), "{told}");
        std::fs::copy(other.folder.join("keys/server.key"), &key).expect("it is copied");
        let told = badly(program("serve").args(["--listen", "127.0.0.1:0", "--data"]).arg(&to.0));
        assert!(told.contains("key"), "{told}");
        let told = badly(program("backup").arg("--data").arg(&to.0).arg("--to").arg(copies.0.join("b.age")));
        assert!(told.contains("key") && !copies.0.join("b.age").exists(), "{told}");
        let kept = copies.0.join("kept.key");
        assert!(well(program("check-backup").arg(&backup).arg("--key-file").arg(&kept)).contains("is whole"));
    });
}

async fn sheet_is_checked(postgres: bool) {
    let home = Home::new(postgres).await;
    let sheet = groups(&well(&mut home.command("recovery-sheet")));
    let check = |typed: &str| typing(home.command("doctor").arg("--check-sheet"), typed);
    let fine = check(&sheet);
    assert!(fine.status.success(), "{}", said(&fine));
    assert!(
        said(&fine).contains("Type the eleven groups") && said(&fine).contains("is the key of this server")
    );
    assert!(check(&sheet.to_uppercase()).status.success(), "as it stands on the paper");
    // A letter copied wrong, half a sheet, nothing, another server's: each is said, and none of them is shown again.
    let wrong =
        if sheet.starts_with('7') { sheet.replacen('7', "8", 1) } else { format!("7{}", &sheet[1..]) };
    let other = Home::new(false).await;
    let others = groups(&well(&mut other.command("recovery-sheet")));
    for (typed, says) in [
        (wrong.as_str(), "compare it group by group"),
        (&sheet[..20], "55 letters and digits"),
        ("", "55 letters and digits"),
        (others.as_str(), "another server's"),
    ] {
        let output = check(typed);
        let told = said(&output);
        assert!(!output.status.success() && told.contains("WRONG") && told.contains(says), "{typed}: {told}");
        let group = sheet.split(' ').nth(1).expect("it has groups");
        assert!(!told.to_lowercase().contains(group), "the key is not printed: {told}");
    }
    std::fs::remove_file(home.folder.join("keys/server.key")).expect("the key goes");
    let output = check(&sheet);
    assert!(!output.status.success() && said(&output).contains("server.key"), "{}", said(&output));
    assert!(!home.folder.join("keys/server.key").exists(), "looking makes no new key");
}

mod the_doctor_says_whether_the_sheet_on_paper_is_the_key_of_this_server {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(sheet_is_checked(false));
    }

    #[test]
    fn postgres() {
        testkit::run(sheet_is_checked(true));
    }
}

#[test]
fn a_folder_keeps_the_newest_backups_and_touches_nothing_else() {
    testkit::run(async {
        let home = Home::new(false).await;
        let copies = New::folder();
        std::fs::create_dir_all(&copies.0).expect("the folder is made");
        for name in ["farolito-2020-01-01T000000Z.age", "farolito-2021-01-01T000000Z.age", "photos.age"] {
            std::fs::write(copies.0.join(name), "older").expect("it is written");
        }
        let told = well(home.command("backup").arg("--to").arg(&copies.0).args(["--keep", "2"]));
        assert!(told.contains("2020-01-01") && !told.contains("Removed farolito-2021"), "{told}");
        let mut names: Vec<String> = std::fs::read_dir(&copies.0)
            .expect("it lists")
            .map(|entry| entry.expect("a name").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.contains(&"photos.age".to_owned()) && names[0].contains("2021-01-01"), "{names:?}");
    });
}
