"""Odd recordings of devices, a kind each: their kilometres and seconds, and what is said of them."""

import datetime as dt
from dataclasses import replace

import pytest

from api.history.history import history_of
from api.history.reading.reading import Reading, read_document
from api.history.recorded import Recorded
from tests.api.history.tracks import START, Lap, Sample, Session, fit_of, gpx_of, later, stamp, steady, tcx_of


def read(data: bytes) -> Reading:
    return read_document("x", data, None, with_track=True)


def only(data: bytes) -> Recorded:
    (one,) = read(data).activities
    return one


FIVE = steady()  # 5 km in 25 minutes
COUNTED = steady(counted=True)
LATE = [replace(FIVE[0], t=1320.0), *FIVE[1:]]
EARLY = [replace(FIVE[0], t=-86_400.0 * 30), *FIVE[1:]]
STALE = [*(replace(s, t=s.t - 7200.0) for s in FIVE[:3]), *FIVE[3:]]
LATE_ONES = [*(replace(s, t=s.t + 7200.0) for s in FIVE[:10]), *FIVE[10:]]
LONE = [replace(s, t=s.t + 4000.0) if i == 100 else s for i, s in enumerate(FIVE)]
SET_BACK = [*FIVE[:150], *later(FIVE[150:], -3600.0)]
LAST_LATE = [*FIVE[:-1], replace(FIVE[-1], t=FIVE[-1].t + 9000.0)]
PAUSED = [*FIVE, *later(FIVE[1:], 1500.0 + 600.0, 5000.0)]  # ten minutes at a café after 5 km
STANDING = [*FIVE, *(Sample(1500.0 + t, 5000.0) for t in range(5, 600, 5)), *later(FIVE[1:], 2100.0, 5000.0)]
HEART_ONLY = [Sample(t, None) for t in range(0, 1471, 30)]
KILOMETRES = [replace(s, metres=(s.metres or 0.0) / 1000) for s in COUNTED]
MILES = [replace(s, metres=(s.metres or 0.0) / 1609.344) for s in COUNTED]
INDOORS_KM = [replace(s, north=None) for s in KILOMETRES]
STUCK = [replace(s, metres=min(s.metres or 0.0, 1000.0)) for s in COUNTED]
BACK_TO_NOTHING = [*COUNTED[:-1], replace(COUNTED[-1], metres=0.0)]
PER_LAP = [replace(s, metres=(s.metres or 0.0) % 1000) for s in COUNTED]
ZERO = [replace(s, metres=0.0) for s in COUNTED]
JUMP = [replace(s, north=(s.north or 0.0) + 40_000) if i in (50, 51) else s for i, s in enumerate(FIVE)]

