"""Words that the guardian knows: kept as data, so that a phrase can be added in one line."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


NEGATION = re.compile(
    r"\b(?:no|not|never|without|avoid|nothing|nor|rather than|instead of|resist|\w+n't)\b[^.,:;!?]{0,24}$", re.I
)
"""Right before a word, with no punctuation between: "never all-out", "resist the urge to push"."""

DANGEROUS = _any(
    r"\b(?:run|running|push|pushing|work|fight|grit) (?:on )?through\b[^.]{0,30}\b(?:pain|injur|ill|discomfort|hurt)",
    r"\bthrough (?:the |any |your )?(?:pain|injur\w+|illness|sickness)",
    r"\bignor\w+ (?:\w+ ){0,3}(?:pain|injur\w+|symptom\w*|warning|niggle\w*|doctor|discomfort|thirst|body)",
    r"\bno pain,? no gain|\bpain is (?:only|just|weakness|temporary)|\bembrace the pain|\btough it out",
    r"\bibuprofen",
    r"\bparacetamol",
    r"\bacetaminophen",
    r"\baspirin",
    r"\bnaproxen",
    r"\bpain ?killer",
    r"\bnsaid",
    r"\bcortisone",
    r"\bsteroid",
    r"\bantibiotic",
    r"\b(?:take|taking|swallow|use)\b[^.]{0,25}\b(?:pill|tablet|capsule|medic|drug|supplement|caffeine|stimulant)",
    r"\bmedication|\bmedicine|\bdosage|\b\d+ ?mg\b|\bdoping|\bepo\b",
    r"\bfast(?:ed|ing)\b",
    r"\b(?:skip|avoid|cut out|no|without) (?:the |any |your )?(?:water|drink\w*|fluids?|food|meals?)\b",
    r"\b(?:skip|avoid|cut out|no|without) (?:the |any |your )?(?:breakfast|eating|carb\w*|sleep)\b",
    r"\b(?:do not|don't|never|not) (?:eat|drink|sleep|hydrate)\b|\bdehydrat",
    r"\b(?:lose|drop|shed|cut) (?:some |a few |\d+ )?(?:weight|kilos?|pounds?|fat)\b|\bcalorie|\bketo\b|\bdiet\b",
    r"\b(?:with|despite|even with|have|through) (?:a |your )?(?:fever|flu|infection|chest pain|stress fracture)",
    r"\b(?:guarantee|promise)\w*\b|\bcannot fail\b|\bwill (?:definitely|certainly|surely)\b",
    r"\bcold shower after|\bice bath|\bsauna\b|\balcohol\b",
)
"""Medical or dangerous advice: one of these, and nothing else in the text is believed."""

INJECTED = _any(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,30}\b(?:previous|prior|above|earlier|instruction|rule|prompt)",
    r"\bsystem prompt",
    r"\bas an ai\b",
    r"\blanguage model",
    r"\bjson\b",
    r"\bassistant:",
    r"\bsystem:",
    r"\buser:",
    r"\bscript\b",
    r"\bapi key",
    r"\bpassword",
)
LINK = _any(
    r"https?:",
    r"ftp:",
    r"javascript:",
    r"data:\w",
    r"www\.",
    r"\b[\w-]+\.(?:com|org|net|io|co|app|dev|info|biz|example|ai|me|ly)\b",
    r"@\w",
    r"\b\w+@",
)
CHANGES = _any(
    r"\badd(?:ing)? (?:an?|another|some|extra|more|\d+|on)\b",
    r"\b(?:extra|additional|bonus) (?:\w+ )?(?:km|k|kilomet|mile|lap|interval|session|run|rep|set|distance)",
    r"\b(?:extra|additional|bonus) (?:\w+ )?(?:minute|workout|day|load)",
    r"\b(?:double|triple|twice|halve|half) (?:the|your|as|that|of (?:the|your|it))\b",
    r"\bskip(?:ping)? (?:the|this|that|a|your|today|tomorrow|rest|warm|cool|any)\b",
    r"\b(?:swap|postpone|reschedul\w+|replac\w+|move) (?:the|this|that|your|it|today)\b",
    r"\b(?:longer|further|farther|more|faster) than (?:planned|written|prescribed|scheduled|asked|the plan|it says)\b",
    r"\b(?:longer|further|farther|more|faster) if you\b|\brun (?:longer|further|farther|more)\b",
    r"\bmake up (?:for )?(?:the |any )?(?:missed|lost)",
    r"\bas (?:far|long|fast|hard) as (?:you|possible)",
    r"\bkeep going (?:until|past|till)",
    r"\bor (?:two|three|more) (?:if|when)\b",
    r"\ba (?:lap|loop|mile|kilomet\w+) or (?:two|so)\b",
    r"\bcut (?:it|this|the run) short\b",
    r"\btwice (?:today|a day)\b",
    r"\bsecond (?:run|session|workout)\b|\bno need (?:for|to) (?:rest|recover|warm)",
)
"""A plan of one's own: what the engine has set is neither lengthened, shortened, moved nor repeated."""

