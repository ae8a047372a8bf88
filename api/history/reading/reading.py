"""One document's bytes, whatever their format, as activities; what goes wrong becomes a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.history.limits import Unusable
from api.history.reading.strava_json import is_api, read_api, records_in
from api.history.recorded import Recorded
from api.history.tables.layout import Units
from api.history.tables.table import Table, read_records, read_table
from api.history.tracks.fit import read_fit
from api.history.tracks.fit_frames import is_fit
from api.history.tracks.xml_tracks import read_xml

XML_STARTS = (b"<?xml", b"<gpx", b"<Train", b"<!")
PAGES = (b"<html", b"<HTML", b"<!doctype html", b"<!DOCTYPE html", b"<!DOCTYPE HTML")


@dataclass(frozen=True)
class Reading:
    """What one document gave: its activities, its problems, the unit it speaks, whether it is a table."""

    name: str
    activities: tuple[Recorded, ...] = ()
    problems: tuple[str, ...] = ()
    units: Units | None = None
    table: bool = False


def read_document(name: str, data: bytes, units: Units | None, *, with_track: bool) -> Reading:
    """Read a document by what it is, not by what it is called; never raises for what is in it."""
    try:
        reading = _read(name, data, units, with_track)
    except Unusable as error:
        return Reading(name, problems=(str(error),))
    except RecursionError:
        return Reading(name, problems=("it is nested too deeply",))
    except ModuleNotFoundError:  # an extra is not installed: that is nothing about the file
        raise
    except Exception as error:  # noqa: BLE001 - a file that surprises its reader must not stop the others
        return Reading(name, problems=(f"it cannot be read ({type(error).__name__})",))
    return replace(reading, activities=tuple(replace(a, source=name) for a in reading.activities))


def _read(name: str, data: bytes, units: Units | None, with_track: bool) -> Reading:
    if not data.strip():
        raise Unusable("it is empty")
    if is_fit(data):
        fit = read_fit(data, with_track=with_track)
        return Reading(name, tuple(fit.activities), tuple(fit.problems))
    start = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(PAGES):
        raise Unusable("a web page, not an activity file; download the file itself")
    if start.startswith(XML_STARTS) or name.lower().endswith((".gpx", ".tcx", ".gpx.gz", ".tcx.gz")):
        xml = read_xml(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        return Reading(name, tuple(xml.activities), tuple(xml.problems))
    if start.startswith((b"[", b"{")):
        return _json_or_table(name, data, units)
    if b"\0" in data[:4000] and not _is_utf16(data):
        raise Unusable("neither CSV, JSON, FIT, GPX nor TCX")
    return _of_table(name, read_table(data, units))


def _json_or_table(name: str, data: bytes, units: Units | None) -> Reading:
    """A bracket begins JSON, but a table's head may be in brackets as well."""
    try:
        records = records_in(data)
    except Unusable as not_json:
        if name.lower().endswith((".json", ".jsonl")):
            raise
        try:
            return _of_table(name, read_table(data, units))
        except Unusable as no_table:
            raise Unusable(f"as a table: {no_table}; as JSON: {not_json}") from None
    if not is_api(records):
        return _of_table(name, _records(records, units))
    answer = read_api(records)
    return Reading(name, tuple(answer.activities), tuple(answer.problems))


def _records(records: Sequence[Mapping[str, Any]], units: Units | None) -> Table:
    try:
        return read_records(records, units)
    except Unusable as error:
        raise Unusable(f"the JSON holds no activity of Strava's API, and as a table: {error}") from None


def _of_table(name: str, table: Table) -> Reading:
    return Reading(name, tuple(table.activities), tuple(table.problems), table.units, table=True)


def _is_utf16(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or not any(data[1:400:2]) or not any(data[0:400:2])
