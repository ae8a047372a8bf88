"""A text as tokens, and as one line in the grammar's spelling from which every match leads back to the words as typed."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from coach.wishes.spelling import COMMON_WORDS, MONTHS, SHORT_WEEKDAYS, plain

MOST_CHARACTERS, LONGEST_NUMBER = 4000, 19
"""A date or a number has no more characters; what is longer would only keep the patterns busy."""
_WRAPPED = re.compile(r"(?<![^\n])[^\n]{60,80}(?<![.!?;:])\n(?=[a-zäöü])")
"""A line that goes on in the next, as mail programs wrap it; every other line ends a sentence."""
_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?"
    r"|[^\W\d_]+|[^\w\s]|\n",
)
_MONTH = "|".join(names[0] for names in MONTHS)
_END = re.compile(rf"(?<=\D )\.|(?<= )\.(?! (?:to|-|and|,|{_MONTH}) )|[;!?\n]")
"""Where a sentence ends: not at the points of "1. to 10. February" or "25.4.2027"."""
_SIGNS = {**dict.fromkeys("\u2019\u2018\u00b4", "'"), **dict.fromkeys("\u2013\u2014\u2011", "-")}
"""As phones write them."""
_SUFFIX = re.compile(r"(?:st|nd|rd|th|ish)\b", re.IGNORECASE)
"""Of "25th" and of "30ish"."""

_ROOM = 40
"""Characters that a word may take of those looked at around a quote; the rest of a long text costs nothing."""


@dataclass(frozen=True)
class Quote:
    """A stretch of the text: as typed, and in the grammar's spelling."""

    typed: str
    plain: str
    start: int
    end: int


Token = tuple[str, int, int]


def _compounds(tokens: list[Token]) -> Iterator[Token]:
    """ "thirty-five" is one number; both words are still quoted."""
    at = 0
    while at < len(tokens):
        word, start, _ = tokens[at]
        after = at + 2 if at + 1 < len(tokens) and tokens[at + 1][0] == "-" else at + 1
        if word in _TENS_AS_WORDS and tokens[at][2] - start > 2 and after < len(tokens):
            unit, begin, end = tokens[after]
            if unit in _UNITS_AS_WORDS and end - begin > 1:
                yield str(int(word) + int(unit)), start, end
                at = after + 1
                continue
        yield tokens[at]
        at += 1


def _in_two_letters(tokens: list[Token]) -> list[Token]:
    """ "Mo, Mi und Fr" are weekdays, as two of them in a row tell; else "mi" behind a number or a stroke is miles."""
    words = [word for word, _, _ in tokens]
    for at, word in enumerate(words):
        if word == "mi" and at and words[at - 1][0].isdigit():
            words[at] = "miles"
    for listed in _lists_of_days(words):
        if len(listed) > 1 and not COMMON_WORDS.issuperset(words[at] for at in listed):
            for at in listed:
                words[at] = SHORT_WEEKDAYS[words[at]]
            for at in range(listed[0], listed[-1]):
                words[at] = "and" if words[at] == "u" else words[at]
    for at, word in enumerate(words):
        if word in SHORT_WEEKDAYS and _LONG_RUN_ON.search(" ".join(words[max(at - 4, 0) : at])):
            last = at + 1 == len(words) or words[at + 1] in ".,;!)"
            words[at] = SHORT_WEEKDAYS[word] if last else word
    for at, word in enumerate(words):
        if word in _SHORT_UNITS and at and words[at - 1] in ("/", "per", "a"):
            words[at] = _SHORT_UNITS[word]
    return [(word, start, end) for word, (_, start, end) in zip(words, tokens, strict=True)]


def _lists_of_days(words: list[str]) -> list[list[int]]:
    """Where weekdays in two letters stand, those together that have at most one sign or word between them."""
    lists: list[list[int]] = []
    for at, word in enumerate(words):
        if word not in SHORT_WEEKDAYS:
            continue
        last = lists[-1][-1] if lists else -9
        if last == at - 1 or (last == at - 2 and words[at - 1] in _BETWEEN_DAYS):
            lists[-1].append(at)
        else:
            lists.append([at])
    return lists


