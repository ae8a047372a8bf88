"""Words that the guardian knows: kept as data, so that a phrase can be added in one line."""

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern for all, whatever the case of letters."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


NEGATION = re.compile(
    r"(?<!why )\b(?:no|not|never|without|avoid|nothing|nor|rather than|instead of|resist|\w+n't)\b[^.,:;!?]{0,24}$",
    re.I,
)
"""Right before a word, with no punctuation between: "never all-out", "resist the urge to push"."""


ALL_OUT = any_of(
    r"\ball[ -]?out\b",
    r"\bflat[ -]?out\b",
    r"\bsprint\w*",
    r"\bmax(?:imum|imal)?[ -](?:effort|speed|pace|heart|intensity)",
    r"\bfull (?:gas|speed|throttle|effort)",
    r"\buntil (?:you )?(?:drop|collapse|puke|vomit|exhaust\w+)",
    r"\bto (?:failure|exhaustion)\b",
    r"\bempty the tank",
    r"\bgive (?:it )?everything",
    r"\bas (?:if it were )?a race\b",
)
HARD = any_of(
    r"\b(?:keep |start )?pressing (?:on|until|hard|to)\b|\bnothing in reserve\b|\bred zone\b|\bovertak\w+",
    r"\bpass (?:at least|as many|everybody|everyone|other runners|people)\b",
    r"\b(?:tough|hard|big|fast|heavi)(?:i)?est (?:run|session|workout|day) (?:of|in) (?:the|your|this)\b",
    r"\b(?:near|close to|at|beyond|past|on) (?:your|the) (?:limits?|edge)\b",
    r"\bempty\w* (?:your|the) (?:legs|tank|lungs)\b",
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
DRIVE = any_of(
    r"\b(?:pick it up|open (?:it )?up|let (?:it|her) rip|go for broke|make it hurt|dig deep|leave it all)\b",
    r"\b(?:no holding back|like you stole it|max out|redlin\w+|floor it|kick it in|crank it|turn up the heat)\b",
    r"\b(?:negative split|really push|go hard|kick hard|compete|time trial|give (?:100|it all)|breath\w+ hard)\b",
    r"\b(?:pick-?ups?|(?:fast|short|quick) bursts?|ladders?|lactic|puke|lungs? (?:burn|scream)|gasp\w*)\b",
    r"\b(?:attack|charg|chas|suffer|punish|aggressiv|brutal|killer|savage)\w*|\b\d+ ?k (?:effort|pace)\b",
    r"\bfinish (?:fast|hard)\b|\b(?:with a|a final|your) kick\b|\bkick home\b",
    r"\btest (?:yourself|your|how)\b|\bhow fast\b",
    r"\b(?:new|course|personal) record\b|\bhard and easy\b|\bhills? hard\b",
    r"\bagainst (?:yourself|the clock)\b|\bsqueez\w+",
    r"\ball in\b|\bblast\w*|\bfly (?:down|up|past)|\bbound\b|\bstep on (?:the gas|it)",
    r"\bup a notch\b|\bwind it up\b|\bbeat (?:your|last|the)\b",
    r"(?:^|\b(?:to|and|then|please) )race (?:your|a|the|someone|everyone|him|them|home)\b",
)
"""Calls to run hard: no day but a hard one may have them, of whatever else the sentence speaks."""
ANY_HARD = any_of(r"\bhard(?:er|est)?\b")
RACE_TODAY = any_of(
    r"^(?:it is |it's |this is |today is )?(?:the )?race day\b",
    r"\byou(?:'ll| will| are going to)? race (?:in|at|on|this)\b|\byou will race\b",
    r"\brace today\b|\btoday'?s race\b|\btoday you race\b",
)
RUN_AT_REST = any_of(
    r"\b(?:run|runs|running|jog|jogs|jogging|laps?|workouts?|gym|session|strides|lace up|head out|miles?|kilomet\w+)\b"
)
STRIDES = any_of(r"\bstrides\b")
MARATHON_EFFORT = re.compile(r"\bmarathon[ -](?:pace|effort)\b", re.IGNORECASE)
PART = any_of(
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
    r"\bbetween\b",
    r"\bof (?:the|it|this|which|those)\b",
    r"\bof (?:easy|tempo|threshold|marathon|steady)\b",
    r"\bat (?:tempo|threshold|marathon|race)\b",
)
"""Words that make a distance a part of the run and not the whole."""
EASY_ONLY = any_of(
    r"\b(?:jog|run) (?:gently|easily|slowly) today\b|\bnothing (?:faster|harder) than\b",
    r"\b(?:keep|stay|take) (?:it )?easy (?:today|throughout|all the way|from start to finish)\b",
    r"\brest day\b",
    r"\bday off\b",
    r"\bno running\b",
    r"\bdo not run\b|\bdon't run\b",
    r"\b(?:just|only) walk\b|\brest completely\b|\brecovery only\b",
    r"\bconversation\w* (?:pace |effort )?(?:the whole|throughout|from start)",
    r"\bvery easy (?:day|run|jog)\b",
    r"\beasy day\b|\beasy run\b|\brecovery (?:run|jog|day)\b",
)

OTHER_DAY = any_of(
    r"\btomorrow\b",
    r"\byesterday\b",
    r"\bweek\b",
    r"\bahead\b",
    r"\b(?:next|last) (?:\w+ )?(?:run|session|workout|day|week|one)s?\b",
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
    "rest": any_of(r"\brest day\b", r"\bday off\b"),
    "long_run": any_of(r"\blong run\b"),
    "tempo": any_of(r"\btempo\b", r"\bthreshold\b"),
    "intervals": any_of(r"\bintervals?\b", r"\btrack session\b", r"\brepeats\b"),
    "steady": any_of(r"\bsteady run\b"),
    "race": any_of(
        r"\brace day\b",
        r"\bthe race\b",
        r"\byour race\b",
        r"\byou race\b",
        r"\btime trial\b",
        r"\bracing\b",
        r"\brace\b",
    ),
    "recovery": any_of(r"\brecovery (?:run|jog)\b"),
    "cross_training": any_of(r"\bcross[ -]training\b"),
}
WEEK_KINDS = {
    "recovery": any_of(r"\b(?:recovery|cut-?back|deload|down|rest|lighter|light|easier|quieter) week\b"),
    "peak": any_of(r"\b(?:peak|biggest|highest|fullest|hardest|heaviest) week\b"),
    "taper": any_of(r"\btaper (?:begins|starts|week|goes on|continues)\b"),
    "race": any_of(r"\brace week\b"),
    "base": any_of(r"\bbase week\b"),
    "build": any_of(r"\bbuild(?:ing)? week\b"),
}
"""What a week may be called, if it is one."""
OTHER_WEEK = any_of(r"\b(?:next|last|after|before|until|following|previous|coming|from|to come|ahead|later)\b")
CALLED_SO = re.compile(r"\b(?:today is|this is|today's|today is all about) (?:your |the |a |an )?$", re.IGNORECASE)
"""Right before a type of run: then the sentence says what the day itself is."""
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
SHORT_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b(?!\w)")
RELATIVE = re.compile(r"\b(tomorrow|yesterday)\b", re.IGNORECASE)
VAGUE_DATE = any_of(
    r"\bday after tomorrow\b|\bday before yesterday\b",
    r"\bnext (?:week|month|year|weekend)\b",
    r"\blast (?:week|month|year|weekend)\b",
    r"\b(?:this|on the|at the|over the) weekend\b",
    r"\btonight\b|\b(?:within|under) the hour\b",
    r"\bin (?:january|february|march|april|june|july|august|september|october|november|december)\b",
)
FAMOUS = any_of(
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
