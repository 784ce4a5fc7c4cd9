//! How long a phone tree of two hundred takes on paper: laid out, filled, set and written, first cold and then warm.

use std::collections::HashSet;
use std::time::Instant;

use kit_base::{Rng, Slug};
use kit_i18n::{Catalogue, Lang};
use kit_print::{Edition, Order, Paper, Printer, Shelf};
use rosters::domain::{Caller, Tree};
use rosters::pages::tree::{Branch, Callee, Calling};
use rosters::sheet;

fn calling(tree: &Tree) -> Calling {
    let callee = |at: usize| Callee {
        slug: Slug::new(&Rng::seeded(1)),
        called: format!("Neighbor {at}"),
        phone: (at % 7 != 0).then(|| format!("213 555 01{:02}", at % 100)),
        first: at % 11 == 0,
        silent: false,
    };
    let branch = |at: usize| {
        let calls: Vec<Callee> = tree.calls(at).map(callee).collect();
        (!calls.is_empty()).then(|| Branch { called: format!("Neighbor {at}"), own: false, calls })
    };
    Calling {
        first: tree.first().map(callee),
        branches: tree.order.iter().copied().filter_map(branch).collect(),
        closes: tree.closes.zip(tree.first()).map(|(last, first)| (format!("Neighbor {last}"), callee(first))),
    }
}

fn main() {
    let words = Catalogue::new(rosters::LOCALES).expect("the messages can be read");
    let people: Vec<Caller> = (0..200).map(|at| Caller { phone: at % 7 != 0, first: at % 11 == 0 }).collect();
    let printer = Printer::new(Shelf::system());
    for run in ["cold", "warm", "warm", "warm"] {
        let began = Instant::now();
        let tree = Tree::new(&people, 2, &HashSet::new());
        let about = sheet::About { pod: "Third floor", day: "November 23", langs: &[Lang::En, Lang::Es] };
        let table = sheet::tree(&calling(&tree), &words, &about);
        let laid = began.elapsed();
        let order = Order::new(&table, Paper::Letter, Edition::Standard);
        let pdf = printer.pdf(&order).expect("the sheet prints");
        println!(
            "{run}: {} rows, {} pages, {} bytes; laid out in {laid:?}, on paper after {:?}; {:?}",
            table.rows.len(),
            pdf.pages,
            pdf.bytes.len(),
            began.elapsed(),
            pdf.warnings
        );
    }
}
