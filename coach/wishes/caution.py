"""What is not simply believed: health, instructions inside the text, things that were and are no more."""

import re
from collections.abc import Sequence

from coach.wishes.reading import Quote, Text
from coach.wishes.saying import Saying, say

_BONES = r"(?:foot|feet|leg|ankle|toe|bone|rib|hip|pelvis|knee|shin|tibia|fibula|metatarsal|femur|kneecap|heel)s?"
_STOPS: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "pregnancy",
        re.compile(
            r"\b(?:pregnan\w+|schwanger\w*|trimester|expecting (?:a baby|twins|our|my)|(?:just|recently) (?:gave birth|had a baby)"
            r"|postpartum|breast ?-? ?feeding|c ?- ?section|kaiserschnitt|entbindung)\b"
        ),
    ),
    (
        "heart",
        re.compile(
            r"\b(?:chest (?:pain\w*|pressure|tightness)|(?:pain|pressure|tightness) in (?:my |the )?chest|brust(?:schmerz\w*|enge|druck)"
            r"|(?:chest|brust) ?- ?(?:pain|tightness|stechen|schmerzen)|(?:stech\w+|druck|drückt|enge|engegefühl|brennen|ziehen|sticht) (?:in|auf) (?:the |meiner )?brust"
            r"|brust (?:sticht|drückt|brennt|schmerzt)|short(?:ness)? of breath|atemnot|luftnot|herz (?:rast|stolpert|sticht)"
            r"|heart (?:condition|attack|disease|problem\w*|surgery|murmur|failure|defect)|cardi(?:ac|omyopathy)|myocarditis|pacemaker|stent"
            r"|arr?h?ythmia|atrial fibrillation|afib|angina|palpitations|high blood pressure|bluthochdruck|schrittmacher"
            r"|herz(?:infarkt|problem\w*|rhythmus\w*|krank\w*|fehler|stolpern|rasen|schwäche|muskel\w*|operation)"
            r"|faint\w*|dizz\w+|black(?:ed|ing)? out|pass(?:ed|ing)? out|collapsed|ohnm\w+|schwindel\w*|schlaganfall|stroke)\b"
        ),
    ),
    (
        "eating",
        re.compile(
            r"\b(?:anorex\w*|bulimi\w*|eating disorder|essstörung\w*|magersucht|magersüchtig|purg(?:e|ing)|starv\w+|lost my period"
            r"|(?:missed|no|lost|without|skipped) (?:my |a )?periods?|(?:periode|regel) (?:bleibt|ist|blieb)\w* (?:\w+ )?aus\w*|hunger[en] mich|esse (?:nur|kaum|fast nichts)|übergebe mich|erbreche"
            r"|make myself (?:sick|vomit|throw up)|(?:only|just) eat\w*|\d{3,4} (?:kcal|calories))\b"
        ),
    ),
    (
        "illness",
        re.compile(
            r"\b(?:fever|flu|pneumonia|covid|mono(?:nucleosis)?|bronchitis|infection|fieber|grippe|\w*infekt|lungenentzündung|corona"
            r"|erkältet|erkältung|chemo\w*|cancer|krebs|surgery|operation|operiert)\b|\b(?:have|got|caught) (?:a )?(?:bad )?cold\b"
            r"|\b(?:i am|i m|i ' m|feeling|currently) (?:ill|sick)\b|\bbin (?:gerade |noch |wieder )?krank\b"
        ),
    ),
    (
        "condition",
        re.compile(
            r"\b(?:diabet\w+|epilep\w+|asthma\w*|copd|blood thinner\w*|anticoagulant\w*|blutverdünn\w+|insulin|dialysis|dialyse|kidney (?:disease|failure)"
            r"|niereninsuffizienz|thrombos\w+|embol\w+|aneurysma?\w*|osteoporos\w+|multiple sclerosis|multiple sklerose|sickle cell|long covid"
            r"|heart medication|beta ?- ?blocker\w*|betablocker\w*|transplant\w*)\b"
        ),
    ),
    (
        "pain",
        re.compile(
            r"\b(?:pain\w*|hurts?|hurting|aches?|aching|\w*schmerz\w*|(?:tut|tun) (?:\w+ ){0,3}weh|limp\w*|humpel\w*|zwickt|sticht|stechen|(?:is|are|been|feels?|very|still|getting) (?:\w+ )?sore|swollen|numb\w*"
            r"|geschwollen|entzündet|sprained|verstaucht|gezerrt|zerrung|muskelfaserriss|torn (?:muscle|ligament|meniscus|calf|hamstring))\b"
        ),
    ),
    (
        "bone",
        re.compile(
            rf"\b(?:broken|broke|fractured)(?: (?:my|a|the|left|right)){{0,2}} {_BONES}\b"
            r"|\b(?:fu(?:ß|ss)|bein|knöchel|zeh|rippen)bruch\b|\b(?:fu(?:ß|ss)|bein|knöchel|zeh) gebrochen\b"
        ),
    ),
)
_GENTLE = frozenset({"pain", "illness", "bone", "condition"})
"""What is over may be over, and what a doctor has cleared may run."""
_HEALED = re.compile(
    r"\b(?:doctor|physio\w*|gp|arzt|ärztin|hausarzt|hausärztin) (?:lets|sagt|erlaubt|hat (?:es |mir )?(?:erlaubt|freigegeben)|gibt (?:grünes licht|mir das ok)|is (?:fine|happy|ok\w*)|gave|let|allows|allowed|says|said|cleared|has cleared|ok\w*|approved)|cleared (?:to run|by)"
    r"|pain (?:- )?free|no (?:more |longer )?(?:pain|hurts?)|(?:no|without|ohne) (?:pain|schmerzen|injur\w+)|fully recovered"
)
_NEGATED = re.compile(r"\b(?:no|not|never|without|free of|don ' t have|do not have|ohne|keine)(?: \w+){0,2}$")
_OVER = re.compile(
    r"\b(?:last (?:year|winter|summer|spring|autumn|month)|(?:im )?letzte[nsr]? (?:jahr|winter|sommer|frühling|herbst|monat)|vor (?:\w+ )?(?:jahr\w*|monat\w*)|wieder (?:gesund|fit)|überstanden|auskuriert|verheilt|years? ago|months? ago|used to|back in|in 20\d\d)\b"
)
_PART = r"(?:knee|ankle|hip|calf|(?:lower )?back|foot|achilles|hamstring|shin|shoulder|elbow|wrist|neck|groin|quad)"
_TEIL = r"(?:knie|sprunggelenk|hüfte|wade|rücken|fu(?:ß|ss)|achillessehne|schienbein|schultern?|ell(?:en)?bogen|handgelenke?|nacken|leiste)"
_INJURY = re.compile(
    r"(?:(?:old|bad|weak|dodgy|injured|recovering|sore|chronic) )*(?:stress fracture(?: in (?:my |the )?\w+)?|shin splints?|plantar fasci\w+"
    r"|achilles(?: tend\w+)?|runner ' s knee|it band(?: syndrome)?|tend[io]n\w*itis|hamstring (?:strain|injury|tear)"
    rf"|{_PART} (?:injury|problem\w*|issue\w*|trouble)"
    rf"|(?:old|bad|weak|dodgy|injured|sore|dicky|chronic|tricky|troublesome) (?:left |right )?{_PART}s?|{_PART} (?:is|has been) (?:\w+ )?sore"
    rf"|injured (?:my |the )?{_PART}|\b\w*verletzung|(?:kaputte\w*|schlechte\w*|empfindliche\w*|lädierte\w*|schwache\w*) (?:linke\w* |rechte\w* )?{_TEIL}"
    rf"|{_TEIL}\w*(?:probleme|beschwerden|verletzung)|{_TEIL} (?:macht|machen) (?:\w+ )?(?:probleme|ärger|sorgen)|probleme mit (?:the |dem |den |meine\w* )?{_TEIL}|(?:problems?|trouble|issues?) with (?:my |the )?(?:left |right )?{_PART}s?|\b(?:i am|i ' m|bin) (?:\w+ )?(?:injured|verletzt)\b"
    r"|(?:due to|because of|with|after|from|wegen|nach)(?: (?:an?|my|the|einer|meiner))? (?:injury|verletzung))"
)
_INSTRUCTION = re.compile(
    r"(?i)\b(?:ignorier\w*|vergiss|missachte\w*|umgeh\w*|übergeh\w*|überspring\w*)\b[^.!?\n]{0,60}\b(?:anweisung\w*|vorherig\w*|regeln?|grenzen?|limits?|sicherheit\w*|vorgaben?|prompt)\b"
    r"|\bdu bist (?:jetzt|nun|ab (?:jetzt|sofort))\b|\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,60}\b(?:instruction\w*|previous|above|rules?|limits?|safety|checks?|prompt)\b"
    r"|\bsystem\s*(?:prompt|message)\b|\byou are (?:now|an?)\b|\b(?:set|make|change|write)\s+[\"'`]?[a-z]+[A-Z]\w*"
    r"|\b(?:athlete|settings)\.\w+|[{}<>]|```|\bjson\b|\bassistant:|\bdeveloper:"
)
_FORMER = re.compile(  # "once" is spelt 1
    r"\b(?:used to|previously|formerly|i 1|1 (?:had|ran|did|was)|years? ago|before (?:my|the|that)|back then|in the past|last year|peaked|früher|damals|mal|ever|jemals)\b"
)

