//! Printing keeps away from pages.

use kit_print::{Asker, Busy, Edition, Order, Paper, Pool};

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

#[tokio::test]
async fn a_flood_from_one_address_waits_in_its_own_line_and_others_and_rooms_find_a_place() {
    let pool = Pool::new(printer(), 2, 16);
    let flood = Asker::visitor("one address");
    let mut orders = tokio::task::JoinSet::new();
    for _ in 0..18 {
        let pool = pool.clone();
        orders.spawn(async move { pool.pdf_for(flood, order()).await.map(drop) });
    }
    tokio::task::yield_now().await;
    let mut others = tokio::task::JoinSet::new();
    for who in (0..6).map(Asker::visitor).chain([Asker::Room, Asker::member(7)]) {
        let pool = pool.clone();
        others.spawn(async move { pool.pdf_for(who, order()).await.map(drop) });
    }
    assert!(others.join_all().await.iter().all(Result::is_ok), "nobody else is sent away");
    let done = orders.join_all().await;
    assert!(done.iter().all(|done| matches!(done, Ok(()) | Err(Busy::Full))));
}

#[tokio::test]
async fn a_crowd_of_visitors_leaves_half_of_the_places_to_the_rooms() {
    let pool = Pool::new(printer(), 2, 2);
    let mut crowd = tokio::task::JoinSet::new();
    for address in 0..9 {
        let pool = pool.clone();
        crowd.spawn(async move { pool.pdf_for(Asker::visitor(address), order()).await.map(drop) });
    }
    let (one, other) = tokio::join!(pool.pdf(order()), pool.pdf(order()));
    assert!(one.is_ok() && other.is_ok(), "both rooms print");
    let done = crowd.join_all().await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 2, "the others hear to wait");
}

#[tokio::test]
async fn whoever_waits_too_long_hears_so_instead_of_being_cut_off() {
    let pool = Pool::new(printer(), 1, 4).patient_for(std::time::Duration::ZERO);
    let (first, second) = tokio::join!(pool.pdf(order()), pool.pdf(order()));
    assert!(first.is_ok());
    assert!(matches!(second, Err(Busy::Full)));
}
