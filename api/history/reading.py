"""One document's bytes, whatever their format, as activities; what goes wrong becomes a sentence."""

from dataclasses import dataclass, replace

from api.history.fit import read_fit
from api.history.fit_frames import is_fit
from api.history.layout import Units
from api.history.limits import Unusable
from api.history.recorded import Recorded
from api.history.strava_json import read_api
from api.history.table import read_table
from api.history.xml_tracks import read_xml

XML_STARTS = (b"<?xml", b"<gpx", b"<Train", b"<!")


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
    if start.startswith(XML_STARTS) or name.lower().endswith((".gpx", ".tcx", ".gpx.gz", ".tcx.gz")):
        xml = read_xml(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        return Reading(name, tuple(xml.activities), tuple(xml.problems))
    if start.startswith((b"[", b"{")):
        answer = read_api(data)
        return Reading(name, tuple(answer.activities), tuple(answer.problems))
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unusable("neither CSV, JSON, FIT, GPX nor TCX")
    table = read_table(data, units)
    return Reading(name, tuple(table.activities), tuple(table.problems), table.units, table=True)
