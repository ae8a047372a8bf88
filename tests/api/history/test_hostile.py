"""Files that mean harm or are broken: a sentence for each, the rest is used, nothing crashes."""

import datetime as dt
import gzip
import io
import os
import stat
import struct
import zipfile
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.history.history import History, read_history
from api.history.reading import reader
from api.history.reading.reading import read_document
from api.history.tables import rows as reading_rows
from solver.errors import BadRequest
from tests.profile.files import Run, fit, gpx, tcx

GOOD = Run(dt.datetime(2026, 6, 1, 17, 0), km=8, pace=340, every=20)


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in entries.items():
            pack.writestr(name, data)
    return out.getvalue()


def with_one_good(tmp_path: Path, name: str, data: bytes) -> History:
    """The history of one good file and a bad one."""
    (tmp_path / "good.gpx").write_bytes(gpx(GOOD))
    (tmp_path / name).write_bytes(data)
    history = read_history([str(tmp_path)])
    assert any(abs((a.distance_km or 0) - 8) < 0.05 for a in history.activities)
    return history


def about(history: History, name: str) -> str:
    """What is said of a file."""
    return " ".join(message for file, message in history.problems if name in file)


BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><gpx><trk><name>&a;</name></trk></gpx>'
BROKEN_CRC = fit(GOOD)[:-2] + b"\0\0"
CASES = {
    "empty": ("bad.csv", b"", "it is empty"),
    "only blanks": ("bad.csv", b" \n\n ", "it is empty"),
    "bytes of anything": ("bad.fit", bytes(range(256)) * 20, "neither CSV, JSON, FIT, GPX nor TCX"),
    "a table of something else": ("bad.csv", b"a,b\n1,2\n", "no column is named date"),
    "a table with a day that is none": (
        "bad.csv",
        b"Date,Distance (km)\n,8\n2027-02-28,9\n2027-02-31,3\n",
        "too few cells of column 'Date' are dates, '2027-02-31' is none; write YYYY-MM-DD",
    ),
    "a table without rows": ("bad.csv", b"date,distance,time\n", "the table has no activities"),
    "one endless line": ("bad.csv", b"x" * 2_000_000, "its first line is longer than"),
    "a cell without end": (
        "bad.csv",
        b'date,km,time\n2026-05-03,10,50:00\n"' + b"x" * 2_000_000,
        "line 3: field larger",
    ),
    "nonsense in cells": (
        "bad.csv",
        b"date,km,time\n2026-05-03,10,50:00\n2026-05-04,9,45:00\nyesterday,ten,50:00\n",
        "1 rows cannot be used, the first is",
    ),
    "entities": ("bad.gpx", BILLION, "XML entities or a document type"),
    "entities from outside": ("bad.tcx", OUTSIDE, "XML entities or a document type"),
    "broken XML": ("bad.gpx", gpx(GOOD)[:2500], "not well-formed XML"),
    "no XML at all": ("bad.gpx", b"hello", "not well-formed XML"),
    "a cut FIT file": ("bad.fit", fit(GOOD)[:700], "cut off"),
    "a wrong checksum": ("bad.fit", BROKEN_CRC, "its checksum is wrong; what can be read is used"),
    "a FIT head alone": ("bad.fit", fit(GOOD)[:12], "cut off"),
    "broken JSON": ("bad.json", b'[{"start_date": ', "is not valid JSON"),
    "deep JSON": ("bad.json", b"[" * 100_000, "nested too deeply"),
    "JSON with NaN": ("bad.json", b'{"start_date": "2026-01-01T00:00:00Z", "distance": NaN}', "contains NaN"),
    "a broken archive": ("bad.zip", zipped(**{"a.gpx": gpx(GOOD)})[:-30], "no readable zip archive"),
    "a gzip bomb": ("bad.gpx.gz", gzip.compress(b"\0" * 20_000_000), "it unpacks to more than"),
    "a broken gzip": ("bad.gpx.gz", b"\x1f\x8b" + b"\7" * 50, "its compression is broken"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_gets_a_sentence_and_the_rest_is_used(case: str, tmp_path: Path) -> None:
    name, data, sentence = CASES[case]
    history = with_one_good(tmp_path, name, data)
    assert sentence in about(history, name)


def test_what_a_damaged_file_holds_before_the_damage_is_used(tmp_path: Path) -> None:
    later = Run(GOOD.start + dt.timedelta(days=1), km=8, pace=340, every=5)
    for name, data in (("a.gpx", gpx(later)), ("b.fit", fit(later, summary=False))):
        folder = tmp_path / name
        folder.mkdir()
        history = with_one_good(folder, name, data[: len(data) // 2])
        (half,) = [a for a in history.activities if a.day == later.start.date()]
        assert half.distance_km == pytest.approx(4, rel=0.05), name
    whole = read_document("c.tcx", tcx(later)[: len(tcx(later)) // 2], None, with_track=True).activities[0]
    assert (whole.metres, whole.moving_s) == (8000.0, 2720.0)  # its lap stands before its points, and says so
    assert whole.doubt == "its summary says 8.00 km, its track has 3.99 km of them"


def test_a_broken_entry_of_an_archive_spares_the_others(tmp_path: Path) -> None:
    data = bytearray(
        zipped(**{"a.gpx": gpx(GOOD), "b.gpx": gpx(Run(GOOD.start + dt.timedelta(days=1), km=9, every=20))})
    )
    data[200] ^= 0xFF
    history = with_one_good(tmp_path, "two.zip", bytes(data))
    assert {round(a.distance_km or 0) for a in history.activities} == {8, 9}
    assert "its part of the archive is broken" in about(history, "two.zip/a.gpx")


def test_a_zip_bomb_is_seen_by_its_ratio_whatever_its_head_says(tmp_path: Path) -> None:
    bomb = zipped(**{"a.csv": b"\0" * 60_000_000})
    assert "no activity file does" in about(with_one_good(tmp_path, "bomb.zip", bomb), "bomb.zip/a.csv")
    lying = bytearray(bomb)
    at = bytes(lying).index(b"PK\1\2")
    struct.pack_into("<I", lying, at + 24, 1000)  # the directory says that it unpacks to a thousand bytes
    assert about(with_one_good(tmp_path, "bomb.zip", bytes(lying)), "bomb.zip/a.csv")


def test_archives_in_archives_are_read_twice_deep(tmp_path: Path) -> None:
    run = gpx(Run(GOOD.start + dt.timedelta(days=2), km=9, every=20))
    twice = zipped(**{"in.zip": zipped(**{"a.gpx": run})})
    assert {round(a.distance_km or 0) for a in with_one_good(tmp_path, "x.zip", twice).activities} == {8, 9}
    thrice = zipped(**{"in.zip": twice})
    assert "2 deep" in about(with_one_good(tmp_path, "x.zip", thrice), "in.zip")


def test_names_that_lead_out_and_links_are_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name in ("../../evil.gpx", "/abs.gpx", "..\\back.gpx"):
            pack.writestr(name, gpx(GOOD))
        link = zipfile.ZipInfo("link.gpx")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        pack.writestr(link, "/etc/passwd")
    history = with_one_good(tmp_path, "x.zip", out.getvalue())
    said = [message for name, message in history.problems if "x.zip/" in name]
    assert said.count("its name leads out of the archive; not read") == 3
    assert "a link, not a file; not read" in said
    assert not list(tmp_path.parent.glob("**/evil.gpx"))


def test_an_encrypted_entry_says_so(tmp_path: Path) -> None:
    data = bytearray(zipped(**{"a.gpx": gpx(GOOD)}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[bytes(data).index(mark) + at] |= 1
    assert "encrypted" in about(with_one_good(tmp_path, "x.zip", bytes(data)), "x.zip/a.gpx")


def test_folders_with_pipes_loops_and_strangers_are_read_past(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpx")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.gpx").symlink_to(tmp_path / "nowhere.gpx")
    (tmp_path / "notes.txt").write_text("hello")
    history = with_one_good(tmp_path, "photo.jpg", b"\xff\xd8")
    assert "neither a file nor a folder" in about(history, "pipe.gpx")
    assert "no such file" in about(history, "gone.gpx")
    assert len(history.activities) == 1


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.history.packing.MAX_FILE_BYTES", 100_000)
    assert "larger than" in about(with_one_good(tmp_path, "big.csv", b"x" * 100_001), "big.csv")


def test_reading_stops_at_its_time_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", -1.0)
    with pytest.raises(BadRequest, match=r"reading took longer than .* name fewer"):
        with_one_good(tmp_path, "b.gpx", gpx(GOOD))


def test_a_million_rows_are_cut_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_rows, "MAX_ROWS", 5_000)
    rows = b"date,km,time\n" + b"2026-05-03,10,50:00\n" * 1_000_000
    start = process_time()
    history = with_one_good(tmp_path, "million.csv", rows)
    assert "more than 5,000 rows" in about(history, "million.csv")
    assert process_time() - start < 5


ABSURD = (
    "date,km,time,hr,max_hr\n2026-05-03,-10,50:00,145,170\n2026-05-04,1e9,50:00,145,170\n2026-05-05,10,-50,145,170\n"
    "2026-05-06,nan,nan,nan,inf\n2026-05-07,10,50:00,9999,-1\n9999-12-31,10,50:00,1,1\n2026-05-08,10,0:10,145,170\n"
)


def test_absurd_values_reach_no_number(tmp_path: Path) -> None:
    from api.history.profile import profile_from

    profile = profile_from(with_one_good(tmp_path, "absurd.csv", ABSURD.encode()), None)
    assert profile.athlete.current_weekly_km < 100
    assert profile.account.counts.left_out >= 2
    assert profile.as_json()


def test_nothing_usable_at_all_is_a_refusal_with_the_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.gpx").write_bytes(b"<gpx></gpx>")
    with pytest.raises(BadRequest, match=r"no activity could be read: .*a\.gpx: it holds no track with times"):
        read_history([str(tmp_path)])
    with pytest.raises(BadRequest, match="no activity could be read: nowhere: cannot be read: no such file"):
        read_history(["nowhere"])
    with pytest.raises(BadRequest, match="Mars/Olympus"):
        read_history([str(tmp_path)], timezone="Mars/Olympus")


WHOLE = [fit(GOOD), gpx(GOOD), tcx(GOOD), b"date,km,time\n2026-05-03,10,50:00\n", zipped(**{"a.gpx": gpx(GOOD)})]


@given(
    st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_no_damage_makes_a_reader_stumble(data: bytes, damages: list[tuple[int, bytes]]) -> None:
    broken = bytearray(data)
    for at, new in damages:
        broken[at % len(broken) : at % len(broken) + len(new)] = new
    reading = read_document("x", bytes(broken), None, with_track=True)
    assert reading.activities or reading.problems
    assert not any(message.startswith("it cannot be read (") for message in reading.problems), reading.problems


def test_a_clock_in_the_future_does_not_move_the_profile(tmp_path: Path) -> None:
    rows = "".join(f"2026-05-{day:02},10,50:00\n" for day in range(1, 29))
    (tmp_path / "a.csv").write_text(f"date,km,time\n{rows}2098-01-01,10,50:00\n")
    assert read_history([str(tmp_path)]).last_day == dt.date(2026, 5, 28)


def test_dates_that_can_be_read_both_ways_say_how_they_were_read() -> None:
    reading = read_document("a.csv", b"date,km,time\n03/04/2026,10,50:00\n", None, with_track=False)
    assert (reading.activities[0].local, reading.problems) == (
        dt.datetime(2026, 4, 3),
        ("its dates could be read both ways; read as day, month, year",),
    )
    american = read_document(
        "a.csv", b"date,km,time\n03/14/2026,10,50:00\n03/04/2026,9,45:00\n", None, with_track=False
    )
    assert [a.local for a in american.activities] == [dt.datetime(2026, 3, 14), dt.datetime(2026, 3, 4)]
