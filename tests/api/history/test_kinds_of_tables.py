"""Tables as people and programs write them, a kind each: which columns are read, and what is no table of runs."""

import datetime as dt
import json

import pytest

from api.history.history import history_of
from api.history.reading.reading import Reading, read_document
from api.history.tables.figures import clock_seconds, number, unit_of_head
from api.history.vocabulary import plain, sport_of
from solver.running.profile.activity import Sport


def read(text: str | bytes, name: str = "x.csv") -> Reading:
    return read_document(name, text if isinstance(text, bytes) else text.encode(), None, with_track=True)


Figures = list[tuple[float | None, float]]
TEN = [(10.0, 3000.0)]
FIGURES: dict[str, tuple[str | bytes, Figures]] = {
    "duration, and time as the time of day": (
        "date,duration,distance_km,time\n2026-09-01,40:00,8,07:30\n2026-09-03,50:00,10,18:15\n",
        [(8, 2400), (10, 3000)],
    ),
    "time as the time of day first, with am and pm": (
        "Date,Time,Distance (km),Duration\n10/14/2026,7:30 AM,8,44:00\n10/16/2026,6:15 PM,10,55:00\n",
        [(8, 2640), (10, 3300)],
    ),
    "days and times in a spreadsheet's fractions": (
        "date,distance_km,time\n46296,10,0.0347222\n46298.25,8,0.0277778\n",
        [(10, 3000), (8, 2400)],
    ),
    "times on a spreadsheet's first day": (
        "date,km,time\n2026-10-01,10,1899-12-30 00:50:00\n2026-10-03,8,1899-12-30 00:42:00\n",
        [(10, 3000), (8, 2520)],
    ),
    "durations as times of the night": (
        "date,km,duration\n2026-10-01,10,12:50:00 AM\n2026-10-03,20,1:50:00 AM\n",
        [(10, 3000), (20, 6600)],
    ),
    "minutes that became hours": (
        "date,km,time\n2026-10-01,10,50:00:00\n2026-10-03,8,42:00:00\n",
        [(10, 3000), (8, 2520)],
    ),
    "hours, minutes and seconds apart": (
        "Date,Miles,Hours,Minutes,Seconds\n2026-10-01,6.2,0,50,30\n2026-10-03,12.4,1,45,0\n",
        [(9.978, 3030), (19.956, 6300)],
    ),
    "bare miles and minutes": (
        "Date,Miles,Minutes\n2026-10-01,6.2,50\n2026-10-03,3.1,26\n",
        [(9.978, 3000), (4.989, 1560)],
    ),
    "milliseconds and metres": (
        "startTimeLocal,activityType,distance,duration\n2026-10-01 07:30:00,running,10000,3000000\n",
        TEN,
    ),
    "semicolons inside quotes": ('Date;Name;km;Time\n2026-10-01;"Long; slow, easy; run";10,5;52:30\n', [(10.5, 3150)]),
    "more semicolons in a title than commas": ('date,title,km,time\n2026-10-01,"a; b; c; d; e; f",10,50:00\n', TEN),
    "a title, a date and a blank line above": (
        "Export;;;\nCreated;2026-11-01;;\n\nDatum;Strecke (km);Zeit;Sportart\n01.10.2026;10,02;0:50:00;Lauf\n",
        [(10.02, 3000)],
    ),
    "one word above": (
        'Activities\n"Date","Distance","Duration","Activity Type"\n"2026-10-01","10.52","50:00","Run"\n',
        [(10.52, 3000)],
    ),
    "the delimiter said": (
        "sep=;\ndate;distance;duration\n01.10.2026;10,02;50:00\n03.10.2026;8,5;40:00\n",
        [(10.02, 3000), (8.5, 2400)],
    ),
    "a tab said": ('"sep=\t"\r\nDate\tDist\tTime\r\n2026-10-01\t10\t50:00\r\n', TEN),
    "bars": ("date|km|duration\n2026-10-01|10|50:00\n", TEN),
    "UTF-16 that does not say so": ("date\tkm\ttime\n2026-10-01\t10\t50:00\n".encode("utf-16-le"), TEN),
    "distance alone": ("date,distance_km\n2026-10-01,10\n2026-10-03,8\n", [(10, 0), (8, 0)]),
    "a pace in place of a time": (
        "date,distance_km,avg pace (min/km)\n2026-10-01,10,5:00\n2026-10-02,8,5:20\n",
        [(10, 3000), (8, 2560)],
    ),
    "a pace per mile": (
        "date,miles,pace (min/mi)\n2026-10-01,6,9:00\n2026-10-02,5,10:00\n",
        [(9.656, 3240), (8.047, 3000)],
    ),
    "a pace called Tempo": (
        "Datum;Distanz;Tempo\n01.10.2026;10,0;5:00\n03.10.2026;8,0;5:20\n",
        [(10, 3000), (8, 2560)],
    ),
    "a total distance in miles": (
        "Date,Workout Type,Total Distance (mi),Duration\n2026-09-01,Running,4.97,44:00\n",
        [(7.998, 2640)],
    ),
    "two units side by side": ("date,distance_km,distance_mi,duration\n2026-10-01,10,6.21,50:00\n", [(9.994, 3000)]),
    "Swiss thousands": ("Datum;Distanz (m);Zeit\n01.10.2026;10'020;50:00\n", [(10.02, 3000)]),
    "English thousands": (
        'date,distance (m),time\n2026-10-01,"10,020",50:00\n2026-10-03,"8,400",42:00\n',
        [(10.02, 3000), (8.4, 2520)],
    ),
    "German thousands": (
        "Datum;Distanz (m);Zeit\n01.10.2026;10.020;50:00\n03.10.2026;8.400;42:00\n",
        [(10.02, 3000), (8.4, 2520)],
    ),
    "three decimals behind a comma": (
        "Datum;Distanz (km);Zeit\n01.10.2026;10,020;50:00\n03.10.2026;8,400;42:00\n",
        [(10.02, 3000), (8.4, 2520)],
    ),
    "yards": ("date,type,distance (yd),time\n2026-10-01,Run,8800,44:00\n", [(8.047, 2640)]),
    "words for the times": (
        "date;km;Dauer\n01.10.2026;15;1 Std. 20 Min.\n03.10.2026;8;42 Min.\n",
        [(15, 4800), (8, 2520)],
    ),
    "minute signs": ("date;km;temps\n01/10/2026;10;50'00\"\n03/10/2026;8;42'\n", [(10, 3000), (8, 2520)]),
    "what a run was for, in the column of its type": (
        "date,type,km,duration\n2026-10-01,Easy,8,44:00\n2026-10-03,Tempo,10,45:00\n2026-10-05,Long,20,2:00:00\n",
        [(8, 2640), (10, 2700), (20, 7200)],
    ),
    "days of rest": ("date,type,km,time\n2026-10-01,Run,10,50:00\n2026-10-02,Rest,,\n", TEN),
    "a line of totals": (
        "date,km,time\n2026-10-01,10,50:00\n2026-10-02,8,42:00\nTotal,18,1:32:00\n",
        [(10, 3000), (8, 2520)],
    ),
    "heads in brackets": ("[Date],[km],[time]\n2026-10-01,10,50:00\n", TEN),
    "a date under a head that nobody knows": ("Ημερομηνία,km,time\n2026-10-01,10,50:00\n", TEN),
    "a date with its weekday and offset": (
        'Date,Distance(km),Moving Time\n"Thu, 01 Oct 2026 07:30:00 +0200",10,50:00\n',
        TEN,
    ),
    "start and end": ("Start time,End time,km,Duration (sec)\n2026-10-01 07:30,2026-10-01 08:20,10,3000\n", TEN),
    "seconds since 1970": ("timestamp,type,distance_km,duration_s\n1790840000,run,10,3000\n", TEN),
    "minutes without distances": (
        "date,type,duration\n2026-10-01,Run,50\n2026-10-03,Run,60\n",
        [(None, 3000), (None, 3600)],
    ),
    "Spanish": (
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,"
        "Tiempo en movimiento\n"
        'Carrera,2026-10-01 07:30:00,false,x,"10,02",600,00:50:00,150,00:49:30\n',
        [(10.02, 2970)],
    ),
    "Spanish of Strava": (
        "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,Tiempo transcurrido,Distancia,"
        "Tiempo en movimiento,Distancia\n"
        '1,"7 abr 2026, 6:12:33",Carrera de mañana,Carrera,3120,"10,02",3000.0,10020.0\n',
        [(10.02, 3000)],
    ),
    "Portuguese": (
        'Tipo de atividade,Data,Título,Distância,Tempo\nCorrida,2026-10-01 07:30:00,x,"10,02",00:50:00\n',
        [(10.02, 3000)],
    ),
    "Italian": (
        'Tipo di attività,Data,Titolo,Distanza,Tempo\nCorsa,2026-10-01 07:30:00,x,"10,02",00:50:00\n',
        [(10.02, 3000)],
    ),
    "Dutch": (
        'Activiteittype,Datum,Titel,Afstand,Tijd\nHardlopen,2026-10-01 07:30:00,x,"10,02",00:50:00\n',
        [(10.02, 3000)],
    ),
    "French": (
        'Type d\u2019activité,Date,Titre,Distance,Durée\nCourse à pied,2026-10-01 07:30:00,x,"10,02",00:50:00\n',
        [(10.02, 3000)],
    ),
    "two conventions in one column": (
        'Date,Type,Distance (km),Durée\n2026-02-04,Course à pied,"21,130","01:58:00"\n'
        '2026-02-07,Course à pied,"9.33","01:08:50"\n',
        [(21.13, 7080), (9.33, 4130)],
    ),
    "cells that a spreadsheet protects": ("date,km,time\n'2026-10-01,'10,'50:00\n", TEN),
    "nothing written as dashes": ("date,type,km,time\n2026-10-01,Run,10,50:00\n2026-10-02,Yoga,--,--\n", TEN),
    "Polish": ("Data;Dystans (km);Czas\n2026-10-01;10,02;50:00\n", [(10.02, 3000)]),
    "Japanese": ("日付,距離,時間\n2026年10月1日,10.02,50:00\n", [(10.02, 3000)]),
}


