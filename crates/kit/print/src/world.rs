//! What the typesetter sees: our templates, one file of data, the fonts; nothing else exists for it.

use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::fonts::Fonts;

/// A template of ours; its file, its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    Sign,
    Flier,
    Hanger,
    Poster,
    Card,
    Table,
    Labels,
    Wallet,
    PodMap,
    PodSlips,
    PodCard,
}

/// What every template starts from, then the templates in the order of [`Template`].
const FILES: [(&str, &str); 12] = [
    ("/kit.typ", include_str!("../templates/kit.typ")),
    ("/sign.typ", include_str!("../templates/sign.typ")),
    ("/flier.typ", include_str!("../templates/flier.typ")),
    ("/hanger.typ", include_str!("../templates/hanger.typ")),
    ("/poster.typ", include_str!("../templates/poster.typ")),
    ("/card.typ", include_str!("../templates/card.typ")),
    ("/table.typ", include_str!("../templates/table.typ")),
    ("/labels.typ", include_str!("../templates/labels.typ")),
    ("/wallet.typ", include_str!("../templates/wallet.typ")),
    ("/pod-map.typ", include_str!("../templates/pod-map.typ")),
    ("/pod-slips.typ", include_str!("../templates/pod-slips.typ")),
    ("/pod-card.typ", include_str!("../templates/pod-card.typ")),
];

// File ids are 16 bits wide and never given back: these thirteen are all there will ever be.
static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| FILES.iter().map(|(path, text)| Source::new(id(path), (*text).to_owned())).collect());
static DATA: LazyLock<FileId> = LazyLock::new(|| id("/data.json"));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("our own paths are well formed"))
        .intern()
}

/// One document on its way.
pub struct Desk {
    template: FileId,
    data: Bytes,
    fonts: Arc<Fonts>,
}

impl Desk {
    pub fn new(template: Template, data: Vec<u8>, fonts: Arc<Fonts>) -> Self {
        Self { template: SOURCES[template as usize + 1].id(), data: Bytes::new(data), fonts }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    // Dates come with the data: the same order gives the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
