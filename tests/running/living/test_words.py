"""What a runner reads about a revision, in English and German."""

import datetime as dt
import re
from string import Formatter

import pytest

from solver.errors import NoPlan
from solver.languages import LANGUAGES, words_of
from solver.running.engine import why
from solver.running.living.clash import STATEMENTS
from solver.running.rules.rulebook import RULEBOOK
from tests.running.living.lives import MARATHON, lived, made

MONDAY = "2027-02-15"
IN_GERMAN = {**MARATHON, "settings": {**MARATHON["settings"], "language": "de"}}
ILL = {"kind": "illness", "from": MONDAY, "to": "2027-02-21"}
ENGLISH = words_of("en")
OWN = re.compile(r"(bend\.)?R\d+(\.(most|least))?(\.(share|recovery|taper))?")
"""English has the rules' own words for what they ask, other languages need theirs."""


def slots(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language):
    words = words_of(language)
    more = words["sentences"].keys() ^ ENGLISH["sentences"].keys()
    assert all(OWN.fullmatch(key) for key in more), more
    assert words["sentences"].keys() >= ENGLISH["sentences"].keys()
    for table in ("workouts", "goals", "races", "conflicts"):
        assert words[table].keys() == ENGLISH[table].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_the_same_slots_in_every_language(language):
    for table in ("sentences", "conflicts"):
        for key, sentence in ENGLISH[table].items():
            assert slots(words_of(language)[table][key]) == slots(sentence), key


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_rule_that_may_bend_has_a_name_in_other_languages(language):
    bending = {rule.id for rule in RULEBOOK if rule.ranks}
    assert words_of(language)["rules"].keys() == bending


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_rule_that_may_stand_in_the_way_is_said_in_other_languages(language):
    assert words_of(language)["statements"].keys() == STATEMENTS.keys()


@pytest.mark.parametrize(
    ("pin", "detail", "suggestion"),
    [
        # the first long run is at most 2 km above the longest recent one, so far fewer than 45 km
        (
            {"date": "2027-02-21", "distanceKm": 45},
            "Was für den 21.02.2027 festgelegt ist: So geht es nicht, denn es gilt: ein langer Lauf wächst nur in "
            "kleinen Schritten.",
            "Ändere oder streich, was für den 21.02.2027 festgelegt ist.",
        ),
        # Sunday 21 February has the long run
        (
            {"date": "2027-02-20", "workoutType": "intervals"},
            "So geht es in Woche 7 nicht: zwei harte Tage folgen nie aufeinander.",
            "Ändere oder streich, was für den 20.02.2027 festgelegt ist.",
        ),
    ],
    ids=["a bound", "the calendar"],
)
def test_what_cannot_be_fixed_is_told_in_the_runner_s_language(pin, detail, suggestion):
    with pytest.raises(NoPlan) as refused:
        lived(MONDAY, IN_GERMAN, pins=[pin])
    assert (refused.value.detail, refused.value.conflict.suggestion) == (detail, suggestion)


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (
            MARATHON,
            "Tuesday 16 February: rest instead of easy run of {km} km, because you are ill from Monday 15 February to "
            "Sunday 21 February.",
        ),
        (
            IN_GERMAN,
            "Dienstag, 16. Februar: Ruhetag statt Lockerer Lauf ({km} km), denn du bist von Montag, 15. Februar bis "
            "Sonntag, 21. Februar krank.",
        ),
    ],
    ids=["en", "de"],
)
def test_a_day_in_bed_is_told_in_the_runner_s_language(request_, sentence):
    plan, revision = lived(MONDAY, request_, events=[ILL])
    km = f"{plan.weeks[6].days[1].planned_distance_km:g}"
    decimal = "," if request_ is IN_GERMAN else "."
    assert revision.changes[0].date == dt.date(2027, 2, 16)
    assert revision.changes[0].reason == sentence.format(km=km.replace(".", decimal))


def test_a_german_revision_has_no_english_sentence():
    _, revision = lived(MONDAY, IN_GERMAN, events=[ILL], settings={"daysPerWeek": 3})
    account = why(made(IN_GERMAN)[0], revision.plan, 9)
    told = [revision.summary, *(change.reason for change in revision.changes), *account.sentences]
    words = {word.strip(".,:;()").lower() for sentence in told for word in sentence.split()}
    assert words.isdisjoint({"the", "of", "week", "run", "because", "instead", "at", "most", "than", "now"})
    assert {"denn", "statt", "woche"} <= words


