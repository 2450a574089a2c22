//! Knee load: distance with a surcharge for descent, in metres run on the flat. A model, not measured.
//!
//! **Definition.** `knee_load_m = D + 3.4 H`, D the metres run and H the metres descended; the band goes from `D` to
//! `D + 4.6 H`. It is the sum over the run of `distance x (1 + 0.034 x downhill grade in per cent)`: since distance times
//! grade is drop, only the total descent is needed, and noise in the grade cannot leak in.
//!
//! **Source.** Changes a per cent of downhill grade: peak knee flexion 0.021 (43.1 against 36.2 degrees at -9 %, The Sport
//! Journal), impact peak 0.034 and braking peak 0.046 (+54 % and +73 % at -9 degrees, Gottschall & Kram, J Biomech 2005);
//! their mean is 0.034. The low end is no effect (joint moments unchanged at 4 degrees, Telhan et al. 2010).
//!
//! **Edge cases.** `None` where distance or descent is unknown. Uphill has no weight of its own. Of a week: the sum over the
//! runs that have one, 0 in a week without runs, `None` where no run of the week has one.
//!
//! **Validity.** A model built on small laboratory studies that disagree with each other; see [`DEFINITION`].

use super::fixed_point::{from_milli, to_milli};
use super::{Definition, KneeLoad, RunRow};
use crate::settings::KneeModel;

/// What the report prints about knee load.
pub const DEFINITION: Definition = Definition {
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
pub fn knee_load_of_run(run: &RunRow, model: &KneeModel) -> Option<KneeLoad> {
    let distance_m = to_milli(run.distance_m).map(from_milli)?;
    let descent_m = to_milli(run.descent_m).map(from_milli)?;
    Some(knee_load(distance_m, descent_m, model))
}

/// Knee load of `distance_m` metres with `descent_m` metres of descent, with its band.
pub fn knee_load(distance_m: f64, descent_m: f64, model: &KneeModel) -> KneeLoad {
    KneeLoad {
        mid_m: distance_m + model.per_descent * descent_m,
        low_m: distance_m + model.per_descent_low * descent_m,
        high_m: distance_m + model.per_descent_high * descent_m,
    }
}
