//! What runners write about their knees, and what only looks like it.

use patella::pain::mentions::{Mention, mentions_in};

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
        let shown = || format!("{}: {found:?}, not {} {} {}", sentence.text, sentence.score, sentence.when, sentence.side);
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
