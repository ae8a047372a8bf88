"""Spans for OpenTelemetry, where the operator asks for them: requests, solver tasks, jobs and their steps.

Nothing is imported and nothing costs more than a look until :func:`start`. Spans go to the OTLP/HTTP address of the
environment (OTEL_EXPORTER_OTLP_ENDPOINT); a request's `traceparent` is taken up. They hold routes and names of tasks,
never what anybody asked.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from solver.errors import BadRequest

TRACE = "traceparent"
_tracers: list[Any] = []
"""The one tracer, once there is one."""


class Span:
    """What is measured; without telemetry it takes everything and does nothing."""

    def __init__(self, span: Any = None) -> None:
        self._span = span

    def tell(self, name: str | None = None, **attributes: str | int) -> None:
        """Give it another name, or say more about it; two underscores stand for a dot."""
        if self._span is not None:
            if name is not None:
                self._span.update_name(name)
            for key, value in attributes.items():
                self._span.set_attribute(key.replace("__", "."), value)


def start(worker: str) -> Callable[[], None]:
    """Begin to send spans: what sends the last of them and ends it.

    Raises:
        BadRequest: when the extra is not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise BadRequest("PACEWRIGHT_TELEMETRY needs the extra `telemetry`") from None
    about = Resource.create({"service.name": "pacewright", "service.instance.id": worker})
    provider = TracerProvider(resource=about)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _tracers[:] = [provider.get_tracer("pacewright")]

    def end() -> None:
        _tracers.clear()
        provider.shutdown()

    return end


def carried() -> str | None:
    """The span that is open, as a job carries it to wherever it is done (W3C Trace Context); None without one."""
    if not _tracers:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    found = dict[str, str]()
    TraceContextTextMapPropagator().inject(found)
    return found.get(TRACE)


def span(
    name: str, headers: Mapping[str, str] | None = None, trace: str | None = None, **attributes: str | int
) -> contextlib.AbstractContextManager[Span]:
    """A span around a block, below the one that is open; with a request's headers, below its caller's; with the `trace`
    that a job carries, below what asked for the job."""
    return _opened(name, headers, trace, attributes) if _tracers else _NOTHING


_NOTHING = contextlib.nullcontext(Span())


@contextlib.contextmanager
def _opened(
    name: str, headers: Mapping[str, str] | None, trace: str | None, attributes: Mapping[str, str | int]
) -> Iterator[Span]:
    from opentelemetry.trace import SpanKind
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    above = headers if trace is None else {TRACE: trace}
    context = None if above is None else TraceContextTextMapPropagator().extract(dict(above))
    kind = SpanKind.SERVER if headers is not None else SpanKind.INTERNAL if trace is None else SpanKind.CONSUMER
    with _tracers[0].start_as_current_span(name, context=context, kind=kind, record_exception=False) as opened:
        made = Span(opened)
        made.tell(None, **attributes)
        yield made
