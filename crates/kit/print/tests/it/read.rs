//! Reads a finished file: catalog, text, sizes of letters, ink.

use kit_print::Pdf;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

pub struct File {
    document: Document,
}

impl File {
    pub fn open(pdf: &Pdf) -> Self {
        Self { document: Document::load_mem(&pdf.bytes).expect("a whole file") }
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    pub fn says(&self, key: &[u8]) -> Option<String> {
        let value = self.catalog().get(key).ok()?;
        value.as_str().ok().map(|text| String::from_utf8_lossy(text).into_owned())
    }

    pub fn flag(&self, dictionary: &[u8], key: &[u8]) -> bool {
        let object = self.catalog().get(dictionary).ok();
        let inner = object.and_then(|object| self.document.dereference(object).ok());
        let inner = inner.and_then(|(_, object)| object.as_dict().ok());
        inner.and_then(|inner| inner.get(key).ok()).and_then(|flag| flag.as_bool().ok()).unwrap_or(false)
    }

    pub fn metadata(&self) -> String {
        let object = self.catalog().get(b"Metadata").expect("metadata");
        let (_, object) = self.document.dereference(object).expect("metadata is there");
        let stream = object.as_stream().expect("a stream");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("XML")
    }

    /// Everything that can be selected, page after page.
    pub fn text(&self) -> String {
        let numbers: Vec<u32> = self.document.get_pages().keys().copied().collect();
        self.document.extract_text(&numbers).expect("text")
    }

    /// The text without the spaces and line ends that layout makes.
    pub fn squeezed(&self) -> String {
        self.text().chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
    }

    /// The sizes of letters as they are set, smallest first.
    pub fn sizes(&self) -> Vec<f32> {
        let mut sizes: Vec<f32> = Vec::new();
        for page in self.document.get_pages().values() {
            let bytes = self.document.get_page_content(*page);
            let operations = Content::decode(&bytes).expect("operators").operations;
            let set = operations.iter().filter(|operation| operation.operator == "Tf");
            sizes.extend(
                set.filter_map(|operation| operation.operands.get(1)).filter_map(|size| size.as_float().ok()),
            );
        }
        sizes.sort_by(f32::total_cmp);
        sizes
    }

    /// The names of the fonts, each with whether its program is in the file.
    pub fn fonts(&self) -> Vec<(String, bool)> {
        let descriptors = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let descriptors = descriptors.filter(|font| {
            font.get(b"Type").is_ok_and(|kind| *kind == Object::Name(b"FontDescriptor".to_vec()))
        });
        descriptors
            .map(|font| {
                let name = font.get(b"FontName").and_then(Object::as_name).expect("a name");
                let inside = font.has(b"FontFile2") || font.has(b"FontFile3");
                (String::from_utf8_lossy(name).into_owned(), inside)
            })
            .collect()
    }
}

/// A picture as rows of ink: 0 is paper, 255 black.
pub struct Ink {
    pub width: usize,
    pub height: usize,
    pub dots: Vec<u8>,
}

impl Ink {
    pub fn of(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a small picture")];
        let frame = reader.next_frame(&mut bytes).expect("one frame");
        let (width, height) = (frame.width as usize, frame.height as usize);
        let samples = bytes.len() / (width * height);
        let dots = bytes.chunks(samples).map(|dot| 255 - dot[0]).collect();
        Self { width, height, dots }
    }

    /// Whether anything is printed nearer to the edge than so many dots.
    pub fn reaches(&self, border: usize) -> bool {
        self.dots.iter().enumerate().any(|(at, dot)| {
            let (x, y) = (at % self.width, at / self.width);
            let inside = x >= border && y >= border && x + border < self.width && y + border < self.height;
            *dot > 60 && !inside
        })
    }
}
