//! Where it hurts: the site of a row, the side that it names, what is ticked, and parts of the body that are no knee.

use super::RowReader;
use crate::pain::Answer;
use crate::pain::diary::header::names::{KNEE_WORDS, OTHER_BODY_PARTS};
use crate::pain::diary::header::{ColumnRole, DiaryColumn, DiaryHeader, Ticked, is_ticked};
use crate::pain::diary::table::DiaryRow;
use crate::pain::vocabulary::{self, SITE, Side, Site, Understood, Vocabulary, plain};

/// What `back` means in a column of sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackMeans {
    /// The back of the knee.
    Knee,
    /// The runner's back.
    Body,
    /// Either.
    Open,
}

/// What is accepted where it is open.
const BACK: &str = "it may be the back of the knee or another part of the body; write back of knee, or lower back";

impl BackMeans {
    /// By the other sites of the diary: a knee or a shoulder among them shows that the column is about the body, a kneecap that
    /// it is about the knee. A column with patella's own heading is about the knee unless they show otherwise.
    pub fn of(header: &DiaryHeader, rows: &[DiaryRow]) -> BackMeans {
        let Some(index) = header.indices(DiaryColumn::Site).next() else {
            return BackMeans::Open;
        };
        let is_named =
            |column: DiaryColumn| header.index(column).is_some_and(|at| plain(header.heading(at)) == column.name());
        let is_own = is_named(DiaryColumn::Site);
        // In a diary of patella's own a knee among the sites says nothing new.
        let has_own_columns = is_own && is_named(DiaryColumn::Score) && is_named(DiaryColumn::Side);
        let cells = rows.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_empty());
        let (mut names_body, mut names_limb, mut names_knee) = (false, false, false);
        for part in cells.flat_map(|cell| places(cell)).filter(|part| !is_back(part)) {
            let (_, rest) = vocabulary::without_side(&part);
            let site = Site::meaning(&part).or_else(|| Site::meaning(&rest));
            match site {
                Some(site) if site != Site::Elsewhere => names_knee = true,
                _ if names(KNEE_WORDS, &rest) => names_body |= !has_own_columns,
                // Runners with knee pain name the thigh and the shin too.
                Some(_) => names_limb = true,
                None => names_body |= names(OTHER_BODY_PARTS, &rest),
            }
        }
        match (names_body, names_knee) {
            (true, false) => BackMeans::Body,
            (true, true) => BackMeans::Open,
            (false, true) if !names_limb || is_own => BackMeans::Knee,
            (false, false) if is_own && !names_limb => BackMeans::Knee,
            _ => BackMeans::Open,
        }
    }
}

/// What is ticked in a row.
#[derive(Debug, Default)]
struct RowTicks {
    side: Option<Side>,
    sites: Vec<Site>,
    is_knee: bool,
    is_other: bool,
}

