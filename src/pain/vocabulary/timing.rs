//! When it hurts, in relation to the run.

use std::sync::LazyLock;

use super::{SynonymIndex, Vocabulary, index_of_synonyms};

/// When it hurts, in relation to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PainTiming {
    Before,
    /// In the first part of the run.
    Start,
    /// During the run, without saying when.
    During,
    Throughout,
    /// In the last part of the run.
    End,
    /// After the run, on the same day.
    After,
    /// On the morning after a run.
    NextMorning,
    /// On a day without a run.
    RestDay,
}

/// What is accepted, for messages.
pub const WHEN: &str = "when is one of before, start of run, during, throughout, end of run, after, next morning, rest day; \
    other words belong into the column note";

impl PainTiming {
    /// True for pain while running.
    pub fn is_running(self) -> bool {
        use PainTiming::{During, End, Start, Throughout};
        matches!(self, Start | During | Throughout | End)
    }
}

impl Vocabulary for PainTiming {
    const SYNONYMS: &'static [(PainTiming, &'static str)] = &[
        (PainTiming::Before, "before|before run|before running|beforehand|pre|pre run|prior|prior run"),
        (
            PainTiming::Start,
            "start run|start|starting|beginning|beginning run|early|early run|warm up|warmup|warming up|\
             during warm up|first km|first kilometre|first mile|first minutes",
        ),
        (
            PainTiming::During,
            "during|during run|during running|while running|while run|running|run|middle|middle run|mid run|\
             halfway|half way|midway",
        ),
        (
            PainTiming::Throughout,
            "throughout|throughout run|throughout whole run|whole run|whole time|whole way|entire run|\
             during whole run|during entire run|all run|all through|all through run|all time|all way|\
             all way through",
        ),
        (
            PainTiming::End,
            "end run|end|late|late run|later run|towards end|toward end|towards end run|toward end run|\
             near end|near end run|last km|last kilometre|last mile|last minutes|finish",
        ),
        (
            PainTiming::After,
            "after|after run|after running|afterwards|afterward|post|post run|right after|straight after|\
             directly after|hours after|hours later|later|later that day|later same day|same day|same evening|\
             that evening|evening after|evening after run",
        ),
        (
            PainTiming::NextMorning,
            "next morning|morning after|morning after run|following morning|next day|day after|day after run|\
             following day",
        ),
        (
            PainTiming::RestDay,
            "rest day|rest|resting|day off|off day|no run|no running|not running|day without run|\
             non running day|recovery day",
        ),
    ];

    fn index() -> &'static SynonymIndex<PainTiming> {
        static INDEX: LazyLock<SynonymIndex<PainTiming>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}
