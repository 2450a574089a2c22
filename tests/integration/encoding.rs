//! Each encoding with a character outside ASCII, so that a mix-up shows; and controls made visible.

use patella::encoding::{DecodedText, visible};

#[test]
fn every_encoding_gives_the_same_text() {
    let units: Vec<u16> = "knié 4".encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let variants = [
        "knié 4".as_bytes().to_vec(),
        "\u{FEFF}knié 4".as_bytes().to_vec(),
        [b"\xFF\xFE", little.as_slice()].concat(),
        [b"\xFE\xFF", big.as_slice()].concat(),
        little,
        big,
    ];
    for bytes in &variants {
        let decoded = DecodedText::read(bytes);
        assert_eq!(decoded.text, "knié 4", "{bytes:?}");
        assert!(!decoded.is_damaged(), "{bytes:?}");
        let longer = [bytes.as_slice(), &decoded.encode(" é")].concat();
        assert_eq!(DecodedText::read(&longer).text, "knié 4 é", "{bytes:?}");
    }
    assert_eq!(DecodedText::read_latin1(b"kni\xE9 4").text, "knié 4");
}

#[test]
fn positions_lead_back_to_the_byte_in_the_file() {
    let five = "knié 5".find('5').unwrap();
    assert_eq!(DecodedText::read("knié 5".as_bytes()).byte_at(five), 6);
    let marked = "\u{FEFF}knié 5".as_bytes();
    assert_eq!(DecodedText::read(marked).byte_at(five), 9);
    let utf16: Vec<u8> = "\u{FEFF}knié 5".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(DecodedText::read(&utf16).byte_at(five), 12);
    assert_eq!(DecodedText::read_latin1(b"kni\xE9 5").byte_at(five), 5);
}

#[test]
fn invalid_bytes_are_replaced_and_reported() {
    let decoded = DecodedText::read(b"a\xFF\xFEb5");
    assert_eq!(decoded.text, "a\u{FFFD}\u{FFFD}b5");
    assert!(decoded.is_damaged());
    assert_eq!(decoded.byte_at(decoded.text.find('5').unwrap()), 4);
    assert!(DecodedText::read(b"\xFF\xFEa\0b").is_damaged(), "an odd byte");
    assert!(!DecodedText::read(b"").is_damaged());
}

#[test]
fn controls_are_shown_and_characters_of_every_script_are_left() {
    assert_eq!(visible("knee \u{202E}gnp.exe"), "knee \u{FFFD}gnp.exe");
    assert_eq!(visible("a\u{2028}b\u{2066}c\u{2069}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    for text in ["", "stairs, 3/10", "ركبة", "膝の痛み", "genou — droit"] {
        assert_eq!(visible(text), text);
    }
}