ALL_OUT = _any(
    r"\ball[ -]?out\b",
    r"\bflat[ -]?out\b",
    r"\bsprint\w*",
    r"\bmax(?:imum|imal)?[ -](?:effort|speed|pace|heart|intensity)",
    r"\bfull (?:gas|speed|throttle|effort)",
    r"\buntil (?:you )?(?:drop|collapse|puke|vomit|exhaust\w+)",
    r"\bto (?:failure|exhaustion)\b",
    r"\bempty the tank",
    r"\bgive (?:it )?everything",
)
HARD = _any(
    r"\b(?:go|going|run|running|push\w*|work\w*|try) (?:it )?(?:very |really |quite |as )?(?:hard|fast)(?:er)?\b",
    r"\bhard (?:effort|finish|pace|surge|from the gun|running|session|workout)",
    r"\brace[ -](?:pace|effort|speed)",
    r"\bfast (?:finish|pace|running|kilomet\w+|mile)",
    r"\bpick up the pace",
    r"\bsurges?\b",
    r"\bpush (?:the|your|yourself|it|on|hard)",
    r"\bspeed up\b",
    r"\bhammer\w*",
    r"\bfartlek",
    r"\bhill (?:sprint|repeat|rep)",
    r"\blactate",
    r"\bvo2",
    r"\bpersonal best|\bpb\b|\bpr\b",
    r"\bthreshold",
    r"\btempo\b",
    r"\bintervals?\b",
    r"\bspeed ?work",
    r"\bmarathon (?:pace|effort)",
    r"\b(?:uncomfortable|gasping|breathless|burning)\b",
    r"\btime trial",
    r"\baccelerat\w+",
    r"\bintense\b|\bhigh intensity\b|\bchallenging pace\b",
    r"\bquick(?:er)? pace",
)
STRIDES = _any(r"\bstrides\b")
MARATHON_EFFORT = re.compile(r"\bmarathon[ -](?:pace|effort)\b", re.IGNORECASE)
PART = _any(
    r"\b(?:warm|cool)\w*",
    r"\b(?:first|last|final|opening|closing|middle|main)\b",
    r"\bthen\b",
    r"\bfinish\w*",
    r"\d ?x\b",
    r"\b(?:repeat|rep|interval|block|segment|set|stride)s?\b",
    r"\beach\b",
    r"\bjog\w*",
    r"\bbefore\b",
    r"\bafter\b",
    r"\bof (?:the|it|this|which|those)\b",
    r"\bof (?:easy|tempo|threshold|marathon|steady)\b",
    r"\bat (?:tempo|threshold|marathon|race)\b",
)
"""Words that make a distance a part of the run and not the whole."""
EASY_ONLY = _any(
    r"\brest day\b",
    r"\bday off\b",
    r"\bno running\b",
    r"\bdo not run\b|\bdon't run\b",
    r"\bvery easy (?:day|run|jog)\b",
    r"\beasy day\b|\beasy run\b|\brecovery (?:run|jog|day)\b",
)

OTHER_DAY = _any(
    r"\btomorrow\b",
    r"\byesterday\b",
    r"\bweek\b",
    r"\bahead\b",
    r"\bnext\b",
    r"\blast\b",
    r"\bafter\b",
    r"\bbefore\b",
    r"\bbetween\b",
    r"\bfrom\b",
    r"\blater\b",
    r"\bupcoming\b",
    r"\bto come\b",
    r"\bsave\b",
    r"\bfresh for\b",
    r"\bready for\b",
    r"\bprepar\w+",
    r"\brecover\w*",
    r"\babsorb\w*",
)
TYPES = {
    "rest": _any(r"\brest day\b", r"\bday off\b"),
    "long_run": _any(r"\blong run\b"),
    "tempo": _any(r"\btempo\b", r"\bthreshold\b"),
    "intervals": _any(r"\bintervals?\b", r"\btrack session\b", r"\brepeats\b"),
    "steady": _any(r"\bsteady run\b"),
    "race": _any(
        r"\brace day\b",
        r"\bthe race\b",
        r"\byour race\b",
        r"\byou race\b",
        r"\btime trial\b",
        r"\bracing\b",
        r"\brace\b",
    ),
    "recovery": _any(r"\brecovery (?:run|jog)\b"),
    "cross_training": _any(r"\bcross[ -]training\b"),
}
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
SHORT_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b(?!\w)")
RELATIVE = re.compile(r"\b(tomorrow|yesterday)\b", re.IGNORECASE)
VAGUE_DATE = _any(
    r"\bnext (?:week|month|year|weekend)\b",
    r"\blast (?:week|month|year|weekend)\b",
    r"\bthis weekend\b",
    r"\btonight\b",
    r"\bin (?:january|february|march|april|june|july|august|september|october|november|december)\b",
)
FAMOUS = _any(
    r"\b(?:boston|berlin|chicago|london|new york|nyc|tokyo|paris|sydney|valencia|rotterdam)\b",
    r"\b(?:comrades|western states|ironman|olympi\w+|utmb|hyrox|parkrun)\b",
)
RACE_NAME = re.compile(r"\b((?:[A-Z][\w'-]+ )+)(?:Half[ -])?(?:Marathon|Half|10K|5K|Classic|Ultra)\b")
COMMON_CAPITALS = frozenset(
    [
        "A",
        "An",
        "The",
        "Your",
        "This",
        "That",
        "Goal",
        "Half",
        "Full",
        "First",
        "Next",
        "Last",
        "Big",
        "My",
        "Our",
        "Run",
        "Race",
        "Before",
        "After",
        "For",
        "Train",
        "Training",
        "Week",
        "Easy",
        "Long",
        "Tempo",
        "Peak",
        "Taper",
        "To",
        "On",
        "In",
        "And",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "your",
        "you",
        "is",
        "are",
        "be",
        "it",
        "this",
        "that",
        "as",
        "so",
        "not",
        "no",
        "keep",
        "run",
        "today",
        "easy",
        "by",
        "up",
        "over",
        "let",
        "into",
        "will",
        "if",
        "than",
        "then",
        "after",
        "before",
        "how",
        "what",
        "when",
        "all",
        "every",
        "one",
        "more",
        "can",
        "do",
        "stay",
    ]
)
