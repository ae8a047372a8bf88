"""Judge anybody's plan: every rule's verdict, week by week, beside the verdict on ours."""

from api.exports.html.markup import Markup, joined, tag
from api.rulebook_table import as_json
from api.studio.desk.desk import Desk
from api.studio.desk.judging import Judged, Line, judged
from api.studio.desk.shown import ENGLISH_CALENDAR, calendar_of, chart_of, units_of
from api.studio.desk.uploads import LIMITS, File
from api.studio.pages import told
from api.studio.pieces.pieces import Calendar, Chart, Sheet, Upload
from api.studio.pieces.shell import box, framed, text
from solver.rule import Domain

HINT = (
    "JSON as pacewright writes it, with its request or for the request on the plan's page; or a table (CSV) with a "
    "date and a distance in km in each row, and the kind of workout if you have it."
)
MARKS = {"broken": "✕", "bent": "~", "holds": "✓", "not_applicable": "·"}
ORDER = list(MARKS)
WORDS = {"not_applicable": "does not apply"}
OF_MANY = {"holds": "hold", "not_applicable": "do not apply"}


def build(desk: Desk, *, signed_in: bool) -> None:
    """The page."""
    with framed("judge", desk.units(), signed_in=signed_in):
        JudgePage(desk)


class JudgePage:
    """What is where."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        text("h1", "Judge", "visually-hidden")
        with box("section", "card", aria_label="A plan to judge"):
            text("h2", "A plan to judge")
            text("p", HINT, "quiet")
            Upload("Choose a plan", "judge", ".json,.csv,.tsv,.txt", LIMITS["judge"])
            self._summary = Sheet()
        self._both = box("div", "columns halves")
        with self._both:
            self._theirs = _Side("Theirs")
            self._ours = _Side("Ours")
        self._card = box("section", "card", aria_label="Verdicts")
        with self._card:
            text("h2", "Every rule, week by week")
            self._table = Sheet()
        desk.takers["judge"] = self._take
        self._show(desk.shelf.get("judged"))

    async def _take(self, file: File) -> None:
        found = await judged(self._desk, file)
        self._desk.shelf["judged"] = found
        self._show(found)

    def _show(self, found: Judged | None) -> None:
        for part in (self._both, self._card):
            part.set_visibility(found is not None)
        if found is None:
            return
        self._summary.show(_summary(found))
        self._theirs.show(found, ours=False)
        self._ours.show(found, ours=True)
        self._table.show(_table(found))


class _Side:
    """One of the two plans."""

    def __init__(self, title: str) -> None:
        with box("section", "card", aria_label=title):
            text("h2", title)
            self._chart = Chart(f"{title}: kilometres by week", fixed=True)
            with box("details"):
                text("summary", "Calendar")
                with box("div", "around-calendar"):
                    self._calendar = Calendar(title, ENGLISH_CALENDAR, fixed=True)

    def show(self, found: Judged, *, ours: bool) -> None:
        """A plan; places in it that break a rule are marked."""
        plan, units = found.ours if ours else found.theirs, units_of(found.request)
        self._chart.give(weeks=chart_of(plan, units), unit=units.name)
        self._calendar.give(weeks=calendar_of(plan, units))


def _summary(found: Judged) -> Markup:
    counts = []
    for who, side in (("Theirs", 0), ("Ours", 1)):
        verdicts = [both[side].verdict for both in found.lines.values()]
        counted = ((v, verdicts.count(v)) for v in ORDER if v in verdicts)
        words = ", ".join(f"{n} {WORDS.get(v, v) if n == 1 else OF_MANY.get(v, v)}" for v, n in counted)
        counts.append(tag("p", tag("b", f"{who}: "), f"{words}, of {len(verdicts)} rules"))
    notes = [tag("p", words, class_="quiet") for words in found.assumed]
    return tag("div", tag("h3", found.name), *counts, *notes, class_="stack tight", role="status", id="judged")


def _table(found: Judged) -> Markup:
    weeks = max(len(found.theirs.weeks), len(found.ours.weeks))
    titles = {str(rule["id"]): str(rule["title"]) for rule in as_json(Domain.RUNNING)}
    names = sorted(found.lines, key=lambda rule: (ORDER.index(found.lines[rule][0].verdict), rule))
    head = [tag("th", "rule", scope="col", class_="text"), tag("th", "plan", scope="col", class_="text"),
            tag("th", "verdict", scope="col", class_="text")]  # fmt: skip
    head += [tag("th", str(week), scope="col") for week in range(1, weeks + 1)]
    body = [_rows(rule, titles.get(rule, "as a living plan"), found.lines[rule], weeks) for rule in names]
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body), class_="data verdicts", id="verdicts")
    scroll = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Table of verdicts")
    legend = ", ".join(f"{MARKS[verdict]} {WORDS.get(verdict, verdict)}" for verdict in ORDER)
    return joined(tag("p", legend, class_="quiet"), scroll, _sentences(found, names, titles))


def _rows(rule: str, title: str, both: tuple[Line, Line], weeks: int) -> Markup:
    name = tag("th", f"{rule} {title}", scope="rowgroup", rowspan="2", class_="text")
    first, second = (_cells(who, line, weeks) for who, line in zip(("theirs", "ours"), both, strict=True))
    return joined(tag("tr", name, first), tag("tr", second))


def _cells(who: str, line: Line, weeks: int) -> Markup:
    verdict = WORDS.get(line.verdict, line.verdict)
    found = [tag("td", who, class_="text"), tag("td", verdict, class_=f"text is-{line.verdict}")]
    for week in range(1, weeks + 1):
        wrong = line.places.get(week)
        mark = line.verdict if wrong else "not_applicable" if line.verdict == "not_applicable" else "holds"
        found.append(tag("td", MARKS[mark], class_=f"is-{mark}", title=" ".join(wrong) if wrong else None))
    return joined(*found)


def _sentences(found: Judged, names: list[str], titles: dict[str, str]) -> Markup:
    parts = []
    for who, side in (("Theirs", 0), ("Ours", 1)):
        lines = [
            tag("li", tag("span", rule, class_="badge"), " ", sentence)
            for rule in names
            for sentences in found.lines[rule][side].places.values()
            for sentence in sentences
        ]
        if lines:
            opened = "open" if side == 0 else None
            parts.append(
                tag(
                    "details",
                    tag("summary", f"{who}, in words ({len(lines)})"),
                    tag("ul", *lines, class_="list"),
                    open=opened,
                )
            )
    return joined(*parts) if parts else told.NOTHING
