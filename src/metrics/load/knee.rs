//! Knee load: distance with a surcharge for descent, in meters run on the flat; a model, not measured. See [`DEFINITION`].
//!
//! `D + 3.4 H` is the sum over the run of `distance x (1 + 0.034 x downhill grade in percent)`: since distance times grade is
//! the drop, only the total descent is needed, and noise in the grade has no effect. Uphill has no weight of its own.
//!
//! The weights are changes per percent of downhill grade: peak knee flexion 0.021 (43.1 against 36.2 degrees at -9 %, The
//! Sport Journal), impact peak 0.034 and braking peak 0.046 (+54 % and +73 % at -9 degrees, Gottschall & Kram 2005); their
//! mean is 0.034.

use crate::metrics::fixed_point::{from_milli, to_milli};
use crate::metrics::{KneeLoad, MetricDefinition, RunRow};
use crate::settings::KneeModel;

/// What the report prints about knee load.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Knee load (a model, not measured)",
    formula: "Metres run + 3.4 x metres descended; band from metres run (no effect of descent) to metres run + 4.6 x metres \
              descended.",
    source: "Change a per cent of downhill grade, mean of three: peak knee flexion 2.1 % (The Sport Journal), impact peak \
             3.4 % and braking peak 4.6 % (Gottschall & Kram, Journal of Biomechanics 2005;38:445). Low end: joint moments \
             unchanged at 4 degrees (Telhan et al., 2010).",
    validity: "A model, not measured. The laboratory studies are small (10 and 19 runners) and disagree; no \
               prospective study was found that links this figure, or descent itself, to knee injury. Speed, cadence \
               and surface are left out. Read it beside distance and descent, never in their place.",
    edge_cases: "No figure where distance or descent is unknown, so treadmill runs have none. A week adds up the runs that \
                 have one.",
};

/// Knee load of one run; `None` where distance or descent is unknown.
pub(in crate::metrics) fn knee_load_of_run(run: &RunRow, model: &KneeModel) -> Option<KneeLoad> {
    let distance_m = to_milli(run.distance_m).map(from_milli)?;
    let descent_m = to_milli(run.descent_m).map(from_milli)?;
    Some(knee_load(distance_m, descent_m, model))
}

/// Knee load of `distance_m` meters with `descent_m` meters of descent, with its band.
///
/// ```
/// use patella::metrics::load::knee::knee_load;
/// use patella::settings::KneeModel;
///
/// let load = knee_load(10_000.0, 100.0, &KneeModel::default());
/// assert_eq!([load.low_m, load.mid_m, load.high_m], [10_000.0, 10_340.0, 10_460.0]);
/// ```
pub fn knee_load(distance_m: f64, descent_m: f64, model: &KneeModel) -> KneeLoad {
    KneeLoad {
        mid_m: distance_m + model.per_descent * descent_m,
        low_m: distance_m + model.per_descent_low * descent_m,
        high_m: distance_m + model.per_descent_high * descent_m,
    }
}
