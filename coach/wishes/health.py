"""Health comes first: what stops a plan, whether it is over or cleared by a doctor, and the injuries that are named."""

import re
from collections.abc import Mapping, Sequence

from coach.wishes.caution import is_denied, is_somebody_elses
from coach.wishes.reading import Quote, Text
from coach.wishes.saying import Saying, say

_BONE = r"(?:foot|feet|leg|ankle|toe|bone|rib|hip|pelvis|knee|shin|tibia|fibula|metatarsal|femur|kneecap|heel|wrist|arm|collarbone)s?"
_KNOCHEN = (
    r"(?:fu(?:ß|ss)|bein|knöchel|zeh\w*|rippen?|becken|schienbein|mittelfu(?:ß|ss)|ferse|handgelenk|arm|schlüsselbein)"
)
_PART = r"(?:knee|ankle|hip|calf|(?:lower )?back|foot|achilles|hamstring|shin|shoulder|elbow|wrist|neck|groin|quad)"
_TEIL = r"(?:knie|sprunggelenk|hüfte|wade|rücken|fu(?:ß|ss)|achillessehne|schienbein|schultern?|ell(?:en)?bogen|handgelenke?|nacken|leiste|oberschenkel|ferse)"
_DOCTOR = r"(?:doctor|doc|physio\w*|gp|arzt|ärztin|hausarzt|hausärztin|orthopäd\w+|cardiologist|kardiolog\w+)"
_INJURED = r"(?:plantar fasci\w+|shin splints?|it band|itb|achill?es\w*|tend[io]n\w*itis|runner ' s knee|fersensporn)"
_STOPS: Mapping[str, Sequence[str]] = {
    "pregnancy": (
        r"pregnan\w+|schwanger\w*|trimester|expecting (?:a baby|twins|our|my)|(?:i am|i m|i ' m) expecting(?! (?:a|to|some|the)\b)",
        r"(?:just|recently) (?:gave birth|had a baby)|gave birth(?! \d+ years)|post ?-? ?(?:partum|natal)|breast ?-? ?feeding|c ?- ?section",
        r"\d+ weeks along|baby (?:is )?due|bin in (?:the |der )?\d+ \. week(?! (?:of|meines|im|des|with|mit))|ivf|trying (?:for a baby|to conceive)|expecting (?:in|this|next|soon)|kinderwunschbehandlung|in (?:first|second|third|fourth|fünften|sechsten|siebten|achten|neunten|zehnten) monat",
        r"kaiserschnitt|entbindung|entbunden|wochenbett|rückbildung\w*|stille (?:noch|voll|gerade|meine?n?)|in \d \. monat",
    ),
    "heart": (
        r"chest (?:pain\w*|pressure|tightness)|(?:pain|pressure|tightness) (?:in|on) (?:my |the )?chest|brust(?:schmerz\w*|enge|druck)",
        r"(?:tight\w*|heav\w+|burning|squeez\w+|funny|weird|strange|odd|uncomfortable)(?: \w+){0,2} (?:in|across|on|around) (?:my |the )?chest|tight chest|(?:drückt|sticht|zieht)(?: \w+){0,6} (?:auf|in) (?:the |der |meiner )?brust|chest (?:\w+ )?(?:feels|gets|goes|is) (?:\w+ )?(?:tight|heavy|funny|weird|strange|odd)",
        r"(?:komisch\w*|seltsam\w*|ungut\w*|eng\w*)(?: gefühl)? (?:in|auf|um) (?:the |meiner |meine )?brust|brust (?:wird|fühlt sich|ist)(?: \w+){0,2} (?:eng|schwer|komisch)",
        r"(?:chest|brust) ?- ?(?:pain|tightness|stechen|schmerzen)|(?:stech\w+|druck|drückt|enge|engegefühl|brennen|ziehen|sticht) (?:in|auf) (?:the |meiner )?brust",
        r"brust (?:sticht|drückt|brennt|schmerzt)|short(?:ness)? of breath|(?:can ' t|cannot|can not|can hardly|can barely) breathe|atemnot|luftnot|kurzatmig\w*|(?:kaum|keine|schlecht) luft",
        r"herz (?:rast|stolpert|sticht|setzt aus|hüpft|macht)|heart (?:condition|attack|disease|problem\w*|issue\w*|trouble|surgery|murmur|failure|defect|races|skips|flutters|medication|stents?|valve\w*)",
        r"cardi(?:ac|omyopathy)|myocarditis|pacemaker|stents?|arr?h?ythmia|irregular heart ?beat|atrial fibrillation|afib|vorhofflimmern|angina|palpitations",
        r"high blood pressure|blood pressure (?:meds|medic\w+|tablets|pills)|hypertension|bluthochdruck|blutdruck(?:mittel|tabletten|senker)\w*|\w*schrittmacher|bisoprolol|metoprolol|atenolol|propranolol|ramipril|amlodipine?|beta ?-? ?blocker\w*|betablocker\w*",
        r"herz(?:infarkt|problem\w*|beschwerden|rhythmus\w*|krank\w*|fehler|stolpern|rasen|schwäche|muskel\w*|operation|klappe\w*)",
        r"faint(?:ed|ing)?|light ?-? ?headed\w*|woozy|schwarz vor (?:den |the )?augen|dizz\w+|bin (?:\w+ ){0,5}?umgekippt|black(?:ed|ing)? out|pass(?:ed|ing)? out|collapsed|ohnm\w+|schwindel\w*|schwind(?:e)?lig|schlaganfall|(?:a|had a|mini|after my|after a) stroke(?! of)",
    ),
    "eating": (
        r"anorex\w*|bulimi\w*|eating disorder|essstörung\w*|magersucht|magersüchtig|purg(?:e|ing)|starv\w+|binge\w*|laxatives?|abführmittel",
        r"lost my period|(?:missed|no|lost|without|skipped) (?:my |a )?periods?|(?:not|haven ' t) had (?:a|my) period|periods? (?:has |have )?(?:stopped|gone|disappeared)|amenorrh\w+",
        r"(?:periode|regel) (?:bleibt|ist|blieb)\w* (?:\w+ )?aus\w*|hunger[en] mich|esse (?:\w+ ){0,3}?(?:nur|kaum|fast nichts|nichts)\b|übergebe mich|erbreche",
        r"finger (?:\w+ )?(?:in|down) (?:the |den |my |meinen )?(?:hals|throat)|make myself (?:sick|vomit|throw up)|throw(?:ing)? up after|(?:only|just|hardly|barely) eat\w*|skip(?:ping)? meals|restrict\w* (?:my )?(?:calories|food|eating)|\d{3,4} (?:kcal|calories|kalorien)",
    ),
    "illness": (
        r"fever(?! pitch)|flu|pneumonia|(?<!since )(?<!during )(?<!seit )covid(?! (?:ward|times|era|year|lockdown|pandemic))|cough(?:ing)?|wheez\w+|huste\w*|mono(?:nucleosis)?|bronchitis|infection|stomach bug|food poisoning",
        r"fieber|grippe|\w*infekt|lungenentzündung|corona|erkältet|erkältung|drüsenfieber|mandelentzündung|borreliose|lyme",
        r"(?:appendix|tonsils|gall ?bladder|blinddarm|mandeln|galle)(?: \w+){0,3} (?:out|removed|raus|entfernt)|chemo\w*|cancer(?! (?:charity|research|foundation|awareness|fund\w*|run|ward))|krebs|leuk(?:a?emia|ämie)|surgery|operation|operiert|(?<!co )op (?:war|vor|am|wegen|in)\b",
        r"(?:have|got|caught|with) (?:an? |this )?(?:\w+ )?cold(?! (?:shower|bath|beer|feet|weather|brew|water|plunge)\w*)\b",
        r"(?:i am|i m|i ' m|feeling|currently) (?:ill|sick)(?! (?:of|to death of|and tired)\b)|bin (?:gerade |noch |wieder )?krank",
    ),
    "condition": (
        rf"{_DOCTOR} (?:told|advised|asked|wants|warned) me (?:not to|to (?:stop|rest|pause|wait|hold off))|{_DOCTOR} (?:\w+ ){{0,6}}(?:abgeraten|verboten|untersagt)",
        r"diabet\w+|epilep\w+|asthma\w*|copd|blood thinner\w*|anticoagulant\w*|blutverdünn\w+|warfarin|marcumar|eliquis|xarelto|insulin|dialysis|dialyse|kidney (?:disease|failure)|niereninsuffizienz",
        r"thrombos\w+|blood clots?|embol\w+|aneurysma?\w*|osteoporos\w+|multiple sclerosis|multiple sklerose|sickle cell|long covid|transplant\w*|seizures?|krampfanf\w+",
        r"an(?:a?emia|a?emic|ämie)|eisenmangel\w*|iron deficien\w+|concussion|gehirnerschütterung|arthritis|osteoarthritis|arthrose|rheuma\w*|crohn\w*|colitis|lupus|hernia|leistenbruch",
    ),
    "pain": (
        r"(?<!is a )(?<!such a )(?<!bit of a )pain(?!fully (?:slow|aware|early|obvious))\w*|aua|hurts?|hurting|aches?|aching|\w*schmerz(?!frei|los|haft langsam)\w*|(?:tut|tun) (?:\w+ ){0,3}weh|limp\w*|hobbl\w+|humpel\w*|humple?|tuht (?:\w+ ){0,3}weh|niggl\w+|zwickt|sticht|stechen|(?:is|are) killing me",
        r"(?:is|are|been|feels?|very|still|getting) (?:\w+ )?(?:sore|soar|tender)|swollen|numb\w*|inflamed|can (?:barely|hardly) walk|geschwollen|entzünd\w+|kann kaum (?:gehen|auftreten)",
        rf"{_PART} (?:is |are |has been |keeps )?(?:acting|playing) up|{_INJURED} (?:\w+ )?(?:is |are |came )?(?:back\b|again|flaring|screaming|gereizt|schon wieder)",
        rf"{_TEIL} (?:\w+ ){{0,2}}(?:meldet sich|muckt|zickt|spinnt|rumort)|{_TEIL} (?:ist )?(?:\w+ )?gereizt",
        rf"{_TEIL} (?:\w+ )?(?:zieht|zwackt|drückt|brennt|pocht|blockiert)",
        r"sprain\w*|verstaucht|gezerrt|zerrung|umgeknickt|(?:twisted|rolled|pulled|strained|tore|ruptured|dislocated) (?:my|a|the)|torn \w+|dislocated \w+",
        r"\w*band (?:\w+ )?gerissen|muskelfaserriss|muskelriss|bänderriss|sehnen(?:an)?riss|kreuzband\w*|meniskus\w*|acl|(?:slipped|herniated|bulging) dis[ck]|bandscheibe\w*",
    ),
    "bone": (
        rf"(?:broken|broke|fractured)(?: (?:my|a|the|left|right)){{0,2}} {_BONE}|stress (?:fracture|reaction)|bone (?:bruise|stress|o?edema)",
        rf"(?<!hals - and ){_KNOCHEN}bruch|{_KNOCHEN} (?:an)?gebrochen|(?:an)?gebrochene\w* {_KNOCHEN}|ermüdungsbr[uü]ch\w*|stressfraktur|fraktur|knochen(?:bruch|ödem)",
    ),
}
_STOP_WORDS = {reason: re.compile(rf"\b(?:{'|'.join(words)})\b") for reason, words in _STOPS.items()}
_GENTLE = frozenset({"pain", "illness", "bone", "condition"})
"""What is over may be over, and what a doctor has cleared may run."""
_MAY = r"(?:may|can(?! ' t|not| not)|could|ok\w*|fine|allowed|clear\w*|go|safe|keep|easy|happy|darf|kann|erlaubt|locker|weiter\w*|unbedenklich|ordnung)"
_MAY_NOT = r"(?:not|no|never|stop|rest|until|don ' t|can ' t|cannot|nicht|kein\w*|pause|pausieren|erst|nein)"
_CLEARED = re.compile(
    rf"\b{_DOCTOR} (?:lets|erlaubt|hat (?:es |mir |mich )*(?:erlaubt|freigegeben)|gibt (?:grünes licht|mir das ok)|is (?:fine|happy|ok\w*)|gave|let|allows|allowed|cleared|has cleared|ok\w*|approved)"
    rf"|\b{_DOCTOR} (?:says?|said|sagt|meint)(?: ?,| (?!{_MAY_NOT}\b)[\w']+){{0,6}}? {_MAY}\b(?! ' t)(?! (?:{_MAY_NOT})\b)"
    r"|cleared (?:to run|by)|pain (?:- )?free|schmerzfrei|no (?:more |longer )(?:pain|hurts?)|(?:no|without|ohne|keine) (?:pain|schmerzen) (?:now|any ?more|since|today|mehr)|fully recovered"
)
_OVER = re.compile(
    r"\b(?:last (?:year|winter|summer|spring|autumn|month)|(?:in )?(?:last|letztes) (?:jahr|winter|sommer|frühling|herbst|monat)|vor (?:\w+ )?(?:jahr\w*|monat\w*)|wieder (?:gesund|fit)|überstanden|auskuriert|verheilt|healed|cured|ausgeheilt|geheilt|as a (?:kid|child|teenager)|als kind|years? ago|months? ago|used to|back in|in 20\d\d)\b"
)
_INJURY = re.compile(
    r"(?:(?:old|bad|weak|dodgy|injured|recovering|sore|chronic) )*(?:stress fracture(?: in (?:my |the )?\w+)?|shin splints?|plantar fasci\w+"
    r"|achilles(?: tend\w+)?|runner ' s knee|it band(?: syndrome)?|tend[io]n\w*itis|hamstring (?:strain|injury|tear)"
    rf"|{_PART} (?:injury|problem\w*|issue\w*|trouble)"
    rf"|(?:old|bad|weak|dodgy|injured|sore|dicky|chronic|tricky|troublesome) (?:left |right )?{_PART}s?|{_PART} (?:is|has been) (?:\w+ )?sore"
    rf"|injured (?:my |the )?{_PART}|\b\w*verletzung|(?:kaputte\w*|schlechte\w*|empfindliche\w*|lädierte\w*|schwache\w*) (?:linke\w* |rechte\w* )?{_TEIL}"
    rf"|{_TEIL}\w*(?:probleme|beschwerden|verletzung)|{_TEIL} (?:ist )?(?:\w+ )?(?:empfindlich|lädiert|angeschlagen|kaputt)|{_TEIL} (?:macht|machen) (?:\w+ )?(?:probleme|ärger|sorgen)"
    rf"|probleme mit (?:the |dem |den |meine\w* )?{_TEIL}|(?:problems?|trouble|issues?) with (?:my |the )?(?:left |right )?{_PART}s?|\b(?:i am|i ' m|bin) (?:\w+ )?(?:injured|verletzt)\b"
    r"|(?:due to|because of|with|after|from|wegen|nach)(?: (?:an?|my|the|einer|meiner))? (?:injury|verletzung))"
)

