"""/v1/profiles as a client of HTTP sees it: files in, a snapshot out that plans refer to."""

import asyncio
import datetime as dt
import io
import zipfile
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from api.http.answering.solving import result_of_files
from api.workers.messages import ProfileUpload
from api.workers.pool import OverBudget
from tests.api.sample import raw_request
from tests.profile.athletes import RACER, athlete
from tests.profile.exports import strava_table
from tests.profile.files import Run, fit, gpx

TABLE = ("activities", ("activities.csv", strava_table(athlete(RACER).activities).encode(), "text/csv"))


def posted(client: TestClient, *files: tuple, **query: str) -> dict:
    response = client.post("/v1/profiles", files=list(files), params=query)
    assert response.status_code == 201, response.text
    return response.json()


def test_an_upload_becomes_a_profile_that_can_be_read_again(client: TestClient) -> None:
    made = posted(client, TABLE)
    assert set(made) == {"profileId", "athlete", "suggestedSettings", "account", "metadata"}
    assert made["athlete"]["vdot"] is not None
    assert client.get(f"/v1/profiles/{made['profileId']}").json() == made
    assert posted(client, TABLE)["profileId"] == made["profileId"]


def test_a_plan_keeps_the_snapshot_that_it_was_made_from(client: TestClient) -> None:
    made = posted(client, TABLE)
    plan = client.post("/v1/plans", json={**raw_request(), "athlete": made["athlete"]}).json()
    assert plan["profileId"] == made["profileId"]
    other = client.post("/v1/plans", json=raw_request()).json()
    snapshot = client.get(f"/v1/profiles/{other['profileId']}").json()
    assert (snapshot["account"], snapshot["suggestedSettings"]) == (None, None)


def test_a_plan_can_name_the_profile_that_it_is_for(client: TestClient) -> None:
    """By its id: two of the same numbers are two, and what the request says of the athlete itself goes before."""
    twins = [posted(client, TABLE, **{"asOf": day, "metadata[of]": day}) for day in ("2026-06-28", "2026-06-29")]
    ids = [twin["profileId"] for twin in twins]
    assert [twin["metadata"] for twin in twins] == [{"of": "2026-06-28"}, {"of": "2026-06-29"}]
    settings = raw_request()["settings"]
    for profile_id, twin in zip(ids, twins, strict=True):
        plan = client.post("/v1/plans", json={"profileId": profile_id, "settings": settings}).json()
        assert plan["profileId"] == profile_id
        asked = client.get(f"/v1/plans/{plan['id']}/request").json()["athlete"]
        assert asked.items() >= {name: value for name, value in twin["athlete"].items() if value is not None}.items()
    own = {"profileId": ids[0], "athlete": {"maxHr": 200}, "settings": settings}
    plan = client.post("/v1/plans", json=own).json()
    asked = client.get(f"/v1/plans/{plan['id']}/request").json()["athlete"]
    assert (asked["maxHr"], asked["currentWeeklyKm"]) == (200, twins[0]["athlete"]["currentWeeklyKm"])
    listed = client.get("/v1/profiles", params={"metadata[of]": "2026-06-28"}).json()["profiles"]
    assert [profile["profileId"] for profile in listed] == [ids[0]]
    assert client.delete(f"/v1/profiles/{ids[0]}").status_code == 409
    for wrong in ("x", 7, "00000000-0000-4000-8000-000000000000"):
        refused = client.post("/v1/plans", json={"profileId": wrong, "settings": settings})
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "profileId")


def test_binary_files_and_archives_arrive_byte_for_byte(client: TestClient) -> None:
    runs = [Run(dt.datetime(2026, 6, day, 17, 0), km=8, every=30) for day in range(1, 9)]
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("a.gpx", gpx(runs[7]))
    parts = [("activities", (f"{i}.fit", fit(run), "application/octet-stream")) for i, run in enumerate(runs[:7])]
    made = posted(client, *parts, ("activities", ("x.zip", pack.getvalue(), "application/zip")))
    assert (made["account"]["counts"]["runs"], made["account"]["remarks"]) == (8, [])
    earlier = posted(client, *parts, asOf="2026-06-05")
    assert (earlier["account"]["asOf"], earlier["account"]["counts"]["runs"]) == ("2026-06-05", 5)


