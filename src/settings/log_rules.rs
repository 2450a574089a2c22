//! Thresholds of the published rules that a log is checked against.

defaults! {
    /// Thresholds of the published rules. They describe the log; none of them is advice.
    #[derive(Debug, Clone, Copy)]
    pub struct LogRules {
        /// Run days in a row free of pain that meet the first condition of the progression rule ("3 or 4 run
        /// sessions").
        pub free_run_days: usize = 3,
        /// Days in a row free of pain that meet it as well ("about a week of running").
        pub free_days: i64 = 7,
        /// Least run days in them (our reading of "a week of running").
        pub free_days_runs: usize = 2,
        /// Painful run days in a row ("multiple sessions in a row").
        pub painful_run_days: usize = 2,
        /// Days after a run with continuing pain ("lasts a couple days").
        pub lasting_days: i64 = 2,
        /// Painful run days over which the score must rise ("is worsening"; three is our choice).
        pub rising_run_days: usize = 3,
        /// Points by which it must have risen over them; less is within the noise between days (1.16: Piva 2009, in
        /// patellofemoral pain).
        pub rising_points: f64 = 1.16,
        /// Rest days after a run with continuing pain that do not yet suggest a break ("more than two rest days").
        pub painful_rest_days: i64 = 2,
        /// A volume counts as tolerated after this many days without pain ("at least a week").
        pub held_days: i64 = 7,
        /// Percentage by which the mean distance of a run must rise from one week to the next to count as raised (our
        /// choice).
        pub raised_pct: f64 = 10.0,
        /// Highest score during a run of the rule taught to runners with patellofemoral pain (Esculier 2018).
        pub taught_most: f64 = 2.0,
        /// Minutes after a run within which that rule asks for the level of before the run (the same).
        pub settling_min: i64 = 60,
        /// Upper end of the low band of the pain-monitoring model. Published versions differ (2 or 3); 3 is taken.
        pub monitoring_low: f64 = 3.0,
        /// Upper end of its middle band (5 in all versions met).
        pub monitoring_high: f64 = 5.0,
        /// Days after a run within which pain is counted as having followed it, after the day of the run (our choice;
        /// studies of flares look at 1 to 3 days).
        pub pain_after_days: i64 = 2,
    }
}
