//! Members of archives that are equal to an earlier one to the last byte: what was read of that one holds for them too.

use std::collections::HashMap;

use crate::history::{FileContent, FileReading};

/// Gives each copy what was read of its original. `copies` are pairs of paths, the copy first. The copy of an archive keeps its
/// row as it is: what is in it is read where it was met first.
pub(super) fn resolve(readings: &mut [FileReading], copies: &[(String, String)]) {
    if copies.is_empty() {
        return;
    }
    let by_path: HashMap<String, usize> =
        readings.iter().enumerate().map(|(index, reading)| (reading.path.clone(), index)).collect();
    let place = |path: &String| by_path.get(path).copied();
    for (copy, original) in copies {
        let (Some(copy), Some(original)) = (place(copy), place(original)) else {
            continue;
        };
        let FileReading { format, content, .. } = &readings[original];
        // A list that lies there twice is read once.
        if !matches!(content, FileContent::Account(_)) {
            (readings[copy].format, readings[copy].content) = (format, content.clone());
        }
    }
}
