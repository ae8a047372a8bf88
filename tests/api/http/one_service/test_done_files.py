"""Runs told by activity files: every format that a profile is made from, within a fifth of a percent, each run once."""

import datetime as dt
import gzip
import io
import json
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.http.one_service.test_living import SEEN
from tests.api.http.one_service.test_plans import made
from tests.api.sample import raw_request
from tests.profile.files import Run, fit, gpx, tcx

TOLERANCE = 0.002
"""Of distance and time: what formats and devices round."""
TUESDAY = Run(dt.datetime(2027, 1, 5, 17, 0), km=6.2, pace=350)
LATER = Run(dt.datetime(2027, 1, 5, 19, 30), km=3.0, pace=350)
BEFORE_THE_PLAN = Run(dt.datetime(2026, 12, 31, 17, 0), km=9)
STRAVA = {
    "type": "Run",
    "start_date": "2027-01-05T17:00:00Z",
    "start_date_local": "2027-01-05T18:00:00Z",
    "distance": 6200.0,
    "moving_time": 2170,
    "elapsed_time": 2170,
}
TABLE = "date,type,distance_km,duration\n2027-01-05 18:00,Run,6.2,0:36:10\n2026-12-31,Run,9,0:50:00\n"


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return packed.getvalue()


FORMATS = {
    "run.fit": fit(TUESDAY),
    "run.fit.gz": gzip.compress(fit(TUESDAY)),
    "run.gpx": gpx(TUESDAY),
    "run.tcx": tcx(TUESDAY),
    "runs.csv": TABLE.encode(),
    "activity.json": json.dumps(STRAVA).encode(),
    "all.zip": zipped(run_fit=fit(TUESDAY), old_gpx=gpx(BEFORE_THE_PLAN)),
}


@pytest.fixture(scope="module")
def plan_id(client: TestClient) -> str:
    return made(client, raw_request())["id"]


def told(client: TestClient, plan_id: str, *files: tuple[str, bytes]) -> list[dict[str, Any]]:
    sent = [("activities", (name, data, "application/octet-stream")) for name, data in files]
    kept = client.post(f"/v1/plans/{plan_id}/done?timezone=Europe/Berlin", files=sent, headers=SEEN)
    assert kept.status_code == 200, kept.text
    return [one["content"] for one in kept.json()["kept"]]


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_is_the_same_whatever_file_it_comes_in(client: TestClient, plan_id: str, name: str) -> None:
    """6.2 km at 350 s a kilometre: 36.2 minutes. What was run before the plan began is none of its business."""
    (run,) = told(client, plan_id, (name, FORMATS[name]))
    assert run["date"] == "2027-01-05"
    assert run["distanceKm"] == pytest.approx(6.2, rel=TOLERANCE)
    assert run["durationMins"] == pytest.approx(36.2, rel=TOLERANCE, abs=0.05)


def test_two_runs_a_day_are_added_and_one_that_comes_twice_counts_once(client: TestClient, plan_id: str) -> None:
    """6.2 and 3 km, the first by two devices."""
    files = ("watch.fit", fit(TUESDAY)), ("phone.gpx", gpx(TUESDAY)), ("evening.tcx", tcx(LATER))
    (run,) = told(client, plan_id, *files)
    assert run["distanceKm"] == pytest.approx(9.2, rel=TOLERANCE)


def test_two_runs_a_day_that_are_told_as_json_are_added_too(client: TestClient, plan_id: str) -> None:
    """A proposal after 3.5 and 2.5 km is the one after 6 km."""
    revisions = f"/v1/plans/{plan_id}/revisions?dryRun=true"
    proposals = []
    for runs in ((3.5, 2.5), (6.0,)):
        done = [{"date": "2027-01-05", "distanceKm": km} for km in runs]
        kept = client.post(f"/v1/plans/{plan_id}/done", json={"done": done}, headers=SEEN).json()["kept"]
        assert [one["content"]["distanceKm"] for one in kept] == list(runs)
        proposal = client.post(revisions, json={"today": "2027-01-11"}).json()
        proposals.append((proposal["changes"], proposal["plan"]["weeks"]))
    assert proposals[0] == proposals[1]


def test_a_table_that_is_sent_bare_is_refused_with_both_ways_to_send_it(client: TestClient, plan_id: str) -> None:
    bare = {**SEEN, "content-type": "text/csv"}
    refused = client.post(f"/v1/plans/{plan_id}/done", content=TABLE, headers=bare)
    words = "send the body as application/json, or files as multipart/form-data, not as text/csv"
    assert (refused.status_code, refused.json()["detail"]) == (415, words)
