"""Spans as a collector gets them: below the caller's trace, without a word of what was asked."""

import json
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.api.batch.inputs import lines
from tests.api.sample import raw_request
from tests.api.service.running import Running, running
from tests.api.webhooks.receiver import receiving
from tests.strength.drafts import lifter

pytestmark = pytest.mark.walks

TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


class Collector:
    """What a collector got, by an address of its own."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        kept = self.sent

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                kept.append(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self.settings = {
            "PACEWRIGHT_TELEMETRY": "otlp",
            "PACEWRIGHT_WORKERS": "1",
            "PACEWRIGHT_WORKER_ID": "one",
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{self._server.server_port}",
            "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
            "OTEL_BSP_SCHEDULE_DELAY": "100",
        }

    def spans(self) -> list[Any]:
        messages = [ExportTraceServiceRequest.FromString(body) for body in [*self.sent]]
        return [one for m in messages for r in m.resource_spans for s in r.scope_spans for one in s.spans]

    def one(self, name: str, seconds: float = 60) -> Any:
        """The span of this name in our trace, as soon as it is there; there is one."""
        deadline = time.monotonic() + seconds
        while not (found := [s for s in self.spans() if s.name == name and s.trace_id.hex() == TRACE]):
            assert time.monotonic() < deadline, [one.name for one in self.spans()]
            time.sleep(0.1)
        (only,) = found
        return only

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


def ask(service: Running, path: str, body: bytes, **headers: str) -> Any:
    head = {"content-type": "application/json", "traceparent": f"00-{TRACE}-{CALLER}-01", **headers}
    request = urllib.request.Request(service.address + path, body, head)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def test_a_request_and_its_solve_are_spans_of_the_callers_trace(tmp_path: Path, collector: Collector) -> None:
    with running(tmp_path, **collector.settings) as service:
        ask(service, "/v1/solve", json.dumps(raw_request()).encode())
        solve, task = collector.one("POST /v1/solve"), collector.one("solver solve")
    assert solve.parent_span_id.hex() == CALLER
    assert task.parent_span_id == solve.span_id
    assert b"currentWeeklyKm" not in b"".join(collector.sent)


def test_a_job_and_its_steps_are_spans_of_the_trace_that_asked_for_it(tmp_path: Path, collector: Collector) -> None:
    with running(tmp_path, **collector.settings) as service:
        ask(service, "/v1/plans", json.dumps(raw_request()).encode(), prefer="wait=30")
        asked, job = collector.one("POST /v1/plans"), collector.one("job generate_plan")
        steps = {collector.one(f"step {name}").parent_span_id for name in ("solve", "ask", "guard", "save")}
        collector.one("solver solve")
    assert job.parent_span_id == asked.span_id
    assert steps == {job.span_id}


def test_a_job_that_another_process_takes_up_stays_in_its_trace(tmp_path: Path, collector: Collector) -> None:
    """The first process is killed while it works, so that the job's span can only be the second one's."""
    with running(tmp_path, **collector.settings) as service:
        ask(service, "/v1/batches", lines(400).encode(), **{"content-type": "application/jsonl"})
        asked = collector.one("POST /v1/batches")
        service.process.kill()
        service.process.wait()
    assert "job answer_batch" not in {one.name for one in collector.spans()}
    with running(tmp_path, **collector.settings):
        job = collector.one("job answer_batch")
    assert job.parent_span_id == asked.span_id


def test_a_webhooks_message_belongs_to_the_trace_in_which_it_came_about(tmp_path: Path, collector: Collector) -> None:
    settings = {**collector.settings, "PACEWRIGHT_WEBHOOK_NETWORKS": "127.0.0.0/8"}
    with receiving() as receiver, running(tmp_path, **settings) as service:
        hook = {"url": receiver.url, "events": ["program.ready"]}
        ask(service, "/v1/webhooks", json.dumps(hook).encode())
        ask(service, "/v1/programs", json.dumps({"lifter": lifter()}).encode())
        asked, job = collector.one("POST /v1/programs"), collector.one("job deliver_webhook")
    assert job.parent_span_id == asked.span_id
    assert len(receiver.got) == 1
