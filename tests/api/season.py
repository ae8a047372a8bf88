"""A runner's season as a client of the service lives it, step by step; every step says what must be true after it."""

import datetime as dt
from typing import Any

import httpx
from icalendar import Calendar

from tests.profile.files import Run, fit

REQUEST = {
    "athlete": {"currentWeeklyKm": 32, "longestRecentRunKm": 12, "easyPaceSecPerKm": 345},
    "settings": {
        "goal": "10k",
        "startDate": "2027-01-04",
        "raceDate": "2027-03-14",
        "daysPerWeek": 4,
        "preferredDays": ["tuesday", "thursday", "saturday", "sunday"],
    },
}
ILL, WELL = ("2027-01-26", "2027-01-28"), "2027-01-29"
MOVED, MOVED_TO = "2027-02-09", "2027-02-10"
OTHER_RACE_DAY = "2027-03-21"


class Season:
    """All that is remembered is what a phone would. `disturbed` is one whose requests may have to be sent again, so
    that what it was not told yet can have been done already."""

    def __init__(self, client: httpx.Client, *, disturbed: bool = False) -> None:
        self.client = client
        self._disturbed = disturbed
        self._feed = ""
        self._seen: dict[str, str] = {}
        self.id = ""
        self.plan: dict[str, Any] = {}
        self.revision = 1

    @property
    def at(self) -> str:
        return f"/v1/plans/{self.id}"

    def ask(self, method: str, path: str, body: Any = None, expected: int = 200, **headers: str) -> Any:
        return self._answer(method, path, expected, headers, json=body)

    def _answer(self, method: str, path: str, expected: int, headers: dict[str, str], **content: Any) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.request(method, path, headers=named, **content)
        repeated = self._disturbed and (expected, answer.status_code) == (201, 200)
        assert repeated or answer.status_code == expected, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer.json() if answer.content else None

    @property
    def seen(self) -> dict[str, str]:
        return {"If_Match": f'"{self.revision}"'}

    def key(self, what: str) -> dict[str, str]:
        return {"Idempotency_Key": f"season-{what}"}

    def begin(self) -> None:
        """A plan, asked for twice by a phone in a tunnel: one plan."""
        made = [self.ask("POST", "/v1/plans", REQUEST, Prefer="wait=60", **self.key("plan")) for _ in range(2)]
        assert made[0] == made[1]
        assert (made[0]["status"], made[0]["revision"]) == ("ready", 1)
        self.id, self.plan = made[0]["id"], made[0]["plan"]

    def follow(self) -> None:
        """A calendar that is polled: nothing new, nothing sent."""
        self._feed = self.ask("POST", f"{self.at}/feed?timezone=Europe/Berlin&at=06:30", expected=201)["path"]
        assert self.polled(changed=True) == {0}
        assert self.polled(changed=False) == set()

    def polled(self, *, changed: bool) -> set[int]:
        """The sequence numbers of what a poll brings; nothing where nothing is new."""
        answer = self.client.get(self._feed, headers=self._seen)
        assert answer.status_code == (200 if changed else 304), answer.text[:200]
        self._seen = {"If-None-Match": answer.headers["etag"]}
        return {event["sequence"] for event in Calendar.from_ical(answer.content).events} if changed else set()

    def run_three_weeks(self) -> None:
        """Every run of three weeks as it was planned: of the first week in words, and twice; of the second week in a
        table, of the third by the watch's files, and twice."""
        for week, tell in ((0, self._in_words), (0, self._in_words), (1, self._in_a_table), (2, self._in_files),
                           (2, self._in_files)):  # fmt: skip
            runs = {
                d["date"]: d["plannedDistanceKm"] for d in self.plan["weeks"][week]["days"] if d["plannedDistanceKm"]
            }
            kept = {one["content"]["date"]: one["content"]["distanceKm"] for one in tell(runs)["kept"]}
            assert kept.keys() == runs.keys()
            assert all(abs(kept[date] - km) <= 0.002 * km for date, km in runs.items()), (kept, runs)
        assert [one["kind"] for one in self.history()["news"]] == ["done"] * 12

    def _in_words(self, runs: dict[str, float]) -> Any:
        told = [{"date": date, "distanceKm": km} for date, km in runs.items()]
        return self.ask("POST", f"{self.at}/done", {"done": told}, **self.seen)

    def _in_a_table(self, runs: dict[str, float]) -> Any:
        rows = [f"{date} 18:00,Run,{km},{dt.timedelta(seconds=round(345 * km))}\n" for date, km in runs.items()]
        return self._uploaded(("runs.csv", ("date,type,distance_km,duration\n" + "".join(rows)).encode()))

    def _in_files(self, runs: dict[str, float]) -> Any:
        made = [Run(dt.datetime.fromisoformat(f"{date}T17:00"), km=km, pace=345) for date, km in runs.items()]
        return self._uploaded(*((f"{run.start:%Y-%m-%d}.fit", fit(run)) for run in made))

    def _uploaded(self, *files: tuple[str, bytes]) -> Any:
        sent = [("activities", (name, data, "application/octet-stream")) for name, data in files]
        return self._answer("POST", f"{self.at}/done?timezone=Europe/Berlin", 200, self.seen, files=sent)

    def history(self) -> Any:
        return self.ask("GET", f"{self.at}/history")

    def fall_ill(self) -> None:
        first, last = ILL
        self.ask("POST", f"{self.at}/happenings", {"kind": "illness", "from": first, "to": last}, 201, **self.seen)

    def propose(self, what: str, situation: dict[str, Any], *, again: bool = False) -> Any:
        """A proposal, which changes nothing; sent again under its key, it is the same one."""
        expected = 200 if again else 201
        proposal = self.ask("POST", f"{self.at}/revisions", situation, expected, **self.seen, **self.key(what))
        assert (proposal["status"], proposal["basedOn"]) == ("proposed", self.revision)
        assert all(change["reason"] for change in proposal["changes"])
        assert self.ask("GET", self.at)["revision"] == self.revision
        self.polled(changed=False)
        return proposal

    def refuse_to_accept(self, proposal: Any) -> None:
        """Who has not seen the plan as it is, or does not say, changes nothing."""
        accept = f"{self.at}/revisions/{proposal['number']}/accept"
        self.ask("POST", accept, expected=428)
        self.ask("POST", accept, expected=412, If_Match=f'"{self.revision + 7}"')
        assert self.ask("GET", self.at)["revision"] == self.revision

    def accept(self, proposal: Any, *, again: bool = False) -> None:
        """The proposal is the plan, once, and the calendar tells it."""
        number = proposal["number"]
        known = {"If_Match": f'"{proposal["basedOn"]}"'}
        plan = self.ask("POST", f"{self.at}/revisions/{number}/accept", **known, **self.key(f"accept-{number}"))
        assert (plan["id"], plan["revision"], plan["plan"]) == (self.id, number, proposal["plan"])
        self.revision, self.plan = number, plan["plan"]
        if not again:
            assert self.polled(changed=True) == {number - 1}

    def recover(self) -> Any:
        """Three days in bed: the runs of those days are lost, nothing before them changes."""
        proposal = self.propose("ill", {"today": ILL[0]})
        changed = {change["date"]: change["after"]["workoutType"] for change in proposal["changes"]}
        assert [changed[date] for date in ILL] == ["rest", "rest"]
        assert min(changed) == ILL[0]
        return proposal

    def move_a_run(self) -> Any:
        self.ask("PUT", f"{self.at}/pins/{MOVED}", {"move": {"to": MOVED_TO}}, **self.seen)
        proposal = self.propose("move", {"today": "2027-02-08", "done": self.as_planned_until("2027-02-08")})
        days = {day["date"]: day for week in proposal["plan"]["weeks"] for day in week["days"]}
        assert (days[MOVED]["workoutType"], days[MOVED_TO]["workoutType"] != "rest") == ("rest", True)
        return proposal

    def as_planned_until(self, today: str) -> list[dict[str, Any]]:
        days = [day for week in self.plan["weeks"] for day in week["days"]]
        ran = [d for d in days if d["plannedDistanceKm"] and WELL <= d["date"] < today]
        return [{"date": day["date"], "distanceKm": day["plannedDistanceKm"]} for day in ran]

    def move_the_race(self) -> Any:
        proposal = self.propose("race", {"today": "2027-02-08", "settings": {"raceDate": OTHER_RACE_DAY}})
        assert proposal["plan"]["raceDate"] == OTHER_RACE_DAY
        return proposal

    def look_back(self) -> None:
        """All that was told and accepted, each once; the plan has one id, and its first words are still there."""
        history = self.history()
        assert [one["status"] for one in history["revisions"]] == ["accepted"] * 4
        assert [one["number"] for one in history["revisions"]] == [1, 2, 3, 4]
        assert history["revision"] == 4
        kinds = [one["kind"] for one in history["news"]]
        assert (kinds.count("done"), kinds.count("happening"), kinds.count("pin")) == (12, 1, 1)
        assert self.ask("GET", self.at)["raceDate"] == OTHER_RACE_DAY

    def end(self) -> None:
        self.ask("DELETE", self.at, expected=204)
        self.ask("GET", self.at, expected=404)
        assert self.client.get(self._feed).status_code == 404
