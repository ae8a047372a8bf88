"""What moves under the weights as they are, against the profile that they are compared with."""

from api.exports.html.markup import Markup, tag
from api.rulebook_table import as_json
from api.studio.desk.engine import Sketch
from api.studio.desk.problem import Refused
from api.studio.desk.shown import ENGLISH_CALENDAR, Marks, calendar_of, changes_by_date, chart_of, units_of
from api.studio.desk.tuning import Tuning
from api.studio.pages import told
from api.studio.pieces.pieces import Calendar, Chart, Sheet, Working
from api.studio.pieces.shell import box, text
from api.tune.compare import Comparison, compare
from api.tune.metrics import SOLVE_MS, TITLES
from api.tune.tables import Table, comparison_tables
from solver.rule import Domain

Bent = dict[str, int]

UNDECIDED = (
    "Here the progression itself keeps every rule, so weights have nothing to decide. They have where a request leaves "
    "less room: try on the bundled requests."
)


class Effect:
    """The live part: drawn anew at every move of a slider, the last picture staying until then."""

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        with box("section", "card", aria_label="What moves"):
            text("h2", "What moves")
            self._working = Working(tuning.live.stop)
            self._said = Sheet()
            self._single = box("div", "stack tight")
            with self._single:
                self._chart = Chart("Kilometres by week under these weights", fixed=True)
                with box("div", "around-calendar"):
                    self._calendar = Calendar("Plan under these weights", ENGLISH_CALENDAR, fixed=True)
            self._rules = Sheet()

    def refresh(self) -> None:
        """How far it is."""
        found = self._tuning.live.progress
        if found is not None:
            self._working.show(found.what, found.done, found.total)
        else:
            self._working.rest()

    def draw(self) -> None:
        """Try the weights."""
        one = self._tuning.where == "request"
        self._single.set_visibility(one)
        self._tuning.drawing.want(self._one if one else self._many)

    async def _one(self) -> None:
        tuning, engine = self._tuning, self._tuning.desk.engine
        request = {name: part for name, part in tuning.desk.draft.request.items() if name != "weights"}
        try:
            first = await engine.sketch({**request, "weights": _plain(tuning, start=True)}, None, (), None)
            then = await engine.sketch({**request, "weights": _plain(tuning)}, None, (), first.plan)
        except Refused as refused:
            self._said.show(told.problem(refused.problem))
            return
        units = units_of(request)
        marks = Marks(changes_by_date(then.changes), frozenset(), first.plan)
        self._chart.give(weeks=chart_of(then.plan, units, marks), unit=units.name)
        self._calendar.give(weeks=calendar_of(then.plan, units, marks))
        days = len(then.changes)
        words = f"{days} days differ from {tuning.start}." if days else f"The same plan as with {tuning.start}."
        if not days and then.plan.solver.method == "certificate":
            words += f" {UNDECIDED}"
        self._said.show(tag("p", words, id="moved", role="status"))
        self._rules.show(rules_table(_bent(first), _bent(then), tuning.start))

    async def _many(self) -> None:
        tuning = self._tuning
        cases, start, weights = tuning.cases(), tuning.started, tuning.weights
        try:
            found = await tuning.live.run("Solving", lambda crew, watch: compare(cases, start, weights, crew, watch))
        except Refused as refused:
            self._said.show(told.problem(refused.problem))
            return
        if found is not None:
            self._said.show(_comparison(tuning.start, found))
            self._rules.show(rules_table(dict(found.first_bent), dict(found.second_bent), tuning.start))


def _plain(tuning: Tuning, *, start: bool = False) -> dict[str, int]:
    plain: dict[str, int] = (tuning.started if start else tuning.weights).model_dump(by_alias=True)
    return plain


def _bent(sketch: Sketch) -> Bent:
    found: Bent = {}
    for bend in sketch.plan.relaxations:
        found[bend.rule_id] = found.get(bend.rule_id, 0) + 1
    return found


def _comparison(start: str, found: Comparison) -> Markup:
    first, weeks = comparison_tables(start, "these weights", found)
    return tag(
        "div", tag("p", first.title, id="moved", role="status"), table(first), _weeks(weeks), class_="stack tight"
    )


def _weeks(weeks: Table) -> Markup:
    return tag("details", tag("summary", weeks.title), table(weeks)) if weeks.rows else told.NOTHING


def table(shown: Table) -> Markup:
    """A table of figures, which may be wider than the screen."""
    head = tag(
        "tr", *(tag("th", name, scope="col", class_="text" if not i else "") for i, name in enumerate(shown.headings))
    )
    body = [
        tag("tr", *(tag("td", cell, class_="text" if not i else "") for i, cell in enumerate(row)))
        for row in shown.rows
    ]
    inner = tag("table", tag("thead", head), tag("tbody", *body), class_="data")
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label=shown.title)


def rules_table(first: Bent, then: Bent, start: str) -> Markup:
    """Every rule, whether it may bend, and how often it does."""
    rules = as_json(Domain.RUNNING)
    shown = sorted(
        rules, key=lambda rule: (-then.get(str(rule["id"]), 0) - first.get(str(rule["id"]), 0), rule["tier"])
    )
    rows = [
        [f"{rule['id']} {rule['title']}", str(rule["tier"]), _times(first, rule), _times(then, rule)] for rule in shown
    ]
    bends = sum(then.values())
    elastic = sum(1 for rule in rules if rule["tier"] == "elastic")
    summary = f"Rules: {bends} bends; {elastic} rules may bend, the hard ones never"
    headings = ["rule", "tier", f"bends, {start}", "bends, these weights"]
    return tag("details", tag("summary", summary), table(Table("Rules and how often they bend", headings, rows)))


def _times(bent: Bent, rule: dict[str, object]) -> str:
    if rule["tier"] == "hard":
        return "never"
    return str(bent.get(str(rule["id"]), 0))


METRICS = {name: title for name, title in TITLES.items() if name != SOLVE_MS}
"""What weights trade; the time to solve is no matter of taste."""
