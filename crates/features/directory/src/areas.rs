//! Areas with a border, such as those of neighborhood councils, from a `GeoJSON` file (RFC 7946), and which of them a place is in.
//!
//! A file is taken area by area: what cannot be read is told by its number in the file, and the rest stands.

mod stored;

use serde::Deserialize;
use serde_json::Value;

pub use stored::{Bounds, Torn};

/// So many bytes are more than any city's councils.
const BYTES: usize = 32 << 20;
/// So many areas.
const AREAS: usize = 10_000;
/// So many corners of one area.
const CORNERS: usize = 200_000;
/// Longer names are no names.
const NAME: usize = 200;

/// Why a file was not taken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreasRefused {
    /// It is larger than any such file.
    #[error("too large")]
    TooLarge,
    /// It is no `GeoJSON` collection of features.
    #[error("no collection of features")]
    NoCollection,
}

/// Why one area was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It has no name, or none of a sensible length.
    #[error("it has no name, or a very long one")]
    NoName,
    /// It has no polygon.
    #[error("it has no polygon")]
    NoBorder,
    /// A corner is on no map.
    #[error("a corner is on no map")]
    OffTheMap,
    /// Latitude and longitude seem to have changed places.
    #[error("latitude and longitude seem to have changed places")]
    Swapped,
    /// It has more corners than any border needs.
    #[error("it has more corners than any border needs")]
    TooManyCorners,
}

/// A place on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub lat: f64,
    /// East of Greenwich.
    pub lon: f64,
}

