"""A process that works on jobs and can be told to kill itself.

`crash` is "STEP:before" (the step has not begun) or "STEP:after" (it has done its work, but nobody has noted that).
Every step that is really worked on is a line in the ledger. The process ends when there is nothing left to do.
"""

import datetime as dt
import json
import os
import signal
import time
from pathlib import Path
from typing import Any

from dbos import DBOS

from api.jobs.making import PLANS, PROGRAMS, Kind, Making
from api.jobs.runtime import ACTIVE, Engine, Jobs
from api.jobs.watch import Patience, Watch
from api.jobs.writing import Call
from api.store.database import Database
from api.store.documents.plans import PlanProgress
from api.store.documents.programs import ProgramProgress
from api.store.processes.beats import Beats
from api.workers.done import Done, dumped
from api.workers.tasks import run as tasks
from solver.running.search.config import DEFAULT_CONFIG

AGAIN = ", and not for the first time"


class PaidWriter:
    """A writer whose model costs money: what it asks is in its answer."""

    def ask(self, request: Any, skeleton: Any, call: Call) -> Any:
        call.heard(1, len(skeleton["weeks"]))
        return {"prompt": f"Write for {skeleton['goal']}{AGAIN if call.begun_before else ''}", "answer": "words"}

    def finish(self, request: Any, skeleton: Any, answer: Any) -> Done:
        assert answer["answer"] == "words"
        return compute("fill", dumped({"request": request, "plan": skeleton}))


class PaidDrafter:
    """A drafter whose model costs money."""

    def ask(self, request: Any, skeleton: Any, call: Call) -> Any:
        lifts = [{"name": "Bench press", "sets": 4}]
        draft = {"days": [{"dayOfWeek": "monday", "focus": "push", "exercises": lifts}]}
        prompt = f"Draft for {request['lifter']['primaryFocus']}{AGAIN if call.begun_before else ''}"
        return {"prompt": prompt, "text": json.dumps(draft)}

    def finish(self, request: Any, skeleton: Any, answer: Any) -> Done:
        return compute("harmonize", dumped({"request": request, "answer": answer}))


class Doomed(Making):
    """Dies where it is told to."""

    def __init__(self, kind: Kind, progress: Any, writer: Any, settings: dict[str, Any]) -> None:
        super().__init__(kind, progress, compute, writer)
        self._ledger = Path(settings["ledger"])
        self._crash = settings["crash"]
        self._slow = settings.get("slow")

    def _step(self, name: str, work: Any, *args: Any) -> Any:
        self._die(f"{name}:before")
        with self._ledger.open("a") as ledger:
            ledger.write(f"{name}\n")
        if self._slow == name:
            time.sleep(60)
        result = work(*args)
        self._die(f"{name}:after")
        return result

    def _die(self, place: str) -> None:
        if place == self._crash:
            os.kill(os.getpid(), signal.SIGKILL)

    def solve(self, *args: Any) -> Any:
        return self._step("solve", super().solve, *args)

    def ask(self, *args: Any) -> Any:
        return self._step("ask", super().ask, *args)

    def finish(self, *args: Any) -> Any:
        return self._step(self._kind.last_step, super().finish, *args)

    def save(self, *args: Any) -> Any:
        return self._step("save", super().save, *args)


def compute(task: str, body: bytes) -> Done:
    return tasks.run(task, body, DEFAULT_CONFIG)


def main(settings: dict[str, Any]) -> None:
    database = Database(settings["url"])
    plans, programs, beats = PlanProgress(database), ProgramProgress(database), Beats(database)
    doomed = Doomed(PLANS, plans, PaidWriter(), settings), Doomed(PROGRAMS, programs, PaidDrafter(), settings)
    jobs = Jobs(Engine(settings["url"], settings["worker"], 4), *doomed)
    beats.beat(settings["worker"])
    jobs.start()
    patience = Patience(dt.timedelta(seconds=settings.get("lost", 3600)), None)
    watch = Watch(settings["worker"], jobs, beats, {PLANS.workflow: plans, PROGRAMS.workflow: programs}, patience)
    watch.start()
    while plans.waiting() or programs.waiting() or DBOS.list_workflows(status=list(ACTIVE)):
        time.sleep(0.05)
    watch.stop()
    jobs.stop(5)
