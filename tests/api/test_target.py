import contextlib
import os
from pathlib import Path

import pytest

from api.files.target import write_text, writing
from solver.errors import BadRequest


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("old")
    file.chmod(0o640)
    write_text(str(file), "new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["plan.json"]


def test_nothing_half_written_stays_when_the_work_fails(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("old")
    with contextlib.suppress(ZeroDivisionError), writing(str(file)) as stream:
        stream.write(b"half" + bytes(1 // 0))
    assert file.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["plan.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)
    write_text(str(link), "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_in_place() -> None:
    write_text(os.devnull, "gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("path", ["missing/plan.json", ".", "nul\0byte"])
def test_an_unwritable_target_is_named(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadRequest, match="cannot write"):
        write_text(path, "new")
