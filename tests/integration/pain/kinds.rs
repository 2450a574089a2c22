//! The kinds of pain logs that people keep, one small sample of each, held against the reader and against the table in
//! docs/diary-kinds.md: read right, read in part, or refused with a sentence. None is read wrong.

use std::fs;
use std::path::Path;

use patella::pain::diary::read;

use super::dialects::shown;

pub mod books;
mod forms;
mod others;
mod tables;

/// A kind of pain log.
pub struct Kind {
    /// As in the documentation.
    pub name: &'static str,
    pub file: &'static str,
    pub sample: Vec<u8>,
    pub outcome: Outcome,
}

/// What becomes of a sample.
pub enum Outcome {
    /// These notes.
    Read(&'static [&'static str]),
    /// These notes, and a remark with these words on what is left.
    InPart(&'static [&'static str], &'static str),
    /// A message with these words.
    Refused(&'static str),
}

impl Outcome {
    fn word(&self) -> &'static str {
        match self {
            Outcome::Read(_) => "read",
            Outcome::InPart(..) => "in part",
            Outcome::Refused(_) => "refused",
        }
    }
}

/// A text that is read to the end.
pub fn read_as(name: &'static str, sample: &str, notes: &'static [&'static str]) -> Kind {
    Kind { name, file: "diary.csv", sample: sample.into(), outcome: Outcome::Read(notes) }
}

pub fn refused(name: &'static str, sample: &str, words: &'static str) -> Kind {
    Kind { name, file: "diary.csv", sample: sample.into(), outcome: Outcome::Refused(words) }
}

fn hold(kinds: &[Kind]) {
    for Kind { name, file, sample, outcome } in kinds {
        let diary = read(sample, file);
        match (outcome, diary) {
            (Outcome::Refused(words), Err(error)) => assert!(error.to_string().contains(words), "{name}: {error}"),
            (Outcome::Refused(_), Ok(diary)) => panic!("{name}: read as {:?}", diary.notes),
            (Outcome::Read(notes), Ok(diary)) => {
                assert_eq!(&diary.notes.iter().map(shown).collect::<Vec<_>>(), notes, "{name}");
                assert!(diary.reading.unread.is_empty(), "{name}: {:?}", diary.reading.unread);
            }
            (Outcome::InPart(notes, words), Ok(diary)) => {
                assert_eq!(&diary.notes.iter().map(shown).collect::<Vec<_>>(), notes, "{name}");
                let remarks: Vec<String> = diary.remarks.iter().map(ToString::to_string).collect();
                assert!(remarks.join("\n").contains(words), "{name}: {remarks:?}");
            }
            (_, Err(error)) => panic!("{name}: {error}"),
        }
    }
}

/// Kind and outcome of each row of the table below a heading of the documentation.
fn documented(heading: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diary-kinds.md");
    let text = fs::read_to_string(path).unwrap();
    let (_, section) = text.split_once(&format!("## {heading}\n")).expect("the heading is there");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| kind"));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    rows.map(|line| (cells(line)[0].clone(), cells(line)[1].split(':').next().unwrap_or_default().to_owned())).collect()
}

fn stated(kinds: &[Kind]) -> Vec<(String, String)> {
    kinds.iter().map(|kind| (kind.name.to_owned(), kind.outcome.word().to_owned())).collect()
}

#[test]
fn each_kind_of_pain_log_is_read_as_the_documentation_says() {
    let kinds: Vec<Kind> = [tables::kinds(), books::kinds(), forms::kinds()].into_iter().flatten().collect();
    hold(&kinds);
    assert_eq!(stated(&kinds), documented("Logs with pain scores"));
    let refused = kinds.iter().filter(|kind| matches!(kind.outcome, Outcome::Refused(_))).count();
    let right = kinds.len() - refused;
    assert!(kinds.len() >= 57 && 57 * right >= 54 * kinds.len(), "{right} of {} are read", kinds.len());
}

#[test]
fn files_without_pain_scores_are_refused_with_what_to_do() {
    let kinds = others::kinds();
    hold(&kinds);
    assert_eq!(stated(&kinds), documented("Files without pain scores"));
}