_SOMEBODY = (
    r"\b(?:my|our|his|her|a|an|the|another|mein\w*|ein\w*|der|die) (?:\w+ )?(?:wife|husband|friend|partner|brother|sister|coach|mother|father"
    r"|mum|mom|dad|son|daughter|colleague|neighbou?r|buddy|girlfriend|boyfriend|mate|frau|mann|freund\w*|bruder|schwester"
    r"|trainer\w*|kolleg\w*|nachbar\w*|vater|mutter|sohn|tochter)s?\b(?! (?:and|und) (?:i|me|ich)\b)"
    r"|(?<!\d )\b(?:he|she|they|who|others|people|everybody|everyone|er|andere)\b"
    r"|(?<=[a-zäöüß] )(?<!my )(?<!ich )(?<!long )(?<!easy )(?:runs|does|manages|averages|logs|läuft|schafft)(?= (?:\w+ ){0,2}\d)"
)
_SUBJECT = re.compile(rf"(?P<other>{_SOMEBODY})|\b(?:i|me|we|us|my|ich|mir|mich|wir|uns)\b")


def without_instructions(raw: str) -> str:
    """The text with whatever gives orders to a program blanked out, to the end of its sentence."""
    masked = raw
    for match in _INSTRUCTION.finditer(raw):
        begin = max(raw.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
        ends = [at for mark in ".!?\n" if (at := raw.find(mark, match.end())) >= 0]
        end = min(ends, default=len(raw))
        masked = masked[:begin] + " " * (end - begin) + masked[end:]
    return masked


def stop_of(text: Text) -> Saying | None:
    """Why no plan should be made now, or None. What a doctor has cleared, or what is denied, stops nothing."""
    for reason, pattern in _STOPS:
        for quote in text.find(pattern):
            gentle = reason in _GENTLE
            if is_denied(text, quote) or (gentle and _is_past(text, quote)):
                continue
            return say(f"stop.{reason}")
    return None


def is_denied(text: Text, quote: Quote) -> bool:
    """Whether a "no", "not" or "without" stands right before a quote, or "free" after it."""
    return bool(_NEGATED.search(text.before(quote, 7))) or bool(re.match(r"(?:- )?free\b", text.after(quote, 2)))


def _is_past(text: Text, quote: Quote) -> bool:
    around = f"{text.before(quote, 12)} {quote.plain} {text.after(quote, 12)}"
    return bool(_OVER.search(around)) or bool(_HEALED.search(text.plain))


def injuries(text: Text) -> list[Quote]:
    """Injuries that are named, as typed; those that are denied are left out."""
    return [quote for quote in text.find(_INJURY) if not is_denied(text, quote)]


def is_former(text: Text, quote: Quote) -> bool:
    """Whether the words before a quote say that it was so and is no more."""
    return bool(_FORMER.search(text.before(quote, 7)))


def is_somebody_elses(text: Text, quote: Quote) -> bool:
    """Whether the last person who is named before a quote, in its sentence, is another than the writer."""
    named = list(_SUBJECT.finditer(f"{text.before(quote, 15)} {quote.plain}"))
    return bool(named) and named[-1]["other"] is not None
