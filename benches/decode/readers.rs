//! The readers that are compared. Each takes the bytes of one file and gives the number of points in it.

use fitparser::de::{FitObject, FitStreamProcessor};
use fitparser::profile::MesgNum;
use patella::decode::{self, DecodeError, Decoded};
use quick_xml::Reader as XmlReader;
use quick_xml::events::Event;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator};

use super::{extraction, scanner};

/// One way to read a file.
pub struct Reader {
    /// The name printed with the figures.
    pub name: &'static str,
    /// The number of points (FIT records, track points) in a file; `None` where it is not read as an activity.
    pub points: fn(&[u8]) -> Option<usize>,
}

/// What reads FIT.
pub const FIT_READERS: &[Reader] = &[
    Reader { name: "patella", points: |bytes| our_points(decode::fit::decode(bytes)) },
    Reader { name: "minimal scanner", points: |bytes| scanner::scan(bytes).map(|scan| scan.columns[0].len()) },
    Reader { name: "fitparser", points: fitparser_points },
    Reader { name: "fitparser stream", points: streamed_points },
    Reader { name: "rustyfit stream", points: rustyfit_points },
];

/// What reads GPX.
pub const GPX_READERS: &[Reader] = &[
    Reader { name: "patella", points: |bytes| our_points(decode::gpx::decode(bytes)) },
    Reader { name: "gpx crate", points: gpx_crate_points },
    Reader { name: "quick-xml events", points: |bytes| tags(bytes, "trkpt") },
    Reader {
        name: "quick-xml columns",
        points: |bytes| extraction::columns(bytes, "trkpt").map(|columns| columns[0].len()),
    },
];

/// What reads TCX.
pub const TCX_READERS: &[Reader] = &[
    Reader { name: "patella", points: |bytes| our_points(decode::tcx::decode(bytes)) },
    Reader { name: "quick-xml events", points: |bytes| tags(bytes, "Trackpoint") },
    Reader {
        name: "quick-xml columns",
        points: |bytes| extraction::columns(bytes, "Trackpoint").map(|columns| columns[0].len()),
    },
];

fn our_points(decoded: Result<Decoded, DecodeError>) -> Option<usize> {
    match decoded {
        Ok(Decoded::Activities(recordings)) => Some(recordings.iter().map(|recording| recording.samples.len()).sum()),
        Ok(Decoded::NotActivity { .. }) | Err(_) => None,
    }
}

/// Every message of the file at once, as fitparser's readme has it.
fn fitparser_points(bytes: &[u8]) -> Option<usize> {
    let messages = fitparser::from_bytes(bytes).ok()?;
    let records = messages.iter().filter(|message| message.kind() == MesgNum::Record);
    Some(records.count())
}

/// One message after the other, each dropped once it is decoded.
fn streamed_points(bytes: &[u8]) -> Option<usize> {
    let mut processor = FitStreamProcessor::new();
    let mut records = 0;
    let mut rest = bytes;
    while !rest.is_empty() {
        let (next, object) = processor.deserialize_next(rest).ok()?;
        rest = next;
        match object {
            FitObject::Crc(_) => processor.reset(),
            FitObject::DataMessage(message) => {
                let message = processor.decode_message(message).ok()?;
                records += usize::from(message.kind() == MesgNum::Record);
            }
            FitObject::Header(_) | FitObject::DefinitionMessage(_) => {}
        }
    }
    Some(records)
}

/// One message after the other, as rustyfit's documentation has it.
fn rustyfit_points(bytes: &[u8]) -> Option<usize> {
    let mut decoder = Decoder::new();
    let mut stream = decoder.stream(bytes);
    let mut records = 0;
    while let Some(event) = stream.next() {
        if let DecoderEvent::Message(message) = event.ok()? {
            records += usize::from(message.num == rustyfit::profile::typedef::MesgNum::RECORD);
        }
    }
    Some(records)
}

fn gpx_crate_points(bytes: &[u8]) -> Option<usize> {
    let gpx = gpx::read(bytes).ok()?;
    let segments = gpx.tracks.iter().flat_map(|track| &track.segments);
    Some(segments.map(|segment| segment.points.len()).sum())
}

/// Goes through the XML and counts the tags of one name, nothing else.
fn tags(bytes: &[u8], name: &str) -> Option<usize> {
    let mut reader = XmlReader::from_str(std::str::from_utf8(bytes).ok()?);
    let mut count = 0;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                count += usize::from(tag.local_name().into_inner() == name);
            }
            Event::Eof => return Some(count),
            _ => {}
        }
    }
}
