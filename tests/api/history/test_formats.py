"""Every format, by files whose content is known, and by the sample files that other libraries test with."""

import datetime as dt
import gzip
import io
import json
import tarfile
import warnings
import zipfile
from importlib.resources import files
from pathlib import Path

import fitdecode
import gpxpy
import pytest

from api.history.history import read_history
from api.history.reading.reading import Reading, read_document
from api.history.tracks.fit_frames import checksum
from api.history.vocabulary import hint_of, sport_of
from solver.running.profile.activity import Hint, Sport
from tests.profile.athletes import AS_OF, RACER, athlete
from tests.profile.exports import Language, strava_table
from tests.profile.files import Run, crc, fit, gpx, tcx

SAMPLES = Path(__file__).parents[3] / ".venv" / "samples"
EVENING = Run(dt.datetime(2026, 6, 1, 17, 0), km=10, pace=330, hr=145, every=2)


def read(name: str, data: bytes, *, with_track: bool = True) -> Reading:
    return read_document(name, data, None, with_track=with_track)


def samples(package: str, suffix: str) -> dict[str, bytes]:
    """The sample files in a source distribution that make has fetched."""
    (archive,) = SAMPLES.glob(f"{package}-*.tar.gz")
    with tarfile.open(archive) as tar:
        members = [m for m in tar.getmembers() if m.isfile() and m.name.endswith(suffix) and "test" in m.name]
        return {Path(m.name).name: tar.extractfile(m).read() for m in members}  # type: ignore[union-attr]


FORMATS = {
    "run.fit": fit(EVENING),
    "big-endian.fit": fit(EVENING, big_endian=True),
    "run.gpx": gpx(EVENING),
    "run.tcx": tcx(EVENING),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_is_the_same_in_every_format(name: str) -> None:
    reading = read(name, FORMATS[name])
    (run,) = reading.activities
    assert (run.sport, run.utc, run.average_hr) == (Sport.RUN, EVENING.start, 145)
    assert run.metres == pytest.approx(10_000, rel=0.002)
    assert (run.moving_s, run.elapsed_s) == pytest.approx((3300, 3300), rel=0.002)
    assert [e.metres for e in run.efforts][:3] == [1609.344, 3000, 5000]
    assert all(e.seconds == pytest.approx(0.33 * e.metres, rel=0.01) for e in run.efforts)
    assert reading.problems == ()


def test_a_fit_file_knows_its_wall_clock_and_its_treadmill() -> None:
    (run,) = read("a.fit", fit(Run(EVENING.start, sub_sport=1, utc_offset=-7))).activities
    assert (run.local, run.treadmill, run.efforts) == (dt.datetime(2026, 6, 1, 10, 0), True, ())


def test_a_fit_file_without_a_summary_is_read_from_its_track() -> None:
    reading = read("a.fit", fit(EVENING, summary=False), with_track=False)
    (run,) = reading.activities
    assert (round(run.metres or 0), run.moving_s, run.sport) == (10_000, 3300, Sport.RUN)
    assert reading.problems == ("it has no summary; read from its track",)


def test_our_checksum_is_the_format_s() -> None:
    data = fit(EVENING)
    assert checksum(data) == checksum(data + b"") == 0 == crc(data)
    assert checksum(data[:-3]) == crc(data[:-3]) != 0


@pytest.mark.parametrize("name", ["garmin-edge-820-bike.fit", "garmin-fenix-5-bike.fit", "garmin-fenix-5-run.fit"])
def test_files_of_real_watches_read_as_fitdecode_reads_them(name: str) -> None:
    data = samples("activity_parser", ".fit")[name]
    (ours,) = read(name, data).activities
    with fitdecode.FitReader(data) as frames:
        messages = [f for f in frames if isinstance(f, fitdecode.FitDataMessage)]
    session = next(m for m in messages if m.name == "session")
    activity = next(m for m in messages if m.name == "activity")
    theirs = {key: session.get_value(key) for key in ("start_time", "total_timer_time", "total_distance", "sport")}
    assert ours.utc == theirs["start_time"].replace(tzinfo=None)
    assert (ours.moving_s, ours.metres) == (theirs["total_timer_time"], theirs["total_distance"])
    assert ours.sport == {"running": Sport.RUN, "cycling": Sport.RIDE}[theirs["sport"]]
    assert ours.average_hr == session.get_value("avg_heart_rate")
    away = activity.get_value("local_timestamp") - activity.get_value("timestamp")
    assert ours.local == ours.utc + away


def test_gpx_distances_are_those_of_gpxpy() -> None:
    compared = 0
    for name, data in samples("gpxpy", ".gpx").items():
        ours = [a for a in read(name, data).activities if a.metres and a.metres > 800]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tracks = gpxpy.parse(data.decode("utf-8-sig")).tracks
        theirs = {t.get_time_bounds().start_time: t.length_2d() for t in tracks if t.get_time_bounds().start_time}
        lengths = {when.astimezone(dt.UTC).replace(tzinfo=None): metres for when, metres in theirs.items()}
        for activity in ours:
            if activity.utc in lengths and lengths[activity.utc] < 10_000:  # one sample's points are 30 km apart
                slack = 0.12 if "car" not in name else 0.5  # ours leaves jitter at rest and jumps out
                assert activity.metres == pytest.approx(lengths[activity.utc], rel=slack), name
                compared += 1
    assert compared >= 8


def test_every_sample_of_others_is_read_or_refused_in_a_sentence() -> None:
    everything = samples("activity_parser", ".fit") | samples("activity_parser", ".gpx")
    everything |= samples("activity_parser", ".tcx") | samples("gpxpy", ".gpx")
    assert len(everything) > 50
    for name, data in everything.items():
        reading = read(name, data)
        assert reading.activities or reading.problems, name
        assert not any(message.startswith("it cannot be read") for message in reading.problems), name


def test_answers_of_stravas_api_are_read() -> None:
    folder = files("stravalib") / "tests" / "resources"
    detailed, manual = ((folder / f"{name}.3.json").read_bytes() for name in ("activity", "activity-manual"))
    (run,) = read("run.json", detailed).activities
    assert (run.sport, run.metres, run.moving_s, run.elapsed_s) == (Sport.RUN, 5781.1, 2892, 3140)
    assert (run.utc, run.local) == (dt.datetime(2013, 12, 12, 19, 36, 41), dt.datetime(2013, 12, 12, 11, 36, 41))
    assert 5000 in [e.metres for e in run.efforts]
    (hike,) = read("hike.json", manual).activities
    assert (hike.sport, hike.local) == (Sport.WALK, dt.datetime(2013, 11, 17, 8, 0))
    both = read("list.json", json.dumps([json.loads(detailed), json.loads(manual), {"no": 1}]).encode())
    lines = read("two.jsonl", detailed.replace(b"\n", b" ") + b"\n" + manual.replace(b"\n", b" "))
    assert len(both.activities) == len(lines.activities) == 2


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "nl"])
def test_stravas_table_is_read_in_its_language(language: Language, tmp_path: Path) -> None:
    who = athlete(RACER)
    path = tmp_path / "activities.csv"
    path.write_text(strava_table(who.activities, language), encoding="utf-8")
    history = read_history([str(path)])
    told = sorted((a.day, a.sport, round(a.distance_km or 0, 2), int(a.moving_s / 60)) for a in history.activities)
    true = sorted((a.day, a.sport, round(a.distance_km or 0, 2), int(a.moving_s / 60)) for a in who.activities)
    assert told == true
    raced = {a.day for a in who.activities if a.hint is Hint.RACE}
    assert {a.day for a in history.activities if a.hint is Hint.RACE} == raced != set()


