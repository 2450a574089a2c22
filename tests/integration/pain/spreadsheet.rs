//! Diaries in spreadsheets, packed by hand as Excel and LibreOffice pack them.

use std::io::{Cursor, Write};

use jiff::civil::{date, time};
use patella::pain::diary::{DiaryFault, SpreadsheetFault, read};
use patella::pain::vocabulary::Trigger;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELS: &str =
    r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r##"<styleSheet xmlns="m"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>"##;
const SHARED: &str = r#"<sst><si><t>Date</t></si><si><t>Time</t></si><si><t>Pain</t></si><si><t>Trigger</t></si><si><t>Notes</t></si>
    <si><r><t>down </t></r><r><t xml:space="preserve">stairs &amp; hills</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>"#;

/// A book of Excel with these rows on its only sheet; its days are counted from 1904 where `mac` says so.
fn book(rows: &str, mac: bool) -> Vec<u8> {
    book_with(rows, mac, SHARED)
}

fn book_with(rows: &str, mac: bool, shared: &str) -> Vec<u8> {
    let epoch = if mac { r#"<workbookPr date1904="1"/>"# } else { "" };
    let sheets = r#"<sheets><sheet name="Diary" sheetId="1" r:id="rId1"/></sheets>"#;
    packed(&[
        ("xl/workbook.xml", &format!(r#"<workbook xmlns:r="r">{epoch}{sheets}</workbook>"#)),
        ("xl/_rels/workbook.xml.rels", RELS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{HEADER}{rows}</sheetData></worksheet>")),
    ])
}

const HEADER: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>"#;

const ROWS: &str = r#"<row r="2"><c r="A2" s="1"><v>46095</v></c><c r="B2" s="2"><v>0.77083333333333304</v></c><c r="C2"><v>4.5</v></c><c r="D2" t="inlineStr"><is><t>stairs</t></is></c><c r="E2" t="s"><v>5</v></c></row>
<row r="4"><c r="A4" s="3"><v>46096.354166666701</v></c><c r="C4"><v>0</v></c></row>
<row r="5"><c r="A5"><v>46097</v></c><c r="B5"><v>0.25</v></c><c r="C5"><v>1</v></c></row>
<row r="6"><c r="A6" s="1"/><c r="C6"/></row>"#;

#[test]
fn days_and_times_stored_as_numbers_are_read_as_they_are_shown() {
    let notes = read(&book(ROWS, false), "d.xlsx").unwrap().notes;
    let moments: Vec<_> = notes.iter().map(|note| (note.day, note.time)).collect();
    assert_eq!(
        moments,
        [
            (date(2026, 3, 14), Some(time(18, 30, 0, 0))),
            (date(2026, 3, 15), Some(time(8, 30, 0, 0))),
            (date(2026, 3, 16), Some(time(6, 0, 0, 0))),
        ]
    );
    assert_eq!((notes[0].score_0_10, notes[0].line), (4.5, 2));
    assert_eq!(notes[0].trigger.as_ref().unwrap().value, [Trigger::Stairs]);
    assert_eq!(notes[0].note.as_deref(), Some("down stairs & hills"));
    assert_eq!(notes[1].line, 4);
    let mac = ROWS.replace("46095", "44633").replace("46096.", "44634.").replace("46097", "44635");
    let mac = read(&book(&mac, true), "d.xlsx").unwrap().notes;
    assert_eq!(mac[0].day, date(2026, 3, 14));
    assert_eq!(mac[2].day, date(2026, 3, 16));
}

#[test]
fn merged_cells_say_the_day_of_each_of_their_rows() {
    let rows = r#"<row r="2"><c r="A2" s="1"><v>46095</v></c><c r="C2"><v>3</v></c></row><row r="3"><c r="C3"><v>1</v></c></row>
        <row r="4"><c r="A4" s="1"><v>46096</v></c><c r="C4"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells><sheetData>"#;
    let notes = read(&book(rows, false), "d.xlsx").unwrap().notes;
    let days: Vec<_> = notes.iter().map(|note| (note.day, note.score_0_10)).collect();
    assert_eq!(days, [(date(2026, 3, 14), 3.0), (date(2026, 3, 14), 1.0), (date(2026, 3, 15), 0.0)]);
}

#[test]
fn a_formula_that_was_never_worked_out_is_refused_and_not_left_out() {
    let rows = r#"<row r="2"><c r="A2"><f>TODAY()</f></c><c r="C2"><f>1+2</f></c></row>"#;
    let message = read(&book(rows, false), "d.xlsx").unwrap_err().to_string();
    assert!(message.contains("line 2, column Date: \"a formula without a stored value\""), "{message}");
}

#[test]
fn a_score_that_became_a_day_is_refused_with_its_line() {
    let rows = r#"<row r="2"><c r="A2" s="1"><v>46095</v></c><c r="C2" s="1"><v>46299</v></c></row>"#;
    let message = read(&book(rows, false), "d.xlsx").unwrap_err().to_string();
    assert!(message.contains("line 2, column Pain: \"2026-10-04\""), "4/10, as Excel has it: {message}");
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
        <table:table table:name="Diary">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

const ODS_ROWS: &str = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell><table:table-cell><text:p>time</text:p></table:table-cell><table:table-cell><text:p>score</text:p></table:table-cell><table:table-cell><text:p>note</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-03-14"><text:p>14/03/26</text:p></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT18H30M00S"><text:p>06:30 PM</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="4.5"><text:p>4.50</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>one <text:span>two</text:span><text:s text:c="2"/>three</text:p><text:p>four</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>"#;

#[test]
fn an_opendocument_diary_is_read_with_all_its_words() {
    let notes = read(&ods(ODS_ROWS), "d.ods").unwrap().notes;
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].day, notes[0].score_0_10), (date(2026, 3, 14), 4.5));
    assert_eq!(notes[0].time, Some(time(18, 30, 0, 0)));
    assert_eq!(notes[0].note.as_deref(), Some("one two  three\nfour"));
    assert_eq!(notes[0].line, 4);
}

#[test]
fn what_is_no_diary_is_refused_in_a_sentence() {
    let fault = |bytes: &[u8]| match read(bytes, "d").unwrap_err().fault {
        DiaryFault::Spreadsheet(fault) => fault,
        other => panic!("{other}"),
    };
    assert_eq!(fault(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), SpreadsheetFault::OldOrLocked);
    assert_eq!(fault(&packed(&[("Index/Document.iwa", "")])), SpreadsheetFault::Unknown);
    assert!(matches!(fault(b"PK\x03\x04 cut off"), SpreadsheetFault::Damaged { .. }));
    let far = r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#;
    assert_eq!(fault(&book(far, false)), SpreadsheetFault::TooLarge);
    // One long shared word, named by many cells.
    let long = format!("<si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let cells: String =
        (2..80).map(|row| format!(r#"<row r="{row}"><c r="E{row}" t="s"><v>6</v></c></row>"#)).collect();
    let shared = SHARED.replace("</sst>", &long);
    assert_eq!(fault(&book_with(&cells, false, &shared)), SpreadsheetFault::TooLarge);
    let repeated =
        ODS_ROWS.replacen("<table:table-row>", "<table:table-row table:number-rows-repeated=\"1048576\">", 1);
    assert_eq!(fault(&ods(&repeated)), SpreadsheetFault::TooLarge);
    let twice = format!("{ODS_ROWS}</table:table><table:table table:name=\"Old\">{ODS_ROWS}");
    assert!(matches!(fault(&ods(&twice)), SpreadsheetFault::SeveralSheets { .. }));
    let empty = read(&ods(""), "d").unwrap_err();
    assert!(matches!(empty.fault, DiaryFault::Empty));
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
        is_ods in any::<bool>(),
    ) {
        let whole = if is_ods { ods(ODS_ROWS) } else { book(ROWS, false) };
        let mut bytes = whole.clone();
        bytes[at.index(whole.len())] = byte;
        let _ = read(&bytes, "d");
        let _ = read(&whole[..cut.index(whole.len())], "d");
    }

    #[test]
    fn no_text_of_a_sheet_make_it_panic(
        at in any::<prop::sample::Index>(),
        text in "[<>/a-zA-Z0-9\"= &;]{0,12}",
    ) {
        let mut rows = ROWS.to_string();
        rows.insert_str(at.index(rows.len()), &text);
        let _ = read(&book(&rows, false), "d");
        let mut rows = ODS_ROWS.to_string();
        rows.insert_str(at.index(rows.len()), &text);
        let _ = read(&ods(&rows), "d");
    }
}

#[test]
fn a_declaration_after_a_number_sign_gets_a_remark_in_a_spreadsheet_too() {
    let comment = r##"<row r="8"><c r="A8" t="inlineStr"><is><t># unlogged days are pain-free:</t></is></c><c r="B8" t="inlineStr"><is><t>yes</t></is></c></row>"##;
    let diary = read(&book(&format!("{ROWS}{comment}"), false), "diary.xlsx").unwrap();
    assert!(!diary.unlogged_days_are_pain_free);
    let remarks: Vec<String> = diary.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks.len(), 1);
    assert!(
        remarks[0].starts_with("line 8: the line \"# unlogged days are pain-free: yes\" is a comment"),
        "{}",
        remarks[0]
    );
    assert_eq!(read(&book(ROWS, false), "diary.xlsx").unwrap().remarks, []);
}

#[test]
fn sheets_are_one_diary_only_where_they_are_its_months() {
    use super::kinds::books::{Cell, Sheet, xlsx};
    const HEADER: &[Cell] = &[Cell::Text("Date"), Cell::Text("Pain")];
    const MARCH: &[&[Cell]] = &[HEADER, &[Cell::Day(46102.0), Cell::Number(3.0)]];
    const APRIL: &[&[Cell]] =
        &[HEADER, &[Cell::Day(46113.0), Cell::Number(2.0)], &[Cell::Text("soon"), Cell::Number(1.0)]];
    let sheets = |names: [&'static str; 2]| -> [Sheet<'static>; 2] { [(names[0], MARCH), (names[1], APRIL)] };
    for names in [["Left", "Right"], ["Anna 2026", "Ben 2026"], ["Sheet1", "Sheet2"], ["Mar 2026", "Mar 2026 (2)"]] {
        let fault = read(&xlsx(&sheets(names)), "d.xlsx").unwrap_err().fault;
        assert!(matches!(fault, DiaryFault::Spreadsheet(SpreadsheetFault::SeveralSheets { .. })), "{names:?}: {fault}");
    }
    let diary = read(&xlsx(&sheets(["Mar 2026", "Apr 2026"])), "d.xlsx").unwrap();
    assert_eq!(diary.notes.iter().map(|note| note.day).collect::<Vec<_>>(), [date(2026, 3, 21), date(2026, 4, 1)]);
    assert_eq!(diary.reading.unread[0].column.as_deref(), Some("Date on sheet \"Apr 2026\""));
    // December and January of one file with one year may be of two.
    const DECEMBER: &[&[Cell]] =
        &[HEADER, &[Cell::Text("30 Dec"), Cell::Number(3.0)], &[Cell::Text("31 Dec"), Cell::Number(3.0)]];
    const JANUARY: &[&[Cell]] = &[HEADER, &[Cell::Text("2 Jan"), Cell::Number(2.0)]];
    let winter = xlsx(&[("Dec", DECEMBER), ("Jan", JANUARY)]);
    assert!(matches!(read(&winter, "knee 2026.xlsx").unwrap_err().fault, DiaryFault::OpenYear { .. }));
    assert_eq!(read(&winter, "knee 2025-26.xlsx").unwrap().notes[2].day, date(2026, 1, 2));
}
