//! Sets an order and gives bytes: a PDF that says what it is to a screen reader, or a picture of one page.

use std::sync::Arc;

use serde_json::json;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use crate::inert::{fill_gaps, letters};
use crate::preview::sixteen_grays;
use crate::world::Desk;
use crate::{Order, Shelf, Warning, proof};

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What to tell before it is used.
    pub warnings: Vec<Warning>,
}

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A PNG.
    pub bytes: Vec<u8>,
    /// How many pages the document has.
    pub pages: usize,
    /// What to tell before it is used.
    pub warnings: Vec<Warning>,
}

/// Why nothing was printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// A template of ours failed; the sentence is for the log and holds no typed text.
    #[error("the typesetter stopped: {0}")]
    Typesetter(String),
    /// There is no such page.
    #[error("the document has {0} pages")]
    NoSuchPage(usize),
}

/// Turns orders into paper. Cloning shares the typefaces.
#[derive(Clone)]
pub struct Printer {
    shelf: Arc<Shelf>,
}

/// What a picture is made of.
#[derive(Clone, Copy)]
enum Inks {
    All,
    Grays,
}

/// Documents after which what the typesetter remembers is forgotten: templates and fonts stay warm, words do not.
const REMEMBERED: usize = 2;

impl Printer {
    /// A printer with these typefaces.
    pub fn new(shelf: Shelf) -> Self {
        Self { shelf: Arc::new(shelf) }
    }

    /// A tagged PDF that keeps to PDF/UA-1. Takes some 10 ms warm; call it through [`crate::Pool`].
    pub fn pdf(&self, order: &Order) -> Result<Pdf, PrintError> {
        let (document, warnings) = self.set(order)?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|error| PrintError::Typesetter(error.message().to_string()))?;
        let creator = Smart::Custom(Some("Farolito".to_owned()));
        let options = PdfOptions { creator, standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| stopped(&errors));
        typst::comemo::evict(REMEMBERED);
        Ok(Pdf { bytes: bytes?, pages: document.pages().len(), warnings })
    }

    /// A picture of one page, the first being 0, at so many dots an inch (36 to 300).
    pub fn png(&self, order: &Order, page: usize, dpi: u16) -> Result<Picture, PrintError> {
        let (document, warnings) = self.set(order)?;
        let picture = drawn(&document, (page, dpi), Inks::All);
        typst::comemo::evict(REMEMBERED);
        picture.map(|(bytes, pages)| Picture { bytes, pages, warnings })
    }

    /// The same in few grays, small enough to be shown inside a page: both sides of a sheet of two pages, each with its own
    /// dots an inch, else the first page.
    pub fn previews(&self, order: &Order, (front, back): (u16, u16)) -> Result<Vec<Picture>, PrintError> {
        let (document, warnings) = self.set(order)?;
        let sides = [(0, front), (1, back)];
        let shown = if document.pages().len() == 2 { &sides[..] } else { &sides[..1] };
        let pictures = shown.iter().map(|side| {
            let (bytes, pages) = drawn(&document, *side, Inks::Grays)?;
            Ok(Picture { bytes, pages, warnings: warnings.clone() })
        });
        let pictures = pictures.collect();
        typst::comemo::evict(REMEMBERED);
        pictures
    }

    fn set(&self, order: &Order) -> Result<(PagedDocument, Vec<Warning>), PrintError> {
        let mut data = json!({ "doc": order.data, "title": order.title });
        let (fonts, missing) = self.shelf.fonts_for(&letters(&mut data));
        let mut warnings = fill_gaps(&mut data, &missing);
        data["paper"] = json!(order.paper);
        data["edition"] = json!(order.edition);
        data["langs"] = json!(order.langs);
        data["faces"] = fonts.faces(&order.langs);
        let desk = Desk::new(order.template, data.to_string().into_bytes(), fonts);
        let document: PagedDocument = typst::compile(&desk).output.map_err(|errors| stopped(&errors))?;
        warnings.extend(proof::noticed(&document));
        warnings.extend(proof::too_near_the_edge(&document));
        warnings.sort();
        warnings.dedup();
        Ok((document, warnings))
    }
}

/// One page as a PNG, and how many pages there are.
fn drawn(
    document: &PagedDocument,
    (page, dpi): (usize, u16),
    inks: Inks,
) -> Result<(Vec<u8>, usize), PrintError> {
    let pages = document.pages().len();
    let page = document.pages().get(page).ok_or(PrintError::NoSuchPage(pages))?;
    let pixel_per_pt = (f64::from(dpi.clamp(36, 300)) / 72.0).into();
    let image = typst_render::render(page, &RenderOptions { pixel_per_pt, render_bleed: false });
    let bytes = match inks {
        Inks::All => image.encode_png().map_err(said)?,
        Inks::Grays => sixteen_grays(image.data(), image.width(), image.height()).map_err(said)?,
    };
    Ok((bytes, pages))
}

fn stopped(errors: &[SourceDiagnostic]) -> PrintError {
    PrintError::Typesetter(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
}

fn said(error: impl std::fmt::Display) -> PrintError {
    PrintError::Typesetter(error.to_string())
}
