"""GPX and TCX: tracks as activities."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from api.history.limits import Unusable
from api.history.recorded import Recorded
from api.history.tracks.agreement import Agreed, agreed
from api.history.tracks.track import Figures, figures_of
from api.history.tracks.xml_scan import Track, scan
from api.history.vocabulary import hint_of, on_treadmill, plain, sport_of
from solver.running.profile.activity import Hint, Sport

SLOWEST_RUN_SPEED, FASTEST_RUN_SPEED = 1.75, 6.2
"""Metres per second between which a track without a sport is taken for a run: 9:30 to 2:40 /km."""


@dataclass
class XmlTracks:
    """The activities of one file and what was wrong with it."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_xml(data: bytes) -> XmlTracks:
    """The activities of a GPX or TCX file; of a broken one, what comes before the break.

    Raises:
        Unusable: for entities and document types, and when nothing can be used.
    """
    found = XmlTracks()
    tracks, broken = scan(data)
    if broken is not None:
        found.problems.append(f"not well-formed XML ({broken[:80]}); what comes before is used")
    for track in tracks:
        _add(track, found)
    if not found.activities and not found.problems:
        raise Unusable("it holds no track with times")
    return found


def _add(track: Track, found: XmlTracks) -> None:
    said = sport_of(track.sport) if track.sport else Sport.OTHER
    figures = figures_of(track.points, ride=said is Sport.RIDE or not track.sport)
    if figures is not None and not track.sport and _speed(figures) < FASTEST_RUN_SPEED:
        figures = figures_of(track.points)
    if (figures is None and track.lap_s <= 0) or track.start is None:
        found.problems.append("a track has no times, so no speed and no date")
        return
    one = agreed(track.lap_m, track.lap_s, track.lap_s, figures)
    found.problems += _notes(figures, one)
    sport = _sport(said, track.sport, one.metres, one.moving_s, found)
    began = track.start + dt.timedelta(seconds=figures.began if figures else 0.0)
    place = next(((p.lat, p.lon) for p in track.points if p.lat is not None and p.lon is not None), None)
    found.activities.append(
        Recorded(
            sport=sport,
            moving_s=one.moving_s,
            elapsed_s=max(one.elapsed_s, one.moving_s),
            utc=began,
            local=began + track.offset if track.offset else None,
            place=place,
            metres=one.metres,
            average_hr=figures.average_hr if figures else None,
            max_hr=figures.max_hr if figures else None,
            hint=hint_of(track.name, one.metres) if sport is Sport.RUN else Hint.NONE,
            treadmill=on_treadmill(track.sport, track.name) or (sport is Sport.RUN and place is None),
            name=track.name,
            efforts=figures.efforts if figures and place is not None and not one.doubt else (),
            doubt=one.doubt,
        )
    )


def _notes(figures: Figures | None, one: Agreed) -> Iterator[str]:
    if figures is not None:
        if figures.spikes:
            yield f"{figures.spikes} positions are too far off to be true; left out"
        yield from figures.notes
    yield from one.notes


def _speed(figures: Figures) -> float:
    return (figures.metres or 0.0) / figures.moving_s if figures.moving_s else 0.0


def _sport(said: Sport, word: str, metres: float | None, seconds: float, found: XmlTracks) -> Sport:
    """What the file says; without a word, what the speed tells. Strava's old GPX files write 9 for a run."""
    if plain(word) == "9":
        return Sport.RUN
    if word:
        return said
    speed = (metres or 0.0) / seconds if seconds else 0.0
    run = SLOWEST_RUN_SPEED <= speed <= FASTEST_RUN_SPEED
    found.problems.append(f"names no sport; taken for {'a run' if run else 'another sport'} by its speed")
    return Sport.RUN if run else Sport.RIDE if speed > FASTEST_RUN_SPEED else Sport.WALK