@pytest.mark.parametrize("kind", FIGURES)
def test_a_table_has_its_kilometres_and_its_seconds(kind: str) -> None:
    text, expected = FIGURES[kind]
    found = [(a.metres and a.metres / 1000, a.moving_s) for a in read(text).activities]
    assert found == [(km and pytest.approx(km, abs=0.001), pytest.approx(s, abs=0.1)) for km, s in expected]
    assert all(a.sport is Sport.RUN for a in read(text).activities)


NO_RUNS = {
    "sleep": "date,duration,score\n2026-09-01,7:00:00,70\n2026-09-02,7:01:00,71\n",
    "sleep by its stages": "date,type,duration\n2026-10-01,Deep,7:00:00\n2026-10-02,REM,1:00:00\n",
    "heart-rate variability": "Date;Time;rMSSD;Duration\n01.10.2026;06:30;55;60\n02.10.2026;06:31;58;60\n",
    "weight": "date,time,weight\n2026-10-01,07:30,70\n2026-10-02,07:31,70.1\n",
    "steps": "Date,Steps,Distance (km),Active Minutes\n2026-10-01,12000,9.1,60\n2026-10-02,9000,7.0,45\n",
    "a day's ways": "Datum;Distanz (km);Gewicht\n01.10.2026;9,1;70\n02.10.2026;7,0;70,2\n",
    "meditation as JSON": json.dumps([{"date": f"2026-10-0{day}", "duration": "20:00"} for day in (1, 2, 3)]),
}


