//! What `patella inspect` says of one file: a table of figures, then what became of them.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::inspect::{Comparison, Figure, Inspection};
use crate::session::Session;
use crate::units;

/// Everything there is to say of one file, ending with a line break.
pub fn inspection(inspection: &Inspection) -> String {
    let mut text = format!(
        "{}: {}, {} bytes\n",
        inspection.path,
        inspection.format.to_uppercase(),
        units::thousands(inspection.bytes as f64)
    );
    for remark in &inspection.remarks {
        let _ = writeln!(text, "  {remark}");
    }
    if !inspection.figures.is_empty() {
        text += &table(inspection);
    }
    text += &verdict(inspection);
    for (index, session) in inspection.sessions.iter().enumerate() {
        let _ = write!(text, "\nActivity {}", index + 1);
        text += &activity(session);
    }
    text
}

/// The figures of both readers side by side.
fn table(inspection: &Inspection) -> String {
    let second = inspection.second_reader.filter(|_| inspection.second_error.is_none());
    let theirs = second.map_or("", |reader| reader.name());
    let heading = format!("  {:<26}{:>20}{theirs:>20}", "", "patella");
    let mut text = format!("\n{}\n", heading.trim_end());
    for figure in &inspection.figures {
        let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| written(figure.figure, value));
        let theirs = second.map(|_| cell(figure.theirs)).unwrap_or_default();
        let mark = match figure.agrees {
            Some(false) => "  differs",
            _ => "",
        };
        let line = match is_hidden(figure) {
            true => format!("  {:<26}{:>20}{:>20}{mark}", name(figure.figure), "not shown", ""),
            false => format!("  {:<26}{:>20}{theirs:>20}{mark}", name(figure.figure), cell(figure.ours)),
        };
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// A mean position: compared, and nobody's business.
fn is_hidden(figure: &Comparison) -> bool {
    matches!(figure.figure, Figure::Mean(quantity) if quantity.is_position())
}

fn verdict(inspection: &Inspection) -> String {
    let Some(reader) = inspection.second_reader else {
        return "\nThere is no second reader for this format.\n".to_owned();
    };
    if let Some(why) = &inspection.second_error {
        return format!("\n{} does not read this file: {why}\n", reader.name());
    }
    let both = inspection.figures.iter().filter(|figure| figure.agrees.is_some()).count();
    match inspection.differences().count() {
        0 => format!(
            "\npatella and {} tell the same in all {} that both tell.\n",
            reader.name(),
            units::counted(both, "figure", "figures")
        ),
        differing => format!(
            "\npatella and {} differ in {} of {}.\n",
            reader.name(),
            differing,
            units::counted(both, "figure", "figures")
        ),
    }
}

/// One activity as the report will count it.
fn activity(session: &Session) -> String {
    let meters = |value: Option<f64>| value.map(|meters| format!("{} m", units::thousands(meters)));
    let flags: Vec<&str> = session.flags.iter().map(|flag| flag.name()).collect();
    let lines = [
        ("sport", Some(format!("{}, {}", session.sport.name(), session.sub_sport.name()))),
        ("start", Some(start(session))),
        ("device", session.device.clone()),
        (
            "distance",
            session
                .totals
                .distance_m
                .map(|meters| format!("{meters:.0} m, from the {}", session.distance_source.name())),
        ),
        ("timer time", session.totals.timer_s.map(clock)),
        ("elapsed time", session.totals.elapsed_s.map(clock)),
        ("moving time", session.totals.moving_s.map(clock)),
        ("ascent", meters(session.totals.ascent_m)),
        (
            "descent",
            meters(session.totals.descent_m)
                .map(|meters| format!("{meters}, from the {}", session.descent_source.name())),
        ),
        ("descent by our own rule", meters(session.descent_samples_m)),
        ("altitude", Some(session.altitude_quality.name().to_owned())),
        ("heart rate", session.totals.avg_hr_bpm.map(|bpm| format!("{bpm:.0} bpm"))),
        ("cadence", session.totals.cadence_spm.map(|spm| format!("{spm:.0} steps a minute"))),
        ("flags", Some(flags.join(", ")).filter(|flags| !flags.is_empty())),
    ];
    let mut text = "\n".to_owned();
    for (name, value) in lines {
        if let Some(value) = value {
            let _ = writeln!(text, "  {name:<26}{value}");
        }
    }
    text
}

/// The local clock where it is known, else UTC.
fn start(session: &Session) -> String {
    match session.utc_offset {
        Some((minutes, source)) => {
            let offset = Offset::from_seconds(minutes * 60).unwrap_or(Offset::UTC);
            let local = offset.to_datetime(session.start_utc);
            format!("{} local time, by the {}", local.strftime("%Y-%m-%d %H:%M:%S"), source.name())
        }
        None => format!("{} UTC; nothing tells the local clock", session.start_utc.strftime("%Y-%m-%d %H:%M:%S")),
    }
}

fn clock(seconds: f64) -> String {
    let whole = seconds.round().max(0.0) as u64;
    format!("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
}

fn name(figure: Figure) -> String {
    let plain = match figure {
        Figure::Records => "samples with a time",
        Figure::FirstSample => "first sample, UTC",
        Figure::LastSample => "last sample, UTC",
        Figure::Sessions => "sessions",
        Figure::Laps => "laps",
        Figure::Distance => "distance, m",
        Figure::TimerTime => "timer time, s",
        Figure::ElapsedTime => "elapsed time, s",
        Figure::Ascent => "ascent, m",
        Figure::Descent => "descent, m",
        Figure::Count(quantity) => return format!("{}, values", quantity.words().0),
        Figure::Mean(quantity) => {
            let (words, unit) = quantity.words();
            return format!("{words}, mean, {unit}");
        }
    };
    plain.to_owned()
}

fn written(figure: Figure, value: f64) -> String {
    match figure {
        Figure::FirstSample | Figure::LastSample => Timestamp::from_millisecond((value * 1000.0) as i64)
            .map_or_else(|_| "–".to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M:%S").to_string()),
        Figure::Records | Figure::Sessions | Figure::Laps | Figure::Count(_) => units::thousands(value),
        Figure::Mean(_) => format!("{value:.3}"),
        _ => format!("{value:.2}"),
    }
}
