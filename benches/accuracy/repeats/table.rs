//! The table by class of terrain.

use super::truth::Truth;
use crate::table::quantile;

/// Limits between the classes of terrain, true meters of descent per kilometer.
const CLASSES: [(&str, f64, f64); 5] = [
    ("< 10", 0.0, 10.0),
    ("10-25", 10.0, 25.0),
    ("25-50", 25.0, 50.0),
    ("> 50", 50.0, f64::INFINITY),
    ("all", 0.0, f64::INFINITY),
];

/// What the program prints of a run.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub descent_m: f64,
    pub uncertainty_m: f64,
}

/// A run that is covered well enough to be judged.
pub struct JudgedRun {
    pub km: f64,
    pub truth: Truth,
    pub device_m: Option<f64>,
    pub samples_m: f64,
    pub hills_m: f64,
    pub one_run_m: f64,
    /// By all other runs.
    pub by_all: Figure,
    /// A truth and the figure by runs that it is not made of.
    pub independent: Option<(Truth, Figure)>,
}

/// One figure of one run against the truth.
struct Compared {
    km: f64,
    true_m: f64,
    found_m: f64,
    /// Printed only by the program.
    uncertainty_m: Option<f64>,
}

/// Prints it. `targets` is the number of runs with satellite altitude.
pub fn print(judged: &[JudgedRun], targets: usize) {
    println!("Runs with satellite altitude: {targets}, of which other runs cover enough: {}.", judged.len());
    for (name, from, to) in CLASSES {
        let class: Vec<&JudgedRun> =
            judged.iter().filter(|run| (from..to).contains(&run.truth.m_per_km()[1])).collect();
        if !class.is_empty() {
            print_class(name, &class);
        }
    }
}

fn print_class(name: &str, class: &[&JudgedRun]) {
    let km: f64 = class.iter().map(|run| run.km).sum();
    let [low, middle, high] =
        [0, 1, 2].map(|bound| class.iter().map(|run| run.truth.m_per_km()[bound] * run.km).sum::<f64>() / km);
    let by_barometers = class.iter().filter(|run| run.truth.barometer_share > run.truth.share / 2.0).count();
    println!(
        "\n{name} m/km: {} runs, {km:.0} km, truth {middle:.1} ({low:.1} to {high:.1}) m/km; by barometers in {by_barometers}",
        class.len(),
    );
    println!(
        "{:<34} {:>4} {:>7} {:>9} {:>7} {:>7} {:>8}",
        "m/km", "n", "bias %", "excess", "median", "p90", "within %"
    );
    let own = |found_m: fn(&JudgedRun) -> Option<f64>| {
        let compared = |run: &&JudgedRun| Some(Compared::of(run.km, &run.truth, found_m(run)?, None));
        class.iter().filter_map(compared).collect::<Vec<_>>()
    };
    print_row("the watch", &own(|run| run.device_m));
    print_row("rule for samples", &own(|run| Some(run.samples_m)));
    print_row("hills: 60 s, 3 m", &own(|run| Some(run.hills_m)));
    print_row("rule of one run", &own(|run| Some(run.one_run_m)));
    let printed = |run: &JudgedRun, (truth, figure): (Truth, Figure)| {
        Compared::of(run.km, &truth, figure.descent_m, Some(figure.uncertainty_m))
    };
    let by_all: Vec<Compared> = class.iter().map(|run| printed(run, (run.truth, run.by_all))).collect();
    print_row("repeats, all other runs", &by_all);
    let independent: Vec<Compared> = class.iter().filter_map(|run| Some(printed(run, run.independent?))).collect();
    print_row("repeats, runs not of the truth", &independent);
}

impl Compared {
    fn of(km: f64, truth: &Truth, found_m: f64, uncertainty_m: Option<f64>) -> Compared {
        Compared { km, true_m: truth.m_per_km()[1] * km, found_m, uncertainty_m }
    }

    fn error_m(&self) -> f64 {
        (self.found_m - self.true_m).abs()
    }
}

/// Bias in percent of the truth and in meters per kilometer, sizes of the error in meters per kilometer, and how often the
/// uncertainty holds.
fn print_row(name: &str, compared: &[Compared]) {
    if compared.is_empty() {
        return;
    }
    let sum = |part: fn(&Compared) -> f64| compared.iter().map(part).sum::<f64>();
    let (found_m, true_m, km) = (sum(|of| of.found_m), sum(|of| of.true_m), sum(|of| of.km));
    let errors: Vec<f64> = compared.iter().map(|of| of.error_m() / of.km).collect();
    let is_within = |of: &Compared| of.uncertainty_m.map(|uncertainty_m| of.error_m() <= uncertainty_m);
    let within: Vec<bool> = compared.iter().filter_map(is_within).collect();
    let share = within.iter().filter(|&&is_within| is_within).count() as f64 / within.len().max(1) as f64;
    let share = if within.is_empty() { String::new() } else { format!("{:.0}", 100.0 * share) };
    println!(
        "{name:<34} {:>4} {:>+7.0} {:>+9.1} {:>7.1} {:>7.1} {share:>8}",
        compared.len(),
        100.0 * (found_m / true_m - 1.0),
        (found_m - true_m) / km,
        quantile(&errors, 0.5),
        quantile(&errors, 0.9),
    );
}
