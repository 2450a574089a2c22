//! The world that typst sees: one template, its data, the drawings, and the fonts. There is no disk, no clock
//! and no package in it, so that the same report gives the same bytes.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::PdfError;
use crate::fonts;

/// Name of the template within the world; what varies is read from [`DATA`].
const MAIN: &str = "main.typ";
/// Name of the data within the world.
const DATA: &str = "data.json";

/// What is the same for every report.
static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = fonts::all().into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Shared { standard: LazyHash::new(Library::default()), book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

struct Shared {
    standard: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// Makes the drawing of a name; `None` where there is none.
pub(super) type Drawings<'a> = &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync);

/// The files of one document.
pub(super) struct ReportWorld<'a> {
    main: Source,
    drawings: Drawings<'a>,
    /// The data, and the drawings that were asked for.
    files: Mutex<BTreeMap<String, Bytes>>,
}

impl ReportWorld<'_> {
    /// A world with data and drawings next to a template.
    pub(super) fn with<'a>(template: &str, data: Vec<u8>, drawings: Drawings<'a>) -> Result<ReportWorld<'a>, PdfError> {
        let path = VirtualPath::new(MAIN).map_err(|error| PdfError::Set(format!("{error:?}")))?;
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        Ok(ReportWorld {
            main: Source::new(main, template.to_owned()),
            drawings,
            files: Mutex::new(BTreeMap::from([(DATA.to_owned(), Bytes::new(data))])),
        })
    }
}

impl World for ReportWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = files.get(name) {
            return Ok(known.clone());
        }
        let drawn = Bytes::new((self.drawings)(name).ok_or_else(|| missing(id))?);
        files.insert(name.to_owned(), drawn.clone());
        Ok(drawn)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// True where one of the fonts has a sign for a c.
pub(super) fn has_character(c: char) -> bool {
    SHARED.fonts.iter().any(|font| font.info().coverage.contains(c.into()))
}
