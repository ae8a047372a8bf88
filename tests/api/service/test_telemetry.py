"""Spans as a collector gets them: below the caller's trace, without a word of what was asked."""

import json
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.api.sample import raw_request
from tests.api.service.running import running

TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_a_request_its_solve_and_its_job_are_spans_of_the_callers_trace(tmp_path: Path) -> None:
    sent: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    collector = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=collector.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    settings = {
        "PACEWRIGHT_TELEMETRY": "otlp",
        "PACEWRIGHT_WORKERS": "1",
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}",
        "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
        "OTEL_BSP_SCHEDULE_DELAY": "100",
    }
    with running(tmp_path, **settings) as service:
        body, head = json.dumps(raw_request()).encode(), {"content-type": "application/json"}
        traced = {**head, "traceparent": f"00-{TRACE}-{CALLER}-01"}
        for path, headers in (("/v1/solve", traced), ("/v1/plans", {**head, "prefer": "wait=30"})):
            with urllib.request.urlopen(urllib.request.Request(service.address + path, body, headers), timeout=60):
                pass
        deadline = time.monotonic() + 20
        while "step save" not in {one.name for one in spans(sent)}:
            assert time.monotonic() < deadline, [one.name for one in spans(sent)]
            time.sleep(0.1)
    collector.shutdown()
    collector.server_close()
    thread.join()
    found = spans(sent)
    (solve,) = [one for one in found if one.name == "POST /v1/solve"]
    (task,) = [one for one in found if one.name == "solver solve" and one.trace_id.hex() == TRACE]
    assert (solve.trace_id.hex(), solve.parent_span_id.hex()) == (TRACE, CALLER)
    assert task.parent_span_id == solve.span_id
    (job,) = [one for one in found if one.name.startswith("job ")]
    steps = {one.name for one in found if one.parent_span_id == job.span_id}
    assert {"step solve", "step ask", "step guard", "step save"} <= steps
    assert b"currentWeeklyKm" not in b"".join(sent)


def spans(sent: list[bytes]) -> list[Any]:
    messages = [ExportTraceServiceRequest.FromString(body) for body in [*sent]]
    return [one for m in messages for r in m.resource_spans for s in r.scope_spans for one in s.spans]
