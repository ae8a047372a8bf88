"""What a revised plan says: true sentences stay byte for byte, those of another day or week than it is now do not."""

import itertools
import re

import pytest

from coach.bank.bank import bank_of
from coach.moments.moments import moments_of
from coach.offline import fill
from coach.prose.scenes import setting_of
from coach.revising import worded
from solver.answer import WrittenBy
from solver.running.engine import revise
from solver.running.request.result import WeekType
from solver.running.request.situation import read_situation
from tests.running.living import lives

ILL = {"kind": "illness", "from": "2027-02-15", "to": "2027-02-24"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def told(today, **news):
    """A marathon plan with words, and what becomes of it; all was run as planned."""
    asked, made = lives.made()
    plan = fill(made, asked)
    situation = read_situation({"today": today, "done": lives.done(plan, today), **news})
    return plan, worded(revise(asked, plan, situation), plan, asked).plan


@pytest.fixture(scope="module")
def ill():
    return told("2027-02-15", events=[ILL])


def days_in(plan):
    return [day for week in plan.weeks for day in week.days]


def test_where_nothing_happened_no_word_changes():
    plan, after = told("2027-02-15")
    assert [week.coach_notes for week in after.weeks] == [week.coach_notes for week in plan.weeks]
    assert days_in(after) == days_in(plan)
    assert after.coach_note == plan.coach_note


def test_the_past_keeps_its_words(ill):
    plan, after = ill
    assert after.weeks[:6] == plan.weeks[:6]


def test_the_day_before_a_run_that_fell_away_does_not_announce_it(ill):
    """Each of these is said on the eve of a run that counts."""
    eve = r"[Tt]omorrow('s| brings|: | it is)|tomorrow\."
    _, after = ill
    days = days_in(after)
    counts = {"long_run", "tempo", "intervals", "steady", "race"}
    for today, tomorrow in itertools.pairwise(days):
        if today.workout_type == "rest" and re.search(eve, today.description):
            assert tomorrow.workout_type in counts, (today.date, today.description)


def test_on_days_of_illness_nobody_is_told_of_training(ill):
    _, after = ill
    unwell = {one.text for one in bank_of("en").sentences.values() if one.group.id == "rest-unwell"}
    texts = {day.description for day in days_in(after) if "2027-02-15" <= str(day.date) <= "2027-02-24"}
    assert len(texts) > 3
    assert texts <= unwell


def test_a_week_compares_itself_with_weeks_as_they_are_now(ill):
    """The taper begins after the highest week of the plan, which illness made another."""
    _, after = ill
    compared = [
        (float(km), int(number))
        for week in after.weeks
        for km, number in re.findall(r"([\d.]+) km in week (\d+)", week.coach_notes)
    ]
    assert len(compared) > 3
    for km, number in compared:
        assert after.weeks[number - 1].planned_distance_km == pytest.approx(km, abs=0.05)


def test_a_week_calls_its_fast_run_what_the_day_calls_it(ill):
    """Sessions follow from the weeks around them, also where the kilometres of a day stay."""
    _, after = ill
    found = 0
    for week in after.weeks:
        for weekday, work in re.findall(r"on (\w+day) \((\d+ x [\d.]+ k?m)\)", week.coach_notes):
            found += 1
            assert work in week.days[WEEKDAYS.index(weekday)].title
    assert found > 5


def test_most_words_stay_where_one_run_moves():
    plan, after = told("2027-02-08", pins=[{"move": {"from": "2027-02-16", "to": "2027-02-17"}}])
    changed = [old.date for old, new in zip(days_in(plan), days_in(after), strict=True) if old != new]
    assert 2 <= len(changed) <= 6


def test_a_models_own_sentence_goes_where_its_week_is_of_another_kind_now():
    """It was allowed in weeks that build: of two that did, one is a cutback now with the same runs."""
    asked, made = lives.made()
    plan, own = fill(made, asked), "This week builds endurance with care."
    weeks = [all_by_a_model(week, own) if builds else week for week, builds in built(plan, asked)]
    plan = plan.model_copy(update={"weeks": weeks, "written_by": WrittenBy.MODEL})
    situation = read_situation({"today": "2027-01-18", "done": lives.done(plan, "2027-01-18")})
    revision = revise(asked, plan, situation)
    builds, other = [week.week_number for week in revision.plan.weeks[3:] if week.coach_notes == own][:2]
    now = [
        week.model_copy(update={"week_type": WeekType.RECOVERY}) if week.week_number == other else week
        for week in revision.plan.weeks
    ]
    changed = revision.model_copy(update={"plan": revision.plan.model_copy(update={"weeks": now})})
    notes = {week.week_number: week.coach_notes for week in worded(changed, plan, asked).plan.weeks}
    assert notes[builds] == own
    assert notes[other] not in (own, None)


def all_by_a_model(week, own):
    """A week with nothing of the bank in it."""
    words = {"title": "Run", "description": "Endurance grows here.", "written_by": WrittenBy.MODEL}
    days = [day.model_copy(update=words) for day in week.days]
    return week.model_copy(update={"coach_notes": own, "written_by": WrittenBy.MODEL, "days": days})


def built(plan, asked):
    """Each week with whether it builds."""
    return [
        (week, setting_of(facts).building)
        for week, facts in zip(plan.weeks, moments_of(plan, asked).weeks, strict=True)
    ]