FIGURES: dict[str, tuple[bytes, float, float]] = {
    "GPX, nothing odd": (gpx_of(FIVE), 5.0, 1500),
    "GPX, its first stamp 22 minutes late": (gpx_of(LATE), 5.0, 1500),
    "GPX, its first stamp a month early": (gpx_of(EARLY), 5.0, 1500),
    "GPX, its first three stamps two hours early": (gpx_of(STALE), 5.0, 1500),
    "GPX, its first ten stamps two hours late": (gpx_of(LATE_ONES), 5.0, 1500),
    "GPX, one stamp on the way an hour late": (gpx_of(LONE), 5.0, 1500),
    "GPX, its clock set back an hour on the way": (gpx_of(SET_BACK), 5.0, 1500),
    "GPX, its last stamp two hours late": (gpx_of(LAST_LATE), 5.0, 1500),
    "GPX, newest first": (gpx_of(FIVE[::-1]), 5.0, 1500),
    "GPX, every stamp twice": (gpx_of([s for s in FIVE for _ in range(2)]), 5.0, 1500),
    "TCX, its first stamp 22 minutes late": (tcx_of(Lap(0, 0, LATE)), 5.0, 1500),
    "FIT without a session, its first stamp late": (fit_of([LATE[0], *COUNTED[1:]]), 5.0, 1500),
    "GPX, two segments three kilometres apart": (gpx_of(FIVE, later(FIVE, 3900.0, 8000.0)), 10.0, 3000),
    "GPX, two segments half an hour apart in one place": (gpx_of(FIVE, later(FIVE, 3300.0, 5000.0)), 10.0, 3000),
    "GPX, a segment a minute after the other, 500 m on": (gpx_of(FIVE, later(FIVE, 1560.0, 5500.0)), 10.0, 3060 - 60),
    # five segments of 59 gaps of 5 s and a rest: what lies between them nobody knows
    "GPX, a segment every kilometre, without a pause": (
        gpx_of(*(FIVE[i : i + 60] for i in range(0, 300, 60))),
        4.917,
        1475,
    ),
    "TCX, a lap every kilometre, without distances": (
        tcx_of(*(Lap(0, 0, FIVE[i : i + 60]) for i in range(0, 301, 60))),
        5.0,
        1500,
    ),
    "TCX, two laps three kilometres apart, without distances": (
        tcx_of(Lap(0, 0, FIVE), Lap(0, 0, later(FIVE, 3900.0, 8000.0))),
        10.0,
        3000,
    ),
    "FIT, two records a second and a count that catches up": (
        fit_of(
            [replace(s, metres=12.0 * ((s.metres or 0) // 12)) for s in steady(every=1, counted=True) for _ in (1, 2)]
        ),
        5.0,
        1500,
    ),
    "GPX, ten minutes without points": (gpx_of(PAUSED), 10.0, 3000),
    "GPX, ten minutes of points in one place": (gpx_of(STANDING), 10.0, 3000),
    "GPX, two positions forty kilometres off": (gpx_of(JUMP), 5.0, 1500),
    "FIT, its timer shorter than its track": (fit_of(COUNTED, Session(1200, None)), 5.0, 1500),
    "FIT, timer and distance of the first part only": (fit_of(COUNTED, Session(600, 2000)), 5.0, 1500),
    "FIT, timer and distance of the whole track": (fit_of(COUNTED, Session(1490, 4990)), 4.99, 1490),
    "FIT, a timer that left out pauses": (fit_of(STANDING, Session(3000, 10_000)), 10.0, 3000),
    "FIT, a session without a distance": (fit_of(COUNTED, Session(1500, None)), 5.0, 1500),
    "FIT, a session of nothing": (fit_of(COUNTED, Session(None, None)), 5.0, 1500),
    "FIT, a distance that only an app counted": (
        fit_of([replace(s, north=None) for s in COUNTED], Session(1500, None), developer="Distance"),
        5.0,
        1500,
    ),
    "FIT, an app's distance in kilometres": (
        fit_of([replace(s, north=None) for s in COUNTED], Session(1500, None), developer="distance", unit="km"),
        5.0,
        1500,
    ),
    "TCX, laps longer than their points, no distance on the way": (tcx_of(Lap(1800, 5000, HEART_ONLY)), 5.0, 1800),
    "TCX, a lap without points": (tcx_of(Lap(1500, 5000)), 5.0, 1500),
    "TCX, laps of nothing": (tcx_of(Lap(0, 0, COUNTED)), 5.0, 1500),
    "TCX, laps without a distance": (tcx_of(Lap(1500, 0, FIVE)), 5.0, 1500),
    "TCX, laps of the first kilometre only": (tcx_of(Lap(300, 1000, COUNTED)), 5.0, 1500),
    "TCX, the device counts kilometres": (tcx_of(Lap(1500, 0, KILOMETRES)), 5.0, 1500),
    "TCX, laps in kilometres": (tcx_of(Lap(1500, 5.0, COUNTED)), 5.0, 1500),
    "TCX, everything in kilometres": (tcx_of(Lap(1500, 5.0, KILOMETRES)), 5.0, 1500),
    "TCX, everything in miles": (tcx_of(Lap(1500, 3.1069, MILES)), 5.0, 1500),
    "TCX, kilometres on a treadmill": (tcx_of(Lap(1500, 5.0, INDOORS_KM)), 5.0, 1500),
    "TCX, the device stopped counting after one kilometre": (tcx_of(Lap(0, 0, STUCK)), 5.0, 1500),
    "TCX, the device's last distance is nothing": (tcx_of(Lap(0, 0, BACK_TO_NOTHING)), 5.0, 1500),
    "TCX, the distance starts anew with every lap": (tcx_of(Lap(0, 0, PER_LAP)), 5.0, 1500),
    "TCX, a distance of nothing throughout": (tcx_of(Lap(0, 0, ZERO)), 5.0, 1500),
}


@pytest.mark.parametrize("kind", FIGURES)
def test_an_odd_recording_has_its_kilometres_and_its_seconds(kind: str) -> None:
    data, km, seconds = FIGURES[kind]
    one = only(data)
    assert ((one.metres or 0) / 1000, one.moving_s) == (pytest.approx(km, rel=0.01), pytest.approx(seconds, rel=0.02))
    assert one.doubt == ""


@pytest.mark.parametrize(
    "data", [gpx_of(LATE), gpx_of(EARLY), gpx_of(STALE), gpx_of(LATE_ONES), tcx_of(Lap(0, 0, EARLY))]
)
def test_a_wrong_first_stamp_dates_nothing(data: bytes) -> None:
    began = only(data).utc
    assert began is not None
    assert abs(began - START) <= dt.timedelta(seconds=10)


TOLD = {
    "its summary (2.00 km, 600 s) is shorter than its own track; read from the track": fit_of(
        COUNTED, Session(600, 2e3)
    ),
    "its distances are in kilometres, not metres": tcx_of(Lap(1500, 0, KILOMETRES)),
    "its total distance is in miles, not metres": tcx_of(Lap(1500, 3.1069, COUNTED)),
    "pauses are left out of its time: over 30 s at less than 0.5 m/s": gpx_of(PAUSED),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_what_was_assumed_is_told(sentence: str) -> None:
    assert sentence in read(TOLD[sentence]).problems


def test_where_summary_and_track_disagree_the_figures_are_doubted() -> None:
    one = only(fit_of(COUNTED, Session(1500, 6000)))
    assert (one.metres, one.doubt) == (6000, "its summary says 6.00 km, its track 5.00 km")
    lost = only(tcx_of(Lap(1500, 5000, COUNTED[:100])))
    assert (lost.metres, lost.moving_s) == (5000, 1500)
    assert lost.doubt == "its summary says 5.00 km, its track has 1.65 km of them"
    half = only(tcx_of(Lap(750, 2500, COUNTED[:150]), Lap(750, 2500)))
    assert (half.metres, half.moving_s) == (5000, 1500)
    assert half.doubt == "its summary says 5.00 km, its track has 2.48 km of them"


def test_unrest_of_the_positions_is_told_where_it_matters() -> None:
    """Every second a step of 3 m north and 1 m to either side: 5 km, or 5 km x sqrt(1 + (1/3)^2) = 5.27."""
    wobbling = steady(5.0, 1000 / 3, 1)
    data = gpx_of(wobbling).decode()
    for i, s in enumerate(wobbling):
        side = 8.0 + (0.5 if i % 2 else -0.5) / (111_195 * 0.6428)
        data = data.replace(f'lon="8.0"><time>{stamp(s.t)}', f'lon="{side:.8f}"><time>{stamp(s.t)}')
    reading = read(data.encode())
    assert reading.activities[0].metres == pytest.approx(5000, rel=0.01)
    (told,) = [p for p in reading.problems if "unrest" in p]
    assert told.startswith("its distance is uncertain: 5.0")
    assert told.endswith("km, or 5.27 with the unrest of its positions")


def test_two_sessions_share_the_track_where_the_second_begins() -> None:
    samples = steady(10, counted=True)
    first, second = read(fit_of(samples, Session(1200, 2000), Session(1500, 5000, 1500.0))).activities
    assert (first.metres, first.moving_s) == (pytest.approx(5000, rel=0.01), pytest.approx(1500, rel=0.01))
    assert (second.metres, second.moving_s) == (5000, 1500)


HEADERS = {"0 bytes of data": (4, b"\0\0\0\0"), "0 bytes itself": (0, b"\0")}


@pytest.mark.parametrize("reason", HEADERS)
def test_a_header_of_nothing_is_read_past_and_named(reason: str) -> None:
    at, nothing = HEADERS[reason]
    data = bytearray(fit_of(COUNTED, Session(1500, 5000)))
    data[at : at + len(nothing)] = nothing
    reading = read(bytes(data))
    assert (reading.activities[0].metres, reading.activities[0].moving_s) == (5000, 1500)
    assert any(reason in problem for problem in reading.problems)
    assert not any("checksum" in problem for problem in reading.problems) or at == 0


CLOCKS = {
    "UTC and a place: Frankfurt's summer time": (gpx_of(FIVE), dt.datetime(2026, 10, 4, 9, 0)),
    "an offset in the file is kept": (gpx_of(FIVE, zone="-05:00"), START),
    "an offset in a TCX file too": (tcx_of(Lap(1500, 5000, COUNTED), zone="+09:00"), START),
    "a watch that knows its wall clock": (
        fit_of(COUNTED, Session(1500, 5000), utc_offset=-7),
        dt.datetime(2026, 10, 4),
    ),
    "a wall clock that is UTC where nobody has it": (
        fit_of(COUNTED, Session(1500, 5000), utc_offset=0),
        dt.datetime(2026, 10, 4, 9, 0),
    ),
    "no wall clock, but a place": (
        fit_of(COUNTED, Session(1500, 5000), utc_offset=None),
        dt.datetime(2026, 10, 4, 9, 0),
    ),
}


@pytest.mark.parametrize("kind", CLOCKS)
def test_a_start_is_what_the_wall_clock_of_the_place_said(kind: str) -> None:
    data, start = CLOCKS[kind]
    assert history_of([("x", data)]).activities[0].start == start


PLACES = {
    ("52.0", "13.4", "2026-01-10T07:00:00Z"): "2026-01-10T08:00",  # Berlin, winter
    ("40.4", "-3.7", "2026-07-10T07:00:00Z"): "2026-07-10T09:00",  # Madrid keeps Berlin's clock, not its longitude's
    ("39.7", "-105.0", "2026-07-10T01:30:00Z"): "2026-07-09T19:30",  # Denver, the evening before
    ("28.6", "77.2", "2026-07-10T01:00:00Z"): "2026-07-10T06:30",  # Delhi, half an hour
    ("27.7", "85.3", "2026-07-10T01:00:00Z"): "2026-07-10T06:45",  # Kathmandu, three quarters
    ("33.57", "-7.59", "2026-03-01T07:00:00Z"): "2026-03-01T07:00",  # Casablanca goes back for Ramadan
    ("33.57", "-7.59", "2026-04-01T07:00:00Z"): "2026-04-01T08:00",
    ("-33.9", "151.2", "2026-01-10T20:00:00Z"): "2026-01-11T07:00",  # Sydney's summer is January
    ("0.0", "-30.0", "2026-07-10T07:00:00Z"): "2026-07-10T05:00",  # at sea by longitude
}


@pytest.mark.parametrize("place", PLACES)
def test_the_zone_of_a_place_knows_its_summer_time(place: tuple[str, str, str]) -> None:
    lat, lon, when = place
    first, moved = dt.datetime.fromisoformat(when).replace(tzinfo=None), float(lat) - 50
    points = "".join(
        f'<trkpt lat="{50 + moved + (s.north or 0) / 111_195:.7f}" lon="{lon}">'
        f"<time>{(first + dt.timedelta(seconds=s.t)).isoformat()}Z</time></trkpt>"
        for s in FIVE
    )
    data = f"<gpx><trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    assert history_of([("x.gpx", data.encode())]).activities[0].start == dt.datetime.fromisoformat(PLACES[place])