_SHORT_UNITS = {"mi": "miles", "w": "week"}
_BETWEEN_DAYS = frozenset({",", "/", "&", "+", "-", "and", "to", "u"})
_LONG_RUN_ON = re.compile(r"\blong(?: run)?(?: (?:on|immer|:|is|ist|dann))*$")
""" "langer Lauf So", "langer am So"."""
_TENS_AS_WORDS = frozenset(str(tens) for tens in range(20, 100, 10))
_UNITS_AS_WORDS = frozenset(str(unit) for unit in range(1, 10))


@dataclass(frozen=True)
class Text:
    """What somebody wrote, cut to a sane length."""

    typed: str

    @classmethod
    def of(cls, raw: str) -> "Text":
        """The text without control characters, at most 4,000 characters of it."""
        clean = "".join(c if c.isprintable() or c == "\n" else " " for c in raw)
        return cls(clean[:MOST_CHARACTERS])

    @cached_property
    def _tokens(self) -> list[Token]:
        found: list[Token] = []
        wrapped = {line.end() for line in _WRAPPED.finditer(self.typed)}
        for match in _TOKEN.finditer(self.typed):
            word = plain(match[0]) if match[0][0].isalpha() else match[0] if len(match[0]) <= LONGEST_NUMBER else "#"
            word = _SIGNS.get(word, word)
            if _SUFFIX.fullmatch(word) and found and found[-1][0].isdigit() and found[-1][2] == match.start():
                continue
            if word == "\n":
                if match.end() in wrapped:
                    continue
                word = ";"
            if word[0].isdigit() and found and found[-1][0] == ":":
                found.pop()  # "longest run: 16 km" is "longest run 16 km"
            found.append((word, match.start(), match.end()))
        return list(_compounds(_in_two_letters(found)))

    @cached_property
    def plain(self) -> str:
        """All tokens in the grammar's spelling, one blank between them."""
        return " ".join(word for word, _, _ in self._tokens)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word, _, _ in self._tokens:
            starts.append(at)
            at += len(word) + 1
        return starts

    def quote(self, start: int, end: int) -> Quote:
        """What was typed where the plain text has [start, end)."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        begin, stop = self._tokens[first][1], self._tokens[last][2]
        return Quote(self.typed[begin:stop], self.plain[start:end], start, end)

    def locate(self, typed: str) -> Iterator[Quote]:
        """Every place where these words stand, whole words only; case and the width of blanks do not matter."""
        begins = {start: at for at, (_, start, _) in enumerate(self._tokens)}
        ends = {end: at for at, (_, _, end) in enumerate(self._tokens)}
        wanted = re.compile(r"\s+".join(map(re.escape, typed.split())), re.IGNORECASE)
        for match in wanted.finditer(self.typed):
            first, last = begins.get(match.start()), ends.get(match.end())
            if first is not None and last is not None and first <= last:
                yield self.quote(self._starts[first], self._starts[last] + len(self._tokens[last][0]))

    def around(self, quote: Quote, words: int = 3) -> str:
        """What was typed from a few words before a quote to a few after it, in its sentence."""
        before, after = self.before(quote, words), self.after(quote, words)
        return self.quote(quote.start - len(before) - bool(before), quote.end + len(after) + bool(after)).typed

    def find(self, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[Quote]:
        """Every match, or the named part of it, as a quote."""
        for match in pattern.finditer(self.plain):
            if match[group]:
                yield self.quote(*match.span(group))

    def sentences(self) -> Iterator[tuple["Text", "Text"]]:
        """Each as a text of its own, behind the text that stands before it."""
        last_tokens = (bisect_right(self._starts, end.start()) - 1 for end in _END.finditer(self.plain))
        ends = [self._tokens[at][2] for at in last_tokens]
        for start, end in pairwise([0, *ends, len(self.typed)]):
            if self.typed[start:end].strip():
                yield Text(self.typed[:start]), Text(self.typed[start:end].strip())

    def before(self, quote: Quote, words: int = 6) -> str:
        """The few words of the same sentence before a quote."""
        near = max(0, quote.start - _ROOM * words)
        sentence = _END.split(self.plain[near : quote.start])[-1]
        return " ".join(sentence.split()[-words:])

    def after(self, quote: Quote, words: int = 6) -> str:
        """The few words of the same sentence after a quote."""
        sentence = re.split(r" [.;!?\n]", self.plain[quote.end : quote.end + _ROOM * words])[0]
        return " ".join(sentence.split()[:words])
