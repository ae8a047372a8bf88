"""The form is the request's models: every field, its kind and its limits."""

import pytest

from api.studio.desk.form import SECTIONS, sections
from api.studio.desk.spoken import in_words
from api.terminal.units import Units
from solver.running.request.request import Athlete, Settings

FIELDS = {field["path"]: field for section in sections(["default"], Units("km")) for field in section["fields"]}


def test_every_field_of_a_request_is_in_the_form_once() -> None:
    parts = (("athlete", Athlete), ("settings", Settings))
    known = {f"{part}.{info.alias}" for part, model in parts for info in model.model_fields.values()}
    shown = [field["path"] for section in sections(["default"], Units("km")) for field in section["fields"]]
    assert set(shown) == known | {"weights"}
    assert len(shown) == len(set(shown))


def test_no_section_names_a_field_that_there_is_not() -> None:
    assert {name for names in SECTIONS.values() for name in names} <= set(FIELDS)


def test_limits_and_choices_are_the_models_own() -> None:
    assert (FIELDS["settings.daysPerWeek"]["min"], FIELDS["settings.daysPerWeek"]["max"]) == (1, 7)
    assert FIELDS["settings.goal"]["options"] == ["5k", "10k", "half_marathon", "marathon", "general_fitness"]
    assert FIELDS["settings.tuneUpRaces"]["kind"] == "rows"
    assert FIELDS["athlete.easyPaceSecPerKm"]["label"] == "Easy pace"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "pins.2027-01-17 cannot stand with R17 and V3.",
            "What you fixed on Sunday 17 January cannot stand with R17 long-jump and V3 pin.",
        ),
        ("Change or remove the pin of 2027-01-17.", "Change or remove what you fixed on Sunday 17 January."),
        ("settings.peakWeeklyKm: lies below week 1", "“Peak weekly”: lies below week 1"),
        (
            "cannot stand together with pins.week3 (R12)",
            "Cannot stand together with what you fixed in week 3 (R12 growth-max)",
        ),
        ("settings.raceDate: lies before startDate", "“Race date”: lies before “Start date”"),
        ("settings.tuneUpRaces.1.date: is required", "“Tune-up races 2, Date”: is required"),
        ("must be at most 7", "Must be at most 7"),
    ],
)
def test_messages_are_told_without_names_that_only_a_program_knows(message: str, said: str) -> None:
    assert in_words(message) == said
