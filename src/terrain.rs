//! Terrain heights along a track, from SRTM tiles on the runner's disk.
//!
//! A tile covers one degree by one degree and is named after its south-western corner, `N46E007.hgt`; it holds whole meters
//! on a grid of 1 or 3 arc seconds, rows from north to south, big-endian. Between grid points the height is bilinear.
//! Nothing is ever downloaded. Tiles are read when a track first enters them, and only a few are held in memory.
//!
//! In: a folder of tiles and the positions of a recording. Out: altitudes in its samples, where those of the watch are not
//! usable. The height is that of the surface in February 2000: a bridge or a tunnel shows the valley or the hill. Reference: Farr et al., The Shuttle Radar Topography Mission, Rev. Geophys. 45 (2007), RG2004.

mod tile;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

use self::tile::{Corner, Tile};
use crate::activity::{SampleColumn, Samples};

/// Tiles held in memory; one of 1 arc second takes 26 MB.
const CACHED_TILES: usize = 4;

/// Tiles on disk, read on first need. Shared by all threads.
#[derive(Debug)]
pub struct Terrain {
    files: BTreeMap<Corner, PathBuf>,
    /// The most recently used tile is last.
    cache: Mutex<Vec<(Corner, Arc<Tile>)>>,
}

/// The tile at the current position of a track, `None` where there is none.
struct CurrentTile {
    corner: Corner,
    tile: Option<Arc<Tile>>,
}

/// Why a folder is not a usable terrain model.
#[derive(Debug, Error)]
pub enum TerrainError {
    /// The folder cannot be read.
    #[error("the folder of the terrain model, {}, cannot be read ({source})", path.display())]
    Folder {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// There is no tile in it.
    #[error(
        "{} holds no SRTM tile; a tile is a file such as N46E007.hgt, named after its south-western corner", path.display()
    )]
    NoTile { path: PathBuf },
    /// A file with the name of a tile has the wrong size.
    #[error(
        "{} is not a complete SRTM tile: {bytes} bytes are not a square grid of two bytes a point; download it again", path.display()
    )]
    NotSquare { path: PathBuf, bytes: u64 },
}

impl Terrain {
    /// Lists the tiles of a folder.
    ///
    /// # Errors
    ///
    /// [`TerrainError`] where the folder cannot be read, holds no tile, or holds one that was cut.
    pub fn open(folder: &Path) -> Result<Terrain, TerrainError> {
        let unreadable = |source| TerrainError::Folder { path: folder.to_owned(), source };
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let Some(corner) = Corner::named(&name) else {
                continue;
            };
            let bytes = fs::metadata(&path).map_err(unreadable)?.len();
            if tile::side(bytes).is_none() {
                return Err(TerrainError::NotSquare { path, bytes });
            }
            files.insert(corner, path);
        }
        if files.is_empty() {
            return Err(TerrainError::NoTile { path: folder.to_owned() });
        }
        Ok(Terrain { files, cache: Mutex::new(Vec::new()) })
    }

    /// Meters above sea level at a position; `None` where no tile covers it, or where the tile has a hole.
    pub fn height_m(&self, latitude_deg: f64, longitude_deg: f64) -> Option<f64> {
        let corner = Corner::of(latitude_deg, longitude_deg)?;
        self.tile(corner)?.height_m(latitude_deg, longitude_deg)
    }

    /// Replaces the altitudes of samples with terrain heights. Samples without a position get none, since two sources in one
    /// profile would produce false steps. Returns false and changes nothing where the tiles do not cover at least
    /// `least_share` of the samples.
    pub fn replace_altitudes(&self, samples: &mut Samples, least_share: f64) -> bool {
        let mut heights_m = SampleColumn::default();
        let mut found = 0;
        let mut current: Option<CurrentTile> = None;
        for row in 0..samples.len() {
            let Some((north, east)) = samples.position(row) else {
                continue;
            };
            let Some(corner) = Corner::of(north, east) else {
                continue;
            };
            let tile = match &current {
                Some(current) if current.corner == corner => current.tile.clone(),
                _ => {
                    let tile = self.tile(corner);
                    current = Some(CurrentTile { corner, tile: tile.clone() });
                    tile
                }
            };
            if let Some(height_m) = tile.and_then(|tile| tile.height_m(north, east)) {
                heights_m.set(row, height_m);
                found += 1;
            }
        }
        let covers = found > 0 && found as f64 >= least_share * samples.len() as f64;
        if covers {
            samples.altitude_m = heights_m;
        }
        covers
    }

    /// The tile at a corner, from memory or from disk; `None` also for a file that was removed or changed since.
    fn tile(&self, corner: Corner) -> Option<Arc<Tile>> {
        let path = self.files.get(&corner)?;
        // A thread that panicked with the lock has left the list intact.
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = cache.iter().position(|(cached, _)| *cached == corner) {
            let found = cache.remove(index);
            let tile = Arc::clone(&found.1);
            cache.push(found);
            return Some(tile);
        }
        let tile = Arc::new(Tile::read(corner, &fs::read(path).ok()?)?);
        if cache.len() == CACHED_TILES {
            cache.remove(0);
        }
        cache.push((corner, Arc::clone(&tile)));
        Some(tile)
    }
}
