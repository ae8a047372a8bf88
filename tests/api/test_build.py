"""Two builds that differ anywhere, in code or in data, are told apart, whatever version they say they are."""

from pathlib import Path

import pytest

from api import build as module


def built(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(module, "files", lambda package: root / package)
    return module.build.__wrapped__()


@pytest.mark.parametrize("changed", ["solver/rule.py", "coach/de/easy.toml", "api/new.css"])
def test_whatever_file_changes_it_is_another_build(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("solver/rule.py", "coach/de/easy.toml", "api/app.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    before = built(tmp_path, monkeypatch)
    assert built(tmp_path, monkeypatch) == before
    (tmp_path / "api" / "__pycache__").mkdir()
    (tmp_path / "api" / "__pycache__" / "app.pyc").write_text("compiled")
    assert built(tmp_path, monkeypatch) == before
    (tmp_path / changed).write_text("after")
    assert built(tmp_path, monkeypatch) != before
