//! The text of the chart of one run.

use super::GRADE_BANDS;
use crate::activity::DescentSource;
use crate::calendar::local_clock;
use crate::chart::text::{Caption, RunProfileHeadings, RunProfileText};
use crate::descent::slopes::{BANDS, Gait, GradeBand};
use crate::descent::{AltitudeQuality, Contradiction, Downhill};
use crate::session::Session;
use crate::settings::{DescentRules, Units};
use crate::units;

/// What to know of steep segments without a barometer.
const GPS_NOISE: &str = "GPS altitude is noisy by several meters: on flat terrain the descent is an upper \
                         bound, and a short steep segment may not be real.";

/// The text of the chart of a run with this descent.
pub fn run_profile(session: &Session, downhill: &Downhill, rules: &DescentRules, units: Units) -> RunProfileText {
    let figures = figures(session, downhill, units);
    let sentence = |(name, value): &(String, String)| format!("{name}: {value}.");
    RunProfileText {
        caption: Caption {
            title: title(session, downhill, units),
            description: figures.iter().map(sentence).collect::<Vec<_>>().join(" "),
            footnote: footnote(session, rules),
        },
        headings: RunProfileHeadings {
            profile: format!(
                "Elevation above the lowest point ({}) by distance ({})",
                units::height_unit(units),
                units::distance_unit(units)
            ),
            figures: "Descent of this run".to_owned(),
            bands: "By grade".to_owned(),
            running: "Running downhill and on the level".to_owned(),
        },
        longest: longest(downhill, units).map(|words| format!("longest descent: {words}")).unwrap_or_default(),
        steepest: (downhill.steepest_100m_pct).map(|pct| format!("steepest 100 m: {pct:.0} %")).unwrap_or_default(),
        band_columns: ["distance", "time", "descent"].map(str::to_owned),
        bands: std::array::from_fn(|band| (GRADE_BANDS[band].to_owned(), band_cells(&downhill.bands[band], units))),
        running_columns: ["3 % or steeper", "level"].map(str::to_owned),
        running: running(downhill, units),
        figures,
    }
}

fn title(session: &Session, downhill: &Downhill, units: Units) -> String {
    let distance =
        session.totals.distance_m.map(|meters| format!(" in {}", units::distance(meters, units))).unwrap_or_default();
    let Some(descent_m) = session.totals.descent_m else {
        return format!("The profile of a run{distance}");
    };
    let share = match steep(downhill) {
        None => String::new(),
        Some((steep_m, _)) if steep_m <= 0.0 => ", none of it on grades of 6 % and more".to_owned(),
        Some((_, pct)) => format!(", {pct:.0} % of it on grades of 6 % and more"),
    };
    format!("Down {}{distance}{share}", units::height(descent_m, units))
}

/// Metres on grades of 6 % and more, and their share of all, per cent; `None` where it never went down.
fn steep(downhill: &Downhill) -> Option<(f64, f64)> {
    let drops_m = downhill.drops_m();
    let all_m: f64 = drops_m.iter().sum();
    let steep_m: f64 = downhill.steep_drop_m();
    (all_m > 0.0).then(|| (steep_m, steep_m / all_m * 100.0))
}

