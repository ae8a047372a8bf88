"""One sentence held against the truth: the reason why it cannot stay, or None."""

import re

from coach.guardian import conduct, lexicon
from coach.guardian.claims import Claim, Kind, claims_of
from coach.guardian.truth import Truth
from coach.guardian.vocabulary import has_names, is_foreign
from coach.today import HARD
from solver.running.request.result import PlanDay, WorkoutType


def fault_of(sentence: str, truth: Truth) -> str | None:
    """A code for the first thing in the sentence that is wrong or cannot be decided."""
    if sentence in truth.own_sentences:
        return None
    if conduct.LINK.search(sentence):
        return "link"
    if _unnegated(conduct.CHANGES, sentence):
        return "changes-plan"
    if not all(_is_true(claim, sentence, truth) for claim in claims_of(sentence, truth.unit)):
        return "number"
    if _twisted(sentence, truth):
        return "number"
    if is_foreign(sentence):
        return "language"
    return (
        _calendar_fault(sentence, truth)
        or _week_fault(sentence, truth)
        or _race_fault(sentence, truth)
        or _effort_fault(sentence, truth)
    )


def _is_true(claim: Claim, sentence: str, truth: Truth) -> bool:
    """A number of the day's own; one of a part of the run only where the sentence speaks of a part."""
    if not truth.allows(claim):
        return False
    partial = claim.kind is Kind.KM and truth.whole_km is not None and abs(claim.value - truth.whole_km) > 0.06
    return not partial or lexicon.PART.search(sentence) is not None


def _twisted(sentence: str, truth: Truth) -> bool:
    """True numbers, denied or told twice over: "not 7 km", "7 km there and 7 km back"."""
    if re.search(r"\b(?:not|isn't|never|forget) (?:the |about )?\d", sentence, re.IGNORECASE):
        return True
    whole = truth.whole_km
    kms = [claim.value for claim in claims_of(sentence, truth.unit) if claim.kind is Kind.KM]
    return whole is not None and sum(abs(km - whole) <= 0.06 for km in kms) > 1


def _week_fault(sentence: str, truth: Truth) -> str | None:
    """What a week is called must be what it is."""
    if truth.week is None or lexicon.OTHER_WEEK.search(sentence):
        return None
    kinds = {kind for kind, words in lexicon.WEEK_KINDS.items() if words.search(sentence)}
    return "type" if kinds - truth.week_kinds else None


def _unnegated(words: re.Pattern[str], sentence: str) -> bool:
    return any(not lexicon.NEGATION.search(sentence[: match.start()]) for match in words.finditer(sentence))


def _calendar_fault(sentence: str, truth: Truth) -> str | None:
    """Weekdays must be the day's own or, in a note on a week, that of the type of run named with it."""
    if lexicon.VAGUE_DATE.search(sentence) or lexicon.SHORT_WEEKDAY.search(sentence):
        return "date"
    named = [f"{match.group(1).lower()}day" for match in lexicon.WEEKDAY.finditer(sentence)]
    if any(day not in truth.weekdays for day in named):
        return "weekday"
    if truth.today is None:
        return _note_fault(sentence, [truth.weekdays[day] for day in named], truth)
    for match in lexicon.RELATIVE.finditer(sentence):
        other = truth.today.tomorrow if match.group(1).lower() == "tomorrow" else truth.today.yesterday
        if not _speaks_truly(sentence, other, truth):
            return "weekday"
    return None


def _note_fault(sentence: str, days: list[PlanDay], truth: Truth) -> str | None:
    """A sentence that names weekdays may only say of them what they are."""
    if lexicon.RELATIVE.search(sentence):
        return "weekday"
    types = _types_in(sentence)
    if days and any(not any(_fits(kind, day) for day in days) for kind in types):
        return "weekday"
    hard = re.search(r"\b(?:hard|tough|fast|quality|key)\b", sentence, re.IGNORECASE)
    if hard and any(day.workout_type not in HARD for day in days):
        return "weekday"
    rests = re.search(r"\brest(?:s|ing)? (?:on|up)\b", sentence, re.IGNORECASE)
    if rests and any(day.workout_type is not WorkoutType.REST for day in days):
        return "weekday"
    kms = [claim.value for claim in claims_of(sentence, truth.unit) if claim.kind is Kind.KM]
    own = [day.planned_distance_km or 0.0 for day in days]
    return "number" if days and any(all(abs(km - mine) > 0.06 for mine in own) for km in kms) else None


def _speaks_truly(sentence: str, other: PlanDay | None, truth: Truth) -> bool:
    """Of yesterday or tomorrow: a type of run that it is, or nothing that would name one."""
    if other is None:
        return False
    types = _types_in(sentence)
    own = truth.today.day if truth.today else None
    if types:
        return any(_fits(kind, other) for kind in types) and all(
            _fits(kind, other) or (own is not None and _fits(kind, own)) for kind in types
        )
    claims_hard = re.search(r"\b(?:hard|big|key|long|race|fast|quality|tough)\b", sentence, re.IGNORECASE)
    return other.workout_type in HARD if claims_hard else True


