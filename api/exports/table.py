"""All formats, by the suffix that names them in addresses and files."""

from api.exports.csv import as_csv
from api.exports.document import Document
from api.exports.fit import as_fit_zip
from api.exports.format import Export
from api.exports.html import as_html
from api.exports.ics import as_calendar
from api.exports.json import as_json

EXPORTS: dict[str, Export[Document]] = {
    "ics": Export("text/calendar", "A calendar file; with `timezone`, appointments at a time of day", as_calendar),
    "fit.zip": Export("application/zip", "Workouts for watches: a FIT file for each structured run", as_fit_zip),
    "csv": Export("text/csv", "A table for spreadsheets, one row a day", as_csv),
    "json": Export("application/json", "The plan itself", as_json),
    "html": Export("text/html", "A page to print, with charts", as_html, shown_in_browser=True),
}
