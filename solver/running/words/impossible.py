"""Why there is no plan, before it has a language: what is found impossible deep inside knows no request."""

from solver.errors import Conflict, NoPlan
from solver.running.words.tongue import Tongue, english


class Impossible(NoPlan):
    """A sentence of the languages' `conflicts.toml`, what stands in it, and the rules that clash.

    Which fields do, and in which language it is said, whoever explains the conflict finds out.
    """

    def __init__(self, key: str, *rules: str, **values: object) -> None:
        super().__init__(english().said(key, **values), conflict=Conflict((), rules, ""))
        self.key, self.values = key, values


def told(cause: NoPlan, tongue: Tongue) -> str:
    """What was found, in a language; in English where only English has words for it."""
    return tongue.said(cause.key, **cause.values) if isinstance(cause, Impossible) else cause.detail
