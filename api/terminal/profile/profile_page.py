"""A profile as one page of HTML, to read and to print: no script, and nothing from outside."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil

from api.terminal.palette import long_date, short_date
from api.terminal.profile.profile_words import number_rows, pace_label
from api.terminal.units import Units
from solver.running.profile.result import Account, Profile, Remark, SuggestedSettings

STYLE = """
body{font:15px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2733}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p.dim,td.dim{color:#5c6b7a}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0}
tr{border-bottom:1px solid #d8dfe6}td.value{white-space:nowrap;font-weight:600}
svg{width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:#1b2733}
.week{fill:#9cc4e4}.long{fill:#2b6ca3}.pace{fill:#5a9a6e}
.chart{overflow-x:auto}
@media screen and (max-width:40rem){.chart svg{width:800px}
tr{display:block;padding:.4rem 0}td,th{display:block;padding:0}
tr:has(th){display:none}}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}svg,tr{break-inside:avoid}}
"""
WIDTH, HEIGHT, FOOT, HEAD = 800, 220, 34, 18
LABEL = 58
MOST_REMARKS = 50


def profile_page(profile: Profile) -> str:
    """The whole page."""
    account, units = profile.account, Units(profile.suggested_settings.units)
    title = f"Running profile as of {long_date(account.as_of)}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f'<h1>{escape(title)}</h1><p class="dim">{escape(_counted(account))}</p>{_numbers(profile, units)}'
        f"<h2>Suggested settings</h2>{_settings(profile.suggested_settings)}"
        f"{''.join(_pictures(account, units))}{_remarks(account.remarks)}</body></html>\n"
    )


def _counted(account: Account) -> str:
    c = account.counts
    return (
        f"From {c.activities} activities: {c.runs} runs ({c.treadmill_runs} on a treadmill, {c.races} in races), "
        f"{c.cross_training} of other sports, {c.duplicates} duplicates, {c.left_out} left out."
    )


def _numbers(profile: Profile, units: Units) -> str:
    rows = "".join(
        f'<tr><td>{label}</td><td class="value">{escape(value)}</td><td>{estimate.confidence.value}</td>'
        f'<td class="dim">{escape(estimate.how)}</td></tr>'
        for label, value, estimate in number_rows(profile.account.numbers, units)
    )
    head = "<tr><th>Number</th><th>Value</th><th>Sure</th><th>How it came about</th></tr>"
    return f"<h2>Numbers</h2><table>{head}{rows}</table>"


def _settings(settings: SuggestedSettings) -> str:
    days = ", ".join(d.value.capitalize() for d in settings.preferred_days) or "no clear habit"
    long_run = settings.preferred_long_run_day
    minutes = ", ".join(f"{d.value.capitalize()} {m} min" for d, m in settings.max_minutes_by_day.items())
    return (
        f"<p>{settings.days_per_week or 'Unknown'} days a week: {days}. "
        f"Long run: {long_run.value.capitalize() if long_run else 'no clear habit'}."
        f"{f' At most {minutes}.' if minutes else ''}</p>"
    )


def _pictures(account: Account, units: Units) -> Iterator[str]:
    weeks = account.weeks
    if any(w.km for w in weeks):
        label = f"Distance a week in {units.name}, the longest run darker"
        bars = [(w.km / units.km_each, "week", w.longest_km / units.km_each, short_date(w.first_day)) for w in weeks]
        yield f"<h2>{label}</h2>{_chart(label, bars)}"
    if account.paces:
        label = f"Distance in {units.name} by pace of the run, last half year"
        paces = [(b.km / units.km_each, "pace", 0.0, pace_label(b, units)) for b in account.paces]
        yield f"<h2>{label}</h2>{_chart(label, paces)}"


def _chart(label: str, bars: Sequence[tuple[float, str, float, str]]) -> str:
    """Columns with their value above and, as far as there is room, their name below."""
    highest = max(value for value, *_ in bars) or 1.0
    step = WIDTH / len(bars)
    every = max(1, ceil(len(bars) * LABEL / WIDTH))
    parts = []
    for at, (value, kind, dark, name) in enumerate(bars):
        x, wide = at * step + 0.1 * step, 0.8 * step
        parts += [_column(x, wide, value / highest, kind), _column(x, wide, dark / highest, "long")]
        middle = at * step + step / 2
        if value and step >= 22:
            top = HEAD + HEIGHT * (1 - value / highest) - 4
            parts.append(f'<text x="{middle:.1f}" y="{top:.1f}" text-anchor="middle">{value:.0f}</text>')
        if at % every == 0:
            x = max(middle, LABEL / 2)
            parts.append(f'<text x="{x:.1f}" y="{HEAD + HEIGHT + 16}" text-anchor="middle">{escape(name)}</text>')
    box = f"0 0 {WIDTH} {HEAD + HEIGHT + FOOT}"
    drawn = f'<svg viewBox="{box}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    return f'<div class="chart">{drawn}</div>'


def _column(x: float, wide: float, share: float, kind: str) -> str:
    if share <= 0:
        return ""
    tall = HEIGHT * share
    return f'<rect class="{kind}" x="{x:.1f}" y="{HEAD + HEIGHT - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'


def _remarks(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return ""
    items = "".join(
        f"<li>{escape(f'{r.file}: ' if r.file else '')}{escape(r.message)}</li>" for r in remarks[:MOST_REMARKS]
    )
    more = f"<p>{len(remarks) - MOST_REMARKS} more in the account.</p>" if len(remarks) > MOST_REMARKS else ""
    return f"<h2>Good to know</h2><ul>{items}</ul>{more}"