@pytest.mark.parametrize("kind", NO_RUNS)
def test_a_date_and_a_time_make_no_run(kind: str) -> None:
    runs = "date,km,time\n" + "".join(f"2026-09-{day:02},10,50:00\n" for day in range(1, 29, 2))
    history = history_of([("runs.csv", runs.encode()), ("other.csv", NO_RUNS[kind].encode())])
    assert len(history.activities) == 14
    ((name, reason),) = history.problems
    assert name == "other.csv"
    assert "make no run" in reason or "not of runs" in reason


CLOCKS = {
    "date,duration,distance_km,time\n2026-09-01,40:00,8,07:30\n": dt.datetime(2026, 9, 1, 7, 30),
    "Datum;Uhrzeit;km;Dauer\n01.10.2026;7:30 Uhr;10;50:00\n": dt.datetime(2026, 10, 1, 7, 30),
    "Date,Start Time,Miles,Duration\n2026-10-01,6:15 PM,6.2,50:00\n": dt.datetime(2026, 10, 1, 18, 15),
    "date,km,time\n46296.3125,10,50:00\n": dt.datetime(2026, 10, 1, 7, 30),
    "Start,km,Time\n2026-10-01T07:30:00+05:30,10,50:00\n": dt.datetime(2026, 10, 1, 7, 30),
}


@pytest.mark.parametrize("text", CLOCKS)
def test_the_time_of_day_is_found_wherever_it_stands(text: str) -> None:
    assert read(text).activities[0].local == CLOCKS[text]


def test_samples_of_a_recording_are_no_runs() -> None:
    rows = "".join(f"2026-10-01 07:{s // 60:02}:{s % 60:02},{3 * s},150\n" for s in range(0, 600, 5))
    (told,) = read(f"time stamp,distance (m),heart rate\n{rows}").problems
    assert told.startswith("the samples of one recording, not a list of runs")


