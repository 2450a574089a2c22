//! Portuguese.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "joelho|joelhos|joelhinho|rótula|tendão patelar"),
    (Kneecap, "patela|rótula"),
    (Tendon, "tendão patelar|tendinite patelar"),
    (Condition, "joelho de corredor|joelho do corredor|tendinite patelar|condromalácia|dornojoelho|gonalgia"),
    (
        NotKnee,
        "elevação de joelhos|elevação de joelho|até os joelhos|até aos joelhos|até o joelho|até ao joelho|de joelhos|\
         pelos joelhos|\
         operação ao joelho|cirurgia no joelho|cirurgia ao joelho|joelheira*|joelhos ao peito|exercícios de joelho|joelhos altos|\
         joelho alto|pelo joelho|operei o joelho|joelhos no chão|ressonância do joelho|fisio do joelho|fisioterapia do joelho|\
         operado ao joelho|joelho no chão|fortalecimento de joelho|fortalecimento do joelho",
    ),
    (
        Pain,
        "rangendo|estalou|travou|pesado|tenso|incomodado|incomodam|incomodaram|reclamaram|doeram|inchados|rígidos|reclamam|\
         dor|dores|dorzinha|dói|doi|doem|doeu|doía|doendo|doer|dolorido|doloridos|dolorida|doloroso|incômodo|incómodo|\
         incômodos|incomoda|\
         incomodou|incomodando|incomodar|incomodava|desconforto|inchado|inchaço|inflamado|inflamação|rígido|rigidez|pontada|\
         pontadas|\
         fisgada|fisgadas|puxando|puxou|problema|problemas|reclamou|reclamando|reclama|lesão|lesionado|tendinite|queimando|\
         queixa|queixou|\
         chateando|ardendo|travado|travando|estalando|estala|sensível|sobrecarregado|magoado|moído|moleza|senti o|sentindo o|\
         sinto o|\
         chiou|chiando|gritou|gritando|irritado|latejando|queixas|queixar|moer|moeu|deu sinal|dando sinal|pegando|pegou|ai",
    ),
    (
        Bad,
        "pior|mal|melhor|melhorando|ruim|mau|fraco|cansado|não muito bem|não tão bem|mais ou menos|assim assim|não está bem|\
         não está bom|\
         suportável|a melhorar|não colaborou|não ajudou|zoado|nada bem",
    ),
    (
        Fine,
        "muito bem|bem|perfeito|tranquilo|aguentou|aguenta|aguentando|segurou|ótimo|óptimo|bom|beleza|firme|zerado|respondeu|\
         respondendo|colaborou|\
         colaborando|sem problema|sem problemas|numa boa|100 por cento|impecável|portou|portou se|de boa|em ordem|tudo bem|\
         tudo certo|\
         recuperado|novo em folha|cinco estrelas|excelente|comportou se|se comportou|feliz|joia|estável",
    ),
    (
        Painless,
        "sem dor|sem dores|sem incômodo|sem incómodo|sem desconforto|sem queixas|zero dor|zero dores|nenhuma dor|indolor",
    ),
    (Gone, "sumiu|desapareceu|sumiram|passou|foi embora"),
    (No, "não|nao|sem|nada|nenhum|nenhuma|zero|nunca|nem|0|jamais"),
    (
        Hedge,
        "até|no início|no começo|quase|pouco|pouca|menos|demais|tão|tanto|muito|muita|realmente|exceto|bastante|antes|\
         aquecimento|aquecer|\
         só|apenas|primeiros|primeiro|depois|ainda|leve|ligeira|ligeiro|forte|fortes|quando|enquanto|por enquanto|parece|\
         um pouco|\
         significativa|grande|razoável|acho|às vezes",
    ),
    (
        Filler,
        "o|a|os|as|no|na|nos|do|da|de|dos|em|meu|meus|com|me|se|está|estava|esteve|tá|foi|é|hoje|finalmente|de novo|mais|tudo|\
         super|totalmente|senti|sentir|tive|ter|deu|ao|ficou|correu|vai|para|um|uma|novamente|nem|outra vez|lado|parte|\
         qualquer|mesmo|que|\
         eu|continua|durante|correndo",
    ),
    (But, "mas|porém|depois|apesar|embora|contudo|porque|então|só que|entretanto"),
    (And, "e"),
    (
        OtherBody,
        "panturrilha|panturrilhas|gémeo|gêmeo|gémeos|quadril|anca|tornozelo|tornozelos|pé|pés|canela|canelas|tíbia|coxa|coxas|\
         isquio|\
         posterior de coxa|quadríceps|aquiles|costas|calcanhar|dedo|dedos|glúteo|glúteos|virilha|estômago|barriga|ombro|\
         pescoço|cabeça|\
         mão|mãos|perna|pernas|adutor|adutores|lombar|fascite|peito|braço|pulmão|bolha|bolhas|canelite",
    ),
    (
        Past,
        "ontem|semana passada|ano passado|mês passado|há anos|atrás|cirurgia|amanhã|\
         anteontem|última vez|outro dia",
    ),
    (Since, "que|desde|após|depois|como|por|do|da"),
    (
        Hope,
        "espero|esperando|tomara|se o joelho|se meu joelho|evitar|prevenir|proteger|fortalecer|medo|exercícios|poupar|\
         preservar|oxalá|esperar que|ver se",
    ),
    (
        Person,
        "mulher|marido|namorado|namorada|amigo|amiga|pai|mãe|filho|filha|cachorro|cão|irmão|irmã|treinador|seu|sua|teu|tua|\
         dele|dela|esposa|\
         esposo|colega|parceiro",
    ),
    (Left, "esquerdo|esquerda|esq"),
    (Right, "direito|direita|dto|dir"),
    (Both, "ambos|os dois|dois joelhos"),
    (Outer, "externo|externa|lateral|exterior|banda iliotibial|por fora"),
    (Inner, "interno|interna|medial|interior|por dentro"),
    (Posterior, "atrás|trás|posterior"),
    (Front, "frente|anterior|volta"),
    (Under, "sob|embaixo|debaixo"),
    (Below, "abaixo"),
    (
        During,
        "na descida|descida|descidas|nas descidas|descendo|a descer|na subida|subida|subidas|durante|correndo|últimos km|\
         primeiros km|\
         último km|o treino todo|treino inteiro|a corrida toda|metade da|últimos quilómetros|últimos quilômetros|primeiro km|\
         o tempo todo|\
         a subir|segunda metade|no meio",
    ),
    (
        After,
        "depois da corrida|depois de correr|após a corrida|depois do treino|após o treino|no fim do treino|após correr|\
         depois da prova|\
         após a prova|à noite|após o longão|depois do longão|após corrida|após treino|quando parei",
    ),
    (NextDay, "dia seguinte|no dia seguinte|manhã seguinte"),
    (
        At,
        "desde|a|ao|do|no|até|após|partir|por|primeiros|últimos|primeiro|último|km|quilómetro|quilômetro|pelo|depois|aos|uns",
    ),
    (
        Count,
        "lugar|posição|sessão|dia|semana|etapa|volta|voltas|tiros|tiro|rpe|esforço|sensação|corrida|prova|desde|até|energia|\
         motivação|\
         número|treino|nota|sono|estresse|stress|pernas|colocação|do|em",
    ),
    (
        Unit,
        "tiros|tiro|km|quilômetros|quilómetros|min|minutos|h|m|x|sessões|esforço|rpe|dias|voltas|estrelas|semanas|repetições|\
         vezes|\
         corrida|sensação|treino|treinos|pernas|motivação|prova",
    ),
    (Of, "de|em"),
    (Scale, "eva|nível de dor|escala de dor"),
    (Pain, "nível de dor|escala de dor"),
];
