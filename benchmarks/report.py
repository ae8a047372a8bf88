"""A file of rows as a page that reads well: a picture and a table a benchmark, self-contained."""

import base64
import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.plots import drawn, words
from benchmarks.registry import Benchmark, all_benchmarks

FRAME = ("at", "machine", "versions", "benchmark")
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #222; max-width: 75rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-top: 2.5rem } img { max-width: 100% }
code { background: #f3f3f3; padding: .1rem .3rem } p.about { color: #555 } div.wide { overflow-x: auto }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums }
th { font-weight: 600; vertical-align: bottom } td, th { border-bottom: 1px solid #ddd; padding: .2rem .55rem }
td, th { text-align: right } td:first-child, th:first-child { text-align: left }
td.differ { color: #a00; font-weight: 600 }
"""

Rows = Sequence[Mapping[str, Any]]


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def write_report(results: Path) -> Path:
    """`NAME.html` beside `NAME.jsonl`, and each picture as `NAME-BENCHMARK.png`."""
    rows = read_rows(results)
    parts = [part for benchmark in all_benchmarks() for part in _section(benchmark, rows, results)]
    page = results.with_suffix(".html")
    page.write_text(_page(results, rows, parts), encoding="utf-8")
    return page


def _section(benchmark: Benchmark, rows: Rows, results: Path) -> list[str]:
    own = [row for row in rows if row["benchmark"] == benchmark.name]
    if not own:
        return []
    picture = drawn(benchmark.plot, own, benchmark.title) if benchmark.plot else None
    if picture:
        results.with_name(f"{results.stem}-{benchmark.name}.png").write_bytes(picture)
    image = base64.b64encode(picture).decode() if picture else None
    return [
        f'<h2 id="{benchmark.name}">{escape(benchmark.title)}</h2>',
        f'<p class="about">{escape(benchmark.about)} <code>python -m benchmarks {benchmark.name}</code></p>',
        f'<img alt="{escape(benchmark.title)}" src="data:image/png;base64,{image}"/>' if image else "",
        table_of(own),
    ]


def table_of(rows: Rows) -> str:
    """Columns in the order in which they first appear."""
    columns = list(dict.fromkeys(name for row in rows for name in row if name not in FRAME))
    head = "".join(f"<th>{escape(words(name))}</th>" for name in columns)
    body = "".join("<tr>" + "".join(_cell(row.get(name)) for name in columns) + "</tr>" for row in rows)
    return f'<div class="wide"><table><tr>{head}</tr>{body}</table></div>'


def _cell(value: object) -> str:
    text = shown(value)
    return f"<td{' class=differ' if text.startswith('DISAGREE') else ''}>{escape(text)}</td>"


def shown(value: object) -> str:
    """A number to three digits, or the text."""
    if value is None:
        return ""
    if not isinstance(value, int | float):
        return str(value)
    return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.0f}"


def _page(results: Path, rows: Rows, parts: Sequence[str]) -> str:
    first = rows[0]
    surroundings = ", ".join(
        f"{name} {value}" for part in ("versions", "machine") for name, value in first[part].items()
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"/>'
        f"<title>Benchmarks {escape(results.stem)}</title>"
        f"<style>{STYLE}</style></head><body><h1>Pacewright's benchmarks, {escape(first['at'])}</h1>"
        f"<p>{escape(surroundings)}</p><p>Made by <code>python -m benchmarks</code>; the rows are in "
        f"<code>{escape(results.name)}</code>. Wall times depend on what else the machine does; processor times and "
        f"ratios within a run do so less.</p>{''.join(parts)}</body></html>\n"
    )
