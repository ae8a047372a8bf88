"""All formats of a program, by the suffix that names them in addresses and files."""

import json

from api.exports.format import Export
from api.exports.strength.calendar import as_calendar
from api.exports.strength.csv import as_csv
from api.exports.strength.document import ProgramDocument
from api.exports.strength.html import as_html


def _as_json(document: ProgramDocument) -> bytes:
    """The program itself, indented; it can be sent in again as a draft."""
    return (json.dumps(document.program.as_json(), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


PROGRAM_EXPORTS: dict[str, Export[ProgramDocument]] = {
    "ics": Export("text/calendar", "A calendar that repeats weekly from `start`", as_calendar),
    "csv": Export("text/csv", "A table for spreadsheets, one row an exercise, in each week of a block", as_csv),
    "json": Export("application/json", "The program itself; it can be sent in again as a draft", _as_json),
    "html": Export("text/html", "A page to print, with sets per muscle", as_html, shown_in_browser=True),
}
