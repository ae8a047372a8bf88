"""Figures for Prometheus, one registry a service."""

from collections.abc import Mapping
from functools import cache, partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What the service counts and measures."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._count_requests()
        self._count_documents()
        self._count_surroundings()
        self._requests_of = cache(self.requests.labels)
        self._request_seconds_of = cache(self.request_seconds.labels)
        self._task_seconds_of = cache(self.task_seconds.labels)

    def _count_requests(self) -> None:
        """What comes in, and the solver processes that answer it."""
        counter, gauge = partial(Counter, registry=self.registry), partial(Gauge, registry=self.registry)
        histogram = partial(Histogram, buckets=SECONDS, registry=self.registry)
        of_requests = ["route", "method", "status"]
        self.requests = counter("pacewright_requests", "Requests by route, method and status", of_requests)
        self.request_seconds = histogram("pacewright_request_seconds", "From request to response", ["route"])
        self.task_seconds = histogram("pacewright_task_seconds", "Work of a solver process", ["task"])
        self.bends = counter("pacewright_bends", "Relaxations in solved plans")
        self.shed = counter("pacewright_shed", "Requests refused because all was busy")
        self.queued = gauge("pacewright_queued", "Requests waiting for a solver process")
        self.busy = gauge("pacewright_busy", "Solver processes at work")

    def _count_documents(self) -> None:
        """Plans and programs that jobs make."""
        counter, gauge = partial(Counter, registry=self.registry), partial(Gauge, registry=self.registry)
        ends = "Jobs by their end: who wrote the plan, failed, unwanted"
        self.plans = counter("pacewright_plans", ends, ["outcome"])
        ends = "Jobs for strength programs by their end: who wrote the program, failed, unwanted"
        self.programs = counter("pacewright_programs", ends, ["outcome"])
        self.corrections = counter("pacewright_program_corrections", "Corrections of strength drafts", ["code"])
        self.plans_waiting = gauge("pacewright_plans_waiting", "Plans wanted and not finished")
        self.programs_waiting = gauge("pacewright_programs_waiting", "Strength programs wanted and not finished")

    def _count_surroundings(self) -> None:
        """The language model and the database."""
        counter, gauge = partial(Counter, registry=self.registry), partial(Gauge, registry=self.registry)
        self.coach = counter("pacewright_coach", "What became of a model's answers", ["what"])
        self.model_resting = gauge("pacewright_model_resting", "1 while the language model is left alone")
        self.database_up = gauge("pacewright_database_up", "1 while the database answers")

    def exchanged(self, route: str, method: str, status: int, seconds: float | None) -> None:
        """Count an exchange, and time it unless it was a stream, which lasts as long as somebody listens."""
        self._requests_of(route, method, status).inc()
        if seconds is not None:
            self._request_seconds_of(route).observe(seconds)

    def task_done(self, task: str, seconds: float) -> None:
        """Time a solver process's work."""
        self._task_seconds_of(task).observe(seconds)

    def plan_finished(self, outcome: str) -> None:
        """Count a job's end."""
        self.plans.labels(outcome).inc()

    def program_finished(self, outcome: str) -> None:
        """Count the end of a job for a strength program."""
        self.programs.labels(outcome).inc()

    def corrected(self, code: str) -> None:
        """Count a correction of a strength draft."""
        self.corrections.labels(code).inc()

    def coach_found(self, counts: Mapping[str, int]) -> None:
        """Count what became of an answer."""
        for what, count in counts.items():
            self.coach.labels(what).inc(count)

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)