/// An area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Its page; empty: none is named.
    pub site: String,
    /// All rings of all its polygons, holes among them: inside is whoever crosses an odd number of them.
    rings: Vec<Vec<Point>>,
    low: Point,
    high: Point,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    /// The areas, in the order of the file.
    pub areas: Vec<Area>,
    /// What was not taken: the number of the feature, the first being 1, and why.
    pub odd: Vec<(usize, Why)>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Border {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

impl Areas {
    /// Reads a collection of features; `name` and `site` are the properties that hold an area's name and page.
    pub fn read(file: &[u8], (name, site): (&str, &str)) -> Result<Self, AreasRefused> {
        if file.len() > BYTES {
            return Err(AreasRefused::TooLarge);
        }
        let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
        let read: Collection = serde_json::from_slice(file).map_err(|_| AreasRefused::NoCollection)?;
        if read.features.len() > AREAS {
            return Err(AreasRefused::TooLarge);
        }
        let mut areas = Self::default();
        for (at, feature) in read.features.into_iter().enumerate() {
            match Area::read(feature, (name, site)) {
                Ok(area) => areas.areas.push(area),
                Err(why) => areas.odd.push((at + 1, why)),
            }
        }
        Ok(areas)
    }

    /// The areas that a place is in, in the order of the file; borders may overlap.
    pub fn around(&self, place: Point) -> Vec<&Area> {
        self.areas.iter().filter(|area| area.holds(place)).collect()
    }
}

impl Area {
    fn read(mut feature: Value, (name, site): (&str, &str)) -> Result<Self, Why> {
        let property = |key: &str| {
            let text = feature.get("properties").and_then(|all| all.get(key)).and_then(Value::as_str);
            text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let sound = |name: &String| !name.is_empty() && name.chars().count() <= NAME;
        let name = property(name).filter(sound).ok_or(Why::NoName)?;
        let site = property(site).unwrap_or_default();
        let border = feature.get_mut("geometry").map(Value::take).unwrap_or_default();
        let rings = match serde_json::from_value(border).map_err(|_| Why::NoBorder)? {
            Border::Polygon(rings) => rings,
            Border::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
        };
        let rings = rings.iter().map(|ring| corners(ring)).collect::<Result<Vec<_>, Why>>()?;
        let all = || rings.iter().flatten();
        if all().count() > CORNERS {
            return Err(Why::TooManyCorners);
        }
        let fold = |of: fn(f64, f64) -> f64, start: f64| Point {
            lat: all().map(|corner| corner.lat).fold(start, of),
            lon: all().map(|corner| corner.lon).fold(start, of),
        };
        let (low, high) = (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY));
        if rings.is_empty() {
            return Err(Why::NoBorder);
        }
        Ok(Self { name, site, rings, low, high })
    }

    /// Whether a place is within the border. On the border itself it is in one of the two areas that share it.
    pub fn holds(&self, place: Point) -> bool {
        let near = (self.low.lat..=self.high.lat).contains(&place.lat)
            && (self.low.lon..=self.high.lon).contains(&place.lon);
        near && self.rings.iter().filter(|ring| crossed(ring, place)).count() % 2 == 1
    }
}

/// The corners of a ring; `GeoJSON` writes longitude first.
fn corners(ring: &[Vec<f64>]) -> Result<Vec<Point>, Why> {
    // Three corners, and the first once more.
    if ring.len() < 4 {
        return Err(Why::NoBorder);
    }
    let corner = |numbers: &Vec<f64>| {
        let [lon, lat, ..] = numbers[..] else { return Err(Why::NoBorder) };
        match (lat.abs(), lon.abs()) {
            (lat_size, lon_size) if lat_size <= 90.0 && lon_size <= 180.0 => Ok(Point { lat, lon }),
            (lat_size, lon_size) if lat_size <= 180.0 && lon_size <= 90.0 => Err(Why::Swapped),
            _ => Err(Why::OffTheMap),
        }
    };
    ring.iter().map(corner).collect()
}

/// Whether a line from the place to the east crosses the ring an odd number of times.
fn crossed(ring: &[Point], place: Point) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossings = sides.filter(|(one, other)| {
        // Half open, so that a corner counts for one of its two sides.
        let between = (one.lat > place.lat) != (other.lat > place.lat);
        let share = (place.lat - one.lat) / (other.lat - one.lat);
        between && place.lon < one.lon + share * (other.lon - one.lon)
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// A square with its corners at whole degrees: from the south-west corner, so many degrees wide.
    fn square(lon: f64, lat: f64, wide: f64) -> Value {
        json!([[lon, lat], [lon + wide, lat], [lon + wide, lat + wide], [lon, lat + wide], [lon, lat]])
    }

    fn feature(name: &str, kind: &str, coordinates: &Value) -> Value {
        json!({ "type": "Feature", "properties": { "NAME": name, "SITE": "example.org" },
            "geometry": { "type": kind, "coordinates": coordinates } })
    }

    fn read(features: &[Value]) -> Areas {
        let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
        Areas::read(file.as_bytes(), ("NAME", "SITE")).expect("a collection")
    }

    fn names(areas: &Areas, lat: f64, lon: f64) -> Vec<&str> {
        areas.around(Point { lat, lon }).iter().map(|area| area.name.as_str()).collect()
    }

    #[test]
    fn a_place_finds_its_area_and_neither_a_hole_nor_the_space_between() {
        let areas = read(&[
            feature(
                "Round  the\tpark",
                "Polygon",
                &json!([square(-118.0, 34.0, 3.0), square(-117.0, 35.0, 1.0)]),
            ),
            feature("The park", "Polygon", &json!([square(-117.0, 35.0, 1.0)])),
            feature(
                "Two hills",
                "MultiPolygon",
                &json!([[square(10.0, 10.0, 1.0)], [square(12.0, 10.0, 1.0)]]),
            ),
        ]);
        assert!(areas.odd.is_empty());
        assert_eq!(areas.areas[0].site, "example.org");
        assert_eq!(names(&areas, 34.5, -117.5), ["Round the park"]);
        assert_eq!(names(&areas, 35.5, -116.5), ["The park"], "the hole is somebody else's");
        assert_eq!(names(&areas, 10.5, 10.5), ["Two hills"]);
        assert_eq!(names(&areas, 10.5, 12.5), ["Two hills"]);
        assert!(names(&areas, 10.5, 11.5).is_empty(), "between them");
        assert!(names(&areas, 0.0, 0.0).is_empty() && names(&areas, f64::NAN, 10.5).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_number_and_the_rest_stands() {
        let good = feature("Good", "Polygon", &json!([square(10.0, 10.0, 1.0)]));
        let areas = read(&[
            feature("", "Polygon", &json!([square(10.0, 10.0, 1.0)])),
            feature("A road", "LineString", &json!([[1.0, 2.0], [3.0, 4.0]])),
            feature("Swapped", "Polygon", &json!([square(34.0, -118.0, 1.0)])),
            feature("Far out", "Polygon", &json!([square(340.0, 10.0, 1.0)])),
            feature("A line", "Polygon", &json!([[[1.0, 2.0], [3.0, 4.0]]])),
            feature("Nothing", "Polygon", &json!([])),
            json!({ "type": "Feature", "properties": { "NAME": "No border" }, "geometry": null }),
            json!(7),
            good,
        ]);
        let want = [
            (1, Why::NoName),
            (2, Why::NoBorder),
            (3, Why::Swapped),
            (4, Why::OffTheMap),
            (5, Why::NoBorder),
            (6, Why::NoBorder),
            (7, Why::NoBorder),
            (8, Why::NoName),
        ];
        assert_eq!(areas.odd, want);
        assert_eq!(names(&areas, 10.5, 10.5), ["Good"]);
    }

    #[test]
    fn a_file_that_is_none_or_has_no_end_is_refused() {
        let read = |text: &[u8]| Areas::read(text, ("NAME", "SITE"));
        for text in
            [&b""[..], b"{}", b"[]", b"\xff\xfe", b"{\"features\": 3}", "[".repeat(100_000).as_bytes()]
        {
            assert_eq!(read(text), Err(AreasRefused::NoCollection));
        }
        assert_eq!(read(&vec![b' '; BYTES + 1]), Err(AreasRefused::TooLarge));
        assert_eq!(read(b"\xef\xbb\xbf{\"features\": []}"), Ok(Areas::default()));
    }

    proptest! {
        #[test]
        fn neighbors_that_share_a_border_share_no_place(lat in 0.0_f64..2.0, lon in 0.0_f64..2.0) {
            let squares: Vec<Value> = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
                .into_iter()
                .map(|(x, y)| feature("Square", "Polygon", &json!([square(x, y, 1.0)])))
                .collect();
            prop_assert_eq!(read(&squares).around(Point { lat, lon }).len(), 1);
        }
    }
}
