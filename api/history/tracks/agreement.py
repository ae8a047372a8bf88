"""What a device's summary says, beside what its own track says: which is taken, and whether that is sure."""

from dataclasses import dataclass

from api.history.tracks.track import PAUSES_LEFT_OUT, UNITS, Figures

SHORTER = 0.98
"""A summary with less distance and less time than this share of its track is not of the whole of it."""

SHORTER_ON_MAP = 0.9
"""The same where positions made the track: they wander."""

LONGER = 1.05
"""A summary that lasts longer than its track by this factor: the track lacks a part, and is doubted for it."""

APART, APART_ON_MAP = 0.05, 0.1
JITTER = 0.01
UNIT_SLACK = 1.25


@dataclass(frozen=True)
class Agreed:
    """The figures to take. `notes` are sentences for the owner; `doubt` is one why the figures are uncertain."""

    metres: float | None
    moving_s: float
    elapsed_s: float
    notes: tuple[str, ...] = ()
    doubt: str = ""


def agreed(metres: float | None, seconds: float, elapsed: float, figures: Figures | None) -> Agreed:
    """The summary's distance, time and elapsed time (0 is unknown) and the track's figures, as one.

    The summary is the device's own word, with pauses as its owner made them, so it goes first unless its own track
    shows that it is of a part only.
    """
    if figures is None:
        return Agreed(metres or None, seconds or elapsed, max(seconds, elapsed))
    metres, notes = _in_metres(metres or 0.0, seconds or elapsed, figures)
    track = figures.metres or 0.0
    least = SHORTER if figures.counted else SHORTER_ON_MAP
    if seconds and track and metres < least * track and seconds < SHORTER * figures.moving_s:
        told = (
            f"its summary ({metres / 1000:.2f} km, {seconds:.0f} s) is shorter than its own track; read from the track"
        )
        return _of_track(figures, elapsed, (*notes, told))
    if seconds <= 0:
        return _of_track(figures, elapsed, notes)
    doubt = _doubt(metres, seconds, figures)
    longest = max(seconds, elapsed, figures.elapsed_s)
    taken = metres or track or None
    return Agreed(taken, seconds, longest, notes if metres else (*notes, *_jitter(figures)), doubt)


def _of_track(figures: Figures, elapsed: float, notes: tuple[str, ...]) -> Agreed:
    longest = max(elapsed, figures.elapsed_s, figures.moving_s)
    pauses = (PAUSES_LEFT_OUT,) if figures.moving_s < SHORTER * figures.elapsed_s else ()
    return Agreed(figures.metres, figures.moving_s, longest, (*notes, *_jitter(figures), *pauses))


def _jitter(figures: Figures) -> tuple[str, ...]:
    """Where the unrest of the positions makes a difference, it is told."""
    metres, raw = figures.metres, figures.raw_m
    if not metres or raw is None or abs(raw / metres - 1) <= JITTER:
        return ()
    return (f"its distance is uncertain: {metres / 1000:.2f} km, or {raw / 1000:.2f} with the unrest of its positions",)


def _in_metres(metres: float, seconds: float, figures: Figures) -> tuple[float, tuple[str, ...]]:
    """A summary in kilometres or miles, as its track or a runner's speed shows."""
    for unit, name in zip(UNITS, ("kilometres", "miles"), strict=True):
        if metres and figures.metres and 1 / UNIT_SLACK < unit * metres / figures.metres < UNIT_SLACK:
            return unit * metres, (f"its total distance is in {name}, not metres",)
    if metres and not figures.metres and seconds and metres / seconds < 0.02 and UNITS[0] * metres / seconds > 1:
        return UNITS[0] * metres, ("its total distance is taken for kilometres, not metres",)
    return metres, ()


def _doubt(metres: float, seconds: float, figures: Figures) -> str:
    track = figures.metres or 0.0
    if metres and track and seconds > LONGER * figures.elapsed_s:
        return f"its summary says {metres / 1000:.2f} km, its track has {track / 1000:.2f} km of them"
    if metres and track and abs(metres / track - 1) > (APART if figures.counted else APART_ON_MAP):
        return f"its summary says {metres / 1000:.2f} km, its track {track / 1000:.2f} km"
    return ""
