//! One SRTM tile.

use crate::activity::limits;

/// The value where the radar measured nothing.
const VOID: i16 = i16::MIN;

/// The south-western corner of a tile, whole degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Corner {
    north_deg: i32,
    east_deg: i32,
}

impl Corner {
    /// The corner of the tile that contains a position; `None` for an impossible position.
    pub(super) fn of(latitude_deg: f64, longitude_deg: f64) -> Option<Corner> {
        limits::is_position(latitude_deg, longitude_deg)
            .then(|| Corner { north_deg: latitude_deg.floor() as i32, east_deg: longitude_deg.floor() as i32 })
    }

    /// The corner that a file is named after: `N46E007.hgt`, `s33w071.hgt`, `N46E007.SRTMGL1.hgt`.
    pub(super) fn named(file_name: &str) -> Option<Corner> {
        let name = file_name.to_ascii_uppercase();
        let stem = name.strip_suffix(".HGT")?;
        let degrees = |from: usize, to: usize, plus: &str, minus: &str| {
            let hemisphere = stem.get(from..from + 1)?;
            let number: i32 = stem.get(from + 1..to)?.parse().ok()?;
            match hemisphere {
                _ if hemisphere == plus => Some(number),
                _ if hemisphere == minus => Some(-number),
                _ => None,
            }
        };
        let corner = Corner { north_deg: degrees(0, 3, "N", "S")?, east_deg: degrees(3, 7, "E", "W")? };
        let rest = stem.get(7..).unwrap_or("");
        (rest.is_empty() || rest.starts_with('.')).then_some(corner)
    }
}

/// Points along one side of a tile of so many bytes; `None` where they are no square.
pub(super) fn side(bytes: u64) -> Option<usize> {
    let side = (bytes as f64 / 2.0).sqrt().round() as u64;
    (side >= 2 && side.checked_mul(side)?.checked_mul(2)? == bytes).then_some(side as usize)
}

/// The heights of one tile.
#[derive(Debug)]
pub(super) struct Tile {
    corner: Corner,
    side: usize,
    /// Meters, row by row from the north.
    heights_m: Vec<i16>,
}

impl Tile {
    /// The heights in the bytes of a tile; `None` where they are no square.
    pub(super) fn read(corner: Corner, bytes: &[u8]) -> Option<Tile> {
        let side = side(bytes.len() as u64)?;
        let points = bytes.chunks_exact(2);
        Some(Tile { corner, side, heights_m: points.map(|point| i16::from_be_bytes([point[0], point[1]])).collect() })
    }

    /// The height between the four grid points around a position; `None` where one of them with a weight is a hole.
    pub(super) fn height_m(&self, latitude_deg: f64, longitude_deg: f64) -> Option<f64> {
        let steps = (self.side - 1) as f64;
        let south = (f64::from(self.corner.north_deg) + 1.0 - latitude_deg) * steps;
        let east = (longitude_deg - f64::from(self.corner.east_deg)) * steps;
        let is_within = |offset: f64| (0.0..=steps).contains(&offset);
        if !is_within(south) || !is_within(east) {
            return None;
        }
        // On the far edge, the cell before it.
        let cell = |offset: f64| (offset.floor() as usize).min(self.side - 2);
        let (row, column) = (cell(south), cell(east));
        let (down, right) = (south - row as f64, east - column as f64);
        let corners = [
            (row, column, (1.0 - down) * (1.0 - right)),
            (row, column + 1, (1.0 - down) * right),
            (row + 1, column, down * (1.0 - right)),
            (row + 1, column + 1, down * right),
        ];
        let mut height_m = 0.0;
        for (row, column, weight) in corners {
            if weight > 0.0 {
                height_m += weight * self.point_m(row, column)?;
            }
        }
        Some(height_m)
    }

    fn point_m(&self, row: usize, column: usize) -> Option<f64> {
        let height_m = *self.heights_m.get(row * self.side + column)?;
        let is_height = height_m != VOID && limits::ALTITUDE_M.contains(&f64::from(height_m));
        is_height.then(|| f64::from(height_m))
    }
}

#[cfg(test)]
mod tests {
    //! Names, and a tile of three by three points.

    use super::*;

    #[test]
    fn tiles_are_named_after_their_south_western_corner() {
        let corner = |north_deg, east_deg| Some(Corner { north_deg, east_deg });
        assert_eq!(Corner::named("N46E007.hgt"), corner(46, 7));
        assert_eq!(Corner::named("s33w071.HGT"), corner(-33, -71));
        assert_eq!(Corner::named("N46E007.SRTMGL1.hgt"), corner(46, 7));
        assert_eq!(Corner::of(-32.5, -70.2), corner(-33, -71));
        for other in ["N46E007.tif", "readme.hgt", "N46E0071.hgt", "N4éE007.hgt", ".hgt"] {
            assert_eq!(Corner::named(other), None, "{other}");
        }
    }

    #[test]
    fn a_cut_tile_is_no_square() {
        assert_eq!(side(18), Some(3));
        assert_eq!(side(1201 * 1201 * 2), Some(1201));
        for bytes in [0, 2, 16, 17, 1201 * 1201 * 2 - 1] {
            assert_eq!(side(bytes), None, "{bytes}");
        }
    }

    /// North 10 20 30, middle 40 50 60, south 70 hole 90.
    fn tile() -> Tile {
        let heights: [i16; 9] = [10, 20, 30, 40, 50, 60, 70, VOID, 90];
        let bytes: Vec<u8> = heights.iter().flat_map(|height| height.to_be_bytes()).collect();
        let corner = Corner::of(46.5, 7.5).unwrap();
        Tile::read(corner, &bytes).unwrap()
    }

    #[test]
    fn heights_between_points_are_bilinear() {
        let tile = tile();
        assert_eq!(tile.height_m(47.0, 7.0), Some(10.0), "the north-western corner");
        assert_eq!(tile.height_m(46.5, 7.5), Some(50.0), "the middle");
        assert_eq!(tile.height_m(46.75, 7.25), Some(30.0), "between four points");
        assert_eq!(tile.height_m(46.0, 8.0), Some(90.0), "the far corner");
        assert_eq!(tile.height_m(45.9, 7.5), None, "outside");
    }

    #[test]
    fn a_hole_has_no_height_and_does_not_affect_its_neighbors() {
        let tile = tile();
        assert_eq!(tile.height_m(46.0, 7.5), None);
        assert_eq!(tile.height_m(46.25, 7.5), None);
        assert_eq!(tile.height_m(46.25, 7.0), Some(55.0), "on the edge next to it");
    }
}
