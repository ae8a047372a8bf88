"""The form is the request's models: every field, its kind and its limits."""

from api.studio.desk.form import SECTIONS, sections
from solver.running.request.request import Athlete, Settings

FIELDS = {field["path"]: field for section in sections(["default"]) for field in section["fields"]}


def test_every_field_of_a_request_is_in_the_form_once() -> None:
    parts = (("athlete", Athlete), ("settings", Settings))
    known = {f"{part}.{info.alias}" for part, model in parts for info in model.model_fields.values()}
    shown = [field["path"] for section in sections(["default"]) for field in section["fields"]]
    assert set(shown) == known | {"weights"}
    assert len(shown) == len(set(shown))


def test_no_section_names_a_field_that_there_is_not() -> None:
    assert {name for names in SECTIONS.values() for name in names} <= set(FIELDS)


def test_limits_and_choices_are_the_models_own() -> None:
    assert (FIELDS["settings.daysPerWeek"]["min"], FIELDS["settings.daysPerWeek"]["max"]) == (1, 7)
    assert FIELDS["settings.goal"]["options"] == ["5k", "10k", "half_marathon", "marathon", "general_fitness"]
    assert FIELDS["settings.tuneUpRaces"]["kind"] == "rows"
    assert FIELDS["athlete.easyPaceSecPerKm"]["label"] == "Easy pace"
