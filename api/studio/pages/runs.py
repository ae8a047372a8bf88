"""Results of batches and benchmarks: filter them, see what stands out, and open the plan behind a row."""

import json
from collections.abc import Mapping
from typing import Any

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.exports.html.markup import Markup, joined, tag
from api.files.documents import plan_of
from api.studio.desk.desk import Desk
from api.studio.desk.problem import Problem
from api.studio.desk.results import FAR, NUMBER, OFF, OPERATORS, PAGE, Filter, Found, Results
from api.studio.desk.shown import ENGLISH_CALENDAR, calendar_of, chart_of, units_of
from api.studio.desk.uploads import LIMITS, File
from api.studio.pages import told
from api.studio.pieces.pieces import Calendar, Chart, Sheet, Upload
from api.studio.pieces.shell import box, framed, text
from api.tune.corpus import cases_in
from solver.errors import BadRequest
from solver.running.request.result import Plan

HINT = "Parquet or JSON Lines, as solve-batch and the benchmarks write them. Nothing leaves this service."
USUAL = ("solve_ms", "wallMsP50", "bends")
WIDEST = 60


def build(desk: Desk, *, signed_in: bool) -> None:
    """The page."""
    with framed("runs", desk.units(), signed_in=signed_in):
        RunsPage(desk)


class RunsPage:
    """What is where."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plan: Plan | None = None
        self._request: Mapping[str, Any] | None = None
        text("h1", "Runs", "visually-hidden")
        with box("section", "card", aria_label="Results"):
            text("h2", "Results of a batch or a benchmark")
            text("p", HINT, "quiet")
            with box("div", "row"):
                Upload("Choose results", "runs", ".parquet,.jsonl,.json", LIMITS["runs"])
                Upload("Choose the batch's requests (JSON Lines)", "requests", ".jsonl,.json", LIMITS["requests"])
            self._asking = Sheet()
            self._asking.hear("act", self._act)
            self._table = Sheet()
            self._table.hear("act", self._act)
        self._card = box("section", "card", aria_label="The row's plan")
        with self._card:
            self._said = Sheet()
            self._said.hear("act", self._act)
            self._chart = Chart("Kilometres by week", fixed=True)
            with box("div", "around-calendar"):
                self._calendar = Calendar("The row's plan", ENGLISH_CALENDAR, fixed=True)
        self._card.set_visibility(False)
        desk.takers["runs"], desk.takers["requests"] = self._take, self._take_requests
        self._filters: list[Filter] = []
        self._sort, self._outliers, self._page = "", "", 0
        if self._results is not None:
            ui.timer(0.01, self._begin, once=True)

    @property
    def _results(self) -> Results | None:
        found: Results | None = self._desk.shelf.get("results")
        return found

    async def _take(self, file: File) -> None:
        self._desk.shelf["results"] = await run_in_threadpool(Results, file.name, file.body)
        self._filters, self._sort, self._page = [], "", 0
        self._card.set_visibility(False)  # a plan of other results
        await self._begin()

    async def _take_requests(self, file: File) -> None:
        cases = await run_in_threadpool(cases_in, file.body, file.name)
        self._desk.shelf["requests"] = {case.name: case.request.as_json() for case in cases}

    async def _begin(self) -> None:
        results = self._results
        assert results is not None
        self._outliers = next((name for name in USUAL if name in results.numbers), "")
        await self._ask()

    async def _ask(self) -> None:
        results = self._results
        assert results is not None
        self._asking.show(_asking(results, self._filters, self._outliers))
        try:
            found = await run_in_threadpool(results.find, self._filters, self._sort, self._outliers, self._page)
        except BadRequest as error:
            self._table.show(told.problem(Problem.raised(error)))
            return
        self._table.show(_table(results, found, self._sort, self._page, self._outliers))

    async def _act(self, said: dict[str, Any]) -> None:
        act, value, fields = str(said["act"]), said.get("value"), said.get("fields") or {}
        if act == "open":
            await self._open(int(str(value)))
            return
        if act == "work":
            self._work()
            return
        if act == "filter":
            self._filters = [*self._filters, Filter(fields["column"], fields["operator"], fields["value"][:200])]
        elif act == "drop":
            del self._filters[int(str(value))]
        elif act == "sort":
            self._sort = f"-{value}" if self._sort == value else str(value)
        elif act == "outliers":
            self._outliers = str(said["input"])
        self._page = max(0, int(str(value))) if act == "page" else 0
        await self._ask()

    async def _open(self, number: int) -> None:
        results = self._results
        assert results is not None
        self._card.set_visibility(True)
        try:
            identity, answer = await run_in_threadpool(results.answer, number)
            plan = answer.get("plan") or (answer.get("revision") or {}).get("plan")
            if plan is None:
                detail = (answer.get("error") or {}).get("detail", "there is no plan in this row")
                raise BadRequest(str(detail))
            self._plan = plan_of(plan)
        except BadRequest as error:
            self._said.show(told.problem(Problem.raised(error)))
            return
        self._request = self._desk.shelf.get("requests", {}).get(identity)
        units = units_of(self._request or {})
        self._chart.give(weeks=chart_of(self._plan, units), unit=units.name)
        self._calendar.give(weeks=calendar_of(self._plan, units))
        self._said.show(_head(identity, number, self._plan, known=self._request is not None))

    def _work(self) -> None:
        """The row's request and plan go to the desk, where they can be asked and dragged."""
        if self._plan is not None and self._request is not None:
            self._desk.open({**self._request, "weights": "default"}, self._plan)
            ui.navigate.to("/")


