"""A revision on a terminal: what to run next, each reason once, and what all bends say only at the end."""

from io import StringIO

import pytest
from rich.console import Console

from api.terminal.plan.revision_view import alternatives_view, revision_view, why_not_view, why_view
from solver.running.engine import what_if, why, why_not
from solver.running.living.wishes import summed_up
from solver.running.request.situation import read_wish
from solver.weekday import Weekday
from tests.running.living.lives import MARATHON, lived, made

ILL = {"kind": "illness", "from": "2027-02-15", "to": "2027-02-22"}


def shown(request=MARATHON, today="2027-02-15", **news):
    before, revision = lived(today, request, **news)
    text = StringIO()
    Console(file=text, width=200).print(revision_view(revision, before, made(request)[0]))
    return revision, text.getvalue()


def test_days_in_a_row_that_change_for_one_reason_share_a_line():
    revision, text = shown(events=[ILL])
    assert "* Tue 16 Feb – Sun 21 Feb: you are ill from Monday 15 February to Monday 22 February. (V2)" in text
    assert text.count("you are ill") == 1
    assert len({change.why for change in revision.changes}) < len(revision.changes)
    assert all(change.why in text for change in revision.changes)


def test_a_reason_of_days_with_others_between_them_is_told_once_with_their_number():
    five = {**MARATHON, "settings": {**MARATHON["settings"], "daysPerWeek": 5, "preferredDays": []}}
    _, text = shown(five, settings={"daysPerWeek": 4})
    assert "* Thu 18 Feb – Thu 22 Apr (10 days): you run on 4 days a week now." in text
    assert text.count("you run on 4 days a week now.") == 1


def test_strength_sessions_that_change_are_shown_before_and_after():
    lifting = {**MARATHON, "settings": {**MARATHON["settings"], "strengthDays": ["monday", "friday"]}}
    for kind, now in (("illness", "-"), ("injury", "upper body")):
        _, text = shown(lifting, events=[{"kind": kind, "from": "2027-02-15", "to": "2027-02-15"}])
        assert f"Strength\n  Mon 15 Feb full body → {now}" in text
    assert "Strength" not in shown(lifting, events=[{**ILL, "from": "2027-02-16", "to": "2027-02-16"}])[1]


def test_only_what_is_new_to_know_is_told_again():
    revision, text = shown(events=[ILL])
    shares = [advice for advice in made()[1].advisories if "usual shares" in advice.message]
    assert len(shares) == 1
    assert shares[0] in revision.advisories
    assert "usual shares" not in text
    assert "Training comes back step by step" in text


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "Next run: Tue 23 Feb, Easy 5.5 km"),
        ({"units": "mi"}, "Next run: Tue 23 Feb, Easy 3.5 mi"),
        ({"language": "de"}, "Nächster Lauf: Di 23.02., Locker 5,5 km"),
    ],
)
def test_the_next_run_is_told_in_the_runner_s_language_and_units(settings, line):
    assert line in shown({**MARATHON, "settings": {**MARATHON["settings"], **settings}}, events=[ILL])[1]


def test_after_the_last_run_there_is_no_next_one():
    assert "Next run" not in shown(today="2027-04-27")[1]


def test_what_every_bend_says_is_said_once():
    revision, text = shown(pins=[{"date": "2027-02-21", "distanceKm": 20}])
    assert len(revision.relaxations) > 1
    assert text.count("this is the smallest give") == 1
    assert all(bend.reason.split(". ")[0] in text for bend in revision.relaxations)


def test_a_race_in_bed_is_not_the_next_run():
    ill = {"kind": "illness", "from": "2027-04-20", "to": "2027-04-26"}
    _, text = shown(today="2027-04-21", events=[ill])
    assert "Next run" not in text
    assert "falls into days on which you cannot run" in text


GERMAN = {**MARATHON, "settings": {**MARATHON["settings"], "language": "de"}}


def wished(request, week, kilometres):
    """A wish for a week's kilometres, as it is answered on a terminal."""
    asked, plan = made(request)
    answer = why_not(asked, plan, read_wish({"pins": [{"week": week, "distanceKm": kilometres}]}))
    text = StringIO()
    Console(file=text, width=400).print(why_not_view(answer, plan, asked))
    return text.getvalue().splitlines()


@pytest.mark.parametrize(
    ("asked_for", "no", "labels"),
    [
        (MARATHON, "That cannot be.", ["In conflict: pins.week9", "Rules: R12, V3", "Maybe: "]),
        (GERMAN, "Das geht nicht.", ["Im Widerspruch: pins.week9", "Regeln: R12, V3", "Vielleicht: "]),
    ],
)
def test_what_stands_against_a_wish_is_told_in_the_plan_s_language(asked_for, no, labels):
    first, _, *further = wished(asked_for, 9, 90)
    assert first == no
    assert [line[: len(label)] for line, label in zip(further, labels, strict=True)] == labels


@pytest.mark.parametrize(
    ("asked_for", "line", "summary"),
    [
        (MARATHON, "It can be. New bends: 0.", "4 of 112 days change, 6 km more; peak and race stay."),
        (
            GERMAN,
            "Das geht. Regeln, die dafür nachgeben: 0.",
            "4 von 112 Tagen ändern sich, 6 km mehr; Höhepunkt und Rennen bleiben.",
        ),
    ],
)
def test_what_a_wish_costs_is_told_once_in_the_plan_s_language(asked_for, line, summary):
    shown = wished(asked_for, 9, 58)  # instead of 52: each of the four runs takes its share
    assert shown[:2] == [line, summary]


def test_what_an_account_says_further_on_stands_under_its_sentence():
    asked, plan = made()
    account = why(asked, plan, 9, Weekday.SUNDAY)
    text = StringIO()
    Console(file=text, width=40).print(why_view(account))
    first, *lines = text.getvalue().splitlines()
    assert first == account.sentences[0]
    assert len(lines) > len(account.sentences) - 1
    assert all(line.startswith(("* ", "  ")) for line in lines)


@pytest.mark.parametrize(
    ("asked_for", "heading", "own"),
    [
        (MARATHON, ["Peak, km", "Longest", "Total", "Weeks", "Bends", "Days changed"], "as it is"),
        (GERMAN, ["Spitze, km", "Längster", "Summe", "Wochen", "Nachgegeben", "Geänderte Tage"], "wie er ist"),
    ],
)
def test_alternatives_have_their_headings_in_the_plan_s_language(asked_for, heading, own):
    asked, plan = made(asked_for)
    table = alternatives_view(summed_up(plan), what_if(asked, [read_wish({"settings": {"daysPerWeek": 5}})]), asked)
    assert [column.header for column in table.columns] == ["", *heading]
    assert next(iter(table.columns[0].cells)) == own
