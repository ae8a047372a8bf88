import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from api.settings import load_config
from solver.errors import BadRequest
from solver.running.search.config import DEFAULT_CONFIG
from solver.running.search.costs import Weights


def test_the_bundled_file_says_what_the_code_says() -> None:
    assert load_config().weights["default"] == DEFAULT_CONFIG.weights["default"]
    bundled = tomllib.loads((files("api") / "weights.toml").read_text(encoding="utf-8"))
    assert bundled["weights"]["default"] == Weights().model_dump(by_alias=True)


def test_bundled_profiles_stay_beside_a_files_own_and_follow_its_default(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[weights.default]\neasy = 7\n[weights.our_club]\nquality = 30\n[weights.steady_week]\neasy = 1\n")
    profiles = load_config(file).weights
    assert profiles.keys() == load_config().weights.keys() | {"our_club"}
    assert profiles["our_club"] == Weights(easy=7, quality=30)
    assert profiles["workouts_first"] == Weights(easy=7, quality=60, long_run=10)
    assert profiles["steady_week"] == Weights(easy=1)


def test_a_profile_starts_from_the_default_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[weights.default]\neasy = 7\n[weights.long_first]\nlongRun = 60\n")
    profiles = load_config(file).weights
    assert profiles["default"] == Weights(easy=7)
    assert profiles["long_first"] == Weights(easy=7, long_run=60)


REFUSED = {
    "a number out of range": ("[weights.x]\neasy = 5000\n", "weights.x.easy: must be less than or equal to 1000"),
    "a text for a number": ('[weights.x]\neasy = "5"\n', "weights.x.easy: must be a valid integer"),
    "an unknown weight": ("[weights.x]\nhard = 5\n", "weights.x.hard: is not a known setting"),
    "an unknown table": ("[limits]\n", "limits: is not a known setting"),
    "a profile that is no table": ("[weights]\nx = 5\n", "weights.x"),
    "weights that are no table": ("weights = 5\n", "weights: must be a table"),
    "broken TOML": ("[weights", "is not valid TOML"),
    "no text": ("\xff", "is not valid TOML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_settings_file_is_named_with_key_and_reason(name: str, tmp_path: Path) -> None:
    text, reason = REFUSED[name]
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="latin-1")
    with pytest.raises(BadRequest) as caught:
        load_config(file)
    assert str(file) in caught.value.detail
    assert reason in caught.value.detail


def test_a_missing_settings_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"cannot read .*own\.toml: no such file"):
        load_config(tmp_path / "own.toml")
