//! The circles of a pod map where the design puts them: at 100 dots an inch a unit of the drawing is a dot.

use kit_print::{Edition, Order, Paper};

use crate::read::Ink;
use crate::{printer, samples};

/// Across, down, radius, and how much of the line is drawn: all of it, or dots.
type Circle = (f64, f64, f64, std::ops::RangeInclusive<f64>);

const SOLID: std::ops::RangeInclusive<f64> = 0.99..=1.0;
const DOTTED: std::ops::RangeInclusive<f64> = 0.2..=0.75;

fn design() -> Vec<Circle> {
    let on = |far: f64, angle: i32| {
        let turn = f64::from(angle).to_radians();
        (550.0 + far * turn.cos(), 425.0 + far * turn.sin())
    };
    let mut all = vec![(550.0, 425.0, 90.0, SOLID)];
    all.extend((0..6).map(|i| on(190.0, -90 + 60 * i)).map(|(x, y)| (x, y, 70.0, SOLID)));
    all.extend((0..12).map(|i| on(330.0, -75 + 30 * i)).map(|(x, y)| (x, y, 48.0, DOTTED)));
    let corners = [(110.0, 110.0), (990.0, 110.0), (110.0, 740.0), (990.0, 740.0)];
    all.extend(corners.map(|(x, y)| (x, y, 85.0, SOLID)));
    all
}

/// How much of a circle around a point is ink.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dots of a picture")]
fn inked(ink: &Ink, (x, y, r): (f64, f64, f64)) -> f64 {
    let mut dark = 0_u32;
    for step in 0..720 {
        let turn = f64::from(step).to_radians() / 2.0;
        let (x, y) = ((x + r * turn.cos()) as usize, (y + r * turn.sin()) as usize);
        dark += u32::from(ink.dots[y * ink.width + x] > 100);
    }
    f64::from(dark) / 720.0
}

#[test]
fn circles_stand_where_the_design_puts_them() {
    let order = Order::new(&samples::worksheet(), Paper::Letter, Edition::Standard);
    let picture = printer().png(&order, 0, 100).expect("a worksheet");
    let ink = Ink::of(&picture.bytes);
    assert_eq!((ink.width, ink.height), (1100, 850), "Letter, lying on its side");
    for (x, y, r, drawn) in design() {
        let line = inked(&ink, (x, y, r));
        assert!(drawn.contains(&line), "the circle at {x:.0}, {y:.0} has {line:.2} of its line");
        for beside in [r - 9.0, r + 9.0] {
            let other = inked(&ink, (x, y, beside));
            assert!(other < 0.05, "{other:.2} of ink beside the circle at {x:.0}, {y:.0}");
        }
    }
    assert!((30..40).contains(&ink.dots[425 * ink.width + 550]), "the middle is a light gray");
}

#[test]
fn more_people_than_circles_take_a_second_sheet_and_no_letter_is_below_nine_points() {
    let names = |count: usize| (0..count).map(|n| format!("Maximiliana Wintergreen {n}")).collect();
    let full = kit_print::PodMap { pod: names(7), movable: names(13), networks: names(5), ..samples::map() };
    for paper in [Paper::Letter, Paper::A4] {
        let pdf = printer().pdf(&Order::new(&full, paper, Edition::Standard)).expect("two sheets");
        assert_eq!(pdf.pages, 2);
        let smallest = crate::read::File::open(&pdf).sizes()[0];
        assert!(smallest >= 8.95, "{smallest} points");
    }
}
