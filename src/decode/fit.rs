//! FIT, the watch's own format: a scanner made for reading a whole account export.
//!
//! It reads the messages and fields this program needs and skips all others, developer data included. Base types are taken
//! from the file, never assumed. Fields are identified by number (`profile`), since the names in the FIT profile change with
//! the sport. A file may be several FIT files one after the other ("chained"); each becomes a recording of its own.
//!
//! A damaged file is read up to the damage: every message before it counts, a wrong checksum or a missing size in the header
//! is only noted. Without a session message the session room rebuilds one from the samples.
//!
//! Reference: the FIT protocol, <https://developer.garmin.com/fit/protocol/>.

mod clock_repair;
mod definitions;
mod messages;
pub(crate) mod profile;
mod records;
mod wire;

use crc::{CRC_16_ARC, Crc, Table};

use self::messages::RecordingBuilder;
use self::profile::file_type::ACTIVITY;
use self::wire::{Header, SIGNATURE, SIGNATURE_AT, ScanError, ScanItem, Scanner};
use super::{DecodeError, Decoded};
use crate::activity::{Fault, FileId, Recording};

/// CRC-16/ARC is the checksum of the FIT protocol; sixteen tables make it four times as fast as one.
static CRC: Crc<u16, Table<16>> = Crc::<u16, Table<16>>::new(&CRC_16_ARC);

/// Activities in one file; chained files have a handful.
const MOST_PARTS: usize = 250;

/// Parts whose end is searched for. Each search scans the whole rest of the file, so their number is limited.
const MOST_LOST_ENDS: usize = 64;

/// The identity in the first data message of a file, from its first few hundred bytes.
///
/// 98 of 100 FIT files of an account export are not activities; this shows it without reading on. `None` where the bytes do
/// not reach that far or the file begins with another message.
///
/// ```
/// use patella::decode::fit;
///
/// // A header of 12 bytes, the definition of file_id with its type alone, and a data message: an activity.
/// let header = [12, 0x20, 0, 0, 11, 0, 0, 0, b'.', b'F', b'I', b'T'];
/// let definition = [0x40, 0, 0, 0, 0, 1, 0, 1, 0x00];
/// let prefix = [&header[..], &definition, &[0x00, 4]].concat();
/// let id = fit::identify(&prefix).unwrap();
/// assert_eq!(id.file_type, Some(4));
/// assert!(fit::not_an_activity(&id).is_none());
/// assert_eq!(fit::declared_len(&prefix), Some(12 + 11 + 2));
/// assert_eq!(fit::identify(&header), None);
/// ```
pub fn identify(prefix: &[u8]) -> Option<FileId> {
    let header = Header::read(prefix)?;
    let mut scanner = Scanner::new(prefix, header.len, prefix.len());
    let message = scanner.next_message().ok()??;
    (message.global() == profile::FILE_ID).then(|| messages::read_file_id(&message))
}

/// A FIT file of another purpose than an activity, recognized by its identity alone; `None` for an activity.
pub fn not_an_activity(id: &FileId) -> Option<Decoded> {
    let file_type = id.file_type?;
    (file_type != ACTIVITY).then(|| other_purpose(id))
}

/// The length a FIT file declares for its first part, checksum included; `None` where it declares none.
pub fn declared_len(prefix: &[u8]) -> Option<u64> {
    let header = Header::read(prefix)?;
    (header.data_size > 0).then(|| header.len as u64 + u64::from(header.data_size) + 2)
}

/// Reads all parts of a FIT file.
///
/// # Errors
///
/// [`DecodeError::NothingReadable`] without a readable message, [`DecodeError::NoSamples`] where it calls itself an activity
/// and holds neither samples nor a session.
///
/// ```
/// use patella::decode::{DecodeError, fit};
///
/// let not_fit = fit::decode(b"<gpx/>");
/// assert!(matches!(not_fit, Err(DecodeError::NothingReadable { at_byte: 0, .. })));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let mut recordings = Vec::new();
    let mut other: Option<FileId> = None;
    let mut first_error = None;
    let mut lost_part = None;
    let mut lost_ends = 0;
    let mut at = 0;
    while recordings.len() < MOST_PARTS
        && let Some(header) = bytes.get(at..).and_then(Header::read)
    {
        let elsewhere = (lost_ends < MOST_LOST_ENDS).then(|| next_header_elsewhere(bytes, at, header)).flatten();
        lost_ends += usize::from(elsewhere.is_some());
        let part = FitPart { bytes: &bytes[..elsewhere.unwrap_or(bytes.len())], start: at, header };
        match part.read() {
            PartContent::Activity(recording) => recordings.push(*recording),
            PartContent::Other(id) => other = other.or(Some(id)),
            PartContent::Nothing(error) => {
                lost_part = lost_part.or(part.lost_after(&recordings));
                first_error = first_error.or(Some(error));
            }
        }
        at = elsewhere.unwrap_or_else(|| part.end());
    }
    if let Some(last) = recordings.last_mut() {
        last.faults.extend(lost_part);
        if at < bytes.len() {
            let count = bytes.len() - at;
            last.faults.push(Fault::TrailingBytes { count });
        }
    }
    match (recordings.is_empty(), other, first_error) {
        (false, ..) => Ok(Decoded::Activities(recordings)),
        (true, Some(id), _) => Ok(other_purpose(&id)),
        (true, None, Some(error)) => Err(error),
        (true, None, None) => Err(DecodeError::NothingReadable { at_byte: 0, what: "no FIT header" }),
    }
}

