//! Paper: a door sign as a visitor asks for it, many labels, a long phone tree, and whether pages wait for printing.

use std::sync::atomic::{AtomicBool, Ordering};

use kit_base::{Clock, Span};
use kit_print::{
    Cell, Column, Edition, Label, Labels, Lang, Order, Paper, Phone, Printer, Row, Shelf, Sides,
    Table as Sheet, TableWords,
};

use crate::cpu::high_water;
use crate::http::Browser;
use crate::rows::pages::megabytes;
use crate::rows::thousand;
use crate::server::Server;
use crate::table::Table;
use crate::{Outcome, Run, said};

const FORM: &str = "application/x-www-form-urlencoded";
const SIGN: &str = "/print/door-sign/paper.pdf";
/// Signs set after the first.
const SIGNS: usize = 41;
/// Pages asked for with and without printers beside.
const PAGES: usize = 200;
/// Labels of one order.
const LABELS: usize = 5_000;
/// Lines of one phone tree.
const LINES: usize = 200;

const COLD: Span = Span::secs(1);
const WARM: Span = Span::micros(60_000);
const TREE: Span = Span::micros(200_000);
const MANY: Span = Span::secs(10);
const MEMORY: f64 = 300.0;

/// Measures on the server of the other rows, and in a program of its own for memory.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = thousand(run)?;
    let ours = Server::of_bench(&["serve", &folder.display().to_string()])?;
    let port = ours.port()?;
    signs(port, table)?;
    beside(port, table)?;
    drop(ours);
    let alone = Server::of_bench(&["paper"])?;
    let figures: Vec<f64> = alone.first_line.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    let [tree, labels, memory] = figures[..] else { return Err(format!("it said {}", alone.first_line)) };
    table.promise(
        &format!("a phone tree of {LINES} lines"),
        format!("{tree:.0} ms warm"),
        "≤ 200 ms",
        tree <= millis(TREE),
    );
    table.promise(
        &format!("{LABELS} labels"),
        format!("{:.1} s, at most {memory:.0} MB", labels / 1000.0),
        "≤ 10 s, ≤ 300 MB",
        labels <= millis(MANY) && memory <= MEMORY,
    );
    Ok(())
}

/// The first sign of a server's life, and those after it.
fn signs(port: u16, table: &mut Table) -> Outcome {
    let mut visitor = Browser::new(port);
    let cold = timed(|| sign(&mut visitor, 0))?;
    let mut warm = Vec::with_capacity(SIGNS);
    for n in 1..=SIGNS {
        warm.push(timed(|| sign(&mut visitor, n))?);
    }
    warm.sort();
    let warm = warm[SIGNS / 2];
    table.promise("a door sign, the first", format!("{:.0} ms", millis(cold)), "≤ 1 s", cold <= COLD);
    table.promise("a door sign, p50 after it", format!("{:.0} ms", millis(warm)), "≤ 60 ms", warm <= WARM);
    Ok(())
}

/// What a page costs while four visitors print without a pause, against a quiet server.
fn beside(port: u16, table: &mut Table) -> Outcome {
    let quiet = pages(port)?;
    let stop = AtomicBool::new(false);
    let busy = std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut visitor = Browser::new(port);
                let mut n = 0;
                while !stop.load(Ordering::Relaxed) && sign(&mut visitor, n).is_ok() {
                    n += 1;
                }
            });
        }
        let busy = pages(port);
        stop.store(true, Ordering::Relaxed);
        busy
    })?;
    let figure =
        format!("p50 {:.1} ms, p99 {:.1} ms", millis(busy[PAGES / 2]), millis(busy[PAGES * 99 / 100]));
    let calm = format!(
        "{:.1} and {:.1} ms on a quiet server",
        millis(quiet[PAGES / 2]),
        millis(quiet[PAGES * 99 / 100])
    );
    table.figure("the first page while four print", format!("{figure} ({calm})"));
    Ok(())
}

fn pages(port: u16) -> Outcome<Vec<Span>> {
    let mut visitor = Browser::new(port);
    let mut all = Vec::with_capacity(PAGES);
    for _ in 0..PAGES {
        all.push(timed(|| visitor.page("/").map(drop))?);
    }
    all.sort();
    Ok(all)
}

/// The sign of the `n`th household: the typesetter remembers what it has set, so no two are alike.
fn sign(visitor: &mut Browser, n: usize) -> Outcome {
    let form = format!(
        "names=Rosa+{n}&phone=213-555-{:04}&speak=English%2C+Espa%C3%B1ol&langs=both&paper=letter",
        n % 10_000
    );
    let reply = visitor.send(SIGN, (FORM, &form))?;
    if reply.status == 200 { Ok(()) } else { Err(format!("{SIGN} answered {}", reply.status)) }
}

/// In a program of its own: milliseconds of a warm tree and of the labels, and the most memory held, in MB.
pub fn alone() -> Outcome {
    let printer = Printer::new(Shelf::system());
    let print = |order: &Order| printer.pdf(order).map(drop).map_err(said);
    let tree = Order::new(&tree(), Paper::Letter, Edition::Standard);
    print(&tree)?;
    let tree = timed(|| print(&tree))?;
    let labels = timed(|| print(&Order::new(&labels(), Paper::Letter, Edition::Standard)))?;
    let memory = high_water(std::process::id()).map(megabytes).ok_or("memory cannot be read")?;
    println!("{} {} {memory}", millis(tree), millis(labels));
    Ok(())
}

fn tree() -> Sheet {
    let text = str::to_owned;
    let words = TableWords {
        title: text("Phone tree"),
        note: text("Call the next two. Tick who answered."),
        heads: ["Calls", "Whom", "How", "Reached"].map(text).to_vec(),
    };
    let row = |n: usize| {
        let phone = Phone::new(&format!("213555{n:04}"));
        Row(vec![
            Cell::Strong(format!("Neighbor {n}")),
            Cell::Text(format!("Neighbor {}", n + 1)),
            Cell::Phone(phone),
            Cell::Box,
        ])
    };
    Sheet {
        title: text("Phone tree"),
        sides: Sides::one(Lang::new("en"), words),
        columns: [3.0, 3.2, 3.0, 1.2].map(Column).to_vec(),
        rows: (0..LINES).map(row).collect(),
        blank_rows: 0,
        foot: text("Alder Street"),
        lying: false,
    }
}

fn labels() -> Labels {
    let label = |n: usize| Label {
        strong: format!("Bean soup {n}"),
        lines: vec!["Made Nov 22".into(), "Contains celery".into()],
        link: None,
    };
    Labels { title: "Labels".into(), lang: Lang::new("en"), labels: (0..LABELS).map(label).collect() }
}

fn timed(work: impl FnOnce() -> Outcome) -> Outcome<Span> {
    let clock = Clock::system();
    let before = clock.now();
    work()?;
    Ok(clock.now().since(before))
}

#[expect(clippy::cast_precision_loss, reason = "a few seconds in microseconds are far below 2^53")]
fn millis(span: Span) -> f64 {
    span.as_micros() as f64 / 1000.0
}
