//! Where the circles of a pod map stand, on paper as on the screen.

/// Units across: 100 are an inch of a letter sheet lying on its side.
pub const WIDTH: i32 = 1100;
/// Units down.
pub const HEIGHT: i32 = 850;

/// Which people a circle is for. The stroke tells them apart, so that black and white is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Myself.
    Me,
    /// Who would come.
    Pod,
    /// Who could, one day.
    Movable,
    /// Groups, services, places.
    Networks,
}

impl Ring {
    /// The class of its strokes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Pod => "pod",
            Self::Movable => "movable",
            Self::Networks => "networks",
        }
    }
}

/// One circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Across.
    pub x: i32,
    /// Down.
    pub y: i32,
    /// Its radius.
    pub r: i32,
    /// Whom it is for.
    pub ring: Ring,
}

const POD: [(i32, i32); 6] = [(0, -190), (165, -95), (165, 95), (0, 190), (-165, 95), (-165, -95)];
const MOVABLE: [(i32, i32); 12] = [
    (85, -319),
    (233, -233),
    (319, -85),
    (319, 85),
    (233, 233),
    (85, 319),
    (-85, 319),
    (-233, 233),
    (-319, 85),
    (-319, -85),
    (-233, -233),
    (-85, -319),
];
const NETWORKS: [(i32, i32); 4] = [(-440, -315), (440, -315), (-440, 315), (440, 315)];

/// All circles of a blank map, from the middle outward.
pub fn circles() -> impl Iterator<Item = Circle> {
    let of =
        |ring, r| move |&(dx, dy): &(i32, i32)| Circle { x: WIDTH / 2 + dx, y: HEIGHT / 2 + dy, r, ring };
    let me = std::iter::once(Circle { x: WIDTH / 2, y: HEIGHT / 2, r: 90, ring: Ring::Me });
    me.chain(POD.iter().map(of(Ring::Pod, 70)))
        .chain(MOVABLE.iter().map(of(Ring::Movable, 48)))
        .chain(NETWORKS.iter().map(of(Ring::Networks, 85)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `pods.md` says where each stands: an angle, a distance, a radius.
    #[test]
    fn every_circle_stands_where_the_design_puts_it() {
        let on = |ring: Ring, far: f64, angle: i32| {
            let turn = f64::from(angle).to_radians();
            (ring, 550.0 + far * turn.cos(), 425.0 + far * turn.sin())
        };
        let mut wanted = vec![(Ring::Me, 550.0, 425.0)];
        wanted.extend((0..6).map(|i| on(Ring::Pod, 190.0, -90 + 60 * i)));
        wanted.extend((0..12).map(|i| on(Ring::Movable, 330.0, -75 + 30 * i)));
        wanted.extend(
            [(110, 110), (990, 110), (110, 740), (990, 740)]
                .map(|(x, y)| (Ring::Networks, f64::from(x), f64::from(y))),
        );
        for (circle, (ring, x, y)) in circles().zip(wanted) {
            assert_eq!(circle.ring, ring);
            let radius = match ring {
                Ring::Me => 90,
                Ring::Pod => 70,
                Ring::Movable => 48,
                Ring::Networks => 85,
            };
            assert_eq!(circle.r, radius);
            let near = |at: i32, exact: f64| (f64::from(at) - exact).abs() <= 0.5;
            assert!(near(circle.x, x) && near(circle.y, y), "{circle:?}");
        }
    }

    #[test]
    fn no_two_circles_touch_and_all_are_on_the_sheet() {
        let all: Vec<Circle> = circles().collect();
        assert_eq!(all.len(), 1 + 6 + 12 + 4);
        for (n, one) in all.iter().enumerate() {
            assert!((25..=WIDTH - 25).contains(&(one.x - one.r)) && one.x + one.r <= WIDTH - 25);
            assert!((25..=HEIGHT - 25).contains(&(one.y - one.r)) && one.y + one.r <= HEIGHT - 25);
            for other in &all[n + 1..] {
                let apart = one.r + other.r + 30;
                let (dx, dy) = (one.x - other.x, one.y - other.y);
                assert!(dx * dx + dy * dy >= apart * apart, "{one:?} and {other:?}");
            }
        }
    }
}
