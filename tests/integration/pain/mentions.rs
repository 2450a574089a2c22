//! What runners write about their knees, and what only looks like it.

use jiff::civil::{date, time};
use patella::pain::mentions::found::{FoundCounts, FoundNote, found_diary};
use patella::pain::mentions::{Mention, mentions_in};
use patella::pain::vocabulary::{PainTiming, Side, Site};

/// A sentence of the table and what is to be found in it.
struct Sentence {
    score: &'static str,
    when: &'static str,
    side: &'static str,
    text: &'static str,
    /// Failures among these were not looked at while the vocabulary was made.
    is_held_out: bool,
}

fn sentences(table: &'static str) -> Vec<Sentence> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let sentence = |(number, row): (usize, &'static str)| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, score, when, side, text] = cells[..] else { panic!("{row}") };
        Sentence { score, when, side, text, is_held_out: number % 3 == 2 }
    };
    rows.enumerate().map(sentence).collect()
}

/// How well sentences are understood.
#[derive(Debug, Default)]
struct Tally {
    sentences: usize,
    mentions: usize,
    found: usize,
    /// Found where nothing is to be found.
    wrong: usize,
    wrong_scores: Vec<String>,
    /// Scores and zeros that were left open.
    left_open: usize,
    wrong_places: usize,
    failures: Vec<String>,
}

impl Tally {
    fn of<'a>(sentences: impl Iterator<Item = &'a Sentence>) -> Tally {
        let mut tally = Tally::default();
        for sentence in sentences {
            tally.add(sentence);
        }
        tally
    }

    fn add(&mut self, sentence: &Sentence) {
        self.sentences += 1;
        let found = mentions_in(sentence.text);
        let shown =
            || format!("{}: {found:?}, not {} {} {}", sentence.text, sentence.score, sentence.when, sentence.side);
        let is_mention = sentence.score != "none";
        self.mentions += usize::from(is_mention);
        let Some(mention) = found.first() else {
            if is_mention {
                self.failures.push(shown());
            }
            return;
        };
        if !is_mention {
            self.wrong += 1;
            if mention.score_0_10.is_some() {
                self.wrong_scores.push(shown());
            }
            self.failures.push(shown());
            return;
        }
        self.found += 1;
        let is_score = mention.score_0_10 == sentence.score.parse().ok();
        if !is_score && mention.score_0_10.is_none() {
            self.left_open += 1;
        } else if !is_score {
            self.wrong_scores.push(shown());
        }
        let is_place = place(mention) == (sentence.when.to_owned(), sentence.side.to_owned());
        self.wrong_places += usize::from(!is_place);
        if !is_score || !is_place {
            self.failures.push(shown());
        }
    }

    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.wrong) as f64
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.mentions as f64
    }

    fn report(&self, name: &str) -> String {
        format!(
            "{name}: {} sentences, {} of {} mentions found, {} wrong, {} wrong scores, {} left open, {} wrong moments or sides",
            self.sentences,
            self.found,
            self.mentions,
            self.wrong,
            self.wrong_scores.len(),
            self.left_open,
            self.wrong_places
        )
    }
}

fn place(mention: &Mention) -> (String, String) {
    let name = |known: Option<String>| known.unwrap_or("-".to_owned()).to_lowercase();
    (name(mention.when.map(|when| format!("{when:?}"))), name(mention.side.map(|side| format!("{side:?}"))))
}

#[test]
fn the_sentences_of_the_table_are_understood() {
    let all = sentences(include_str!("mentions/sentences.tsv"));
    let parts = [("seen", false), ("held out", true)];
    for (name, is_held_out) in parts {
        let tally = Tally::of(all.iter().filter(|sentence| sentence.is_held_out == is_held_out));
        println!("{}", tally.report(name));
        if !is_held_out || std::env::var_os("SHOW_ALL").is_some() {
            println!("{}", tally.failures.join("\n"));
        }
        assert!(tally.wrong_scores.is_empty(), "{:?}", tally.wrong_scores);
        assert!(tally.precision() >= 0.95, "{}", tally.report(name));
        assert!(tally.recall() >= 0.9, "{}", tally.report(name));
        assert!(tally.left_open + tally.wrong_places <= tally.found / 10, "{}", tally.report(name));
    }
}

