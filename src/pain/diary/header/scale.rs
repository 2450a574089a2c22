//! The scale that a heading names.

use crate::pain::vocabulary::folded;

/// The two ends of a scale that a heading names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range(f64, f64);

impl Range {
    /// Its higher end.
    pub(super) fn most(self) -> f64 {
        self.1
    }

    /// The worst score, where it is one of the scales that are known.
    pub(super) fn as_scale(self) -> Option<f64> {
        let is_known = self.0 <= 1.0 && (self.1 == 10.0 || self.1 == 100.0);
        is_known.then_some(self.1)
    }
}

/// The heading without the scale it names: `Pain (0-10)`, `VAS 0 to 100`, `pain /10`, `pain in %`, `0 = none, 10 = worst`.
pub(super) fn without_scale(heading: &str) -> (String, Option<Range>) {
    let numbers: Vec<(usize, usize, f64)> = numbers(heading);
    let between = |end: usize, begin: usize| heading[end..begin].trim().to_lowercase();
    for pair in numbers.windows(2) {
        let [(a, a_end, low), (b, b_end, high)] = *pair else { continue };
        let joined = between(a_end, b);
        let is_range = matches!(
            joined.as_str(),
            "-" | "–" | "—" | "to" | "bis" | "à" | "a" | "tot" | "til" | "till" | ".." | "..."
        );
        let is_explained = joined.starts_with(['=', ':', '(']) && low <= 1.0;
        if (is_range || is_explained) && low < high {
            let after = if is_explained { heading.len() } else { b_end };
            return (format!("{} {}", &heading[..a], &heading[after..]), Some(Range(low, high)));
        }
    }
    if let [(at, end, most)] = numbers[..]
        && heading[..at].trim_end().ends_with(['/', '('])
        && (most == 10.0 || most == 100.0 || most == 5.0)
    {
        return (format!("{} {}", &heading[..at], &heading[end..]), Some(Range(0.0, most)));
    }
    if heading.contains('%') || heading.to_lowercase().contains("(mm)") {
        return (heading.replace("(mm)", ""), Some(Range(0.0, 100.0)));
    }
    if heading.to_lowercase().contains("(cm)") {
        return (heading.replace("(cm)", ""), Some(Range(0.0, 10.0)));
    }
    (heading.to_owned(), None)
}

/// Each whole number in a text, with its place.
fn numbers(text: &str) -> Vec<(usize, usize, f64)> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find(|character: char| character.is_ascii_digit()).map(|found| at + found) {
        let rest = &text[begin..];
        let end = begin + rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
        numbers.extend(text[begin..end].parse().ok().map(|number| (begin, end, number)));
        at = end;
    }
    numbers
}

/// True where the best score is the highest: `10 = no pain`, `0 = worst`.
pub(super) fn is_inverted(heading: &str) -> bool {
    const BEST: &str =
        " no none perfect best great fine painfree kein keine schmerzfrei aucune sin nessun geen sem ingen inget ";
    const WORST: &str =
        " worst max maximum maximal extreme schlimmste starkste pire peor peggiore ergste pior vaerst varst ";
    numbers(heading).into_iter().any(|(_, end, number)| {
        let rest = heading[end..].trim_start();
        let explained = ["=", ":", "is ", "means "].iter().find_map(|mark| rest.strip_prefix(mark));
        let words = explained.map(folded).unwrap_or_default();
        let is_one_of =
            |list: &str| words.split_whitespace().next().is_some_and(|word| list.contains(&format!(" {word} ")));
        (number == 10.0 || number == 100.0) && is_one_of(BEST) || number == 0.0 && is_one_of(WORST)
    })
}
