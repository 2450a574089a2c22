//! The vocabularies are sound, and the words of real notes are understood.

use std::fmt::Debug;
use std::sync::LazyLock;

use patella::pain::diary::DiaryColumn;
use patella::pain::vocabulary::{
    PainTiming, Side, Site, SynonymIndex, Trigger, Vocabulary, index_of_synonyms, plain, several,
};

fn is_sound<V: Vocabulary + Debug>() {
    for (meaning, synonyms) in V::SYNONYMS {
        for synonym in synonyms.split('|') {
            assert!(!synonym.is_empty(), "{meaning:?}");
            assert!(!plain(synonym).is_empty(), "{synonym} can never be met");
            assert_eq!(V::meaning(synonym), Some(*meaning), "{synonym} is there twice");
        }
    }
}

#[test]
fn every_synonym_can_be_met_and_has_one_meaning() {
    is_sound::<PainTiming>();
    is_sound::<Side>();
    is_sound::<Site>();
    is_sound::<Trigger>();
    is_sound::<DiaryColumn>();
}

#[test]
fn names_come_from_the_first_synonym() {
    let columns: Vec<&str> = DiaryColumn::all().map(Vocabulary::name).collect();
    let expected = "date score time when side site trigger lasted km_into_run stiffness sleep stress mood shoe medication exercises fuel \
         ostrc akps koos pf visa p lefs note";
    assert_eq!(columns.join(" ").replace("km into run", "km_into_run"), expected);
    let timings: Vec<&str> = PainTiming::all().map(Vocabulary::name).collect();
    assert_eq!(
        timings.join(", "),
        "before, start run, during, throughout, end run, after, next morning, rest day, morning, evening, night, work, sitting"
    );
    let sites: Vec<&str> = Site::all().map(Vocabulary::name).collect();
    assert_eq!(
        sites.join(", "),
        "around or behind kneecap, under kneecap, below kneecap, outer, inner, back, elsewhere"
    );
    assert_eq!((Side::all().count(), Trigger::all().count()), (3, 20));
}

#[test]
fn a_meaning_may_have_several_rows() {
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Answer {
        Yes,
        No,
    }
    impl Vocabulary for Answer {
        const SYNONYMS: &'static [(Answer, &'static str)] =
            &[(Answer::Yes, "yes|y"), (Answer::No, "no|n"), (Answer::Yes, "ja|oui")];

        fn index() -> &'static SynonymIndex<Answer> {
            static INDEX: LazyLock<SynonymIndex<Answer>> = LazyLock::new(index_of_synonyms);
            &INDEX
        }
    }
    assert_eq!(Answer::all().collect::<Vec<_>>(), [Answer::Yes, Answer::No]);
    assert_eq!((Answer::meaning("Oui!"), Answer::meaning("nein")), (Some(Answer::Yes), None));
    assert_eq!(Answer::Yes.name(), "yes");
}

#[test]
fn capitals_punctuation_and_small_words_do_not_count() {
    assert_eq!(PainTiming::meaning("  At the START of the run! "), Some(PainTiming::Start));
    assert_eq!(Site::meaning("behind the knee-cap"), Some(Site::Kneecap));
    assert_eq!(Site::meaning("behind the knee"), Some(Site::Back));
    assert_eq!(Side::meaning("L/R"), Some(Side::Both));
    assert_eq!(PainTiming::meaning("the"), None);
    assert_eq!(PainTiming::meaning(""), None);
}

#[test]
fn several_things_are_separated_and_unknown_ones_are_named() {
    let answer = several::<Trigger>("Stairs, long sitting and stairs").answer.unwrap();
    assert_eq!(answer.value, [Trigger::Stairs, Trigger::Sitting]);
    assert_eq!(answer.text, "Stairs, long sitting and stairs");
    let partly = several::<Trigger>("stairs, moonlight");
    assert_eq!(partly.answer.map(|answer| answer.value), Some(vec![Trigger::Stairs]));
    assert_eq!(partly.unknown.as_deref(), Some("moonlight"));
    assert_eq!(several::<Trigger>(" , and ").answer, None);
    assert_eq!(
        several::<Trigger>("up and down stairs").answer.map(|answer| answer.value),
        Some(vec![Trigger::Stairs]),
        "what is known as a whole is not taken apart"
    );
}
