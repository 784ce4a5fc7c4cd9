//! The table of a run: what was measured, what was promised, and whether it was kept.

use std::fmt::Write as _;

/// One figure.
struct Row {
    what: String,
    figure: String,
    target: String,
    kept: Option<bool>,
}

/// All figures of a run.
pub struct Table {
    about: Vec<String>,
    rows: Vec<Row>,
    notes: Vec<String>,
}

impl Table {
    /// An empty table with lines about the machine.
    pub fn new(about: Vec<String>) -> Self {
        Self { about, rows: Vec::new(), notes: Vec::new() }
    }

    /// A figure that was promised.
    pub fn promise(&mut self, what: &str, figure: String, target: &str, kept: bool) {
        self.rows.push(Row { what: what.into(), figure, target: target.into(), kept: Some(kept) });
    }

    /// A figure for information.
    pub fn figure(&mut self, what: &str, figure: String) {
        self.rows.push(Row { what: what.into(), figure, target: String::new(), kept: None });
    }

    /// A sentence below the table.
    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// A row that could not be measured is a promise that was not kept.
    pub fn failed(&mut self, name: &str, reason: &str) {
        self.promise(name, format!("not measured: {}", reason.replace('\n', " ")), "", false);
    }

    /// For the terminal.
    pub fn text(&self) -> String {
        let wide =
            |of: fn(&Row) -> &String| self.rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
        let (what, figure) = (wide(|row| &row.what), wide(|row| &row.figure));
        let mut text = String::new();
        for row in &self.rows {
            let (a, b, c) = (&row.what, &row.figure, &row.target);
            let _ = writeln!(text, "{:6}  {a:what$}  {b:figure$}  {c}", word(row.kept));
        }
        for note in &self.notes {
            let _ = writeln!(text, "        {note}");
        }
        text
    }

    /// For the repository.
    pub fn markdown(&self) -> String {
        let mut text = String::from("# Speed and size, as last measured\n\nMade by `cargo xtask bench`.\n\n");
        for line in &self.about {
            let _ = writeln!(text, "- {line}");
        }
        text.push_str("\n| what | figure | promised | |\n|---|---|---|---|\n");
        for row in &self.rows {
            let _ = writeln!(text, "| {} | {} | {} | {} |", row.what, row.figure, row.target, word(row.kept));
        }
        text.push('\n');
        for note in &self.notes {
            let _ = writeln!(text, "- {note}");
        }
        text
    }
}

const fn word(kept: Option<bool>) -> &'static str {
    match kept {
        Some(true) => "met",
        Some(false) => "MISSED",
        None => "",
    }
}
