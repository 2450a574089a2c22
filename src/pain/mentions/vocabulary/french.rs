//! French.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "genou|genoux|genous|rotule|rotules|tendon rotulien|creux poplité|fémoro patellaire"),
    (Kneecap, "rotule|rotules"),
    (Tendon, "tendon rotulien|tendinite rotulienne"),
    (
        Condition,
        "syndrome rotulien|syndrome fémoro patellaire|syndrome fémoropatellaire|tendinite rotulienne|gonalgie|gonalgies|\
         syndrome essuie glace|malaugenou|genou du coureur|chondropathie",
    ),
    (
        NotKnee,
        "montées de genoux|montée de genoux|montées de genou|montée de genou|jusqu aux genoux|jusqu au genou|aux genoux|à genoux|\
         à genou|sur les genoux|sur les rotules|sur les rotule|genouillère*|genoux hauts|genou haut|flexion* de genou|\
         opération du genou|opération genou|opéré du genou|op genou|irm du genou|irm genou|kiné du genou|kiné genou|\
         levées de genoux|\
         levés de genoux|genoux poitrine|genou à terre|sur un genou|à mi genou|mi genoux|genoux fléchis|sur mes genoux|\
         renfo genou|renfo genoux|renforcement genou|renforcement du genou|genoux levés",
    ),
    (
        Pain,
        "tirent|piquent|coincent|grincent|craquent|font mal|picote|picotements|élance|élançait|gênée|douloureuses|tendu|\
         raides|bloquait|boude|fait la tête|fait la gueule|mal en point|souffrent|couinent|douleur|douleurs|douloureux|\
         douloureuse|doulour*|mal|fait mal|maux|gêne|gêné|gênes|gênait|gênant|tire|tirait|tiré|\
         tiraille|tiraillement|tiraillements|pique|piquait|pincement|coince|coinçait|bloque|bloqué|souffre|souffrait|bobo|grince|\
         grinçait|couine|couinait|aïe|réveillé|réveille|titille|titillait|gonflé|gonfle|enflé|enflammé|inflammation|tendinite|\
         raide|raideur|raideurs|craque|craquait|lâche|lâché|sensible|fragile|blessé|blessure|problème|problèmes|soucis|souci|\
         pépin|râle|râlait|chauffe|brûle|brûlure|élancement|élancements|lancinant|lance|ressenti|sens|sentais|pas aimé|\
         pas apprécié|pas content|en vrac|hs|en feu|capricieux|fait des siennes|alerte|chatouille|chatouillait|signale|manifeste|\
         manifesté|grogne|grognon|récalcitrant|embête|embêté|dérange|inconfort|irrité|gonflement|bancal|pète|en carton",
    ),
    (
        Bad,
        "pas top|pas terrible|moyen|pire|mauvais|mieux|bof|pas bien|pas super|pas mal|plus mal|plus de douleur|plus de douleurs|\
         pas génial|moyennement|toujours là|de retour|supportable|couci couça|fatigué|faible|pas ouf|pas encore|pas parfait",
    ),
    (
        Fine,
        "vraiment bien|bien|nickel|tranquille|parfait|impeccable|impec|ras|tient|tenu|sage|bon|nikel|niquel|en forme|va bien|\
         content|calme|\
         silencieux|au top|ça va|sans souci|sans soucis|sans problème|sans problèmes|rien à signaler|rien à dire|super bien|\
         très bien|en pleine forme|pas de souci|pas de soucis|pas bronché|pas moufté|bonne forme|au beau fixe|c est bon",
    ),
    (
        Painless,
        "sans douleur|sans douleurs|sans mal|sans gêne|indolore|aucune gêne|sans aucune douleur|sans aucune gêne",
    ),
    (Gone, "disparu|disparue|disparues|partie|parti|envolée|passée|passé|oubliée|oubliées"),
    (No, "pas|aucun|aucune|sans|jamais|zéro|rien|ni|nul|0|point"),
    (
        Hedge,
        "jusqu|jusque|jusqu au|au début|d abord|presque|quasi|quasiment|peu|moins|trop|très|tellement|vraiment|sauf|plutôt|assez|\
         relativement|surtout|avant|début|échauffement|tant que|grosse|grosses|grande|premiers|premier|puis|un peu|légère|léger|\
         légèrement|encore|seulement|quand|pour l instant|pour le moment|globalement|majeure|strap|tape|parfois|après",
    ),
    (
        Filler,
        "qui|le|la|les|l|au|aux|du|de|des|d|mon|ma|mes|à|a|ai|eu|est|était|en|dans|côté|pour|sur|avec|je|j|n|ne|me|m|tout|\
         du tout|\
         aujourd|hui|plus|été|très bien|super|se|s|y|un|une|ce|cette|fois|va|bien|fait|sent|sentir|enfin|pas|\
         niveau|toujours|nada|complètement|totalement|souffert|il|on|moi|descente|montée|même|vis",
    ),
    (But, "mais|puis|malgré|cependant|par contre|ensuite|car|sinon|alors|parce|toutefois|pourtant"),
    (And, "et|ainsi"),
    (
        OtherBody,
        "mollet|mollets|hanche|hanches|cheville|chevilles|pied|pieds|tibia|tibias|cuisse|cuisses|ischio|ischios|quadri|quadris|\
         quadriceps|achille|dos|talon|orteil|orteils|fessier|fessiers|aine|ventre|estomac|épaule|nuque|tête|main|mains|jambe|\
         jambes|adducteur|adducteurs|cardio|souffle|psoas|bras|voûte|côtes flottantes|périostite|lombaires",
    ),
    (
        Past,
        "hier|semaine dernière|an dernier|année dernière|mois dernier|autrefois|dernière fois|ans|opération|demain|opéré|\
         avant hier",
    ),
    (Since, "que|depuis|après|comme|suite|à cause|d"),
    (
        Hope,
        "espère|espérons|espérant|pourvu|si le genou|si mon genou|si le genoux|éviter|prévenir|préserver|protéger|renforcer|\
         renforcement|croise les doigts|peur|crainte|exercices|ménager|en espérant|éviter les",
    ),
    (
        Person,
        "femme|mari|copain|copine|ami|amie|père|mère|fils|fille|chien|coach|frère|soeur|sœur|son|sa|ses|ton|ta|leur|pote|lui|\
         chéri|\
         chérie|collègue|papa|maman",
    ),
    (Left, "gauche|gche|gauches"),
    (Right, "droit|droite|drt|dt|droits"),
    (Both, "deux|2 genoux"),
    (Outer, "extérieur|externe|extérieure|latéral|latérale|tfl|essuie glace|dehors"),
    (Inner, "intérieur|interne|intérieure|médial|dedans"),
    (Posterior, "derrière|arrière|creux|creux poplité|poplité"),
    (Front, "devant|avant du|autour"),
    (Under, "sous"),
    (Below, "dessous|en dessous"),
    (
        During,
        "en descente|descente|descentes|en montée|en descendant|pendant|en courant|dans les descentes|dans la descente|\
         tout le long|\
         toute la sortie|à mi parcours|derniers km|premiers km|derniers kilomètres|premiers kilomètres|dernier km|fin de sortie|\
         fin de course|en fin de|dès le début|mi course|deuxième partie|en côte|dans les montées",
    ),
    (
        After,
        "après la course|après course|après la sortie|après le footing|après l effort|ensuite|après coup|après la séance|\
         après le run|après le marathon|après le trail|après l entraînement|ce soir|après avoir couru|à l arrêt|après séance",
    ),
    (NextDay, "lendemain|le lendemain|au réveil|demain matin"),
    (At, "à|au|dès|après|partir|depuis|jusqu|vers|premiers|derniers|premier|dernier|du|les|km|environ|kilomètre"),
    (
        Count,
        "rang|place|classé|séance|jour|semaine|étape|tour|tours|intervalles|fractionné|rpe|effort|ressenti|course|le|du|\
         depuis|au|\
         énergie|forme|motivation|sortie|numéro|météo|sommeil|stress|difficulté|jambes|moral|note",
    ),
    (
        Unit,
        "fractionnés|fractionné|intervalles|km|kilomètres|min|minutes|h|m|x|séances|séance|effort|rpe|jours|tours|étoiles|\
         répétitions|\
         course|ressenti|météo|jambes|forme|moral|sorties|semaines|difficulté|fois",
    ),
    (Of, "sur"),
    (Scale, "eva|nrs|niveau de douleur|échelle de douleur"),
    (Pain, "niveau de douleur|échelle de douleur"),
];