def test_what_cannot_be_used_is_refused_in_a_sentence(client: TestClient) -> None:
    def refused(**request: object) -> tuple[int, str]:
        response = client.post("/v1/profiles", **request)  # type: ignore[arg-type]
        return response.status_code, response.json()["detail"]

    assert refused(json={})[0] == 415
    status, detail = refused(files=[("activities", ("a.csv", b"hello", "text/csv"))])
    assert (status, "no activity could be read: a.csv" in detail) == (422, True)
    head = {"content-type": "multipart/form-data; boundary=x"}
    assert refused(content=b"--y\r\n", headers=head)[0] == 422
    assert refused(content=b"", headers={"content-type": "multipart/form-data"})[0] == 422
    assert refused(content=b"--x--\r\n", headers=head) == (422, "the body holds no files")
    assert refused(files=[TABLE], data={"asOf": "2026-01-01"})[0] == 422
    assert refused(files=[TABLE], params={"asOf": "yesterday"})[0] == 422
    assert refused(files=[TABLE], params={"timezone": "Mars/Olympus"})[0] == 422


def test_a_file_under_another_name_than_activities_is_not_taken_for_one(client: TestClient) -> None:
    for name in ("file", "activity", "Activities", ""):
        response = client.post("/v1/profiles", files=[(name, TABLE[1])])
        (error,) = response.json()["errors"] or [{}]
        assert response.status_code == 422
        assert error["message"] == "is not a known field; send each file as activities"
    zones = client.post("/v1/profiles", files=[("file", TABLE[1])], params={"timezone": "Mars/Base", "units": "ell"})
    assert [e["field"] for e in zones.json()["errors"]] == ["query.timezone", "query.units"]


def test_a_body_above_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    limit = client.app.parts.service.upload_bytes  # type: ignore[attr-defined]
    response = client.post(
        "/v1/profiles",
        content=b"",
        headers={"content-type": "multipart/form-data; boundary=x", "content-length": str(limit + 1)},
    )
    assert response.status_code == 413


def test_nobodys_profile_is_not_found(client: TestClient) -> None:
    assert client.get("/v1/profiles/00000000-0000-4000-8000-000000000000").status_code == 404


def test_a_profile_goes_when_it_is_removed_but_not_from_under_a_plan(client: TestClient) -> None:
    made = posted(client, TABLE, asOf="2026-11-01")
    address = f"/v1/profiles/{made['profileId']}"
    plan = client.post("/v1/plans", json={**raw_request(), "athlete": made["athlete"]}).headers["location"]
    assert client.delete(address).json()["detail"] == "plans refer to this profile; remove them first"
    assert client.delete(plan).status_code == 204
    assert [client.delete(address).status_code, client.get(address).status_code] == [204, 404]


def test_profiles_are_listed_page_by_page_without_those_of_plan_requests(client: TestClient) -> None:
    for day in ("2026-11-02", "2026-11-03"):
        posted(client, TABLE, asOf=day)
    client.post("/v1/plans", json=raw_request())
    first = client.get("/v1/profiles?limit=1").json()
    second = client.get("/v1/profiles", params={"limit": 1, "cursor": first["next"]}).json()
    assert [page["profiles"][0]["asOf"] for page in (first, second)] == ["2026-11-03", "2026-11-02"]


def test_files_that_take_too_long_to_read_are_refused_with_what_to_do() -> None:
    async def run(task: str, body: bytes) -> None:
        raise OverBudget("this took longer than 0.5 s and was stopped")

    parts = SimpleNamespace(pool=SimpleNamespace(run=run, limits=SimpleNamespace(task_seconds=0.5)))
    upload = ProfileUpload(content_type="multipart/form-data; boundary=x")
    with pytest.raises(OverBudget, match=r"longer than 0\.5 s; send fewer, such as those of the last year"):
        asyncio.run(result_of_files(parts, upload, b""))