def test_a_table_in_miles_is_known_by_its_two_distances(tmp_path: Path) -> None:
    path = tmp_path / "activities.csv"
    path.write_text(strava_table(athlete(RACER).activities, miles=True), encoding="utf-8")
    history = read_history([str(path)])
    assert history.units == "mi"
    total = sum(a.distance_km or 0 for a in athlete(RACER).activities)
    assert sum(a.distance_km or 0 for a in history.activities) == pytest.approx(total)


PLAIN = {
    "a bare minimum": ("date,distance_km,duration\n2026-05-03,10.5,52:30\n", 10.5, 3150),
    "semicolons and commas": ("Datum;Distanz (km);Dauer;Typ\n03.05.2026;10,5;00:52:30;Lauf\n", 10.5, 3150),
    "miles and minutes": ("Date,Distance (mi),Duration (min)\n05/13/2026,6.2,55\n", 9.978, 3300),
    "metres and seconds": (
        "start_date_local,type,moving_time,distance\n2026-05-03T08:30,Run,3600,10000\n",
        10,
        3600,
    ),
    "units in the cells": ("day,distance,time\n3 May 2026,6.2 mi,1h 0m 10s\n", 9.978, 3610),
    "minutes nobody named": ("date,km,time\n2026-05-03,10,50\n2026-05-05,8,42\n", 10, 3000),
    "hours and minutes": ("date,km,time\n2026-05-03,10,0:50\n2026-05-05,8,0:42\n", 10, 3000),
    "a mark at the start": ("\ufeffdate,km,time\n2026-05-03,10,50:00\n", 10, 3000),
}


@pytest.mark.parametrize("case", PLAIN)
def test_a_plain_table_needs_no_instructions(case: str) -> None:
    text, km, seconds = PLAIN[case]
    run = read("runs.csv", text.encode()).activities[0]
    assert run.sport is Sport.RUN
    assert (run.local or dt.datetime.min).date().month == 5
    assert ((run.metres or 0) / 1000, run.moving_s) == (pytest.approx(km, abs=0.001), seconds)


def test_a_table_in_another_encoding_is_read_and_says_so() -> None:
    reading = read("runs.csv", "date,km,time,name\n2026-05-03,10,50:00,Größe\n".encode("cp1252"))
    assert (reading.activities[0].name, reading.problems) == ("Größe", ("not UTF-8; read as Windows-1252",))
    assert read("runs.csv", "date,km,time\n2026-05-03,10,50:00\n".encode("utf-16")).activities


