//! An area as a row of a table: its border as a compact text, and a box around it to look it up by before the border is read.
//!
//! The text has one ring after the other, parted by `;`. A ring is whole numbers parted by spaces, two a corner, latitude first,
//! in millionths of a degree (11 cm): the first corner as it is, every other as the step from the one before. Rounding is the
//! same for everybody, so areas that share a border still do.

use super::{Area, CORNERS, Point};

/// The box around an area, in millionths of a degree; whatever the area holds is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Its southern side.
    pub min_lat_e6: i32,
    /// Its northern side.
    pub max_lat_e6: i32,
    /// Its western side.
    pub min_lon_e6: i32,
    /// Its eastern side.
    pub max_lon_e6: i32,
}

/// A stored border that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored border that is none")]
pub struct Torn;

impl Bounds {
    /// Whether a place, in millionths of a degree, is in the box.
    pub fn hold(self, lat_e6: i32, lon_e6: i32) -> bool {
        (self.min_lat_e6..=self.max_lat_e6).contains(&lat_e6)
            && (self.min_lon_e6..=self.max_lon_e6).contains(&lon_e6)
    }
}

impl Area {
    /// The box around it, to be stored beside [`Area::to_text`]: search by it first, then ask [`Area::holds`].
    pub fn bounds(&self) -> Bounds {
        Bounds {
            min_lat_e6: whole((self.low.lat * 1e6).floor()),
            max_lat_e6: whole((self.high.lat * 1e6).ceil()),
            min_lon_e6: whole((self.low.lon * 1e6).floor()),
            max_lon_e6: whole((self.high.lon * 1e6).ceil()),
        }
    }

    /// Its border as text; name and page are columns of their own.
    pub fn to_text(&self) -> String {
        self.rings.iter().map(|ring| ring_text(ring)).collect::<Vec<_>>().join(";")
    }

    /// From its columns.
    pub fn parse(name: &str, site: &str, text: &str) -> Result<Self, Torn> {
        let rings = text.split(';').map(ring).collect::<Result<Vec<_>, Torn>>()?;
        let all = || rings.iter().flatten();
        if all().count() > CORNERS {
            return Err(Torn);
        }
        let fold = |of: fn(f64, f64) -> f64, start: f64| Point {
            lat: all().map(|corner| corner.lat).fold(start, of),
            lon: all().map(|corner| corner.lon).fold(start, of),
        };
        let (low, high) = (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY));
        Ok(Self { name: name.to_owned(), site: site.to_owned(), rings, low, high })
    }
}

fn ring_text(ring: &[Point]) -> String {
    let mut before = (0, 0);
    let step = |corner: &Point| {
        let here = (whole((corner.lat * 1e6).round()), whole((corner.lon * 1e6).round()));
        let step = format!("{} {}", here.0 - before.0, here.1 - before.1);
        before = here;
        step
    };
    ring.iter().map(step).collect::<Vec<_>>().join(" ")
}

/// The corners of one stored ring; the sum of all steps stays on the map.
fn ring(text: &str) -> Result<Vec<Point>, Torn> {
    let steps: Vec<i32> =
        text.split(' ').map(|number| number.parse().map_err(|_| Torn)).collect::<Result<_, Torn>>()?;
    let (pairs, rest) = steps.as_chunks::<2>();
    if pairs.len() < 4 || !rest.is_empty() {
        return Err(Torn);
    }
    let mut here = (0_i32, 0_i32);
    let corner = |[north, east]: &[i32; 2]| {
        let lat = here.0.checked_add(*north).filter(|lat| lat.abs() <= 90_000_000).ok_or(Torn)?;
        let lon = here.1.checked_add(*east).filter(|lon| lon.abs() <= 180_000_000).ok_or(Torn)?;
        here = (lat, lon);
        Ok(Point { lat: f64::from(lat) / 1e6, lon: f64::from(lon) / 1e6 })
    };
    pairs.iter().map(corner).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a million are within ±180,000,000")]
fn whole(millionths: f64) -> i32 {
    millionths as i32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::super::Areas;
    use super::*;

    fn area(rings: &serde_json::Value) -> Area {
        let file = json!({ "type": "FeatureCollection", "features": [{ "type": "Feature",
            "properties": { "NAME": "Park", "SITE": "example.org" },
            "geometry": { "type": "Polygon", "coordinates": rings } }] });
        let read = Areas::read(file.to_string().as_bytes(), ("NAME", "SITE")).expect("a collection");
        read.areas.into_iter().next().expect("an area")
    }

    fn square_with_a_hole() -> Area {
        area(&json!([
            [[-118.3, 34.0], [-118.1, 34.0], [-118.1, 34.2], [-118.3, 34.2], [-118.3, 34.0]],
            [[-118.25, 34.05], [-118.15, 34.05], [-118.2, 34.15], [-118.25, 34.05]]
        ]))
    }

    #[test]
    fn a_stored_area_reads_back_with_its_hole() {
        let area = square_with_a_hole();
        let text = area.to_text();
        assert_eq!(
            text,
            "34000000 -118300000 0 200000 200000 0 0 -200000 -200000 0;\
             34050000 -118250000 0 100000 100000 -50000 -100000 -50000"
        );
        let back = Area::parse("Park", "example.org", &text).expect("our own text");
        assert_eq!(back, area);
        assert!(back.holds(Point { lat: 34.01, lon: -118.2 }));
        assert!(!back.holds(Point { lat: 34.06, lon: -118.2 }), "the hole");
    }

    #[test]
    fn the_box_is_around_all_of_it() {
        let bounds = square_with_a_hole().bounds();
        assert_eq!(
            bounds,
            Bounds {
                min_lat_e6: 34_000_000,
                max_lat_e6: 34_200_000,
                min_lon_e6: -118_300_000,
                max_lon_e6: -118_100_000
            }
        );
        assert!(bounds.hold(34_100_000, -118_200_000) && !bounds.hold(34_300_000, -118_200_000));
    }

    #[test]
    fn a_border_that_is_none_is_refused() {
        for text in [
            "",
            ";",
            "1 2 3 4 5 6",
            "1 2 3 4 5 6 7",
            "1 2 3 4 5 6 7 8;",
            "1  2 3 4 5 6 7 8",
            "a b c d e f g h",
            "1 2 3 4 5 6 7 99999999999",
            "90000000 0 1 0 1 0 1 0",
            "0 180000000 0 2147483647 0 1 0 1",
        ] {
            assert_eq!(Area::parse("Park", "", text), Err(Torn), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_an_area_holds_is_in_its_box_before_and_after(
            corners in prop::collection::vec((-118.9_f64..-117.6, 33.2_f64..34.9), 3..12),
            lat_e6 in 33_200_000..34_900_000, lon_e6 in -118_900_000..-117_600_000,
        ) {
            let mut ring: Vec<[f64; 2]> = corners.into_iter().map(|(lon, lat)| [lon, lat]).collect();
            ring.push(ring[0]);
            let area = area(&json!([ring]));
            let back = Area::parse("Park", "", &area.to_text()).expect("our own text");
            prop_assert_eq!(back.to_text(), area.to_text());
            let place = Point { lat: f64::from(lat_e6) / 1e6, lon: f64::from(lon_e6) / 1e6 };
            prop_assert!(!back.holds(place) || area.bounds().hold(lat_e6, lon_e6));
            prop_assert!(!area.holds(place) || area.bounds().hold(lat_e6, lon_e6));
        }
    }
}