def _types_in(sentence: str) -> list[str]:
    return [kind for kind, words in lexicon.TYPES.items() if words.search(sentence)]


def _fits(kind: str, day: PlanDay) -> bool:
    return day.workout_type.value == kind


def _race_fault(sentence: str, truth: Truth) -> str | None:
    """Races of the plan alone, by their names and distances."""
    if not truth.has_race and re.search(r"\b(?:race|races|racing|start line|finish line)\b", sentence, re.IGNORECASE):
        return "race"
    known = any(name in sentence.casefold() for name in truth.race_names)
    if not known and has_names(sentence):
        return "race"
    if lexicon.FAMOUS.search(sentence) and not known:
        return "race"
    for match in lexicon.RACE_NAME.finditer(sentence):
        words = match.group(1).split()
        if any(word not in lexicon.COMMON_CAPITALS for word in words) and not known:
            return "race"
    return "race" if _wrong_distance(sentence, truth) else None


def _wrong_distance(sentence: str, truth: Truth) -> bool:
    """ "marathon" and "half marathon" name a race's length too."""
    without_half = re.sub(r"\bhalf[ -]marathons?\b", "", sentence, flags=re.IGNORECASE)
    half = len(without_half) != len(sentence)
    without_pace = lexicon.MARATHON_EFFORT.sub("", without_half)
    whole = re.search(r"\b(?:ultra[ -]?)?marathons?\b", without_pace, re.IGNORECASE)
    return (half and not _has_race(truth, 21.0975)) or (whole is not None and not _has_race(truth, 42.195))


def _has_race(truth: Truth, km: float) -> bool:
    return any(abs(km - race) < 0.2 for race in truth.races_km)


def _effort_fault(sentence: str, truth: Truth) -> str | None:
    """No hard work on easy days, none beyond the plan on hard ones, and no rest where there is a session."""
    if truth.today is None:
        return "effort" if _unnegated(lexicon.ALL_OUT, sentence) else None
    kind = truth.today.day.workout_type
    if kind is not WorkoutType.RACE and _unnegated(lexicon.ALL_OUT, sentence):
        return "effort"
    if kind not in (HARD - {WorkoutType.LONG_RUN}) and _unnegated(lexicon.DRIVE, sentence):
        return "effort"
    if (
        kind not in (HARD - {WorkoutType.LONG_RUN})
        and not lexicon.OTHER_DAY.search(sentence)
        and _unnegated(lexicon.ANY_HARD, sentence)
    ):
        return "effort"
    if kind is not WorkoutType.RACE and lexicon.RACE_TODAY.search(sentence):
        return "type"
    if kind is WorkoutType.REST and _runs_at_rest(sentence):
        return "type"
    if lexicon.STRIDES.search(sentence) and not _may_stride(truth):
        return "effort"
    about_others = bool(lexicon.OTHER_DAY.search(sentence)) and _named_elsewhere(sentence, truth)
    said = lexicon.MARATHON_EFFORT.sub("", sentence) if truth.marathon_effort else sentence
    if kind not in (HARD - {WorkoutType.LONG_RUN}) and not about_others and _unnegated(lexicon.HARD, said):
        return "effort"
    return "type" if _wrong_type(sentence, truth, about_others) else None


def _runs_at_rest(sentence: str) -> bool:
    """Running on a rest day, where the sentence neither denies it nor speaks of other days."""
    others = lexicon.OTHER_DAY.search(sentence) or re.search(r"\b(?:while you|where|when)\b", sentence, re.IGNORECASE)
    return others is None and _unnegated(lexicon.RUN_AT_REST, sentence)


def _may_stride(truth: Truth) -> bool:
    today = truth.today
    return today is not None and (today.strides or today.day.workout_type is WorkoutType.RACE)


def _named_elsewhere(sentence: str, truth: Truth) -> bool:
    """Whether every type of run that the sentence names is one of this week's or a neighbouring day's."""
    today = truth.today
    if today is None:
        return False
    around = {day.workout_type.value for day in (*today.week.days, today.yesterday, today.tomorrow) if day is not None}
    types = _types_in(sentence)
    return bool(types) and all(kind in around or (kind == "race" and truth.has_race) for kind in types)


def _called_so(sentence: str, own: WorkoutType) -> bool:
    """ "Today is your long run of the week", on a day that has another run."""
    return any(
        kind != own.value and lexicon.CALLED_SO.search(sentence[: match.start()])
        for kind, words in lexicon.TYPES.items()
        for match in words.finditer(sentence)
    )


def _wrong_type(sentence: str, truth: Truth, about_others: bool) -> bool:
    """A day that is called something else than what it is."""
    if truth.today is None:
        return False
    own = truth.today.day.workout_type
    if about_others:
        return _called_so(sentence, own)
    if own in HARD - {WorkoutType.LONG_RUN} and lexicon.EASY_ONLY.search(sentence):
        return True
    named = {kind for kind in _types_in(sentence) if kind != "race" or not truth.has_race}
    also = {"recovery"} if own is WorkoutType.EASY else {"intervals"} if truth.values.get(Kind.TIMES) else set()
    return bool(named - also - {own.value})
