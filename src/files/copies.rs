//! Members of an archive that are byte for byte equal: each content is read once.
//!
//! An archive of ten equal archives of ten equal archives holds a thousand times the work of its smallest member. Members whose
//! checksum and sizes agree are compared in packed form, which is cheap; only those that are equal are left out.

use std::collections::HashMap;
use std::io::{self, BufReader, Read, Seek};

use zip::ZipArchive;

/// For each member that is equal to an earlier one, the index of that one.
pub(super) fn copies<R: Read + Seek + Clone>(archive: &ZipArchive<R>) -> HashMap<usize, usize> {
    let mut candidates: HashMap<(u32, u64, u64), Vec<usize>> = HashMap::new();
    for index in 0..archive.len() {
        if let Ok(entry) = archive.by_index_data(index)
            && entry.size() > 0
            && !entry.encrypted()
        {
            let key = (entry.crc32(), entry.size(), entry.compressed_size());
            candidates.entry(key).or_default().push(index);
        }
    }
    let mut copies = HashMap::new();
    for indices in candidates.values().filter(|indices| indices.len() > 1) {
        let mut different: Vec<usize> = Vec::new();
        for &index in indices {
            let is_copy = |first: &&usize| are_equal(archive, **first, index).unwrap_or(false);
            // Different contents with one checksum are rare: only a few are compared.
            match different.iter().take(MOST_COMPARED).find(is_copy) {
                Some(&first) => {
                    copies.insert(index, first);
                }
                None => different.push(index),
            }
        }
    }
    copies
}

/// Members with one checksum and size that each further one is compared with.
const MOST_COMPARED: usize = 3;

/// True where two members have the same packed bytes.
fn are_equal<R: Read + Seek + Clone>(archive: &ZipArchive<R>, first: usize, second: usize) -> io::Result<bool> {
    let (mut one, mut other) = (archive.clone(), archive.clone());
    let mut one = BufReader::new(one.by_index_raw(first).map_err(io::Error::other)?);
    let mut other = BufReader::new(other.by_index_raw(second).map_err(io::Error::other)?);
    let (mut ours, mut theirs) = ([0; 4096], [0; 4096]);
    loop {
        let got = super::stream::read_up_to(&mut one, &mut ours)?;
        let got_other = super::stream::read_up_to(&mut other, &mut theirs)?;
        if ours[..got] != theirs[..got_other] {
            return Ok(false);
        }
        if got == 0 {
            return Ok(true);
        }
    }
}
