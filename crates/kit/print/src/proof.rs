//! Reads a set document once more: what templates noticed, and whether any letter stands too near the edge.

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::{Unfit, Warning};

/// 5 mm: nearer than that many printers do not reach.
const EDGE: f64 = 14.17;

/// What templates wrote down with `tell`.
pub fn noticed(document: &PagedDocument) -> Vec<Warning> {
    let Some(label) = Label::new(PicoStr::intern("print")) else { return Vec::new() };
    let told = document.introspector().query(&Selector::Label(label));
    let mut warnings: Vec<Warning> = told
        .iter()
        .filter_map(|content| content.to_packed::<MetadataElem>())
        .filter_map(|metadata| match &metadata.value {
            Value::Dict(told) => Some(told),
            _ => None,
        })
        .filter_map(|told| {
            let text = |key: &str| told.get(key).ok().and_then(|value| value.clone().cast::<String>().ok());
            Warning::noticed(&text("how")?, &text("field")?)
        })
        .collect();
    warnings.sort();
    warnings.dedup();
    warnings
}

/// One warning if any text leaves the safe margin of its page.
pub fn too_near_the_edge(document: &PagedDocument) -> Option<Warning> {
    let out = document.pages().iter().any(|page| {
        let size = page.frame.size();
        let safe = (Point::splat(Abs::pt(EDGE)), Point::new(size.x - Abs::pt(EDGE), size.y - Abs::pt(EDGE)));
        leaves(&page.frame, Transform::identity(), safe)
    });
    out.then(|| Warning::Unfit { how: Unfit::Edge, field: "page".to_owned() })
}

/// Whether any text or picture of the frame leaves the box. Where it stands is where its baseline begins and ends.
fn leaves(frame: &Frame, at: Transform, safe: (Point, Point)) -> bool {
    let outside = |point: Point| {
        let point = point.transform(at);
        let slack = Abs::pt(0.01);
        point.x < safe.0.x - slack
            || point.y < safe.0.y - slack
            || point.x > safe.1.x + slack
            || point.y > safe.1.y + slack
    };
    frame.items().any(|(position, item)| match item {
        FrameItem::Group(group) => {
            let inner =
                at.pre_concat(Transform::translate(position.x, position.y)).pre_concat(group.transform);
            leaves(&group.frame, inner, safe)
        }
        FrameItem::Text(text) => {
            let end = Point::new(position.x + text.width(), position.y);
            let top = Point::new(position.x, position.y - text.size * 0.7);
            outside(*position) || outside(end) || outside(top)
        }
        FrameItem::Image(_, size, _) => outside(*position) || outside(*position + size.to_point()),
        FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => false,
    })
}
