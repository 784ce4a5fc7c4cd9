//! The drawings: what is lit, what is outlined, and that all of it fits.

use std::collections::BTreeSet;

use askama::Template;
use kit_i18n::Lang;
use kit_web::{filters, sample};

use super::*;
use crate::start;

fn places() -> Vec<StartPlace> {
    start::places().expect("our own rows")
}

fn helped(slugs: &[&str]) -> BTreeMap<String, usize> {
    slugs.iter().map(|slug| ((*slug).to_owned(), 2)).collect()
}

fn part<'a>(map: &'a Map, href: &str) -> &'a Part {
    map.parts.iter().find(|part| part.href == href).expect("it is on the map")
}

/// Every corner and every number, as the drawing has them.
fn drawn(map: &Map) -> Vec<(f64, f64)> {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let tiles = || map.parts.iter().flat_map(|part| &part.tiles);
    let corners = tiles().flat_map(|tile| tile.points.split(' ')).map(|point| {
        let (x, y) = point.split_once(',').expect("a point");
        (number(x), number(y))
    });
    corners.chain(tiles().map(|tile| (tile.x, tile.y))).collect()
}

fn inside(map: &Map) -> bool {
    let fits = |(x, y): (f64, f64)| (0.0..=map.width).contains(&x) && (0.0..=map.height).contains(&y);
    drawn(map).into_iter().all(fits)
}

#[test]
fn the_county_fits_a_small_phone_and_has_every_region_once() {
    let map = Map::of_county(&places(), &helped(&["boyle-heights"]));
    assert!(map.width <= 360.0 && map.height <= 460.0 && inside(&map));
    let regions: BTreeSet<Region> = map.parts.iter().map(|part| part.region).collect();
    assert_eq!((map.parts.len(), regions.len()), (11, 11));
    assert!(map.islands.is_some(), "Catalina does not make the land small");
    assert_eq!(map.parts[0].region, Region::AntelopeValley, "from north to south");
}

#[test]
fn a_hexagon_is_lit_where_somebody_helps_and_nowhere_else() {
    let map = Map::of_county(&places(), &helped(&["boyle-heights", "el-sereno"]));
    let eastside = part(&map, "/find/eastside");
    assert_eq!(eastside.count, 4);
    let lit: usize = map.parts.iter().flat_map(|part| &part.tiles).filter(|tile| tile.count > 0).count();
    assert!((1..=2).contains(&lit), "{lit}");
    let all: usize = map.parts.iter().flat_map(|part| &part.tiles).map(|tile| tile.count).sum();
    assert_eq!(all, 4, "nothing is counted twice");
}

#[test]
fn a_region_leads_to_its_places() {
    let map =
        Map::of_region(&places(), &helped(&["boyle-heights"]), Region::Eastside).expect("it has places");
    assert!(inside(&map) && map.islands.is_none());
    let here = part(&map, "/find?place=boyle-heights");
    assert_eq!((here.count, here.tiles.len()), (2, 1));
    assert!(here.places().contains("Boyle Heights"));
    assert!(here.tiles[0].lines.iter().any(|line| line.words == "Boyle"), "{:?}", here.tiles[0].lines);
    assert_eq!(Map::of_region(&places(), &helped(&[]), Region::Citywide), None);
}

#[test]
fn a_hexagon_of_several_places_leads_to_the_one_where_most_is_offered() {
    let at = |slug: &str| StartPlace {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        region: Some(Region::Eastside),
        lat: 34.05,
        lon: -118.2,
    };
    let (places, counts) = ([at("a"), at("b"), at("c")], helped(&["b"]));
    let map = Map::of_region(&places, &counts, Region::Eastside).expect("it has places");
    assert_eq!((map.parts.len(), map.parts[0].href.as_str()), (1, "/find?place=b"));
    assert_eq!(map.parts[0].places(), "a, b, c");
}

#[test]
fn every_region_is_drawn_within_its_paper_and_the_islands_touch_nothing() {
    for region in Region::ALL.into_iter().filter(|region| *region != Region::Citywide) {
        let map = Map::of_region(&places(), &helped(&[]), region).expect("it has places");
        assert!(inside(&map) && map.width <= 360.0, "{region:?}");
        let Some(frame) = map.islands else { continue };
        let within = |(_, y): &(f64, f64)| *y > frame.y;
        let (below, above): (Vec<_>, Vec<_>) = drawn(&map).into_iter().partition(within);
        assert!(!below.is_empty() && above.iter().all(|(_, y)| *y < frame.caption), "{region:?}");
    }
}

#[test]
fn the_line_around_two_hexagons_leaves_out_the_side_they_share() {
    let cell = Cell::at(34.05, -118.2).expect("on earth");
    let next = cell.ring(1)[0];
    let sheet = Sheet::of(&[&cell, &next], &[], Corner::Below);
    let one = sheet.tile(cell, 0);
    assert_eq!(draw::border(std::slice::from_ref(&one)).matches([' ', 'L', 'Z']).count(), 6);
    let both = draw::border(&[one, sheet.tile(next, 0)]);
    assert_eq!((both.matches([' ', 'L', 'Z']).count(), both.matches('M').count()), (10, 1), "{both}");
}

/// The words of the map; the test is about the drawing.
const WORDS: &str = "
directory-map-county = Map of the county
directory-map-places = Map of the places
directory-map-islands = Islands
directory-map-legend = A number in a lit hexagon
directory-map-count = { $n ->
    [0] nobody yet
    [one] 1 listing
   *[other] { $n } listings
 }
";

/// The part as a page includes it.
#[derive(Template)]
#[template(source = r#"{% include "pages/_map.html" %}"#, ext = "html")]
struct Drawn {
    map: Map,
}

fn html(map: Map) -> String {
    let regions = Region::ALL.map(|region| format!("directory-region-{} = {0}\n", region.code()));
    let words: &'static str = format!("{WORDS}{}", regions.concat()).leak();
    let catalogue = sample::catalogue(&[&[(Lang::En, words), (Lang::Es, words)]]);
    sample::body(&catalogue, Lang::En, &Drawn { map })
}

#[test]
fn the_drawing_is_light_and_every_link_has_a_name_that_says_how_many() {
    let everywhere: BTreeMap<String, usize> = places().into_iter().map(|place| (place.slug, 12)).collect();
    let (drawing, list) = {
        let whole = html(Map::of_county(&places(), &everywhere));
        let (drawing, list) = whole.split_once("</svg>").expect("a drawing and a list");
        (drawing.to_owned(), list.to_owned())
    };
    assert!(drawing.len() <= 25_000, "{} bytes", drawing.len());
    assert_eq!(drawing.matches("<a ").count(), drawing.matches("</title>").count());
    assert_eq!(list.matches("<a ").count(), 11, "the same in words");
    assert!(drawing.contains("listings</title>") && !drawing.contains("nobody yet"));
    let dark = html(Map::of_county(&places(), &BTreeMap::new()));
    assert!(!dark.contains("class=\"lit\"") && dark.contains("nobody yet"));
}