_MEDICINE = (
    r"hospital|krankenhaus|klinik|clinic|reha|rehab|antibioti[ck]\w*|medication|meds|medikament\w*|tabletten|pills|painkillers?|ibuprofen|cortisone|kortison\w*|injections?|spritzen?"
    r"|diagnos\w+|mri|mrt|x ?-? ?rays?|geröntgt|röntgen\w*|ecg|ekg|echo|ultrasound|ultraschall|blood(?! ?,? sweat)|blut\w*|bmi|symptom\w*|\w*syndrom\w*|disease|\w*krankheit\w*|disorder|illness|chronic\w*|chronisch\w*"
    r"|murmur|pulse? (?:goes|spielt|is all|rast)|kreislauf\w*|schwummrig|benommen|nause\w+|übel(?:keit)?|vomit\w*|migraine\w*|migräne|bleeding|due (?:in|on|date)|weeks along|ssw|in (?:the )?\d+ \. week"
    r"|baby (?:bekommen|gekriegt)|nursing (?:an?|my) (?!degree|school|home)|gestillt|making myself|eaten properly|kg without trying"
    r"|(?:weigh|wiege) \d+ kg (?:\w+ ){0,6}?(?:get to|go to|down to|auf) \d+"
    rf"|{_DOCTOR} (?:\w+ ){{0,2}}?(?:not to|against|rät|warnt|verbietet|forbids|forbade|advis\w+)|umgekippt|kippe um|(?:is|ist) (?:\w+ )?dick"
    r"|strain(?:ed)?|tear|tore|gerissen|\w*riss|hairline|fractur\w+|angeknackst|on fire|flar(?:ing|es?|ed)|niggl\w+|twing\w+|sciatica?|ischias|hexenschuss|tingl\w+|kribbel\w*"
)
_PARTS = (
    r"knees?|ankles?|hips?(?! hop)|calf|calves|my back|lower back|my (?:left |right )?(?:foot|feet|leg|neck)|my heart(?! (?:is )?(?:set|belongs|beats for)\b)|heels?|achilles\w*|hamstrings?|groin|shins?|ribs?|toes?(?! the line)|pelvis|spine|chest(?! strap)|lungs?|itb|it band|plantar|tendons?|ligaments?"
    r"|knien?|knie\w+|sprunggelenk\w*|hüften?|waden?|rücken|mein\w* (?:linke\w* |rechte\w* )?(?:fu(?:ß|ss)|füße|bein\w*|herz(?! (?:hängt|schlägt für|gehört)\b))|ferse\w*|oberschenkel\w*|leiste|schienbein\w*|rippen?|zehe?n?|becken|lungen?|sehnen?"
)
LIFTERS_DOUBTS = re.compile(rf"\b(?:{_MEDICINE})\b")
RUNNERS_DOUBTS = re.compile(rf"\b(?:{_PARTS}|{_MEDICINE})\b")
"""Words of medicine, and parts of the body, which lifters name as muscles: what they are about is asked."""
_WELL = re.compile(
    r"(?:is|are|feels?|ist|sind) (?:\w+ )?(?:fine|good|great|ok\w*|super|strong|healthy|gut|stabil|gesund|in ordnung)\b"
)
_NO_INJURY = re.compile(r"\b(?:no|not an?|keine|nicht) (?:injur\w+|complaints?|verletz\w+|beschwerden)")
_ANSWERED_NO = re.compile(
    r" \? (?:never|none|no|nope|not|nie|keine?|kenne? ich nicht|hab\w* ich nicht|fehlanzeige|nein|nö)\b"
)
_AT_WORK = re.compile(r"\b(?:work|working|job|arbeite|nurse|krankenpfleger\w*|volunteer)(?: \w+){0,3}$")
_NOTHING_OF = re.compile(r"\b(?:no|not|never|without|ohne|keine?\w*|nie)(?: \w+){0,4}$")


