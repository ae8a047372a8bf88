"""What a text claims: every number of it is read with its meaning, whether in digits or in words."""

import pytest

from coach.guardian.claims import Claim, Kind, claims_of

CLAIMS = {
    "Run 21 km today, and three more tomorrow days.": [(Kind.KM, 21.0), (Kind.DAYS, 3)],
    "Ten gentle miles": [(Kind.KM, 10 * 1.609344)],
    "half an hour of jogging": [(Kind.MINUTES, 30)],
    "an hour and a half": [(Kind.MINUTES, 90)],
    "1 h 32 min at 5:26-6:04 /km": [(Kind.PACE, 326), (Kind.PACE, 364), (Kind.MINUTES, 92)],
    "8:00 per mile": [(Kind.PACE, 480 / 1.609344)],
    "5 x 800 m with 90 seconds of rest": [(Kind.TIMES, 5), (Kind.SECONDS, 90), (Kind.KM, 0.8)],
    "heart rate 136-154, zone 2": [(Kind.BEATS, 136), (Kind.BEATS, 154), (Kind.ZONE, 2)],
    "effort 7 out of 10": [(Kind.EFFORT, 7)],
    "week 5 of 16, and weeks 4 and 8": [(Kind.WEEK, 5), (Kind.WEEKS, 16), (Kind.WEEK, 4), (Kind.WEEK, 8)],
    "three weeks to go until 25 April 2027": [(Kind.DATE, 425), (Kind.WEEKS, 3)],
    "a dozen strides": [(Kind.COUNT, 12)],
    "your 10k race": [(Kind.RACE_KM, 10)],
    "at 110 % of 42": [(Kind.UNKNOWN, 110), (Kind.UNKNOWN, 42)],
    "one of those days that feel like two": [],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_every_number_of_a_text_is_a_claim(text: str) -> None:
    wanted = [Claim(kind, value) for kind, value in CLAIMS[text]]
    assert sorted(claims_of(text), key=str) == sorted(wanted, key=str)
