"""Weights out of a coach's own plans, with an honest verdict."""

from collections.abc import Callable
from typing import Any

from api.exports.html.markup import Markup, joined, tag
from api.studio.desk.problem import Problem, Refused
from api.studio.desk.tuning import Tuning
from api.studio.desk.uploads import LIMITS, File
from api.studio.pages import told
from api.studio.pages.weighing.effect import table
from api.studio.pieces.pieces import Sheet, Upload, Working
from api.studio.pieces.shell import box, text
from api.tune.coach_plans import plans_in
from api.tune.fit import MIN_FITTED, MIN_HELD_OUT, Fit, fit
from api.tune.tables import fit_tables
from solver.errors import BadRequest
from solver.running.search.costs import Weights

TRIALS, HELD_OUT, SEED = 60, 0.3, 1
LEAST = MIN_FITTED + MIN_HELD_OUT
MOST_FILES, MOST_BYTES = 1000, 50_000_000
WHAT = "Fitting"
HINT = (
    f"Files with request and plan, or pairs NAME.plan.json and NAME.request.json; {LEAST} plans at least. Some are "
    "held back, to see whether the weights help on plans they have not seen."
)


class Fitting:
    """The part of the page that learns."""

    def __init__(self, tuning: Tuning, taken: Callable[[Weights], None]) -> None:
        self._tuning, self._taken = tuning, taken
        with box("section", "card", aria_label="Fit to a coach's plans"):
            text("h2", "Fit to a coach's plans")
            text("p", HINT, "quiet")
            Upload("Choose plans", "fit", ".json,application/json", LIMITS["fit"], multiple=True)
            self._sheet = Sheet()
            self._sheet.hear("act", self._act)
            self._working = Working(tuning.long.stop)
            self._verdict = Sheet()
            self._verdict.hear("act", self._act)
        tuning.desk.takers["fit"] = self._take
        self._show()

    def refresh(self) -> None:
        """How far it is."""
        found = self._tuning.long.progress
        mine = found is not None and found.what.startswith((WHAT, "trial", "start", "result"))
        if found is not None and mine:
            self._working.show(found.what, found.done, found.total)
        else:
            self._working.rest()

    async def _take(self, file: File) -> None:
        kept = {} if file.first else self._tuning.coached
        if len(kept) >= MOST_FILES or sum(map(len, kept.values())) + len(file.body) > MOST_BYTES:
            raise BadRequest(f"at most {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB together")
        self._tuning.coached = {**kept, file.name: file.body}
        if file.last:
            plans_in(self._tuning.coached, "the upload")
        self._show()

    async def _act(self, said: dict[str, Any]) -> None:
        tuning = self._tuning
        if said["act"] == "take" and tuning.fitted is not None:
            self._taken(tuning.fitted.weights)
            return
        start = tuning.weights
        try:
            plans = plans_in(tuning.coached, "the upload")
            share = held_out_of(len(plans))
            found = await tuning.long.run(WHAT, lambda crew, watch: fit(plans, start, crew, watch, TRIALS, share, SEED))
        except BadRequest as error:
            self._verdict.show(told.problem(Problem.raised(error)))
            return
        except Refused as refused:
            self._verdict.show(told.problem(refused.problem))
            return
        if found is not None:
            tuning.fitted = found
        self._show()

    def _show(self) -> None:
        tuning = self._tuning
        count = len(tuning.coached)
        button = tag("button", f"Fit to {count} files", type="button", data_act="fit", id="fit")
        self._sheet.show(button if count else told.NOTHING)
        self._verdict.show(told.NOTHING if tuning.fitted is None else _verdict(tuning.started, tuning.fitted))


def held_out_of(plans: int) -> float:
    """The share to hold out: the usual one, of few plans as much as it takes to say anything.

    Raises:
        BadRequest: where they are too few for that.
    """
    if plans < LEAST:
        raise BadRequest(f"there are {plans} plans; {LEAST} are needed, so that some can be fitted and others checked")
    return max(HELD_OUT, MIN_HELD_OUT / plans)


def _verdict(start: Weights, found: Fit) -> Markup:
    take = tag("button", "Take these weights", type="button", data_act="take")
    skipped = f"Left out, since their requests have no plan: {', '.join(found.skipped)}." if found.skipped else ""
    return joined(
        tag("p", found.statement, role="status", id="verdict"),
        tag("p", skipped, class_="quiet") if skipped else told.NOTHING,
        *(table(one) for one in fit_tables(start, found)),
        take,
    )
