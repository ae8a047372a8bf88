"""Made-up histories written as Strava writes its table of activities, in several languages."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Literal

from solver.running.profile.activity import Activity, Hint, Sport

Language = Literal["en", "en-GB", "de", "fr", "nl"]

HEADS: dict[str, list[str]] = {
    "en": ["Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description", "Elapsed Time",
           "Distance", "Max Heart Rate", "Commute", "Filename", "Elapsed Time", "Moving Time", "Distance",
           "Max Heart Rate", "Average Heart Rate", "Type"],
    "de": ["Aktivitäts-ID", "Aktivitätsdatum", "Name der Aktivität", "Aktivitätsart", "Aktivitätsbeschreibung",
           "Verstrichene Zeit", "Distanz", "Max. Herzfrequenz", "Pendeln", "Dateiname", "Verstrichene Zeit",
           "Bewegungszeit", "Distanz", "Max. Herzfrequenz", "Durchschnittliche Herzfrequenz", "Art"],
    "fr": ["ID de l'activité", "Date de l'activité", "Nom de l'activité", "Type d'activité",
           "Description de l'activité", "Temps écoulé", "Distance", "Fréquence cardiaque max.",
           "Déplacement-transport", "Nom du fichier", "Temps écoulé", "Durée de déplacement", "Distance",
           "Fréquence cardiaque max.", "Fréquence cardiaque moyenne", "Type"],
    "nl": ["Activiteits-ID", "Datum van activiteit", "Naam activiteit", "Activiteitstype", "Beschrijving",
           "Verstreken tijd", "Afstand", "Max. hartslag", "Woon-werkverkeer", "Bestandsnaam", "Verstreken tijd",
           "Beweegtijd", "Afstand", "Max. hartslag", "Gemiddelde hartslag", "Type"],
}  # fmt: skip
SPORTS: dict[str, dict[Sport, str]] = {
    "en": {Sport.RUN: "Run", Sport.RIDE: "Ride", Sport.WALK: "Walk"},
    "de": {Sport.RUN: "Lauf", Sport.RIDE: "Radfahrt", Sport.WALK: "Spaziergang"},
    "fr": {Sport.RUN: "Course à pied", Sport.RIDE: "Sortie vélo", Sport.WALK: "Marche"},
    "nl": {Sport.RUN: "Hardloopsessie", Sport.RIDE: "Fietsrit", Sport.WALK: "Wandeling"},
}
FRENCH = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
DUTCH = ("jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")


def strava_table(
    activities: Iterable[Activity],
    language: Language = "en",
    *,
    miles: bool = False,
    utc_offset: int = 0,
) -> str:
    """The text of activities.csv: dates in UTC for somebody who lives `utc_offset` hours east of Greenwich."""
    key = language[:2]
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEADS[key])
    for number, a in enumerate(activities, 1000):
        utc = a.start - dt.timedelta(hours=utc_offset)
        km = a.distance_km or 0.0
        shown = f"{km / 1.609344 if miles else km:.2f}"
        shown = shown.replace(".", ",") if key in ("de", "fr", "nl") else shown
        kind = {Hint.RACE: "1.0", Hint.WORKOUT: "3.0"}.get(a.hint, "0.0")
        hr = "" if a.average_hr is None else f"{a.average_hr:.1f}"
        peak = "" if a.max_hr is None else f"{a.max_hr:.1f}"
        name = a.name or _name(a.start.hour)
        table.writerow(
            [number, _date(utc, language), name, SPORTS[key].get(a.sport, "Workout"), "", round(a.elapsed_s), shown,
             peak, "false", f"activities/{number}.fit.gz", f"{a.elapsed_s:.1f}", f"{a.moving_s:.1f}",
             f"{1000 * km:.1f}", peak, hr, kind]
        )  # fmt: skip
    return out.getvalue()


def _name(hour: int) -> str:
    return f"{'Morning' if hour < 11 else 'Lunch' if hour < 14 else 'Afternoon' if hour < 17 else 'Evening'} Run"


def _date(when: dt.datetime, language: str) -> str:
    if language == "de":
        return when.strftime("%d.%m.%Y, %H:%M:%S")
    if language == "fr":
        return f"{when.day} {FRENCH[when.month - 1]} {when:%Y} à {when:%H:%M:%S}"
    if language == "nl":
        return f"{when.day} {DUTCH[when.month - 1]} {when:%Y %H:%M:%S}"
    if language == "en-GB":
        return f"{when.day} {when:%b %Y, %H:%M:%S}"
    return f"{when:%b} {when.day}, {when:%Y}, {when.hour % 12 or 12}:{when:%M:%S %p}"
