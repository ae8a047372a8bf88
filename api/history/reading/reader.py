"""Reads many documents: a Strava export by its table, thousands of tracks on all cores, each file once."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from api.history.documents import Document
from api.history.limits import MAX_SECONDS, Unusable
from api.history.reading.crew import read_chunks
from api.history.reading.reading import Reading
from api.history.recorded import Recorded
from api.history.tables.layout import Units
from solver.running.profile.activity import Sport

STRAVA_TABLE = "activities.csv"
DEEP, FAST, LATEST = 300, 40, 20
"""Up to so many tracks are all read whole. Of more, and of those that a table lists, only the fastest runs' of the last
half year, for their fastest stretches, and the latest runs', for the time zone."""

MANY, MANY_TRACKS = 400, 80
"""Fewer documents, or whole tracks, are read before other processes would have started."""

DEEP_TIME = dt.timedelta(days=183)

Told = Callable[[int, int], None]
"""Progress: documents read so far, and all of them."""


@dataclass
class Reader:
    """Reads documents to activities, and keeps what could not be used, the unit spoken and a digest."""

    documents: Sequence[Document]
    asked_units: Units | None
    told: Told
    processes: int = 1
    problems: list[tuple[str, str]] = field(default_factory=list)
    units: Units | None = None
    _hashes: set[bytes] = field(default_factory=set)
    _started: float = field(default_factory=monotonic)
    _read: int = 0

    def activities(self) -> list[Recorded]:
        """Everything that can be read."""
        tables = [d for d in self.documents if _base(d) == STRAVA_TABLE]
        folders = {_folder(d) for d in tables}
        rest = [d for d in self.documents if _base(d) != STRAVA_TABLE and not _beside(d, folders)]
        listed = [a for reading in self._readings(tables, with_track=False) for a in reading.activities]
        tracks = {d.name: d for d in rest}
        named = {_track_name(a): a for a in listed if a.file}
        free = [d for d in rest if d.name not in named]
        enriched = self._enriched(listed, {n: tracks[n] for n in named if n in tracks})
        return [*enriched, *self._free(free)]

    def digest(self) -> str:
        """One SHA-256 for all that was read, in whatever order it came."""
        return hashlib.sha256(b"".join(sorted(self._hashes))).hexdigest()

    def _free(self, documents: Sequence[Document]) -> list[Recorded]:
        """Files that no table lists; of very many only the latest runs' tracks are read whole."""
        few = len(documents) <= DEEP
        readings = list(self._readings(documents, with_track=few))
        activities = [a for r in readings for a in r.activities]
        if few:
            return activities
        by_name = {d.name: d for d in documents}
        again = [by_name[a.source] for a in _telling_runs(activities) if not a.efforts]
        deep = {r.name: r.activities for r in self._readings(again, with_track=True, silent=True)}
        return [a for r in readings for a in deep.get(r.name) or r.activities]

    def _enriched(self, listed: list[Recorded], tracks: dict[str, Document]) -> list[Recorded]:
        """The table's activities, the latest runs with what their tracks know besides."""
        wanted = [tracks[name] for a in _telling_runs(listed) if (name := _track_name(a)) in tracks]
        deep = {r.name: r.activities[0] for r in self._readings(wanted, with_track=True, silent=True) if r.activities}
        return [_with_track(a, deep.get(_track_name(a))) for a in listed]

    def _readings(self, documents: Sequence[Document], *, with_track: bool, silent: bool = False) -> Iterator[Reading]:
        worth_it = len(documents) >= (MANY_TRACKS if with_track else MANY)
        processes = self.processes if worth_it else 1
        for reading in read_chunks(self._loaded(documents, silent), self.asked_units, with_track, processes):
            self._read += 1
            self.told(self._read, max(self._read, len(self.documents)))
            self.units = self.units or reading.units
            if not silent or not reading.activities:
                self.problems += [(reading.name, message) for message in reading.problems]
            yield reading

    def _loaded(self, documents: Iterable[Document], silent: bool) -> Iterator[tuple[str, bytes]]:
        for document in documents:
            if monotonic() - self._started > MAX_SECONDS:
                message = (
                    f"reading took longer than {MAX_SECONDS:g} s, so this and later files are left out; name fewer"
                )
                self.problems.append((document.name, message))
                return
            try:
                data = document.read()
            except Unusable as error:
                if not silent:
                    self.problems.append((document.name, str(error)))
                continue
            self._hashes.add(hashlib.sha256(data).digest())
            yield document.name, data


def _base(document: Document) -> str:
    return document.name.rpartition("/")[2].lower().removesuffix(".gz")


def _folder(document: Document) -> str:
    return document.name.rpartition("/")[0]


def _beside(document: Document, folders: set[str]) -> bool:
    """The other tables of a Strava export hold no activities."""
    return _folder(document) in folders and _base(document).endswith((".csv", ".json"))


def _track_name(activity: Recorded) -> str:
    folder = activity.source.rpartition("/")[0]
    return f"{folder}/{activity.file}" if folder else activity.file


def _telling_runs(activities: Sequence[Recorded]) -> list[Recorded]:
    dated = [(a.utc or a.local or dt.datetime.min, a) for a in activities]
    latest = max((when for when, _ in dated), default=dt.datetime.min)
    runs = [(when, a) for when, a in dated if a.sport is Sport.RUN and latest - when <= DEEP_TIME]
    by_date = [a for _, a in sorted(runs, key=lambda pair: pair[0], reverse=True)]
    by_pace = sorted((a for a in by_date if a.metres), key=lambda a: a.moving_s / (a.metres or 1.0))
    wanted = {id(a) for a in (*by_date[:LATEST], *by_pace[:FAST])}
    return [a for a in by_date if id(a) in wanted]


def _with_track(listed: Recorded, track: Recorded | None) -> Recorded:
    """The table knows what the owner corrected, the track where, when by the wall clock, and how evenly."""
    if track is None:
        return listed
    return replace(
        listed,
        local=track.local,
        place=track.place,
        average_hr=listed.average_hr or track.average_hr,
        max_hr=track.max_hr or listed.max_hr,
        metres=listed.metres or track.metres,
        moving_s=listed.moving_s or track.moving_s,
        elapsed_s=listed.elapsed_s or track.elapsed_s,
        treadmill=listed.treadmill or track.treadmill,
        efforts=track.efforts,
    )
