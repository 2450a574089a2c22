//! Spreadsheets.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Kind, Outcome};

/// A cell of a spreadsheet.
#[derive(Clone, Copy)]
pub enum Cell {
    Empty,
    /// Covered by the cell above it.
    Covered,
    Text(&'static str),
    Number(f64),
    /// A number shown as a day.
    Day(f64),
    /// A number shown as a time.
    Time(f64),
    Percent(f64),
    /// A day that spans so many rows.
    DayOver(f64, u8),
}

use Cell::{Covered, Day, DayOver, Empty, Number, Percent, Text, Time};

pub type Sheet<'s> = (&'s str, &'s [&'s [Cell]]);

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of Excel.
pub fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs></styleSheet>"#;
    let (mut list, mut rels) = (String::new(), String::new());
    let mut parts = vec![("xl/styles.xml".to_owned(), styles.to_owned())];
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let (mut data, mut merged) = (String::new(), String::new());
        for (line, row) in (1..).zip(*rows) {
            let mut cells = String::new();
            for (column, cell) in ('A'..).zip(*row) {
                let number = |value: f64, style: u8| format!(r#"<c r="{column}{line}" s="{style}"><v>{value}</v></c>"#);
                cells.push_str(&match *cell {
                    Empty | Covered => String::new(),
                    Text(text) => format!(r#"<c r="{column}{line}" t="inlineStr"><is><t>{text}</t></is></c>"#),
                    Number(value) => number(value, 0),
                    Day(value) => number(value, 1),
                    Time(value) => number(value, 2),
                    Percent(value) => number(value, 3),
                    DayOver(value, rows) => {
                        merged.push_str(&format!(
                            r#"<mergeCell ref="{column}{line}:{column}{}"/>"#,
                            line + u64::from(rows) - 1
                        ));
                        number(value, 1)
                    }
                });
            }
            data.push_str(&format!(r#"<row r="{line}">{cells}</row>"#));
        }
        list.push_str(&format!(r#"<sheet name="{name}" sheetId="{}" r:id="rId{at}"/>"#, at + 1));
        rels.push_str(&format!(r#"<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>"#));
        let sheet = format!("<worksheet><sheetData>{data}</sheetData><mergeCells>{merged}</mergeCells></worksheet>");
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!(r#"<workbook xmlns:r="r"><sheets>{list}</sheets></workbook>"#)));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{rels}</Relationships>")));
    packed(&parts)
}

/// A spreadsheet of LibreOffice.
pub fn ods(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let day = |value: f64| patella::calendar::add_days(jiff::civil::date(1899, 12, 30), value as i64);
    let mut tables = String::new();
    for (name, rows) in sheets {
        let mut data = String::new();
        for row in *rows {
            let cells = row.iter().map(|cell| match *cell {
                Empty => "<t:table-cell/>".to_owned(),
                Covered => "<t:covered-table-cell/>".to_owned(),
                Text(text) => format!(r#"<t:table-cell o:value-type="string"><x:p>{text}</x:p></t:table-cell>"#),
                Number(value) => format!(r#"<t:table-cell o:value-type="float" o:value="{value}"><x:p>{value}</x:p></t:table-cell>"#),
                Percent(value) => format!(r#"<t:table-cell o:value-type="percentage" o:value="{value}"><x:p>?</x:p></t:table-cell>"#),
                Day(value) => format!(r#"<t:table-cell o:value-type="date" o:date-value="{}"><x:p>?</x:p></t:table-cell>"#, day(value)),
                DayOver(value, rows) => format!(
                    r#"<t:table-cell o:value-type="date" o:date-value="{}" t:number-rows-spanned="{rows}"><x:p>?</x:p></t:table-cell>"#,
                    day(value)
                ),
                Time(value) => {
                    let minutes = (value * 1440.0).round() as u32;
                    format!(r#"<t:table-cell o:value-type="time" o:time-value="PT{:02}H{:02}M00S"><x:p>?</x:p></t:table-cell>"#, minutes / 60, minutes % 60)
                }
            });
            data.push_str(&format!("<t:table-row>{}</t:table-row>", cells.collect::<String>()));
        }
        tables.push_str(&format!(r#"<t:table t:name="{name}">{data}</t:table>"#));
    }
    let content = format!(
        r#"<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:body>{tables}</o:body></o:document-content>"#
    );
    packed(&[
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml".to_owned(), content),
    ])
}

const HEADER: &[Cell] = &[Text("Date"), Text("Pain"), Text("Time")];
/// 21 March 2026.
const DAY: f64 = 46102.0;

const STORED: Sheet<'_> =
    ("Knee", &[HEADER, &[Day(DAY), Number(3.0), Time(0.770_833_333_3)], &[Day(DAY + 1.0), Number(0.0), Empty]]);
const MERGED: Sheet<'_> =
    ("Knee", &[HEADER, &[DayOver(DAY, 2), Number(3.0)], &[Covered, Number(1.0)], &[Day(DAY + 1.0), Number(0.0)]]);
const PERCENT: Sheet<'_> = ("Knee", &[HEADER, &[Day(DAY), Percent(0.3)], &[Day(DAY + 1.0), Percent(0.0)]]);
const MONTHS: [Sheet<'_>; 3] = [
    ("March 2026", &[HEADER, &[Day(DAY), Number(3.0)]]),
    ("April 2026", &[HEADER, &[Text("1 Apr"), Number(2.0)], &[Text("2 Apr"), Number(0.0)]]),
    ("May 2026", &[HEADER]),
];

pub fn kinds() -> Vec<Kind> {
    let book = |name, file, sample, notes| Kind { name, file, sample, outcome: Outcome::Read(notes) };
    const STORED_NOTES: &[&str] = &["2026-03-21 3 18:30", "2026-03-22 0"];
    const MERGED_NOTES: &[&str] = &["2026-03-21 3", "2026-03-21 1", "2026-03-22 0"];
    const MONTH_NOTES: &[&str] = &["2026-03-21 3", "2026-04-01 2", "2026-04-02 0"];
    const PERCENT_NOTES: &[&str] = &["2026-03-21 3", "2026-03-22 0"];
    vec![
        book("Excel, days and times stored as numbers", "d.xlsx", xlsx(&[STORED]), STORED_NOTES),
        book("Excel, a day over several rows", "d.xlsx", xlsx(&[MERGED]), MERGED_NOTES),
        book("Excel, scores shown as percent", "d.xlsx", xlsx(&[PERCENT]), PERCENT_NOTES),
        book("Excel, a sheet a month", "d.xlsx", xlsx(&MONTHS), MONTH_NOTES),
        book("LibreOffice, days and times", "d.ods", ods(&[STORED]), STORED_NOTES),
        book("LibreOffice, a day over several rows", "d.ods", ods(&[MERGED]), MERGED_NOTES),
        book("LibreOffice, a sheet a month", "d.ods", ods(&MONTHS), MONTH_NOTES),
    ]
}
