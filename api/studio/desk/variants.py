"""Other settings to try: a name and what it would be, as people type it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from api.studio.desk.form import Field, sections
from api.studio.desk.measures import meant
from api.terminal.units import Units
from solver.errors import BadRequest

TRIED = ("choice", "number", "date", "yes-no", "several")
"""Kinds of fields whose settings can be tried."""
LONGEST = 200


@dataclass(frozen=True)
class Variant:
    """A changed setting, and how it was said."""

    settings: Mapping[str, Any]
    said: str


@cache
def fields_to_try(units: Units) -> Mapping[str, Field]:
    """The settings that can be tried, by their names in JSON."""
    return {
        field["path"].removeprefix("settings."): field
        for section in sections([], units)
        for field in section["fields"]
        if field["path"].startswith("settings.") and field["kind"] in TRIED
    }


def read_variant(name: str, value: str, units: Units) -> Variant:
    """A setting as it was typed, in the person's units: numbers, dates, true and false, names, or several with commas
    between.

    Raises:
        BadRequest: for a setting that there is not.
    """
    fields = fields_to_try(units)
    if name not in fields or not value.strip() or len(value) > LONGEST:
        raise BadRequest(units.labels.say("trying.choose"))
    text = value.strip()
    unit = f" {fields[name]['unit']}" if fields[name]["unit"] else ""
    return Variant({name: meant(_read(text), None, units, name)}, f"{fields[name]['label']}: {text}{unit}")


def _read(text: str) -> Any:
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    if isinstance(plain, bool | int | float) or text == "null":
        return plain
    words = [part.strip().lower().replace(" ", "_") for part in text.split(",") if part.strip()]
    return words if "," in text else words[0]
