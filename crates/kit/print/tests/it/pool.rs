//! Printing keeps away from pages.

use kit_print::{Busy, Edition, Order, Paper, Pool};

use crate::{printer, samples};

fn order() -> Order {
    Order::new(&samples::wallet(), Paper::Letter, Edition::Standard)
}

#[tokio::test]
async fn whoever_comes_when_the_queue_is_full_hears_so_at_once() {
    let pool = Pool::new(printer(), 1, 1);
    let (first, second, third) = tokio::join!(pool.pdf(order()), pool.pdf(order()), pool.pdf(order()));
    assert_eq!(first.expect("the first is printed").pages, 1);
    assert_eq!(second.expect("the second waits its turn").pages, 1);
    assert!(matches!(third, Err(Busy::Full)));
    assert!(pool.png(order(), 0, 72).await.is_ok(), "and a moment later there is room again");
}

#[tokio::test]
async fn whoever_waits_is_not_in_the_way_of_a_page() {
    let pool = Pool::new(printer(), 2, 0);
    let mut printing = std::pin::pin!(pool.pdf(order()));
    let mut pages = 0;
    let pdf = loop {
        tokio::select! {
            biased;
            pdf = &mut printing => break pdf,
            () = tokio::task::yield_now() => pages += 1,
        }
    };
    assert!(pdf.is_ok());
    assert!(pages > 0, "other work went on meanwhile");
}