fn figures(session: &Session, downhill: &Downhill, units: Units) -> Vec<(String, String)> {
    let height = |meters: f64| units::height(meters, units);
    let per_length = session
        .totals
        .descent_m
        .zip(session.totals.distance_m.filter(|&meters| meters > 0.0))
        .map(|(down_m, meters)| units::slope(down_m / meters * 1000.0, units));
    let ours = session.descent_samples_m.map(|ours_m| {
        let doubt = session.descent_uncertainty_m;
        let doubt = doubt.map(|doubt_m| format!(" ± {}", height(doubt_m)));
        format!("{}{}", height(ours_m), doubt.unwrap_or_default())
    });
    let steep = steep(downhill).map(|(steep_m, pct)| format!("{} ({pct:.0} %)", height(steep_m)));
    let day = (session.utc_offset).map(|(minutes, _)| {
        let local = local_clock(session.start_utc, minutes);
        units::day(local.date())
    });
    let rows = [
        ("Day", day),
        ("Descent in use", session.totals.descent_m.map(height)),
        ("which is", session.totals.descent_m.map(|_| source(session.descent_source).to_owned())),
        ("The watch's own total", session.descent_device_m.map(height)),
        ("which cannot be:", session.descent_contradiction.map(|why| contradiction(why).to_owned())),
        ("Ours, from the altitude", ours),
        ("Altitude", Some(quality(session.altitude_quality).to_owned())),
        ("Ascent", session.totals.ascent_m.map(height)),
        ("Descent by distance", per_length),
        ("On grades of 6 % and more", steep),
        ("Longest descent", longest(downhill, units)),
        ("Steepest 100 m", downhill.steepest_100m_pct.map(|pct| format!("{pct:.0} %"))),
        ("Fastest 100 m down", downhill.fastest_100m_m_s.and_then(|speed| units::pace(speed, units))),
    ];
    let known = rows.into_iter();
    known.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn longest(downhill: &Downhill, units: Units) -> Option<String> {
    let longest = downhill.longest?;
    Some(format!("{} in {}", units::height(longest.drop_m, units), units::distance(longest.length_m, units)))
}

fn band_cells(band: &GradeBand, units: Units) -> [String; 3] {
    if band.distance_m <= 0.0 {
        return std::array::from_fn(|_| "–".to_owned());
    }
    [units::distance(band.distance_m, units), units::clock(band.time_s), units::height(band.drop_m, units)]
}

/// Rows for pace, cadence and step length; none where neither slopes nor level segments have them.
fn running(downhill: &Downhill, units: Units) -> Vec<[String; 3]> {
    if downhill.downhill.is_none() && downhill.level.is_none() {
        return Vec::new();
    }
    let row = |name: &str, value: &dyn Fn(&Gait) -> Option<String>| {
        let cell = |running: &Option<Gait>| {
            let value = running.as_ref().and_then(value);
            value.unwrap_or_else(|| "–".to_owned())
        };
        [name.to_owned(), cell(&downhill.downhill), cell(&downhill.level)]
    };
    vec![
        row("pace", &|running| units::pace(running.speed_m_s, units)),
        row("cadence", &|running| Some(format!("{:.0} /min", running.cadence_spm))),
        row("step", &|running| Some(step(running.step_length_m, units))),
        row("time", &|running| Some(units::clock(running.time_s))),
    ]
}

/// The length of a step.
fn step(meters: f64, units: Units) -> String {
    match units {
        Units::Metric => format!("{meters:.2} m"),
        Units::Imperial => format!("{:.1} ft", meters / units::FOOT_M),
    }
}

fn source(source: DescentSource) -> &'static str {
    match source {
        DescentSource::Device => "the watch's own total",
        DescentSource::Samples => "ours",
        DescentSource::Repeats => "that of repeated runs",
        DescentSource::Overlay => "that of the account",
        DescentSource::None => "not known",
    }
}

fn contradiction(why: Contradiction) -> &'static str {
    match why {
        Contradiction::StuckAltitude => "the altitude is stuck",
        Contradiction::MoreThanAltitude => "more than all drops",
        Contradiction::HillsLeftOut => "hills left out",
        Contradiction::Noise => "mostly noise",
    }
}

fn quality(quality: AltitudeQuality) -> &'static str {
    match quality {
        AltitudeQuality::Absent => "none",
        AltitudeQuality::Sparse => "at few samples",
        AltitudeQuality::Stuck => "stuck",
        AltitudeQuality::WholeMeters => "in whole meters",
        AltitudeQuality::Gps => "of satellites",
        AltitudeQuality::Barometric => "of air pressure",
        AltitudeQuality::Filtered => "smoothed when stored",
        AltitudeQuality::Map => "read from a map",
        AltitudeQuality::Terrain => "of a terrain model",
    }
}

fn footnote(session: &Session, rules: &DescentRules) -> String {
    let slopes = &rules.slopes;
    let wander = match session.altitude_quality {
        AltitudeQuality::Gps => format!(" {GPS_NOISE}"),
        _ => String::new(),
    };
    format!(
        "Grades over {:.0} m of smoothed profile; the drops of the {BANDS} bands add up to the descent in use. White: level or up. \
         ± as close as the watch's own total lies in nine of ten runs.{wander}",
        slopes.grade_over_m
    )
}
