"""Labels of exports and the terminal: the same in every language, all used, dates in the language's own form."""

import datetime as dt
import re
from pathlib import Path

import pytest

import api
import coach
from api.terminal.units import Units
from coach.bank.labels import labels_of
from solver.running.request.result import PaceRange, WeekType, WorkoutType
from tests.coach.bank.test_data import LANGUAGES

MODULES = [path.read_text() for package in (api, coach) for path in Path(package.__file__).parent.rglob("*.py")]
# What wishes say stands in tables of its own, and has a test of its own.
SOURCES = [source for source in MODULES if "coach.wishes.saying" not in source]
ASKED = re.compile(r"""say\(\s*f?["']([a-z_]+)\.([a-z_]+|\{)""")


def names(language):
    return {f"{table}.{key}" for table, keys in labels_of(language).tables.items() for key in keys}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_labels_with_the_same_blanks(language):
    english, here = labels_of("en").tables, labels_of(language).tables
    assert names(language) == names("en")
    for table in english.keys() - {"dates"}:
        for key, text in english[table].items():
            assert set(re.findall(r"\{(\w+)\}", here[table][key])) == set(re.findall(r"\{(\w+)\}", text)), key


def test_every_label_that_the_code_asks_for_exists_and_none_is_left_over():
    asked = {(table, key) for source in SOURCES for table, key in ASKED.findall(source)}
    tables = labels_of("en").tables
    assert len(asked) > 20
    assert all(table in tables and (key == "{" or key in tables[table]) for table, key in asked)
    whole = {table for table, key in asked if key == "{"} | {"dates"}
    unused = [name for name in names("en") if name.split(".")[0] not in whole and tuple(name.split(".")) not in asked]
    assert not unused


@pytest.mark.parametrize("language", LANGUAGES)
def test_weeks_and_workouts_have_short_names(language):
    labels = labels_of(language)
    assert all(len(labels.say(f"week_type.{kind}")) <= 8 for kind in WeekType)
    assert all(len(labels.say(f"workout.{kind}")) <= 9 for kind in WorkoutType)
    assert all(labels.say(f"title.{kind}") for kind in WorkoutType)
    assert all(len(labels.short_date(dt.date(2027, month, 28))) <= 6 for month in range(1, 13))


def test_numbers_and_dates_are_the_languages_own():
    day = dt.date(2027, 4, 25)
    english, german = labels_of("en"), labels_of("de")
    assert (english.long_date(day), german.long_date(day)) == ("Sunday 25 April 2027", "Sonntag, 25. April 2027")
    assert (english.short_date(day), german.short_date(day)) == ("25 Apr", "25.04.")
    assert (english.weekday(day), german.weekday(day)) == ("Sun", "So")
    assert (english.count(1, "week"), german.count(1, "week"), german.count(3, "week")) == (
        "1 week",
        "1 Woche",
        "3 Wochen",
    )
    assert (Units("km").distance(12.5), Units("km", "de").distance(12.5)) == ("12.5 km", "12,5 km")
    assert (Units("mi").number(11.66774), Units("mi", "de").number(11.66774)) == ("7.25", "7,25")
    pace = PaceRange(fast_sec_per_km=335, slow_sec_per_km=355)
    assert Units("km", "de").pace(pace) == Units("km").pace(pace) == "5:35-5:55 /km"
