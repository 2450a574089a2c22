//! The type of a file, from first bytes as they occur.

use patella::files::sniff::{Content, content, is_tar};

#[test]
fn the_root_decides_whatever_comes_before_it() {
    let gpx = "  <?xml version=\"1.0\"?>\n<!-- <kml> -->\n<ns3:gpx xmlns:ns3=\"x\">";
    assert_eq!(content(gpx.as_bytes()), Content::Gpx);
    assert_eq!(content(b"\xEF\xBB\xBF<TrainingCenterDatabase>"), Content::Tcx);
    assert_eq!(content(b"<!DOCTYPE html>\n<html>"), Content::Html);
    assert_eq!(content(b"<html><body>404"), Content::Html);
    assert_eq!(content(b"[{\"a\":1}]"), Content::Json);
    assert_eq!(content(b""), Content::Empty);
    let utf16: Vec<u8> = "<?xml?><gpx ".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(content(&utf16), Content::Gpx);
}

#[test]
fn a_name_is_no_content() {
    assert_eq!(content(b"run.fit"), Content::Text);
    assert_eq!(content(&[0, 1, 2, 3]), Content::Binary);
    assert_eq!(content(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), Content::Binary);
}

#[test]
fn a_list_is_json_and_a_section_of_settings_is_not() {
    for json in ["{}", "{ \"a\": 1", "[\n {", "[]", "[1, 2", "[true", "[", "{"] {
        assert_eq!(content(json.as_bytes()), Content::Json, "{json}");
    }
    for text in ["[.ShellClassInfo]\r\n", "[Settings]", "{not json}"] {
        assert_eq!(content(text.as_bytes()), Content::Text, "{text}");
    }
}

#[test]
fn apple_health_is_known_after_a_declaration_of_any_length() {
    let dtd = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n\
         <!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n{}",
        "<!ATTLIST Record unit CDATA #IMPLIED>\n".repeat(200)
    );
    for end in [100, 500, 4096, dtd.len()] {
        assert_eq!(content(&dtd.as_bytes()[..end]), Content::AppleHealth, "{end}");
    }
    let whole = dtd + "]>\n<HealthData locale=\"de_CH\">";
    assert_eq!(content(whole.as_bytes()), Content::AppleHealth);
    assert_eq!(content(b"<!DOCTYPE gpx [\n<!ELEMENT gpx (trk)>"), Content::Xml);
}

#[test]
fn a_session_of_sigma_is_no_part_of_a_tcx_file() {
    assert_eq!(content(b"<Activity fileDate=\"x\" revision=\"400\">"), Content::Xml);
    assert_eq!(content(b"<Activity Sport=\"Running\">"), Content::Tcx);
}

#[test]
fn archives_that_are_not_opened_are_recognized() {
    let mut tar = vec![0; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let mut oldest = vec![0; 512];
    oldest[..7].copy_from_slice(b"run.fit");
    oldest[148..156].copy_from_slice(b"        ");
    let sum: u32 = oldest.iter().map(|byte| u32::from(*byte)).sum();
    oldest[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    assert!(is_tar(&oldest) && !is_tar(&oldest[..511]) && !is_tar(&[0; 512]));
    for head in [
        b"PK\x07\x08PK\x03\x04".as_slice(),
        &oldest,
        b"7z\xBC\xAF\x27\x1C\0\x04",
        b"Rar!\x1A\x07\x01\0",
        b"BZh91AY",
        &tar,
    ] {
        assert_eq!(content(head), Content::OtherArchive);
    }
}
