"""A profile as a person reads it: the numbers with their accounts, then pictures of the history."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.terminal.bars import Bar, Bars
from api.terminal.palette import long_date, short_date
from api.terminal.profile.profile_words import number_rows, pace_label
from api.terminal.safe_text import printable
from api.terminal.units import Units
from solver.running.profile.result import Account, Profile, SuggestedSettings

MOST_WEEKS = 16


def profile_view(profile: Profile) -> Group:
    """Numbers, habits, weekly distance with the longest run, and where the kilometres lie by pace."""
    account, units = profile.account, Units(profile.suggested_settings.units)
    parts: list[RenderableType] = [
        Text(f"Profile as of {long_date(account.as_of)}", style="bold"),
        Text(_counted(account), style="dim"),
        _numbers(profile, units),
        _habits(profile.suggested_settings),
        Text(),
        *_pictures(account, units),
    ]
    return Group(*parts)


def _counted(account: Account) -> str:
    c = account.counts
    kinds = f"{c.treadmill_runs} on a treadmill, {c.races} race{'' if c.races == 1 else 's'}"
    rest = f"{c.cross_training} other activities, {c.duplicates} duplicates, {c.left_out} left out"
    return f"{c.runs} runs ({kinds}), {rest}"


def _numbers(profile: Profile, units: Units) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Number", no_wrap=True)
    table.add_column("Value", no_wrap=True)
    table.add_column("Sure", no_wrap=True)
    table.add_column("How it came about")
    for label, value, estimate in number_rows(profile.account.numbers, units):
        style = "dim" if estimate.value is None else "bold"
        table.add_row(label, Text(value, style=style), estimate.confidence.value, printable(estimate.how))
    return table


def _habits(settings: SuggestedSettings) -> Text:
    days = ", ".join(d.value.capitalize() for d in settings.preferred_days) or "no clear habit"
    long_run = settings.preferred_long_run_day
    minutes = ", ".join(f"{d.value[:3].capitalize()} {m} min" for d, m in settings.max_minutes_by_day.items())
    lines = [
        f"Suggested: {settings.days_per_week or 'unknown'} days a week: {days}",
        f"Long run: {long_run.value.capitalize() if long_run else 'no clear habit'}",
        *([f"Time: {minutes}"] if minutes else []),
    ]
    return Text("\n".join(lines))


def _pictures(account: Account, units: Units) -> Iterable[RenderableType]:
    weeks = account.weeks[-MOST_WEEKS:]
    if any(w.km for w in weeks):
        label = f"{units.name} in the seven days from, the longest run darker"
        yield Bars(label, [_week_bar(w.km, w.longest_km, short_date(w.first_day), units) for w in weeks])
        yield Text()
    if account.paces:
        yield Bars(f"{units.name} by pace of the run, last half year", _pace_bars(account, units))


def _week_bar(km: float, longest: float, start: str, units: Units) -> Bar:
    label = f"{units.number(km)}, longest {units.number(longest)}" if km else "0"
    return Bar(f"{start:>6} ", longest, km, label)


def _pace_bars(account: Account, units: Units) -> Sequence[Bar]:
    return [Bar(f"{pace_label(band, units)} ", 0.0, band.km, units.number(band.km)) for band in account.paces]