def test_after_the_race_the_summary_says_that_it_is_over():
    _, revision = lived("2027-04-26")
    assert revision.changes == []
    assert revision.summary == ("The race on Sunday 25 April is over: the plan has done its work, and nothing changes.")


def test_fast_running_that_becomes_easy_and_shorter_has_both_reasons():
    # 7 days off: Thursday 25 February is the third day of the return, at 50 %, and a tempo day in the plan
    _, revision = lived(MONDAY, events=[ILL])
    reason = next(change.reason for change in revision.changes if change.date == dt.date(2027, 2, 25))
    assert reason.endswith(
        "because after 7 days without running there is no fast running yet, and 50 % of the usual run is enough on "
        "this day (Thursday of week 5 counts 10.5 km)."
    )


def test_a_run_that_is_limited_itself_is_called_this_run():
    # 15 days off: the first long run after the return is measured from the one before the break
    _, revision = lived(MONDAY, events=[{**ILL, "to": "2027-03-01"}])
    assert any("because this run may have" in change.reason for change in revision.changes)


def test_a_long_run_that_nobody_ran_is_not_passed_over_in_silence():
    _, revision = lived("2027-02-22", skip=["2027-02-21"])
    told = [advisory.message for advisory in revision.advisories if advisory.code == "run-missed"]
    assert told == ["Long run of Sunday 21 February: missed, and not made up for."]
    _, later = lived("2027-03-01", skip=["2027-02-21"])
    assert not [advisory for advisory in later.advisories if advisory.code == "run-missed"]


def test_after_the_race_nothing_is_said_of_preparing_it():
    plan, revision = lived("2027-04-26")
    assert plan.advisories
    assert revision.advisories == []


def test_a_new_tune_up_race_is_told_by_its_date():
    _, revision = lived(MONDAY, settings={"tuneUpRaces": [{"date": "2027-03-07", "distanceKm": 10.0}]})
    race = next(change for change in revision.changes if change.date == dt.date(2027, 3, 7))
    assert race.why == "a tune-up race is on Sunday 7 March now"


def test_a_run_that_gains_so_that_another_may_stay_says_so():
    """Half a marathon instead of a whole one: week 11 needs more kilometres to carry its long run of 19.5."""
    _, revision = lived(MONDAY, settings={"goal": "half_marathon"})
    reasons = {change.date: change.why for change in revision.changes}
    assert reasons[dt.date(2027, 3, 18)] == (
        "this leaves room elsewhere: Sunday of week 11 may have 19.5 km at most: a long run is 28-32 % of its week, "
        "and its week has 60.5 km, now that the goal is a half marathon"
    )


def test_with_fewer_runs_the_fast_days_that_stay_keep_their_workouts():
    five = {**MARATHON, "settings": {**MARATHON["settings"], "daysPerWeek": 5, "preferredDays": []}}
    _, revision = lived(MONDAY, five, settings={"daysPerWeek": 4})
    turned = [c for c in revision.changes if c.before and c.after and c.before.workout_type != c.after.workout_type]
    assert {change.after.workout_type for change in turned} == {"rest"}


def test_a_long_run_that_nobody_ran_is_not_the_longest():
    """The plan's 26 km of Sunday 28 February fall into the illness; what is ahead then has 24 at most."""
    away = [f"2027-02-{day}" for day in range(15, 29)]
    _, revision = lived("2027-03-01", skip=away, events=[{"kind": "illness", "from": MONDAY, "to": "2027-02-28"}])
    longs = {d.date: d.planned_distance_km for w in revision.plan.weeks for d in w.days if d.workout_type == "long_run"}
    assert longs.pop(dt.date(2027, 2, 28)) == 26
    longest = max(longs.values())
    told = next(advisory.message for advisory in revision.advisories if advisory.code == "long-run-short")
    assert told.startswith(f"The longest run is {longest:g} km;")
    assert longest == 24


def test_the_fullest_week_ahead_is_one_of_training_not_the_race_s():
    """Weeks off leave less training a week than the 42.2 km that the race alone has."""
    _, revision = lived("2027-03-08", events=[{"kind": "injury", "from": "2027-03-01", "to": "2027-04-04"}])
    training = [
        sum(day.planned_distance_km or 0 for day in week.days if day.workout_type != "race")
        for week in revision.plan.weeks
        if week.week_start_date >= dt.date(2027, 3, 8)
    ]
    assert f"the fullest week ahead has {max(training):g} km instead of 68.5 km" in revision.summary
    assert max(training) < 42
