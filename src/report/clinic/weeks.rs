//! The small chart of a row: a bar a week with the distance, and a mark above it where pain was noted. A week without a bar had
//! no run, one in outline is not over; a dash on the axis is a week that no file covers.

use std::fmt::Write;

use super::ClinicWeek;

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 34.0;
/// Room above the bars for the marks of pain.
const MARKS: f64 = 11.0;
const AXIS: f64 = HEIGHT - 3.0;

/// The chart as SVG. Colors are those of the load chart: bars by `ink`, marks by `pain`.
pub(in crate::report) fn drawing(weeks: &[ClinicWeek], ink: &str, pain: &str) -> String {
    let most = weeks.iter().filter_map(|week| week.distance_m).fold(1.0, f64::max);
    let step = WIDTH / weeks.len().max(1) as f64;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">"#
    );
    for (place, week) in weeks.iter().enumerate() {
        let (left, middle) = (place as f64 * step, (place as f64 + 0.5) * step);
        // Writing to a string does not fail.
        let _ = match week.distance_m {
            Some(distance) => {
                let height = (AXIS - MARKS) * distance / most;
                let (x, width, y) = (left + 1.0, step - 2.0, AXIS - height);
                let look = match week.is_over {
                    true => format!(r#"fill="{ink}""#),
                    false => format!(r#"fill="none" stroke="{ink}" stroke-width=".8""#),
                };
                write!(
                    svg,
                    r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" {look}/><path d="M{left:.1} {AXIS:.1}h{step:.1}" stroke="{ink}" stroke-width=".5" fill="none"/>"#
                )
            }
            None => write!(
                svg,
                r#"<path d="M{:.1} {AXIS:.1}h{:.1}" stroke="{ink}" stroke-dasharray="1.5 1.5" fill="none"/>"#,
                left + 1.0,
                step - 2.0
            ),
        };
        let _ = match week.worst_score {
            Some(score) if score > 0.0 => {
                let radius = 1.8 + score.min(10.0) * 0.32;
                write!(svg, r#"<circle cx="{middle:.1}" cy="5" r="{radius:.2}" fill="{pain}"/>"#)
            }
            Some(_) => {
                write!(svg, r#"<circle cx="{middle:.1}" cy="5" r="1.6" stroke="{ink}" stroke-width=".8" fill="none"/>"#)
            }
            None => Ok(()),
        };
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    #[test]
    fn weeks_have_a_bar_a_mark_or_a_dash() {
        let first_day = Date::constant(2026, 1, 5);
        let week = |distance_m, worst_score| ClinicWeek { first_day, distance_m, worst_score, is_over: true };
        let svg =
            drawing(&[week(Some(10_000.0), Some(3.0)), week(Some(0.0), Some(0.0)), week(None, None)], "#111", "#222");
        assert_eq!(svg.matches("<rect").count(), 2);
        assert_eq!((svg.matches("stroke-dasharray").count(), svg.matches("<circle").count()), (1, 2));
        assert!(svg.contains(r##"r="2.76" fill="#222""##), "{svg}");
        let open = drawing(&[ClinicWeek { is_over: false, ..week(Some(9_000.0), None) }], "#111", "#222");
        assert!(open.contains(r##"fill="none" stroke="#111""##), "{open}");
    }
}