#[test]
fn sentences_that_mislead_give_no_wrong_score() {
    let later = sentences(include_str!("mentions/later.tsv"));
    let tally = Tally::of(later.iter());
    println!("{}\n{}", tally.report("later"), tally.failures.join("\n"));
    assert!(tally.wrong_scores.is_empty(), "{:?}", tally.wrong_scores);
    assert!(tally.precision() >= 0.95 && tally.recall() >= 0.9, "{}", tally.report("later"));
}

#[test]
fn two_knees_of_one_sentence_are_two_notes() {
    let found = mentions_in("Left knee 3/10 from km 5, right knee fine");
    let short: Vec<_> = found.iter().map(|mention| (mention.side, mention.score_0_10)).collect();
    assert_eq!(short, [(Some(Side::Left), Some(3.0)), (Some(Side::Right), Some(0.0))]);
    assert_eq!(mentions_in("left and right knee sore")[0].side, Some(Side::Both));
}

#[test]
fn the_site_is_as_the_words_say() {
    for (text, expected) in [
        ("pain behind the kneecap", vec![Site::Kneecap]),
        ("sore under the kneecap", vec![Site::UnderKneecap]),
        ("pain just below the kneecap", vec![Site::BelowKneecap]),
        ("patellar tendon sore", vec![Site::BelowKneecap]),
        ("outside of the knee hurts", vec![Site::Outer]),
        ("Schmerzen an der Innenseite vom Knie", vec![Site::Inner]),
        ("douleur derrière le genou", vec![Site::Back]),
        ("dolor en la rodilla", vec![]),
    ] {
        assert_eq!(mentions_in(text)[0].sites, expected, "{text}");
    }
}

#[test]
fn a_moment_is_during_or_after_or_open() {
    for (text, expected) in [
        ("knee hurt from km 8", Some(PainTiming::During)),
        ("knee hurt after 20 min", Some(PainTiming::During)),
        ("knee sore after the run", Some(PainTiming::After)),
        ("knee sore on the descent and after the run", None),
        ("knee sore next morning", None),
        ("knee sore", None),
    ] {
        assert_eq!(mentions_in(text)[0].when, expected, "{text}");
    }
}

#[test]
fn only_the_sentence_of_the_knee_is_taken_and_few_of_many() {
    let found = mentions_in("Met Ann at the lake. Knee sore! Home by nine");
    assert_eq!(found.iter().map(|mention| mention.sentence.as_str()).collect::<Vec<_>>(), ["Knee sore!"]);
    assert_eq!(mentions_in(&"knee sore. ".repeat(10)).len(), 1, "the same once");
    let many: String = (0..1_000).map(|number| format!("knee pain in run {number}. ")).collect();
    assert_eq!(mentions_in(&many).len(), 20);
    for text in ["", "knee", "\u{0}\u{202e}", "😀😀", "'", "knee '", "3/", "knee 3/10/", "l'", "kn\u{e9}e\u{301}"] {
        mentions_in(text);
    }
}

#[test]
fn a_found_diary_is_read_back() {
    let texts = [
        "Right knee 2.5/10 behind the kneecap after the run",
        "\"knee\", left: 3/10 from km 5",
        "no knee pain",
        "knee sore",
    ];
    let note = |(number, text): (usize, &&str)| FoundNote {
        day: date(2026, 3, 14 + number as i8),
        time: time(7, 30, 0, 0),
        mention: mentions_in(text).remove(0),
        sources: vec!["name in a.csv".to_owned()],
    };
    let notes: Vec<FoundNote> = texts.iter().enumerate().map(note).collect();
    assert_eq!(FoundCounts::of(&notes), FoundCounts { notes: 4, scored: 2, pain_free: 1, open: 1 });
    let diary = found_diary(&notes);
    // The column of the sources is left out, and a row without a score is a day without a note.
    let read = super::notes(&diary);
    let short: Vec<_> = read
        .iter()
        .map(|note| (note.score_0_10, note.timing(), note.side.as_ref().map(|side| side.value), note.time))
        .collect();
    let start = Some(time(7, 30, 0, 0));
    let expected = [
        (2.5, Some(PainTiming::After), Some(Side::Right), start),
        (3.0, Some(PainTiming::During), Some(Side::Left), start),
        (0.0, None, None, None),
    ];
    assert_eq!(short, expected);
    assert_eq!(read[0].site.as_ref().unwrap().value, [Site::Kneecap]);
    assert_eq!(read[1].note.as_deref(), Some(texts[1]));
}