def test_uncertain_readings_are_told() -> None:
    unit = "its distances name no unit; taken for kilometres (--units mi if they are miles)"
    assert read("date,distance,time\n2026-10-01,10,50:00\n").problems == (unit,)
    timeless = "2 of 2 activities have a distance and no time; they count, and teach no pace"
    assert read("date,km\n2026-10-01,10\n2026-10-03,8\n").problems == (timeless,)
    short = "its distances are too short to be metres; taken for thousands of them"
    assert read("date,distance (m),time\n2026-10-01,10.02,50:00\n").problems == (short,)


REFUSALS = {
    "1 rows cannot be used, the first is row 2: 4 cells under 3 heads; a number with a comma needs quotes": (
        "date,km,time\n2026-10-01,10,5,50:00\n2026-10-02,8,42:00\n"
    ),
    "1 rows cannot be used, the first is row 3: date 'yesterday'": (
        "date,km,time\n2026-10-02,8,42:00\nyesterday,10,50:00\n2026-10-03,8,42:00\n"
    ),
    "1 rows cannot be used, the first is row 3: distance and time are missing or no number": (
        "date,km,time\n2026-10-02,8,42:00\n2026-10-03,,\n"
    ),
    "a web page, not an activity file; download the file itself": "<!DOCTYPE html><html><body>Log in</body></html>",
}


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_refusal_gives_the_true_reason(reason: str) -> None:
    assert reason in read(REFUSALS[reason]).problems


def test_a_table_that_begins_with_a_bracket_is_not_called_broken_json() -> None:
    assert read("[Date],[km],[time]\n2026-10-01,10,50:00\n").problems == ()
    (told,) = read("[a],[b]\n1,2\n").problems
    assert told.startswith("as a table: no column is named date")
    (told,) = read('[{"start_date": ', "x.json").problems
    assert "is not valid JSON" in told


def test_records_of_other_programs_are_read_as_a_table_is() -> None:
    records = [{"startTimeLocal": "2026-10-01 07:30:00", "activityType": {"typeKey": "running"}, "distance": 10020.0,
                "duration": 3000.0, "averageHR": 150, "splits": [1, 2]}]  # fmt: skip
    for data in (json.dumps(records), json.dumps({"activities": records})):
        (run,) = read(data, "x.json").activities
        assert (run.sport, run.metres, run.moving_s, run.average_hr) == (Sport.RUN, 10020.0, 3000.0, 150)
        assert run.local == dt.datetime(2026, 10, 1, 7, 30)


def test_an_entry_without_times_counts_by_its_distance() -> None:
    entry = {"type": "Run", "distance": 5000.0, "moving_time": None, "elapsed_time": None}
    entry["start_date"] = "2026-10-03T06:00:00Z"
    (run,) = read(json.dumps([entry]), "x.json").activities
    assert (run.metres, run.moving_s) == (5000.0, 0.0)


CELLS = {"1:23:45": 5025.0, "1 day, 1:02:03": 90_123.0, "45'10\"": 2710.0, "1h05'": 3900.0, "PT45M10S": 2710.0,
         "45:30 min": 2730.0, "50": None, "soon": None}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_a_duration_is_read_as_people_write_it(cell: str) -> None:
    assert clock_seconds(cell) == CELLS[cell]


def test_numbers_and_heads_have_their_units() -> None:
    assert (number("1'234.5"), number("1 234,5"), number("10,02"), number("1,234.5")) == (1234.5, 1234.5, 10.02, 1234.5)
    heads = {"Distance (km)": ("distance", "km"), "Miles": ("distance", "mi"), "Zeit in Min.": ("zeit", "min"),
             "Time (hh:mm:ss)": ("time", None), "Avg Pace (min/mi)": ("avg pace", "mi")}  # fmt: skip
    assert {head: unit_of_head(plain(head)) for head in heads} == heads


WORDS = {
    Sport.RUN: "Laufbandtraining|Trailrunning|Straßenlauf|Joggen|Laufen|Carrera en cinta|Corsa su tapis roulant|"
    "Corrida em esteira|Hardloopwedstrijd|Course sur tapis|Löpning|Bieganie|ランニング|跑步|\u0411\u0435\u0433|"
    "HKWorkoutActivityTypeRunning",
    Sport.OTHER: "Golf course|Ski Run|Skilanglauf|Rowing|Marathon",
    Sport.RIDE: "Bike race|Carrera ciclista|Course cycliste|Course de vélo|Radrennen|Rennrad|Corrida de bicicleta|"
    "Corsa in bicicletta|Wielerwedstrijd",
}


@pytest.mark.parametrize("sport", WORDS)
def test_the_words_of_a_sport_are_known_in_many_languages(sport: Sport) -> None:
    words = WORDS[sport].split("|")
    assert {word: sport_of(word) for word in words} == dict.fromkeys(words, sport)
