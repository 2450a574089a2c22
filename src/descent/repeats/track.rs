//! The track of one run in steps of equal length, as it is compared with those of other runs.

/// Steps before and after a node whose positions give its heading.
const HEADING_STEPS: usize = 2;

/// One place on a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Node {
    /// On the plane of its band of latitude, centimeters.
    pub(super) east_cm: i32,
    pub(super) north_cm: i32,
    /// Above sea level as the device measured, cleaned, meters.
    pub(super) altitude_m: f32,
    /// Unit vector of the heading, in 127ths.
    heading: (i8, i8),
    /// True where the track does not lead here from the node before.
    pub(super) begins: bool,
}

impl Node {
    /// A node whose heading is not known yet.
    pub(super) fn new([east_cm, north_cm, altitude_cm]: [i32; 3], begins: bool) -> Node {
        Node { east_cm, north_cm, altitude_m: altitude_cm as f32 / 100.0, heading: (0, 0), begins }
    }

    /// Square of the distance, square meters.
    #[inline]
    pub(super) fn square_m2(&self, other: &Node) -> f32 {
        let (east_m, north_m) = self.offset_m(other);
        east_m * east_m + north_m * north_m
    }

    /// East and north from here to another node, meters. Nodes on opposite sides of the earth come out thousands of
    /// kilometers apart, if not as many as they are.
    #[inline]
    pub(super) fn offset_m(&self, other: &Node) -> (f32, f32) {
        let meters = |from_cm: i32, to_cm: i32| to_cm.wrapping_sub(from_cm) as f32 / 100.0;
        (meters(self.east_cm, other.east_cm), meters(self.north_cm, other.north_cm))
    }

    /// Cosine of the angle between two headings.
    #[inline]
    pub(super) fn heading_cos(&self, other: &Node) -> f32 {
        let product = |one: i8, other: i8| f32::from(one) * f32::from(other);
        (product(self.heading.0, other.heading.0) + product(self.heading.1, other.heading.1)) / (127.0 * 127.0)
    }

    /// How far another node lies to the left of this one's heading, meters; negative to the right.
    pub(super) fn left_m(&self, other: &Node) -> f32 {
        let (east_m, north_m) = self.offset_m(other);
        (north_m * f32::from(self.heading.0) - east_m * f32::from(self.heading.1)) / 127.0
    }
}

/// What a run with satellite altitude shows by itself, at each node, for stretches that no other run covers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OwnSeries {
    /// Seconds without pauses.
    pub(super) time_s: Vec<f64>,
    /// As stored, 0 where unknown.
    pub(super) cadence_rpm: Vec<u8>,
    /// Descent of the hills alone up to here, meters.
    pub(super) hills_m: Vec<f64>,
    /// Descent by the rule for all samples up to here, meters.
    pub(super) samples_m: Vec<f64>,
    /// Both in all, from the first sample to the last, meters.
    pub(super) totals_m: [f64; 2],
}

/// The track of one run with its altitudes.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    pub(super) nodes: Vec<Node>,
    /// What it shows by itself; only for satellite altitude.
    pub(super) own: Option<OwnSeries>,
}

impl Track {
    /// Of nodes whose headings are not known yet.
    pub(super) fn new(mut nodes: Vec<Node>, own: Option<OwnSeries>) -> Track {
        set_headings(&mut nodes);
        Track { nodes, own }
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True where the track leads from node `from` to the one after it.
    pub(super) fn leads_on(&self, from: usize) -> bool {
        self.nodes.get(from + 1).is_some_and(|node| !node.begins)
    }
}

/// The heading of each node, from the nodes around it on its part of the track.
fn set_headings(nodes: &mut [Node]) {
    for part in nodes.chunk_by_mut(|_, next| !next.begins) {
        for index in 0..part.len() {
            let before = part[index.saturating_sub(HEADING_STEPS)];
            let after = part[(index + HEADING_STEPS).min(part.len() - 1)];
            let (east_m, north_m) = before.offset_m(&after);
            let length_m = east_m.hypot(north_m).max(f32::EPSILON);
            let of_unit = |meters: f32| (meters / length_m * 127.0).round() as i8;
            part[index].heading = (of_unit(east_m), of_unit(north_m));
        }
    }
}
