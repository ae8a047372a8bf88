"""What is not simply believed: instructions inside the text, what is denied, was once, or is somebody else's."""

import re

from coach.wishes.reading import Quote, Text

_NEGATED = re.compile(
    r"\b(?:no|not|never|without|free of|don ' t have|do not have|ohne|keine?|nicht|nie)(?: \w+){0,2}$"
)
_CODE = re.compile(r"```[^`]*```|\{(?:[^{}]|\{[^{}]*\})*\}|<(\w+)>[^<]*</\1>|<[^<>\n]{1,200}>")
"""A block with its marks; the sentence around it may be a wish."""
_INSTRUCTION = re.compile(
    r"(?i)\b(?:ignorier\w*|vergiss|missachte\w*|umgeh\w*|übergeh\w*|überspring\w*)\b[^.!?\n]{0,60}\b(?:anweisung\w*|vorherig\w*|regeln?|grenzen?|limits?|sicherheit\w*|vorgaben?|prompt)\b"
    r"|\bdu bist (?:jetzt|nun|ab (?:jetzt|sofort))\b|\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,60}\b(?:instruction\w*|previous|above|rules?|limits?|safety|checks?|prompt)\b"
    r"|\bsystem\s*(?:prompt|message|nachricht|anweisung)\b|\b(?:note|message) to the (?:ai|assistant|model|system)\b|\b(?:hinweis|nachricht) an (?:die ki|das (?:modell|system))\b|\byou are (?:now|an?)\b|\b(?:set|make|change|write|setze?|stelle|ändere)\s+[\"'`]?(?-i:[a-z]+[A-Z]\w*)"
    r"|\b(?:athlete|settings)\.\w+|[{}<>]|```|\bjson\b|\bassistant:|\bdeveloper:"
)
_FORMER = re.compile(  # "once" is spelt 1
    r"\b(?:used to|had me|hatte mich|previously|formerly|i 1|1 (?:had|ran|did|was)|years? ago|before (?:my|the|that)|back then|in the past|last year|peaked|früher|damals|mal|ever|jemals)\b"
)

_SOMEBODY = (
    r"\b(?:my|our|his|her|a|an|the|another|mein\w*|ein\w*|der|die) (?:\w+ )?(?:wife|husband|friend|partner|brother|sister|coach|mother|father"
    r"|mum|mom|dad|son|daughter|colleague|neighbou?r|buddy|girlfriend|boyfriend|mate|dog|frau|mann|freund\w*|bruder|schwester"
    r"|trainer\w*|kolleg\w*|nachbar\w*|vater|mutter|sohn|tochter|hund)s?\b(?! (?:and|und) (?:i|me|ich)\b)"
    r"|\bsie (?:macht|läuft|schafft|hat|trainiert)\b|(?<!\d )\b(?:he|she|they|who|others|people|everybody|everyone|er|andere)\b"
    r"|(?<=[a-zäöüß] )(?<!my )(?<!ich )(?<!long )(?<!easy )(?:runs|does|manages|averages|logs|läuft|schafft)(?= (?:\w+ ){0,2}\d)"
)
_SUBJECT = re.compile(rf"(?P<other>{_SOMEBODY})|\b(?:i|me|we|us|my|ich|mir|mich|wir|uns)\b")


def without_instructions(raw: str) -> str:
    """The text with whatever gives orders to a program blanked out, to the end of its sentence."""
    raw = masked = _CODE.sub(lambda code: " " * len(code[0]), raw)
    for match in _INSTRUCTION.finditer(raw):
        begin = max(raw.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
        ends = [at for mark in ".!?\n" if (at := raw.find(mark, match.end())) >= 0]
        end = min(ends, default=len(raw))
        masked = masked[:begin] + " " * (end - begin) + masked[end:]
    return masked


def is_denied(text: Text, quote: Quote) -> bool:
    """Whether a "no", "not" or "without" stands right before a quote, or "free" after it."""
    return bool(_NEGATED.search(text.before(quote, 7))) or bool(
        re.match(r"(?:- )?free\b|nicht mehr\b|no (?:more|longer)\b", text.after(quote, 2))
    )


def is_former(text: Text, quote: Quote) -> bool:
    """Whether the words before a quote say that it was so and is no more."""
    return bool(_FORMER.search(text.before(quote, 7)))


def is_somebody_elses(text: Text, quote: Quote) -> bool:
    """Whether the last person who is named before a quote, in its sentence, is another than the writer."""
    named = list(_SUBJECT.finditer(f"{text.before(quote, 15)} {quote.plain}"))
    return bool(named) and named[-1]["other"] is not None
