//! Spanish.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "rodilla|rodillas|rodillita|rótula|tendón rotuliano"),
    (Kneecap, "rótula"),
    (Tendon, "tendón rotuliano|tendinitis rotuliana"),
    (
        Condition,
        "rodilla del corredor|rodilla de corredor|tendinitis rotuliana|dolorderodilla|gonalgia|condromalacia|\
         rodilla del saltador",
    ),
    (
        NotKnee,
        "elevaciones de rodilla|elevaciones de rodillas|elevación de rodilla|elevación de rodillas|hasta las rodillas|\
         hasta la rodilla|\
         de rodillas|a la rodilla|a las rodillas|operación de rodilla|operación rodilla|operado de la rodilla|\
         operada de la rodilla|\
         rodillas arriba|rodilla arriba|rodillas al pecho|rodillas altas|ejercicios de rodilla|resonancia de rodilla|\
         rodilla en tierra|\
         flexión de rodilla|por las rodillas|fisio de rodilla|cirugía de rodilla|skipping de rodilla|por la rodilla de",
    ),
    (
        Pain,
        "molestado|dolido|tiran|pinchan|quejan|crujía|tocadas|hinchadas|pinchaba|tensa|chirría|dolieron|resienten|inflamadas|protestan|rota|\
         roto|dolor|dolores|dolorcillo|dolorido|dolorida|doloridas|doloroso|dolorosa|duele|duelen|dolía|dolió|doliendo|doler|\
         molesta|\
         molestan|molestaba|molestó|molestando|molestia|molestias|pinchazo|pinchazos|pincha|tira|tiraba|tirón|tirones|inflamada|\
         inflamado|inflamación|hinchada|hinchado|hinchazón|rígida|rigidez|tocada|tocado|resentida|resentido|resiente|fastidiada|\
         fastidia|queja|quejaba|quejó|quejándose|problema|problemas|sobrecargada|sobrecarga|cargada|cargadas|cruje|ardor|\
         quema|lesión|\
         lesionada|lesionado|tendinitis|aviso|avisa|avisando|avisó|resintió|guerra|lata|jodida|jodido|chunga|mala|noto|notaba|\
         notado|\
         incómoda|incomodidad|bloqueada|delicada|sensible|irritada|punzada|punzadas|ay|fallando|falló|protesta|protestando|\
         protestó",
    ),
    (
        Bad,
        "peor|mal|regular|mejor|mejorando|floja|débil|no va bien|no está bien|no está fina|así así|no muy bien|tocadilla|cansada|\
         no del todo|soportable|llevadero|sigue ahí|más o menos|no tan bien",
    ),
    (
        Fine,
        "muy bien|bien|perfecta|perfectas|perfecto|genial|tranquila|aguanta|aguantó|aguantando|aguantado|respondió|responde|\
         respondiendo|\
         respondido|fenomenal|estupenda|de lujo|sin problema|sin problemas|en su sitio|contenta|buena|de maravilla|como nueva|\
         de diez|sin novedad|al cien|se portó|se ha portado|recuperada|todo bien|de lujo|estable|sana",
    ),
    (
        Painless,
        "sin dolor|sin dolores|sin molestias|sin molestia|indolora|sin ningún dolor|sin ninguna molestia|cero molestias|\
         cero dolor",
    ),
    (Gone, "desaparecido|desapareció|desaparece|ido|fue|pasó"),
    (No, "ni rastro|sin rastro|ni rastro de|no|sin|nada|ningún|ninguna|ningun|nunca|ni|cero|tampoco|0|jamás"),
    (
        Hedge,
        "hasta|al principio|al inicio|casi|apenas|poco|poca|menos|demasiado|tan|tanto|muy|realmente|salvo|excepto|bastante|antes|\
         calentar|calentamiento|solo|sólo|al empezar|todavía|aún|grave|fuerte|fuertes|primeros|primer|luego|ligera|ligero|\
         leve|cuando|\
         mientras|a ratos|por ahora|de momento|excesivo|mucho|mucha|parece|creo",
    ),
    (
        Filler,
        "la|el|las|los|en|de|del|mi|mis|con|a|al|me|se|ha|he|tenido|tuve|siento|sentí|es|está|estuvo|iba|va|fue|hoy|por fin|\
         de nuevo|\
         ya|más|todo|toda|súper|super|totalmente|ninguno|por|parte|lo|un|una|ido|estado|yendo|otra|\
         vez|siempre|ni|sigue|noté|corriendo|bajando|alguno",
    ),
    (But, "pero|aunque|luego|después|pese|a pesar|porque|sin embargo|mas|entonces|eso sí"),
    (And, "y|e"),
    (
        OtherBody,
        "gemelo|gemelos|cadera|caderas|tobillo|tobillos|pie|pies|tibia|tibial|muslo|isquio|isquios|isquiotibiales|cuádriceps|\
         aquiles|\
         espalda|talón|dedo|dedos|glúteo|glúteos|ingle|estómago|barriga|hombro|cuello|cabeza|mano|manos|pierna|piernas|aductor|\
         aductores|sóleo|soleo|fascia|planta|piramidal|lumbar|lumbares|pecho|brazo|flato|tripa|periostio|ampolla|ampollas|\
         pulmones",
    ),
    (
        Past,
        "ayer|semana pasada|año pasado|mes pasado|hace años|hace meses|hace semanas|hace días|operación|\
         anteayer|otro día|última vez",
    ),
    (Since, "que|desde|tras|después|como|por|de|del"),
    (
        Hope,
        "espero|esperando|esperemos|ojalá|a ver si|a ver|si la rodilla|si mi rodilla|evitar|prevenir|proteger|fortalecer|\
         miedo|ejercicios|cuidar|cuidando|para la rodilla|para no|rehabilitación",
    ),
    (
        Person,
        "mujer|marido|novio|novia|amigo|amiga|padre|madre|hijo|hija|perro|hermano|hermana|entrenador|su|sus|tu|tus|compañero|\
         compañera|\
         esposa|esposo|chica|colega",
    ),
    (Left, "izquierda|izquierdo|izq|izqda|izda|izdo"),
    (Right, "derecha|derecho|dcha|dcho|der"),
    (Both, "ambas|las dos|dos rodillas|ambos"),
    (Outer, "externa|exterior|lateral|externo|cintilla|por fuera|afuera"),
    (Inner, "interna|interior|interno|medial|por dentro"),
    (Posterior, "detrás|corva|trasera|posterior"),
    (Front, "delante|frontal|delantera|alrededor"),
    (Under, "bajo|debajo"),
    (Below, "por debajo"),
    (
        During,
        "bajando|bajada|bajadas|en bajada|en las bajadas|cuesta abajo|subiendo|subidas|durante|corriendo|mientras corría|\
         toda la tirada|\
         últimos km|primeros km|último km|últimos kilómetros|primeros kilómetros|todo el rato|en la segunda mitad|mitad de|\
         cuesta arriba|\
         primer km|en los descensos|descenso|toda la carrera|al final de la tirada",
    ),
    (
        After,
        "después de correr|después de la carrera|tras la carrera|después|luego|al acabar|al terminar|tras correr|tras el entreno|\
         después del entreno|después de la tirada|por la tarde|por la noche|al parar|tras la tirada|después de entrenar|\
         al llegar a casa",
    ),
    (NextDay, "día siguiente|al día siguiente|mañana siguiente"),
    (At, "desde|a|al|del|hasta|tras|partir|en|sobre|primeros|últimos|primer|último|km|kilómetro|los|hacia|unos"),
    (
        Count,
        "puesto|posición|rango|sesión|día|semana|etapa|vuelta|vueltas|series|serie|rpe|esfuerzo|sensaciones|carrera|el|del|\
         desde|hasta|\
         energía|motivación|número|intervalos|lugar|tirada|dureza|entreno|sueño|nota|ánimo|cansancio|dorsal",
    ),
    (
        Unit,
        "series|serie|km|kilómetros|min|minutos|h|m|x|sesiones|sesión|esfuerzo|rpe|días|vueltas|intervalos|estrellas|semanas|\
         repeticiones|\
         carrera|sensaciones|veces|piernas|entreno|dureza|motivación",
    ),
    (Of, "de|sobre"),
    (Scale, "eva|nivel de dolor|escala de dolor"),
    (Pain, "nivel de dolor|escala de dolor"),
];
