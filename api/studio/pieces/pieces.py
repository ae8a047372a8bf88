"""The components, as Python knows them: what each is given and what it tells."""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import events, ui

from api.exports.html.markup import Markup
from api.terminal.units import Units

Told = Callable[[dict[str, Any]], Any]
"""What to do with what a component tells; a coroutine is awaited by the page framework."""

ENGLISH = Units("km")


class Piece(ui.element):
    """A component that is given properties and tells of events."""

    def give(self, **properties: Any) -> None:
        """Show something else; nothing is sent where nothing has changed."""
        new = {name.replace("_", "-"): value for name, value in properties.items()}
        if any(self._props.get(name) != value for name, value in new.items()):
            for name, value in new.items():
                self._props[name] = value
            self.update()

    def hear(self, event: str, told: Told) -> None:
        """Call this with what the component tells."""

        def heard(said: events.GenericEventArguments) -> Any:
            return told(said.args if isinstance(said.args, dict) else {})

        self.on(event, heard)


class Form(Piece, component="form.js"):
    """A request's form. Tells `edit`: path and value."""

    def __init__(self, name: str, said: Mapping[str, str]) -> None:
        super().__init__()
        self.give(name=name, said=said, sections=[], values={}, serial=0, errors={})


class Calendar(Piece, component="calendar.js"):
    """A plan's days. Tells `look`, `choose`: week and day; `move`: from and to.

    `words` are what it says itself, `tells` is the id of what tells of a day.
    """

    def __init__(self, label: str, words: Mapping[str, Any], *, fixed: bool = False, tells: str = "") -> None:
        super().__init__()
        self.give(weeks=[], label=label, selected="", errors={}, fixed=fixed, tells=tells, words=words)


class Chart(Piece, component="chart.js"):
    """A plan's weeks. Tells `pull`: week and value; `look`: week."""

    def __init__(self, label: str, *, fixed: bool = False) -> None:
        super().__init__()
        self.give(weeks=[], unit="km", step=0.5, label=label, fixed=fixed)


class Sheet(Piece, component="sheet.js"):
    """Markup with things to use in it. Tells `act`: what was used, and its value, input or fields."""

    def show(self, markup: Markup) -> None:
        """Show other markup, which was escaped where it was made."""
        self.give(html=str(markup))


class Upload(Piece, component="upload.js"):
    """A button that sends files to one of the studio's own addresses."""

    def __init__(
        self, label: str, kind: str, accept: str, limit: int, *, multiple: bool = False, units: Units = ENGLISH
    ) -> None:
        super().__init__()
        said = {name: units.labels.say(f"upload.{name}") for name in units.labels.tables["upload"]}
        self.give(
            label=label, address=f"/studio/files/{kind}", accept=accept, limit=limit, multiple=multiple, said=said
        )


class Working(Piece, component="working.js"):
    """How far long work is. Tells `stop`."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.hear("stop", lambda _: stop())
        self.rest()

    def show(self, what: str, done: int, total: int) -> None:
        """It is under way."""
        self.give(what=what, done=done, total=total)

    def rest(self) -> None:
        """Nothing is."""
        self.give(what="", done=0, total=0)
