//! Where a figure lies among the runner's own.

/// Mid-rank percentile of `value` among `others`: the per cent that are smaller, with half of those that are equal. `None`
/// where there are fewer than `least` of them.
pub fn percentile(value: f64, others: &[f64], least: usize) -> Option<f64> {
    if others.len() < least.max(1) {
        return None;
    }
    let smaller = others.iter().filter(|other| **other < value).count();
    let equal = others.iter().filter(|other| **other == value).count();
    Some(100.0 * (smaller as f64 + 0.5 * equal as f64) / others.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_figures_count_half() {
        let others = [1.0, 2.0, 2.0, 4.0];
        assert_eq!(percentile(2.0, &others, 4), Some(50.0));
        assert_eq!(percentile(9.0, &others, 4), Some(100.0));
        assert_eq!(percentile(0.0, &others, 4), Some(0.0));
        assert_eq!(percentile(2.0, &others, 5), None);
        assert_eq!(percentile(2.0, &[], 0), None);
    }
}
