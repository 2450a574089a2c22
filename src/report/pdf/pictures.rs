//! The charts of the PDF: the heights that each could have, and the one that the template takes, drawn when it is asked for.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::first_page::count;
use super::glyphs;
use crate::chart::text::ChartText;
use crate::chart::{self, ChartData, ChartError, Svg};
use crate::report::document::Chart;
use crate::report::{Report, text};
use crate::settings::{ChartRules, PdfExtent, Settings};

/// Per cent from one height to the next.
const STEP_PCT: usize = 2;
/// Heights on a page that the chart fills, whatever else is on it; per cent of the height on a screen.
const FILLING_PCT: RangeInclusive<i64> = 30..=220;
/// Heights on a page of text.
const USUAL_PCT: RangeInclusive<i64> = 55..=100;
/// A chart that is flat on paper.
const FLAT_PCT: RangeInclusive<i64> = 60..=60;

/// A chart at several heights, with its text for screen readers.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Picture {
    /// The highest first.
    drawings: Vec<Drawing>,
    /// The same as text.
    description: String,
}

/// One of the heights.
#[derive(Debug, Clone, Serialize)]
struct Drawing {
    /// Its file name next to the template.
    file: String,
    /// Height over width.
    aspect: f64,
}

/// A chart that can be drawn at any of some heights: the text keeps its size.
pub(super) struct Sheet<'a> {
    name: &'static str,
    heights_pct: RangeInclusive<i64>,
    data: ChartData<'a>,
    settings: Settings,
    text: ChartText,
    draw: Draw,
    size_px: Size,
}

type Draw = fn(ChartData, &Settings, &ChartText) -> Result<Svg, ChartError>;
type Size = fn(ChartData, &Settings, &ChartText) -> Result<(f64, f64), ChartError>;

/// The charts of a report, each where there is something to see in it.
pub(super) struct Sheets<'a> {
    /// The last weeks, for the first page.
    pub recent: Sheet<'a>,
    /// The last half year; none where the first page shows all of it.
    load: Option<Sheet<'a>>,
    descent: Option<Sheet<'a>>,
    ladder: Option<Sheet<'a>>,
}

impl<'a> Sheets<'a> {
    pub fn of(report: Report<'a>) -> Sheets<'a> {
        let Report { timeline, facts, settings } = report;
        let is_full = settings.print.extent == PdfExtent::Full;
        let chart = ChartRules { width_px: settings.print.chart_width_px, with_overview: false, ..settings.chart };
        let narrow = Settings { chart, ..settings.clone() };
        let data = report.charted(&facts.charted);
        let is_longer = facts.recent.days.map(|days| days.first) != timeline.first_day;
        let (draw, size_px): (Draw, Size) = (chart::draw_load, chart::load_size_px);
        Sheets {
            recent: Sheet {
                name: "recent",
                heights_pct: FILLING_PCT,
                data: report.charted(&facts.recent),
                settings: narrow.clone(),
                text: text::recent_load_chart(report),
                draw,
                size_px,
            },
            load: is_longer.then(|| Sheet {
                name: "load",
                heights_pct: FILLING_PCT,
                data,
                settings: if is_full { settings.clone() } else { narrow.clone() },
                text: text::load_chart(report),
                draw,
                size_px,
            }),
            descent: (is_full && facts.descent.runs > 0).then(|| Sheet {
                name: "descent",
                heights_pct: USUAL_PCT,
                data,
                settings: settings.clone(),
                text: text::descent_chart(report),
                draw: chart::draw_descent,
                size_px: chart::descent_size_px,
            }),
            ladder: text::ladder_chart(report).map(|text| Sheet {
                name: "ladder",
                heights_pct: FLAT_PCT,
                data,
                settings: narrow,
                text,
                draw: chart::draw_ladder,
                size_px: chart::ladder_size_px,
            }),
        }
    }

    /// A chart as the template knows it.
    pub fn picture(&self, chart: Chart) -> Result<Option<Picture>, ChartError> {
        let sheet = match chart {
            Chart::Load => &self.load,
            Chart::Descent => &self.descent,
            Chart::Ladder => &self.ladder,
            Chart::Earlier(_) => &None,
        };
        sheet.as_ref().map(Sheet::picture).transpose()
    }

    /// The drawing of that name; `None` where there is none.
    pub fn file(&self, name: &str) -> Option<Vec<u8>> {
        let sheets = [Some(&self.recent), self.load.as_ref(), self.descent.as_ref(), self.ladder.as_ref()];
        sheets.into_iter().flatten().find_map(|sheet| sheet.file(name))
    }
}

impl Sheet<'_> {
    /// Every height that it can have.
    pub fn picture(&self) -> Result<Picture, ChartError> {
        let at = |pct: i64| {
            let (width_px, height_px) = (self.size_px)(self.data, &self.at(pct), &self.text)?;
            Ok(Drawing { file: self.file_name(pct), aspect: height_px / width_px })
        };
        let caption = &self.text.caption;
        Ok(Picture {
            drawings: self.heights().map(at).collect::<Result<_, ChartError>>()?,
            description: format!("{}. {}", caption.title.trim_end_matches('.'), caption.description),
        })
    }

    /// How many words are on it, at its usual height.
    pub fn words(&self) -> Result<usize, ChartError> {
        let svg = (self.draw)(self.data, &self.settings, &self.text)?;
        let texts = svg.text.split("<text").skip(1).filter_map(|text| text.split_once('>')?.1.split_once("</text>"));
        Ok(count(texts.map(|(words, _)| words)))
    }

    fn heights(&self) -> impl Iterator<Item = i64> + use<> {
        self.heights_pct.clone().rev().step_by(STEP_PCT)
    }

    fn at(&self, height_pct: i64) -> Settings {
        let chart = ChartRules { height_pct, ..self.settings.chart };
        Settings { chart, ..self.settings.clone() }
    }

    fn file_name(&self, pct: i64) -> String {
        format!("{}-{pct}.svg", self.name)
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        let pct = self.heights().find(|&pct| self.file_name(pct) == name)?;
        let svg = (self.draw)(self.data, &self.at(pct), &self.text).ok()?;
        Some(glyphs::with_known_characters(&svg.text).into_bytes())
    }
}