def doubts(text: Text, words: re.Pattern[str]) -> list[Quote]:
    """What sounds like a complaint without naming one, unless it is denied, over, cleared or somebody else's."""
    named = injuries(text)
    return [
        quote
        for quote in text.find(words)
        if not (_is_well(text, quote) or _is_over(text, quote) or _is_of_somebody_else(text, quote))
        and not any(injury.start < quote.end and quote.start < injury.end for injury in named)
    ]


def _is_well(text: Text, quote: Quote) -> bool:
    """Said of the part itself, or further on of the whole: "it is no injury"."""
    is_nothing = (
        _NOTHING_OF.search(text.before(quote, 6))
        or _AT_WORK.search(text.before(quote, 5))
        or _WELL.match(text.after(quote))
    )
    return bool(is_nothing or _NO_INJURY.search(text.plain[quote.end :]))


def stop_of(text: Text) -> Saying | None:
    """Why no plan should be made now, or None. What a doctor has cleared, what is denied or somebody else's stops nothing."""
    for reason, words in _STOP_WORDS.items():
        for quote in text.find(words):
            is_over = reason in _GENTLE and _is_over(text, quote)
            if not (
                is_over or is_denied(text, quote) or _is_of_somebody_else(text, quote) or _is_answered_no(text, quote)
            ):
                return say(f"stop.{reason}")
    return None


def _is_answered_no(text: Text, quote: Quote) -> bool:
    """ "Back pain? Never had any." """
    return bool(_ANSWERED_NO.match(text.plain[quote.end :]))


def _is_of_somebody_else(text: Text, quote: Quote) -> bool:
    """ "My wife is pregnant"; what "he" has found whom a sentence calls a doctor is the writer's."""
    return is_somebody_elses(text, quote) and not re.search(rf"\b{_DOCTOR}\b", text.before(quote, 15))


def _is_over(text: Text, quote: Quote) -> bool:
    around = f"{text.before(quote, 12)} {quote.plain} {text.after(quote, 12)}"
    return bool(_OVER.search(around)) or bool(_CLEARED.search(text.plain))


def injuries(text: Text) -> list[Quote]:
    """Injuries that are named, as typed; those that are denied are left out."""
    return [q for q in text.find(_INJURY) if not (is_denied(text, q) or _is_of_somebody_else(text, q))]