def _head(identity: str | None, number: int, plan: Plan, *, known: bool) -> Markup:
    name = identity or f"row {number}"
    bends = [tag("li", bend.reason) for bend in plan.relaxations]
    work = tag("p", tag("button", "Work on it", type="button", class_="primary", data_act="work", id="work"))
    hint = tag("p", "Give the batch's requests above to ask why and to drag.", class_="quiet")
    parts = [tag("h2", f"Plan of {name}"), tag("ul", *bends, class_="list") if bends else told.NOTHING]
    return tag("div", *parts, work if known else hint, class_="stack tight", id="row-plan")


def _asking(results: Results, filters: list[Filter], outliers: str) -> Markup:
    columns = [tag("option", name, value=name) for name in results.kinds]
    operators = [tag("option", name, value=name) for name in OPERATORS]
    form = tag(
        "form",
        tag("label", "Column", tag("select", *columns, name="column", id="filter-column")),
        tag("label", "is", tag("select", *operators, name="operator", id="filter-operator")),
        tag("label", "Value", tag("input", name="value", id="filter-value")),
        tag("button", "Filter", id="filter"),
        data_act="filter",
        class_="row",
    )
    numbers = [tag("option", "nothing", value="")]
    numbers += [
        tag("option", name, value=name, selected="selected" if name == outliers else None) for name in results.numbers
    ]
    by = tag("label", "First what stands out in", tag("select", *numbers, data_act="outliers", id="outliers"))
    given = [
        tag("button", f"{one.column} {one.operator} {one.value} ✕", type="button", data_act="drop", data_value=str(i),
            aria_label=f"Drop the filter {one.column} {one.operator} {one.value}")
        for i, one in enumerate(filters)
    ]  # fmt: skip
    return tag("div", form, tag("div", by, *given, class_="row"), class_="stack tight")


def _table(results: Results, found: Found, sort: str, page: int, outliers: str) -> Markup:
    head = [tag("th", "", class_="text")] if results.has_plans else []
    head += [_heading(name, sort, number=name in results.numbers) for name in found.columns]
    body = [tag("tr", *_cells(results, row, outliers), class_="far" if row[OFF] > FAR else "") for row in found.rows]
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body), class_="data", id="runs")
    words = f"{found.total} rows of {results.name}"
    if outliers:
        words += f"; {found.outliers} stand out in {outliers}"
    scroll = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Table of results")
    return joined(tag("p", words, role="status", id="count"), scroll, _pages(found, page))


def _heading(name: str, sort: str, *, number: bool) -> Markup:
    way = {name: "ascending", f"-{name}": "descending"}.get(sort)
    button = tag("button", name, type="button", class_="plain", data_act="sort", data_value=name)
    return tag("th", button, scope="col", aria_sort=way, class_="" if number else "text")


def _cells(results: Results, row: Mapping[str, Any], outliers: str) -> list[Markup]:
    number = str(row[NUMBER])
    cells = []
    if results.has_plans:
        open_it = tag(
            "button", "Open", type="button", data_act="open", data_value=number, aria_label=f"Open row {number}"
        )
        cells.append(tag("td", open_it, class_="text"))
    for name in results.kinds:
        far = name == outliers and row[OFF] > FAR
        mark = tag("span", " ▲", title=f"{row[OFF]:.1f} robust standard deviations from the median") if far else ""
        cells.append(tag("td", _shown(row[name]), mark, class_="" if name in results.numbers else "text"))
    return cells


def _shown(value: Any) -> str:
    if value is None:
        return ""
    text_ = (
        f"{value:g}"
        if isinstance(value, float)
        else value
        if isinstance(value, str)
        else json.dumps(value, default=str)
    )
    return text_ if len(text_) <= WIDEST else text_[: WIDEST - 1] + "…"


def _pages(found: Found, page: int) -> Markup:
    last = max(0, (found.total - 1) // PAGE)
    if not last:
        return told.NOTHING
    where = tag("span", f"page {page + 1} of {last + 1}", class_="quiet")
    back, on = _turn("Previous", page - 1, possible=page > 0), _turn("Next", page + 1, possible=page < last)
    return tag("p", back, on, where, class_="row")


def _turn(name: str, page: int, *, possible: bool) -> Markup:
    disabled = None if possible else "disabled"
    return tag("button", name, type="button", data_act="page", data_value=str(page), disabled=disabled)
