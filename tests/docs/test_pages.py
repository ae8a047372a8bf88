"""What the documentation says is what the code says."""

import re
from pathlib import Path

import pytest

from api import __version__
from api.http.problems import HttpProblem
from api.reference.pages import pages
from api.rulebook_table import RULEBOOKS
from solver import ENGINE_VERSION
from tests.api.command_line import ROOT, run, save
from tests.api.sample import raw_request

MOST_WORDS = 900
LISTS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
"""Of a version in the changelog, in this order."""
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= MOST_WORDS


@pytest.mark.parametrize("name", pages())
def test_reference_pages_are_as_the_code_writes_them(name: str) -> None:
    held = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert held == pages()[name].rstrip() + "\n", "stale: run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_first_page_leads_to_every_guide_and_explanation() -> None:
    """Where the pages are read as files there is no menu."""
    docs = ROOT / "docs"
    linked = {docs / link for link in LINK.findall((docs / "index.md").read_text(encoding="utf-8"))}
    assert set((docs / "how-to").glob("*.md")) | set((docs / "explanation").glob("*.md")) <= linked


def test_every_rule_is_in_the_reference() -> None:
    text = "".join(pages()[name] for name in ("running-rules.md", "strength-rules.md"))
    rules = [rule for rulebook in RULEBOOKS.values() for rule in rulebook]
    assert len(rules) > 30
    assert [rule.id for rule in rules if f"**{rule.id}** {rule.title}" not in text] == []


def test_every_type_of_error_is_in_the_reference() -> None:
    """Those that are written out, and those that are made of a status that the service gives itself."""
    sources = [
        path.read_text(encoding="utf-8") for folder in ("solver", "api") for path in (ROOT / folder).rglob("*.py")
    ]
    named = {kind for source in sources for kind in re.findall(r'"(urn:pacewright:[a-z-]+)"', source)}
    given = {int(status) for source in sources for status in re.findall(r"HttpProblem\(\s*(\d{3}),", source)}
    assert len(named) > 10
    assert len(given) > 10
    types = named | {HttpProblem(status, "").type for status in given}
    assert sorted(kind for kind in types if f"`{kind}`" not in pages()["errors.md"]) == []


def test_the_example_of_an_error_is_what_the_command_says(tmp_path: Path) -> None:
    """Sundays for the long run, and at most 1 km on Sundays."""
    asked = raw_request(preferredLongRunDay="sunday", maxKmByDay={"sunday": 1})
    result = run("plan", save(tmp_path / "request.json", asked))
    assert result.exit_code == 3
    assert f"```text\n{result.stderr}```" in pages()["errors.md"]


def test_every_field_of_a_request_is_in_the_reference() -> None:
    assert all(
        f"`{field}`" in pages()["requests.md"] for field in ("currentWeeklyKm", "raceDate", "tuneUpRaces", "weights")
    )


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent.name != "reference"], ids=lambda page: page.stem
)
def test_every_variable_that_a_page_names_is_in_the_reference(page: Path) -> None:
    named = set(re.findall(r"PACEWRIGHT_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8")))
    assert sorted(name for name in named if f"`{name}`" not in pages()["settings.md"]) == []


def test_package_engine_and_changelog_agree_on_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(.+?)\] - (\d{4}-\d{2}-\d{2})$", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == __version__ == ENGINE_VERSION


def test_the_changelog_has_each_list_once_and_no_line_twice() -> None:
    """Branches join their lines there (`.gitattributes`), which may double what one of them moved."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for version in changelog.split("\n## ")[1:]:
        lists = re.findall(r"(?m)^### (.+)$", version)
        assert lists == [name for name in LISTS if name in lists], version.partition("\n")[0]
    lines = [line for line in changelog.splitlines() if line and not line.startswith("### ")]
    assert [line for line in lines if lines.count(line) > 1] == []
    assert re.findall(r"[^\n]\n#{2,3} .*|#{2,3} .*\n[^\n].*|\n\n\n", changelog) == []
