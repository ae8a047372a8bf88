"""Which words a place has: nothing of building up where weeks get lighter."""

import pytest

from coach.bank.facts import DayFacts, PlanFacts, StepFacts, WeekFacts
from coach.phase import Phase
from coach.prose.gate import Gate
from coach.prose.reasons import Reason
from coach.prose.scenes import Scene, Setting, setting_of
from coach.prose.sentence import Sentence, sentence_of
from solver.running.request.request import Goal
from solver.running.request.result import WorkoutType

RUNNER = {"goal": Goal.HALF_MARATHON, "units": "km"}


def day(kind: WorkoutType = WorkoutType.EASY, phase: Phase = Phase.BUILD, **more: object) -> DayFacts:
    return DayFacts(**RUNNER, kind=kind, phase=phase, **more)


@pytest.mark.parametrize(
    ("facts", "scene"),
    [
        (day(WorkoutType.EASY), Scene.EASY),
        (day(WorkoutType.RECOVERY), Scene.EASY),
        (day(WorkoutType.EASY, shape="walk_run"), Scene.EASY),
        (day(WorkoutType.LONG_RUN), Scene.LONG),
        (day(WorkoutType.LONG_RUN, shape="finish"), Scene.LONG_WITH_WORK),
        (day(WorkoutType.TEMPO, shape="blocks"), Scene.TEMPO),
        (day(WorkoutType.REST), Scene.REST),
        (day(WorkoutType.REST, strength="lower"), Scene.STRENGTH),
        (day(WorkoutType.EASY, strength="lower"), Scene.EASY),
        (WeekFacts(**RUNNER, phase=Phase.BUILD, number=3), Scene.WEEK),
        (PlanFacts(**RUNNER, dated=True, weeks=12), Scene.PLAN),
    ],
)
def test_a_place_has_its_own_words(facts: DayFacts, scene: Scene) -> None:
    found = setting_of(facts)
    assert found is not None
    assert found.scene is scene


def test_of_steps_only_the_bank_speaks() -> None:
    assert setting_of(StepFacts(**RUNNER, effort="easy", part="main")) is None


@pytest.mark.parametrize(
    ("phase", "builds"),
    [
        (Phase.BASE, True),
        (Phase.BUILD, True),
        (Phase.PEAK, True),
        (Phase.RECOVERY, False),
        (Phase.TAPER, False),
        (Phase.AFTER_RACE, False),
    ],
)
def test_only_weeks_that_build_are_called_so(phase: Phase, builds: bool) -> None:
    for facts in (day(phase=phase), WeekFacts(**RUNNER, phase=phase, number=1)):
        found = setting_of(facts)
        assert found is not None
        assert found.building is builds


def test_a_recovery_run_builds_nothing_in_any_week() -> None:
    assert setting_of(day(WorkoutType.RECOVERY, Phase.BUILD)) == Setting(Scene.EASY, building=False)
    assert setting_of(day(WorkoutType.EASY, Phase.BUILD)) == Setting(Scene.EASY, building=True)


@pytest.mark.parametrize(
    ("language", "here", "untrue", "there", "true"),
    [
        ("en", Scene.RACE, "Today is part of your routine.", Scene.REST, "Rest is part of your routine."),
        ("en", Scene.WEEK, "This week brings variety.", Scene.PLAN, "This plan brings variety."),
        ("de", Scene.RACE, "Genieß deine Routine mit Geduld.", Scene.EASY, "Genieß deine Routine mit Geduld."),
        ("de", Scene.WEEK, "Diese Woche bringt Abwechslung.", Scene.PLAN, "Dieser Plan bringt Abwechslung."),
    ],
)
def test_a_race_is_no_part_of_a_routine_and_not_every_week_is_varied(
    language: str, here: Scene, untrue: str, there: Scene, true: str
) -> None:
    assert Gate(language).first([untrue], Setting(here), {})[0] is None
    assert Gate(language).first([true], Setting(there), {})[0] == true


def test_a_whole_plan_builds() -> None:
    assert setting_of(PlanFacts(**RUNNER, dated=False, weeks=8)) == Setting(Scene.PLAN)


@pytest.mark.parametrize(("words", "stands"), [(3, False), (4, True), (22, True), (23, False)])
def test_a_sentence_has_four_to_twenty_two_words(words: int, stands: bool) -> None:
    assert (sentence_of(" ".join(["Run"] + ["on"] * (words - 1)) + ".") is not Reason.LENGTH) is stands


@pytest.mark.parametrize(("signs", "stands"), [(160, True), (161, False)])
def test_a_sentence_has_at_most_160_signs(signs: int, stands: bool) -> None:
    text = "Run on and " + "o" * (signs - 12) + "."  # "Run on and " has 11 signs, the full stop is one more
    assert len(text) == signs
    assert isinstance(sentence_of(text), Sentence) is stands


def test_of_many_candidates_the_first_three_are_read() -> None:
    good, bad = "Enjoy the quiet of the park.", "Sprint home with the wind."
    setting = Setting(Scene.EASY)
    assert Gate("en").first([bad, bad, good], setting, {})[0] == good
    assert Gate("en").first([bad, bad, bad, good], setting, {})[0] is None