/// Where the next part begins, if that is not the declared end of the part at `start`: bytes were lost within it, or
/// inserted after it. `None` where nothing follows.
fn next_header_elsewhere(bytes: &[u8], start: usize, header: Header) -> Option<usize> {
    let begin = start + header.len;
    let declared = begin + header.data_size as usize + 2;
    let is_followed = bytes.get(declared..).and_then(Header::read).is_some();
    if declared == bytes.len() || is_followed {
        return None;
    }
    let windows = bytes[begin..].windows(SIGNATURE.len()).enumerate();
    windows
        .filter(|(_, window)| window == SIGNATURE)
        .filter_map(|(ahead, _)| ahead.checked_sub(SIGNATURE_AT))
        .map(|ahead| begin + ahead)
        .find(|&next| Header::read(&bytes[next..]).is_some())
}

fn other_purpose(id: &FileId) -> Decoded {
    Decoded::NotActivity {
        what: profile::file_type_name(id.file_type),
        created_unix_s: id.created_unix_s.filter(|_| profile::is_wellness(id.file_type)),
    }
}

/// The content of one part of a (chained) file.
enum PartContent {
    Activity(Box<Recording>),
    Other(FileId),
    Nothing(DecodeError),
}

/// One FIT file within the bytes: header, data, checksum.
struct FitPart<'a> {
    bytes: &'a [u8],
    start: usize,
    header: Header,
}

impl FitPart<'_> {
    /// First byte after this part, checksum included.
    fn end(&self) -> usize {
        let declared = self.data_end().saturating_add(2);
        if self.header.data_size == 0 { self.bytes.len() } else { declared.min(self.bytes.len()) }
    }

    /// First byte after the data as declared; may be beyond the file.
    fn data_end(&self) -> usize {
        (self.start + self.header.len).saturating_add(self.header.data_size as usize)
    }

    /// The fault of a further part that is cut before its first sample: an activity is lost without any other trace.
    ///
    /// A whole part without samples is no fault, such as the raw heart beats that chest straps store and watches append.
    fn lost_after(&self, recordings: &[Recording]) -> Option<Fault> {
        let is_cut = self.data_end() > self.bytes.len();
        (is_cut && !recordings.is_empty()).then_some(Fault::CutOff { at_byte: self.bytes.len() })
    }

    fn read(&self) -> PartContent {
        let data_start = self.start + self.header.len;
        let whole = self.header.data_size > 0 && self.data_end() <= self.bytes.len();
        let data_end = if whole { self.data_end() } else { self.bytes.len() };
        let mut scanner = Scanner::new(self.bytes, data_start, data_end);
        let mut builder = RecordingBuilder::default();
        let error = loop {
            match scanner.next_item() {
                Ok(Some(ScanItem::Message(message))) => builder.add(&message),
                Ok(Some(ScanItem::Records(records))) => builder.add_records(&records),
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
            if builder.has_too_many_sessions() {
                break Some(ScanError::TooManySessions { at: scanner.at() });
            }
            if builder.file_type().is_some_and(|file_type| file_type != ACTIVITY) {
                return PartContent::Other(builder.id());
            }
        };
        if !scanner.has_met_data() {
            return PartContent::Nothing(nothing_readable(error, data_start));
        }
        if !builder.has_activity() {
            return match builder.file_type() {
                Some(ACTIVITY) if self.data_end() > self.bytes.len() => {
                    PartContent::Nothing(DecodeError::NothingReadable {
                        at_byte: self.bytes.len(),
                        what: "the file ends before its first sample",
                    })
                }
                Some(ACTIVITY) => PartContent::Nothing(DecodeError::NoSamples),
                _ => PartContent::Other(builder.id()),
            };
        }
        let mut recording = builder.into_recording();
        recording.faults.splice(0..0, self.faults(error, whole));
        PartContent::Activity(Box::new(recording))
    }

    /// The faults in the frame of this part: length, checksum, the position where reading stopped.
    fn faults(&self, error: Option<ScanError>, whole: bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        let missing_at_end = self.bytes.len() - error.as_ref().map_or(self.bytes.len(), ScanError::at);
        if self.header.data_size == 0 {
            faults.push(Fault::NoDeclaredSize);
            // The last two bytes are the checksum, unless the watch died before it wrote one.
            if missing_at_end > 2 {
                faults.extend(error.map(ScanError::into_fault));
            }
        } else if !whole {
            faults.push(Fault::CutOff { at_byte: self.bytes.len() });
        } else if let Some(error) = error {
            faults.push(error.into_fault());
        }
        // Where the messages are garbled, a wrong checksum adds no information.
        if whole && faults.is_empty() {
            faults.extend(self.checksum_fault());
        }
        faults
    }

    fn checksum_fault(&self) -> Option<Fault> {
        let end = self.data_end();
        let Some(stored) = self.bytes.get(end..end + 2) else {
            return Some(Fault::NoChecksum);
        };
        let stored = u16::from_le_bytes([stored[0], stored[1]]);
        (stored != CRC.checksum(&self.bytes[self.start..end])).then_some(Fault::BadChecksum)
    }
}

fn nothing_readable(error: Option<ScanError>, data_start: usize) -> DecodeError {
    match error {
        Some(error) => DecodeError::NothingReadable { at_byte: error.at(), what: error.what() },
        None => DecodeError::NothingReadable { at_byte: data_start, what: "the file ends after its header" },
    }
}
