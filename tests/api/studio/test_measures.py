"""Miles and paces per mile in the form: what is typed is what is meant, and what nobody touched stays to the digit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from api.studio.desk.form import sections
from api.studio.desk.measures import length, meant, typed
from api.studio.desk.problem import Problem
from api.studio.desk.spoken import in_units
from api.studio.desk.variants import read_variant
from api.terminal.units import Units
from solver.running.request.request import read_request

KM, MI = Units("km"), Units("mi")
KILOMETRES = st.integers(100, 10_000).map(lambda hundredths: hundredths / 100)
FIELDS = {field["path"]: field for section in sections([], MI) for field in section["fields"]}


@given(tuesday=KILOMETRES, friday=KILOMETRES, other=KILOMETRES)
def test_a_day_beside_the_one_that_was_typed_keeps_every_digit(tuesday: float, friday: float, other: float) -> None:
    """The interesting case: kilometres that no two decimals of a mile mean: reading them back would move them."""
    assume(length(MI).meant(length(MI).shown(tuesday)) != tuesday)
    stands = {"tuesday": tuesday, "friday": friday}
    said = {**typed(stands, MI, "maxKmByDay"), "sunday": length(MI).shown(other)}
    found = meant(said, stands, MI, "maxKmByDay")
    assert (found["tuesday"], found["friday"]) == (tuesday, friday)
    assert found["sunday"] == pytest.approx(other, abs=0.005 * 1.609344)


@given(st.lists(KILOMETRES, min_size=2, max_size=4, unique_by=lambda km: round(km / 1.609344, 2)))
def test_races_keep_their_lengths_when_the_first_is_removed_and_another_named(lengths: list[float]) -> None:
    stands = [{"date": "2027-03-07", "distanceKm": km} for km in lengths]
    left = typed(stands, MI, "tuneUpRaces")[1:]
    left[0]["name"] = "Spring run"
    assert [race["distanceKm"] for race in meant(left, stands, MI, "tuneUpRaces")] == lengths[1:]


@given(st.integers(1, 20_000).map(lambda hundredths: hundredths / 100))
def test_typed_miles_stay_as_they_were_typed_through_kilometres_and_back(miles: float) -> None:
    km = meant(miles, None, MI, "currentWeeklyKm")
    in_kilometres = typed(km, KM, "currentWeeklyKm")
    assert typed(meant(in_kilometres, km, KM, "currentWeeklyKm"), MI, "currentWeeklyKm") == miles


@given(st.integers(150 * 2, 1400).map(float))
def test_a_typed_pace_stays_as_it_was_typed(seconds_per_mile: float) -> None:
    sec_per_km = meant(seconds_per_mile, None, MI, "easyPaceSecPerKm")
    assert typed(sec_per_km, MI, "easyPaceSecPerKm") == seconds_per_mile


def test_25_miles_and_9_15_a_mile_ask_for_40_2336_km_and_344_9_s_per_km() -> None:
    assert meant(25, 40.0, MI, "currentWeeklyKm") == 40.2336  # 25 * 1.609344
    assert meant(555, None, MI, "easyPaceSecPerKm") == pytest.approx(344.861, abs=0.001)  # 555 / 1.609344


def test_a_half_marathon_is_shown_to_the_metre_and_what_is_not_whole_to_two_decimals() -> None:
    assert [typed(21.0975, units, "distanceKm") for units in (KM, MI)] == [21.0975, 13.11]
    assert typed(40.0, MI, "currentWeeklyKm") == 24.85


def test_what_has_no_unit_and_what_is_no_number_stays_as_it_is() -> None:
    request = {"athlete": {"currentWeeklyKm": "many", "vdot": 45.0}, "settings": {"maxMinutesByDay": {"monday": 45}}}
    assert typed(request, MI) == request
    assert meant(None, 40.0, MI, "peakWeeklyKm") is None


def test_a_limit_that_the_form_tells_is_one_that_the_request_takes() -> None:
    """300 km are 186.4114 mi and 350 km 217.4799 mi: 217.48 mi would be refused."""
    limits = [FIELDS[path]["max"] for path in ("athlete.currentWeeklyKm", "settings.peakWeeklyKm")]
    assert limits == [186.41, 217.47]
    current, peak = (length(MI).meant(limit) for limit in limits)
    settings = {"goal": "10k", "startDate": "2027-01-04", "totalWeeks": 8, "daysPerWeek": 4, "peakWeeklyKm": peak}
    assert read_request({"athlete": {"currentWeeklyKm": current}, "settings": settings}).settings.peak_weekly_km == peak


def test_labels_and_limits_are_told_in_the_unit_in_which_they_are_typed() -> None:
    assert (FIELDS["athlete.currentWeeklyKm"]["unit"], FIELDS["athlete.easyPaceSecPerKm"]["unit"]) == (
        "mi", "min:s per mi")  # fmt: skip
    assert FIELDS["settings.maxKmByDay"]["label"] == "Max mi by day"
    fields = {"athlete.currentWeeklyKm": "must be at most 300", "athlete.easyPaceSecPerKm": "must be at least 150"}
    told = in_units(Problem("Bad request", "athlete.currentWeeklyKm: must be at most 300", fields), MI)
    assert list(told.fields.values()) == ["must be at most 186.41", "must be at least 4:01"]  # 150 s * 1.609344
    assert told.detail == "athlete.currentWeeklyKm: must be at most 186.41"


def test_a_setting_to_try_is_typed_in_miles() -> None:
    variant = read_variant("peakWeeklyKm", "40", MI)
    assert variant.settings == {"peakWeeklyKm": 64.37376}  # 40 * 1.609344
    assert variant.said == "Peak weekly: 40 mi"
