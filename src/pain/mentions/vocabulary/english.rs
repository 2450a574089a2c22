//! English.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "knee|knees|kness|kneee|kneecap|kneecaps|knee cap|kneecap area"),
    (Kneecap, "kneecap|kneecaps|knee cap"),
    (
        Condition,
        "kneepain|kneeproblems|runners knee|runner knee|runnersknee|jumpers knee|jumper knee|jumpersknee|\
         patellofemoral pain|patellofemoral|patellar tendinitis|patellar tendonitis|patellar tendinopathy|\
         patella tendonitis|patella tendinitis|soreknee|badknee|kneeinjury",
    ),
    (
        Condition,
        "that knee again|the knee again|stupid knee|bloody knee|damn knee|pesky knee|that damn knee|that stupid knee",
    ),
    (Knee, "nothing from the knee|nothing from my knee|no peep from my knee|no peep from the knee"),
    (Painless, "nothing from the knee|nothing from my knee|no peep from my knee|no peep from the knee"),
    (
        Tendon,
        "patellar tendon|patella tendon|jumpers knee|patellar tendinitis|patellar tendonitis|patellar tendinopathy",
    ),
    (Knee, "patellar tendon|patella tendon"),
    (
        NotKnee,
        "knee high*|knee deep|knee length|taking a knee|take a knee|took a knee|takes a knee|knee raise*|knee lift*|\
         knee drive*|high knee*|knee sock*|knee sleeve*|knee brace*|knee strap*|knee support*|knee tape*|knee pad*|\
         knee warmer*|knee guard*|knee to chest|knees to chest|knee to elbow|bees knee*|knee jerk*|weak at the knees|\
         weak in the knees|on my knees|on your knees|on our knees|on his knees|on her knees|on its knees|on one knee|\
         to my knees|to your knees|to the knee|to the knees|to our knees|up to my knee|wounded knee|knee lake|knee hill|\
         knee creek|knee mountain|knee peak|knee ridge|knee trail|knee road|knee bay|knee island",
    ),
    (
        NotKnee,
        "knee surgery|knee op|knee operation|knee replacement*|knee exercise*|knee rehab*|knee strength*|knee stability|\
         knee day|knee workout*|knee physio|knee scan|knee mri|knee injection*|knee check*|after knee injury|\
         since knee injury|from knee injury|post knee injury|knees up|knees over toes|knee bend*|bent knee*|bend your knee*|\
         soft knees|knee height|knee mobility|knee routine|knee friendly|knee appointment|knee doctor|knee specialist|\
         knee drop*|knee tuck*|knee push*|knee hug*|knee circle*|knee extension*|knee prehab|knee x ray|knee xray|\
         knee knocker*|knees together|knee plank*|knee proof|knee savers|knee saver",
    ),
    (
        Pain,
        "annoying|annoyed|something going on|something up|crunchy|crunching|grinding|clunky|clunking|nagging|nagged|whinge|moany|whiny|touchy|throbbed|stung|pinched|locked up|\
         seized|seizing|gave up|giving up|blew up|ballooned|grouchy|tetchy|pissed|sulking|protesting|protested|protests|\
         shouting|yelling|talking to me|creak|stabby|zing|zinging|drama|dramas|jab|wonky|grumble|grumbles|reminder|seizes|\
         pain|pains|painful|hurt|hurts|hurting|hurty|ache|aches|ached|aching|achy|achey|sore|soreness|niggle|niggles|\
         niggled|niggling|niggly|twinge|twinges|twinged|twinging|stiff|stiffness|stiffened|tight|tightness|tightened|\
         tender|tenderness|tweak|tweaked|tweaky|irritated|irritation|flare|flared|flaring|flareup|flares|inflamed|\
         inflammation|swollen|swelling|swelled|puffy|discomfort|uncomfortable|throb|throbbing|stabbing|sharp|burning|\
         grumbly|grumbling|grumpy|grumbled|cranky|angry|unhappy|complaining|complained|complains|complaint|complaints|\
         barking|barked|acting up|acted up|playing up|played up|plays up|trouble|troubles|troubling|bother|bothers|\
         bothered|bothering|issue|issues|problem|problems|popped|popping|clicking|clicky|clicked|cracking|dodgy|gave out|\
         giving out|gave way|giving way|buckled|buckling|sensitive|screaming|screamed|injury|injured|tendinitis|\
         tendonitis|tendinopathy|strain|strained|sprain|sprained|tore|torn|moaning|moaned|whinging|whining|pinch|\
         pinching|pinchy|catching|locked|locking|killing|murder|agony|wobbly|unstable|instability|pulling|pulled|felt off|\
         feels off|felt weird|feels weird|felt funny|feels funny|felt my|felt the|felt it|felt in|felt some|feel my|\
         could feel|can feel|feel it|feel the|feeling it|felt a bit|felt a little|felt dodgy|felt strange|feels strange|\
         feels iffy|iffy|gripe|griping|hobbled|hobbling|limp|limping|limped|bruised|sting|stinging|pang|pangs",
    ),
    (
        Bad,
        "bad|really bad|badly|worse|worsening|worst|awful|terrible|rubbish|rough|shot|knackered|wrecked|trashed|not great|\
         not happy|\
         not good|not right|not bad|not too bad|not terrible|not 100|not perfect|not brilliant|not so good|isnt right|\
         better|improving|improved|meh|so so|manageable|bearable|tolerable|behaving badly|still there|came back|\
         is back|back again|returned|tired|weak|loose|creaky|creaking|creaks|dead|struggling|struggled",
    ),
    (
        Fine,
        "fine|good|great|happy|quiet|silent|stable|behaved|behaved itself|behaved themselves|behaving|behaves|held up|\
         holding up|held|solid|strong|excellent|\
         amazing|brilliant|fantastic|perfectly|normal|no trouble|all good|a ok|awesome|no complaints|no complaint|\
         no grumbles|sound|cooperated|cooperating|played ball|all clear|no drama|no dramas|good as gold|non issue|\
         didnt complain|no bother",
    ),
    (Painless, "painfree|pain free|painless|niggle free|symptom free|without pain|pain less|asymptomatic"),
    (Gone, "gone|disappeared|vanished|went away|resolved|cleared"),
    (
        No,
        "no|not|zero|without|never|didnt|doesnt|dont|wasnt|isnt|arent|werent|havent|hasnt|nothing|nil|none|did not|does not|\
         didn t|doesn t|free of|0|zilch|nae|no sign of|not any",
    ),
    (
        Hedge,
        "until|till|til|initially|at first|to start|at the start|beginning|mostly|almost|nearly|hardly|barely|somewhat|ish|\
         less|much|too|really bad|except|apart|only|unless|warm up|warmup|warming up|warmed up|real|major|serious|\
         significant|severe|extra|as|pretty|fairly|relatively|reasonably|kind|sort|half|before|for now|first half|second half|\
         first mile|last mile|first miles|last miles|final mile|halfway|\
         maybe|perhaps|probably|think|seems|sometimes|mainly|most|with tape|taped|ibuprofen|painkiller*|pain killer*|max|\
         maximum|up to|quite|\
         for the most|big|little bit|a bit|bit|slight|slightly|mild|little|early|later|eventually|once|when|ok ish",
    ),
    (
        Filler,
        "the|a|an|my|in|on|of|at|with|for|from|is|was|are|were|be|been|being|feel|feels|felt|feeling|seem|all|totally|\
         completely|absolutely|still|again|today|finally|really|very|any|more|at all|had|has|have|having|it|i|to|whole|\
         whatsoever|this|that|now|well|actually|super|run|while|and|both|even|even though|side|about|overall|doing|did|does|\
         remained|stayed|time|nice and|during|downhill|descent|descents|cause|causing|gave me|giving me|me",
    ),
    (But, "but|however|though|although|then|while|yet|despite|because|cos|cause of|bc|so that|which"),
    (And, "and|plus|n"),
    (
        OtherBody,
        "calf|calves|hip|hips|ankle|ankles|foot|feet|shin|shins|shin splints|hamstring|hamstrings|hammy|hammies|quad|quads|\
         achilles|back|glute|glutes|groin|toe|toes|heel|plantar|arch|stomach|tummy|gut|guts|shoulder|neck|head|chest|lungs|\
         hand|hands|wrist|elbow|rib|ribs|adductor|adductors|piriformis|thigh|thighs|leg|legs|blister|blisters|knuckle|arm|\
         heart|throat|sinus|butt",
    ),
    (
        Past,
        "yesterday|last week|last year|last month|last time|last night|ago|years ago|weeks ago|months ago|used to|in the past|\
         as a kid|back then|previous|previously|old injury|last run|last race|history of|tomorrow|next week",
    ),
    (Since, "than|since|after|from|like|following|thanks to|because of|compared"),
    (
        Hope,
        "hope|hopes|hoping|hopefully|wish|wishing|if|avoid|avoiding|prevent|preventing|prevention|protect|protecting|\
         strengthen|strengthening|fingers crossed|worried|worry|afraid|fear|scared|in case|lest|whether|wondering|\
         read|reading|article|podcast|book|how to|tips|study",
    ),
    (
        Person,
        "wife|wifes|husband|husbands|mum|mums|mom|moms|dad|dads|friend|friends|buddy|buddys|partner|partners|son|sons|daughter|\
         daughters|dog|dogs|coach|brother|sister|boyfriend|girlfriend|his|her|their|your|mate|mates|horse|colleague|someone|\
         somebody|neighbour|neighbor|child|kid|kids|teammate|everyone|everybody|people",
    ),
    (Left, "left|l|lt|lhs"),
    (Right, "right|r|rt|rhs"),
    (Both, "both|bilateral"),
    (Outer, "outside|outer|lateral|it band|itb|itbs|iliotibial|laterally"),
    (Inner, "inside|inner|medial|medially"),
    (Posterior, "behind|back of|rear of|posterior"),
    (Front, "front of|front|anterior|around|above"),
    (Under, "under|underneath|beneath"),
    (Below, "below|just below"),
    (
        During,
        "during|while running|whilst running|downhill|downhills|descent|descents|descending|uphill|uphills|climbs|going down|\
         mid run|midrun|halfway|half way|whole run|entire run|throughout|all run|mid race|on the downs|coming down|way down|\
         way up|near the end|towards the end|at the end|whole race|\
         whole way|last mile|first mile|last miles|first miles|on the hills|on hills|second half|first half|final mile|\
         last lap|on the ups",
    ),
    (
        After,
        "after the run|after run|after running|after my run|after the race|after race|afterwards|afterward|post run|postrun|\
         post race|after today|later in the day|later on|after the long run|after long run|after the session|after finishing|\
         after i finished|when finished|after the marathon|after stopping|once stopped|after this run|after this|this evening|\
         after that run|when i stopped|once i stopped",
    ),
    (NextDay, "next morning|next day|morning after|day after|following day|the day after"),
    (At, "from|at|around|after|until|till|til|first|last|about|by|since|past|for|final|approx|near|@"),
    (
        Count,
        "rank|ranked|place|placed|position|finished|intervals|interval|reps|rep|session|week|day|stage|lap|run|race|round|set|\
         rpe|effort|felt|feeling|feel|workout|number|no|part|month|since|on|until|from|of|ep|level|overall|energy|legs|\
         weather|mood|stress|sleep|motivation|fatigue|course|group|wave|heat|leg|repeat|repeats|exertion|rating|score card|\
         date|till|by|before",
    ),
    (
        Unit,
        "run|runs|effort|day|session|workout|weather|views|view|would|intervals|interval|reps|rep|sets|x|miles|mile|km|kms|k|m|\
         min|mins|minutes|h|hr|hrs|place|rank|stars|rpe|race|course|legs|recommend|energy|mood|hills|hill|laps|lap|weeks|days|\
         months|pace|mph|finisher|finishers|fun|vibes|sleep|repeats|fitness|times|in age|fatigue|motivation|kg|percent|felt",
    ),
    (Of, "out of|of|outta"),
    (Scale, "nrs|nprs|vas|pain level|pain score|pain scale|pain rating"),
    (Pain, "pain level|pain score|pain scale|pain rating"),
];