def test_an_export_is_its_table_and_the_tracks_of_the_latest_runs(tmp_path: Path) -> None:
    """The table corrects what the tracks say; the tracks add the wall clock and the fastest stretches."""
    runs = [Run(dt.datetime(2026, 6, day, 2, 30), km=8, pace=340, every=5, utc_offset=-7) for day in range(1, 8)]
    out = io.StringIO()
    out.write("Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename,Moving Time,")
    out.write("Distance\n")
    for i, run in enumerate(runs):
        when = f"Jun {run.start.day}, 2026, 2:30:00 AM"
        out.write(f'{i},"{when}",A run,Run,2720,8.00,activities/{i}.fit.gz,2720,8000\n')
    archive = tmp_path / "export_1.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("activities.csv", out.getvalue())
        pack.writestr("profile.csv", "Athlete ID,Email\n1,a@b.c\n")
        pack.writestr("media/photo.jpg", b"\xff\xd8")
        for i, run in enumerate(runs):
            pack.writestr(f"activities/{i}.fit.gz", gzip.compress(fit(run)))
    history = read_history([str(archive)])
    assert (len(history.activities), history.problems) == (7, ())
    first = min(a.start for a in history.activities)
    assert first == dt.datetime(2026, 5, 31, 19, 30)  # the evening before, in Denver
    assert all(a.efforts for a in history.activities)


def test_names_of_morning_runs_tell_the_time_zone(tmp_path: Path) -> None:
    who = athlete(3)
    path = tmp_path / "activities.csv"
    path.write_text(strava_table(who.activities, utc_offset=-7), encoding="utf-8")
    history = read_history([str(path)])
    assert sorted(a.day for a in history.activities) == sorted(a.day for a in who.activities)
    assert "taken as UTC-7, from names such as Morning Run" in history.problems[-1][1]
    assert history.last_day <= AS_OF


def test_a_named_time_zone_knows_summer(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    path.write_bytes(gpx(Run(dt.datetime(2026, 7, 1, 23, 30), km=5)))
    history = read_history([str(path)], timezone="Europe/Berlin")
    assert history.activities[0].start == dt.datetime(2026, 7, 2, 1, 30)


def test_the_digest_depends_on_the_files_and_not_on_their_order(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.gpx").write_bytes(gpx(Run(dt.datetime(2026, 7, 1 + i, 6, 30), km=5, every=30)))
    paths = [str(tmp_path / f"{i}.gpx") for i in range(3)]
    assert read_history(paths).digest == read_history(paths[::-1]).digest == read_history([str(tmp_path)]).digest
    assert read_history(paths[:2]).digest != read_history(paths).digest


WORDS = {
    Sport.RUN: "Run|TrailRun|VirtualRun|Treadmill Running|Lauf|Traillauf|Virtueller Lauf|Course à pied|Trail|"
    "Hardloopsessie|Carrera|Corsa|Corrida|running|Track Running",
    Sport.RIDE: "Ride|EBikeRide|GravelRide|Virtual Ride|Radfahrt|E-Bike-Fahrt|Sortie vélo|Vélo|Fietsrit|Biking|cycling",
    Sport.WALK: "Walk|Hike|Spaziergang|Wanderung|Marche|Randonnée|Wandeling|Caminata|walking",
    Sport.SWIM: "Swim|Pool Swim|Open Water Swimming|Schwimmen|Natation",
    Sport.STRENGTH: "WeightTraining|Weight Training|Krafttraining|Yoga|Krachttraining",
    Sport.OTHER: "Langlauf|Eislauf|Rowing|Workout|Training|NordicSki|Multisport|",
}


@pytest.mark.parametrize("sport", WORDS)
def test_the_words_of_a_sport_are_known(sport: Sport) -> None:
    assert {word: sport_of(word) for word in WORDS[sport].split("|")} == dict.fromkeys(WORDS[sport].split("|"), sport)


NAMES = {
    Hint.RACE: "City race|parkrun #12|Berlin Marathon|Volkslauf Wettkampf|10k time trial",
    Hint.WORKOUT: "Tempo Tuesday|6 x 800|Intervals|Track session|VMA courte",
    Hint.LONG: "Long run|Langer Lauf|Sortie longue|Marathon training long run",
    Hint.EASY: "Easy miles|Recovery|Footing",
    Hint.NONE: "Morning Run|Race pace practice|Post race shake out|Beverly Hills loop|Half marathon build|Terrace view",
}


@pytest.mark.parametrize("hint", NAMES)
def test_a_name_tells_what_a_run_was_for(hint: Hint) -> None:
    names = NAMES[hint].split("|")
    assert {name: hint_of(name, 42_600) for name in names} == dict.fromkeys(names, hint)
    assert hint_of("Berlin Marathon", 12_000) is Hint.NONE
