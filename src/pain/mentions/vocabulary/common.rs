//! Words of every language: abbreviations, symbols and what all borrow.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "patella|patellae|patela|meniscus|meniskus|menisk|ménisque|menisque|menisco"),
    (Kneecap, "patella|patellae|patela"),
    (Condition, "pfps|pfp|pfss|chondromalacia|runnersknee|runners knee|runner knee|jumpers knee|jumpersknee|kneepain"),
    (Tendon, "jumpers knee|jumpersknee"),
    (
        Fine,
        "ok|okay|oki|okey|okidoki|top|tip top|tiptop|super|perfect|perfekt|happy|👍|💪|✅|😊|😀|😁|😃|🙌|👌|🥳|🎉|💯",
    ),
    (Bad, "ugh|uff|ouf|uf|👎|😩|😖|😫|🤕|😭|😢|😣|😡|😕|🙁|☹|😬|😞|😟|😔|ouch|argh|grr|grrr"),
    (Unit, "km|k|mi|min|h|m|x|s|kg|bpm|ppm|rpe"),
    (Count, "rpe|nr|no|n|v|pr"),
    (NotKnee, "patella run|patella app|patella report"),
];
