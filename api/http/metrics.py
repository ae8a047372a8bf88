"""Figures for Prometheus, one registry a service."""

from collections.abc import Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What the service counts and measures."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "pacewright_requests",
            "Requests by route, method and status",
            ["route", "method", "status"],
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "pacewright_request_seconds",
            "From request to response",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.task_seconds = Histogram(
            "pacewright_task_seconds", "Work of a solver process", ["task"], buckets=SECONDS, registry=self.registry
        )
        self.bends = Counter("pacewright_bends", "Relaxations in solved plans", registry=self.registry)
        self.shed = Counter("pacewright_shed", "Requests refused because all was busy", registry=self.registry)
        self.queued = Gauge("pacewright_queued", "Requests waiting for a solver process", registry=self.registry)
        self.busy = Gauge("pacewright_busy", "Solver processes at work", registry=self.registry)

        self.plans = Counter(
            "pacewright_plans",
            "Jobs by their end: who wrote the plan, failed, unwanted",
            ["outcome"],
            registry=self.registry,
        )
        self.programs = Counter(
            "pacewright_programs",
            "Jobs for strength programs by their end: who wrote the program, failed, unwanted",
            ["outcome"],
            registry=self.registry,
        )
        self.corrections = Counter(
            "pacewright_program_corrections", "Corrections of strength drafts", ["code"], registry=self.registry
        )
        self.coach = Counter("pacewright_coach", "What became of a model's answers", ["what"], registry=self.registry)
        self.model_resting = Gauge(
            "pacewright_model_resting",
            "1 while the language model is left alone",
            registry=self.registry,
        )
        self.database_up = Gauge("pacewright_database_up", "1 while the database answers", registry=self.registry)
        self.plans_waiting = Gauge("pacewright_plans_waiting", "Plans wanted and not finished", registry=self.registry)
        self.programs_waiting = Gauge(
            "pacewright_programs_waiting", "Strength programs wanted and not finished", registry=self.registry
        )
        self._requests_of = cache(self.requests.labels)
        self._request_seconds_of = cache(self.request_seconds.labels)
        self._task_seconds_of = cache(self.task_seconds.labels)

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
