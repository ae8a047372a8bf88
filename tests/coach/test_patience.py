"""How long an endpoint asks to be left alone, however it says so."""

import datetime as dt
from email.utils import format_datetime

import pytest
from httpx2 import Request, Response
from openai import APIStatusError

from coach.model.patience import FIRST_PAUSE, pause_after


def pause(retry_after: str) -> float:
    response = Response(429, headers={"retry-after": retry_after}, request=Request("POST", "http://there"))
    found = pause_after(APIStatusError("", response=response, body=None), 0)
    assert found is not None
    return found


def test_a_pause_may_be_a_date():
    in_a_minute = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    assert 50 < pause(format_datetime(in_a_minute, usegmt=True)) <= 60


@pytest.mark.parametrize("said", ["Fri, 31 Jul 1998 00:00:00 GMT", "tomorrow", "-5", "0", ""])
def test_what_is_past_or_no_pause_is_the_shortest(said):
    assert pause(said) == FIRST_PAUSE
