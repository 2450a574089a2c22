//! What a runner wrote about the knee in the name, description or notes of an activity.
//!
//! In: any text in English, German, French, Spanish, Italian, Dutch, Portuguese, Danish, Norwegian or Swedish. Out: the sentences
//! that speak of the runner's own knee on that day, each with a score where its words leave no doubt of one. `knee 3/10` is a
//! score and `no knee pain` is 0; a knee that hurts or may hurt has none, and it is for the runner to fill it in.
//!
//! A sentence is cut into clauses, and words get their meaning from a table for each language. A knee without a word for its
//! state is no mention, nor is one of somebody else, of another day or of a hope.

mod clauses;
pub mod found;
mod place;
mod sentences;
mod verdict;
mod vocabulary;
mod words;

use self::verdict::Verdict;
use crate::pain::vocabulary::{PainTiming, Side, Site};

/// Mentions of one text; whoever writes more is no runner.
const MOST_MENTIONS: usize = 20;
/// Sentences of one text that are looked at for a mention.
const MOST_SENTENCES: usize = 200;

/// What one sentence says of a knee.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// One line, as the runner wrote it.
    pub sentence: String,
    /// 0 where the words say that there was no pain; `None` where there was or may have been and no score is written.
    pub score_0_10: Option<f64>,
    /// During or after the run; `None` where that is not clear.
    pub when: Option<PainTiming>,
    /// Which knee, where the words say so.
    pub side: Option<Side>,
    /// Where at the knee, where the words say so.
    pub sites: Vec<Site>,
}

/// The mentions of a knee and its state in a text, in their order, each once.
///
/// ```
/// use patella::pain::mentions::mentions_in;
///
/// let found = mentions_in("Easy 10k with Ann. Left knee 2/10 going downhill, quads fine.");
/// assert_eq!(found[0].sentence, "Left knee 2/10 going downhill, quads fine.");
/// assert_eq!(found[0].score_0_10, Some(2.0));
/// assert!(mentions_in("Knee-deep snow, ran 3/10 intervals").is_empty());
/// ```
pub fn mentions_in(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    if !may_mention(text) {
        return found;
    }
    let sentences = sentences::sentences(text).into_iter().filter(|sentence| may_mention(sentence));
    for sentence in sentences.take(MOST_SENTENCES) {
        let is_question = sentence.ends_with('?');
        for group in clauses::groups(words::words(&sentence)) {
            let Some(verdict) = verdict::verdict(&group, is_question) else {
                continue;
            };
            let mention = Mention {
                sentence: sentence.clone(),
                score_0_10: match verdict {
                    Verdict::Score(score) => Some(score),
                    Verdict::Open => None,
                },
                when: place::timing(&group),
                side: place::side(&group),
                sites: place::sites(&group),
            };
            if !found.contains(&mention) {
                found.push(mention);
            }
        }
        if found.len() >= MOST_MENTIONS {
            break;
        }
    }
    found.truncate(MOST_MENTIONS);
    found
}

/// True where a text has a part of a word for a knee; nearly no text has.
fn may_mention(text: &str) -> bool {
    let folded = words::fold(text);
    vocabulary::STEMS.iter().any(|stem| folded.contains(stem))
}
