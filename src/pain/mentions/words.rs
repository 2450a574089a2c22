//! The words of a sentence, folded, with what they mean; and the scores in it.

use super::vocabulary::{LONGEST_PHRASE, Meaning, Meanings, Tables};

mod numbers;

use numbers::{is_year, number_at, score_at};

/// A word or a phrase of a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    /// Without capitals and accents.
    pub(super) text: String,
    pub(super) meanings: Meanings,
    /// True where a comma, a dash or the like is before it.
    pub(super) begins_clause: bool,
    /// True for a name or noun with an apostrophe and s.
    pub(super) is_possessive: bool,
    pub(super) number: Option<f64>,
    /// A score of ten.
    pub(super) score: Option<f64>,
}

impl Word {
    /// True where it has the meaning.
    pub(super) fn is(&self, meaning: Meaning) -> bool {
        self.meanings.has(meaning)
    }
}

/// The words of a sentence by the vocabularies of the languages in which it names a knee.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let plain = plain_words(sentence);
    let phrases = (0..plain.len()).flat_map(|at| (1..=LONGEST_PHRASE).map(move |len| (at, len)));
    let tables = Tables::that_know(phrases.filter_map(|(at, len)| phrase(&plain, at, len)));
    // `up to` must not take the first word of `to my knees`.
    let is_not_knee = |at: usize| {
        let mut phrases = (1..=LONGEST_PHRASE).filter_map(|len| tables.meanings(&phrase(&plain, at, len)?));
        phrases.any(|meanings| meanings.has(Meaning::NotKnee))
    };
    let not_knee: Vec<bool> = (0..plain.len()).map(is_not_knee).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        let longest = (1..=LONGEST_PHRASE).rev().find_map(|len| {
            let text = phrase(&plain, at, len).filter(|_| !not_knee[at + 1..at + len].contains(&true))?;
            Some((len, tables.meanings(&text)?, text))
        });
        let mut word = plain[at].clone();
        if let Some((len, meanings, text)) = longest {
            (word.text, word.meanings) = (text, word.meanings.and(meanings));
            word.is_possessive = plain[at + len - 1].is_possessive;
            at += len;
        } else {
            at += 1;
        }
        found.push(word);
    }
    with_written_scores(found)
}

/// The text of so many words from one on; `None` where there are fewer, or a clause begins among them.
fn phrase(words: &[Word], at: usize, len: usize) -> Option<String> {
    let words = words.get(at..at + len)?;
    if words[1..].iter().any(|word| word.begins_clause) || words.iter().any(|word| word.score.is_some()) {
        return None;
    }
    Some(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// Joins `3 out of 10` and `NRS 3` to scores.
fn with_written_scores(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some(mut word) = words.next() {
        let is_of_ten = |words: &[Word]| match words {
            [.., number, of] => {
                number.number.is_some_and(|number| (0.0..=10.0).contains(&number))
                    && of.is(Meaning::Of)
                    && !of.begins_clause
            }
            _ => false,
        };
        if word.number == Some(10.0) && !word.begins_clause && is_of_ten(&joined) {
            joined.pop();
            if let Some(number) = joined.last_mut() {
                number.score = number.number;
            }
            continue;
        }
        let follows_scale = joined.last().is_some_and(|last| last.is(Meaning::Scale));
        let has_unit = words.peek().is_some_and(|next| next.is(Meaning::Unit) || next.is(Meaning::Of));
        if follows_scale && !has_unit && word.score.is_none() {
            word.score = word.number.filter(|number| (0.0..=10.0).contains(number));
        }
        joined.push(word);
    }
    joined
}

/// The words one by one, without meanings but those of signs and numbers.
fn plain_words(sentence: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut begins_clause, mut rest, mut before) = (false, sentence, ' ');
    while let Some(character) = rest.chars().next() {
        let mut word = Word::default();
        let len = if character.is_ascii_digit() {
            read_number(rest, before, &mut word)
        } else if character.is_alphabetic() {
            read_word(rest, &mut word)
        } else {
            read_sign(rest, before, &mut word, &mut begins_clause)
        };
        if !word.text.is_empty() {
            let is_sign = !word.text.chars().any(char::is_alphanumeric) && !word.is(Meaning::And);
            word.begins_clause = std::mem::replace(&mut begins_clause, is_sign) || is_sign;
            words.push(word);
        }
        before = rest[..len].chars().next_back().unwrap_or(' ');
        rest = &rest[len..];
    }
    words
}

fn read_number(rest: &str, before: char, word: &mut Word) -> usize {
    if let Some((score, len)) = score_at(rest, before) {
        word.score = Some(score);
        rest[..len].clone_into(&mut word.text);
        return len;
    }
    let (number, len) = number_at(rest);
    word.number = number;
    rest[..len].clone_into(&mut word.text);
    if is_year(&word.text) {
        word.meanings = word.meanings.with(Meaning::Past);
    }
    len
}

/// Reads a word; `don't` and `runner's` are one word, `l'eau` is two.
fn read_word(rest: &str, word: &mut Word) -> usize {
    let is_inside = |character: char| character.is_alphabetic() || is_combining(character);
    let run = |text: &str| text.find(|character| !is_inside(character)).unwrap_or(text.len());
    let mut len = run(rest);
    word.text = fold(&rest[..len]);
    if let Some(mark) = rest[len..].chars().next().filter(|mark| matches!(mark, '\'' | '’' | '`' | '´')) {
        let after = &rest[len + mark.len_utf8()..];
        let ending = &after[..run(after)];
        if ["t", "s", "m", "re", "ve", "ll"].contains(&ending) {
            word.text.push_str(ending);
            word.is_possessive = ending == "s";
            len += mark.len_utf8() + ending.len();
        }
    }
    len
}

/// Reads what is neither letter nor digit: a smiley and a joining sign are words, others begin a clause or change nothing.
fn read_sign(rest: &str, before: char, word: &mut Word, begins_clause: &mut bool) -> usize {
    const SMILEYS: [(&str, &str); 8] = [
        (":(", "😕"),
        (":-(", "😕"),
        (":/", "😕"),
        (":-/", "😕"),
        (":)", "😊"),
        (":-)", "😊"),
        (":d", "😊"),
        (";)", "😊"),
    ];
    if let Some((smiley, emoji)) = SMILEYS.iter().find(|(smiley, _)| rest.starts_with(smiley)) {
        (*emoji).clone_into(&mut word.text);
        return smiley.len();
    }
    let character = rest.chars().next().unwrap_or(' ');
    let next = rest[character.len_utf8()..].chars().next().unwrap_or(' ');
    match character {
        '&' | '+' | '/' => {
            word.text.push(character);
            word.meanings = word.meanings.with(Meaning::And);
        }
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '|' | '"' | '–' | '—' | '…' | '>' | '=' | '«' | '»' | '“' | '”'
        | '„' => {
            *begins_clause = true;
        }
        '-' => *begins_clause |= before == ' ' || next == ' ',
        '.' => *begins_clause |= next == '.' || before == '.',
        _ if is_emoji(character) => word.text.push(character),
        _ => {}
    }
    character.len_utf8()
}

fn is_emoji(character: char) -> bool {
    let is_tone = matches!(character, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE0F}' | '\u{200D}');
    !is_tone && matches!(character, '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// The text in lower case, without accents.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => folded.push('a'),
            'ç' | 'č' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            other if is_combining(other) => {}
            other => folded.push(other),
        }
    }
    folded
}
