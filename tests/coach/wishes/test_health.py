"""Health comes first: complaints stop a plan, what only may be one is asked about, and what is none does neither."""

import datetime as dt

import pytest

from coach.wishes.wish import wish

TODAY = dt.date(2026, 11, 28)
ASKED = "Half marathon on 30 May 2027, 30 km a week, 4 days a week. "


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Herzschrittmacher seit einem Jahr", "the heart"),
        ("two heart stents last year", "the heart"),
        ("irregular heartbeat", "the heart"),
        ("Vorhofflimmern", "the heart"),
        ("kurzatmig schon beim Treppensteigen", "the heart"),
        ("mir wird schwindlig beim Laufen", "the heart"),
        ("bin letzte Woche beim Laufen umgekippt", "the heart"),
        ("on blood pressure meds", "the heart"),
        ("my cardiologist says he found a heart murmur", "the heart"),
        ("I'm expecting in June", "pregnancy"),
        ("frisch entbunden", "pregnancy"),
        ("restricting calories hard", "eating"),
        ("I haven't had a period for 5 months", "eating"),
        ("esse seit Wochen kaum", "eating"),
        ("got a nasty cold right now", "illness"),
        ("Drüsenfieber", "illness"),
        ("I take insulin", "a condition"),
        ("concussion last week", "a condition"),
        ("Gehirnerschütterung", "a condition"),
        ("blood clot in my leg", "a condition"),
        ("my calf is killing me", "pain"),
        ("Wade zieht seit Tagen", "pain"),
        ("Kreuzbandriss im Oktober", "pain"),
        ("slipped disc acting up", "pain"),
        ("can barely walk after runs", "pain"),
        ("gebrochener Zeh", "a broken bone"),
        ("stress reaction in my shin", "a broken bone"),
    ],
)
def test_complaints_in_many_words_stop(words: str, reason: str) -> None:
    made = wish(ASKED + words, TODAY)
    assert made.stop is not None
    assert made.stop.reason.startswith(f"medical: {reason}")


@pytest.mark.parametrize(
    "words",
    [
        "My doctor says it's a stress fracture and it hurts",
        "The doctor said I should not run yet, my knee hurts",
        "Arzt sagt, ich soll pausieren, das Knie schmerzt",
        "My GP said no running for now, I have the flu",
        "physio says rest, shin pain",
        "my shin hurts, no pain when walking",
    ],
)
def test_what_a_doctor_says_clears_only_where_it_allows_running(words: str) -> None:
    assert wish(ASKED + words, TODAY).stop is not None


@pytest.mark.parametrize(
    "words",
    [
        "my wife is pregnant",
        "mein Vater hatte einen Herzinfarkt",
        "bin nicht schwanger",
        "schmerzfrei",
        "running for a cancer charity",
        "a stroke of luck got me a place",
        "I like cold showers",
        "the hills kill me",
        "Knieschmerzen gehabt, Arzt sagt, ich darf laufen",
        "Arzt hat mich freigegeben nach der Grippe",
        "max heart rate is 188",
        "back in shape soon",
        "my knees are fine",
        "no problems with my knees",
    ],
)
def test_what_is_no_complaint_of_the_writer_neither_stops_nor_asks(words: str) -> None:
    made = wish(ASKED + words, TODAY)
    assert made.complete, (made.stop, made.questions)


@pytest.mark.parametrize(
    "words",
    [
        "doc found a murmur last week",
        "my cardiologist wants an echo first",
        "I weigh 45 kg and want to get to 40",
        "Ich wiege 45 kg und will auf 40 runter",
        "my doctor says not to run hard",
        "mein Arzt rät mir vom Laufen ab",
        "die Achillessehne ist morgens dick",
        "nehme Antibiotika",
        "hairline crack in my foot",
        "sciatica down my leg",
        "my calf is a bit iffy",
        "die Wade ist komisch",
    ],
)
def test_what_may_be_a_complaint_is_asked_about(words: str) -> None:
    made = wish(ASKED + words, TODAY)
    assert [question.field for question in made.questions] == ["athlete.injuryFlags"]


@pytest.mark.parametrize("answer", ["It is no injury", "My doctor says that I may run", "Keine Verletzung"])
def test_whoever_is_asked_about_a_complaint_can_answer(answer: str) -> None:
    assert wish(f"{ASKED}My calf is a bit iffy. {answer}", TODAY).complete


def test_muscles_are_no_complaints_of_lifters() -> None:
    text = "Build muscle, 3 days a week, 45 min, beginner, focus on chest, back and calves"
    assert wish(text, TODAY).complete
    assert not wish(f"{text}. On antibiotics", TODAY).complete
