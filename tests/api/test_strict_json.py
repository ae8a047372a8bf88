import pytest

from api.files.strict_json import parse
from solver.errors import BadRequest

REFUSED = {
    "names the line and column of a slip": (b'{"a": 1,\n "b" 2}', "line 2, column 6"),
    "says that a file is empty": (b"  \n", "it is empty"),
    "names a key given twice": (b'{"goal": 1, "x": {"goal": 2, "goal": 3}}', '"goal" twice'),
    "refuses NaN": (b'{"a": NaN}', "contains NaN"),
    "refuses infinity": (b"[-Infinity]", "contains -Infinity"),
    "refuses a number beyond floats": (b"[1e999]", "contains the number 1e999"),
    "refuses a number of thousands of digits": (b"[" + b"1" * 5000 + b"]", "contains a number of 5000 digits"),
    "refuses nesting that exhausts the stack": (b"[" * 200_000, "nested too deeply"),
    "refuses half a surrogate pair": (b'["\\uD800"]', "surrogate"),
    "refuses UTF-16": ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_json_is_refused_with_a_reason(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(BadRequest) as caught:
        parse(data, "x.json")
    assert caught.value.detail.startswith("x.json ")
    assert reason in caught.value.detail


def test_a_byte_order_mark_and_a_whole_surrogate_pair_are_fine() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "\\ud83c\\udfc3"}', "x") == {"a": "🏃"}