impl RowReader<'_> {
    /// True where the row is about another part of the body: `lower back`, `left hip`; or about something that is none, where a
    /// column says so of each row: `mood`.
    pub(super) fn is_of_other_part(&self) -> bool {
        if let Some(subject) = self.subject() {
            let is_site = vocabulary::several::<Site>(subject).answer.is_some_and(|site| !is_elsewhere(&site));
            return !names(KNEE_WORDS, subject) && !is_site && !subject.is_empty();
        }
        let ticks = self.ticks();
        let is_of_knee = self.header.scores().any(|(index, _)| names(KNEE_WORDS, self.header.heading(index)));
        if ticks.is_other && !ticks.is_knee && !is_of_knee {
            return true;
        }
        let Some((_, cell)) = self.filled(DiaryColumn::Site) else {
            return false;
        };
        let (_, rest) = vocabulary::without_side(&cell);
        let site = self.without_back(vocabulary::several::<Site>(&rest), &rest).answer;
        let is_knee = names(KNEE_WORDS, &cell) || site.is_some_and(|site| !is_elsewhere(&site));
        let is_open_back = self.back == BackMeans::Open && names_back(&cell);
        !is_knee && !is_open_back && names(OTHER_BODY_PARTS, &rest)
    }

    /// The cell that says what the row is about.
    pub(super) fn subject(&self) -> Option<&str> {
        let index = self.header.columns.iter().position(|column| column.role == ColumnRole::Subject)?;
        Some(self.cell(index))
    }

    fn ticks(&self) -> RowTicks {
        let mut ticks = RowTicks::default();
        for (index, column) in self.header.columns.iter().enumerate() {
            match column.role {
                ColumnRole::Tick(ticked) if is_ticked(self.cell(index)) => match ticked {
                    Ticked::OtherPart => ticks.is_other = true,
                    Ticked::Knee(side, site) => {
                        ticks.is_knee = true;
                        ticks.side = match (ticks.side, side) {
                            (Some(before), Some(side)) if before != side => Some(Side::Both),
                            (before, side) => before.or(side),
                        };
                        ticks.sites.extend(site.filter(|site| !ticks.sites.contains(site)));
                    }
                },
                _ => {}
            }
        }
        ticks
    }

    /// The site, and the side that it names: `right knee`, `inner left knee`.
    pub(super) fn site(&mut self) -> (Option<Answer<Vec<Site>>>, Option<Answer<Side>>) {
        let answer = |value: Side| Answer { value, text: value.name().to_owned() };
        let Some((index, cell)) = self.filled(DiaryColumn::Site) else {
            let ticks = self.ticks();
            let of_subject = || self.subject().and_then(|subject| vocabulary::without_side(subject).0);
            let text = ticks.sites.iter().map(|site| site.name()).collect::<Vec<_>>().join(", ");
            let site = Some(Answer { value: ticks.sites, text }).filter(|site| !site.value.is_empty());
            return (site, ticks.side.or_else(of_subject).map(answer));
        };
        let whole = vocabulary::several(&cell);
        if self.back == BackMeans::Open && names_back(&cell) {
            self.keep_words(index, &cell, BACK);
            let side = vocabulary::without_side(&cell).0.map(answer);
            return (self.without_back(whole, &cell).answer, side);
        }
        let whole = self.without_back(whole, &cell);
        if whole.unknown.is_none() {
            return (whole.answer, None);
        }
        let (side, rest) = vocabulary::without_side(&cell);
        let side = side.map(answer);
        let is_knee = matches!(
            rest.as_str(),
            "" | "knee" | "knie" | "genou" | "rodilla" | "ginocchio" | "joelho" | "knae" | "kne" | "kna"
        );
        let parts = if side.is_some() { self.without_back(vocabulary::several(&rest), &rest) } else { whole };
        match (&parts.answer, &parts.unknown) {
            _ if is_knee => return (None, side),
            (Some(_), Some(unknown)) => {
                self.content.unknown_words.push(self.bad_cell(Some(index), unknown, SITE));
            }
            (None, _) => self.keep_words(index, &cell, SITE),
            _ => {}
        }
        (parts.answer.map(|site| Answer { text: cell, ..site }), side)
    }

    /// The sites of a cell, without the back of the knee where `back` is not known to mean it.
    fn without_back(&self, sites: Understood<Vec<Site>>, cell: &str) -> Understood<Vec<Site>> {
        if self.back == BackMeans::Knee || !names_back(cell) {
            return sites;
        }
        let drop = |mut answer: Answer<Vec<Site>>| {
            answer.value.retain(|site| *site != Site::Back);
            Some(answer).filter(|answer| !answer.value.is_empty())
        };
        Understood { answer: sites.answer.and_then(drop), unknown: sites.unknown }
    }
}

fn names(list: &str, cell: &str) -> bool {
    vocabulary::folded(cell).split_whitespace().any(|word| list.contains(&format!(" {word} ")))
}

/// The places that a cell names: itself where it is one, `back of knee`.
fn places(cell: &str) -> Vec<String> {
    match Site::meaning(cell) {
        Some(_) => vec![cell.to_owned()],
        None => vocabulary::parts(cell),
    }
}

/// True where one of the places of a cell is a bare `back`.
fn names_back(cell: &str) -> bool {
    places(cell).iter().any(|part| is_back(part))
}

/// True for a bare `back`, on whichever side.
fn is_back(part: &str) -> bool {
    vocabulary::without_side(part).1 == "back"
}

/// True where no site at the knee is named.
fn is_elsewhere(site: &Answer<Vec<Site>>) -> bool {
    site.value.iter().all(|site| *site == Site::Elsewhere)
}
