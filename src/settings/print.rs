//! How the report is printed.

/// How the report is printed; our choices, made for a therapist with two minutes.
#[derive(Debug, Clone)]
pub struct PrintRules {
    /// Paper of the PDF.
    pub paper: Paper,
    /// Name of the runner, printed on page and PDF (`--name`). `None`: no name anywhere.
    pub name: Option<String>,
    /// Weeks on the first page, counted from the last: an assessment asks for the last 2 to 12.
    pub recent_weeks: i64,
    /// Pain onsets on the first page, the newest; the others stand further back.
    pub first_page_onsets: usize,
}

impl Default for PrintRules {
    fn default() -> Self {
        PrintRules { paper: Paper::default(), name: None, recent_weeks: 12, first_page_onsets: 3 }
    }
}

/// Paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}
