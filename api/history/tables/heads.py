"""The heads of columns, in several languages: Strava writes its table in the language of the account, as Garmin does.

English, German, French, Dutch and Spanish words were checked against tables that people have shown; Italian,
Portuguese and the single words of further languages are translations.
"""

import re

from api.history.vocabulary import plain

COLUMNS = {
    "utc": "activity date|aktivitatsdatum|date de l'activite|datum van activiteit|datum activiteit|"
    "fecha de la actividad|fecha de actividad|data attivita|data dell'attivita|data da atividade|"
    "start date|start date utc|start time utc|start time gmt|starttimegmt|begin timestamp gmt",
    "wall": "start date local|start time local|starttimelocal|startdatelocal",
    "local": "date|datum|fecha|data|day|tag|jour|dia|giorno|dag|start|start time|begin|timestamp|time stamp|"
    "workout date|date and time|datetime|date time|startzeit|run date|when|started|started at|"
    "start datetime|datum und uhrzeit|inicio|debut|inizio|fecha y hora|data e ora|data e hora|"
    "date et heure|fecha de inicio|date de debut|data di inizio|data de inicio|dato|paiva|pvm|"
    "datum a cas|begintijd|startdatum|beginn|日付|日期|дата|날짜|start date time",
    "clock": "time of day|start time of day|uhrzeit|clock|hora|ora|heure|heure de debut|hora de inicio|"
    "ora di inizio|tijdstip|clock time|starting time|klokkeslett",
    "sport": "activity type|aktivitatsart|aktivitatstyp|type d'activite|activiteitstype|activiteittype|"
    "type activiteit|tipo de actividad|tipo di attivita|tipo attivita|tipo de atividade|sport type|sport|"
    "sportart|activity|aktivitat|activite|actividad|attivita|atividade|activiteit|discipline|"
    "workout type|deporte|esporte|desporto|aktivitet|aktivitetstyp|rodzaj aktywnosci|exercise type|"
    "exercise|workout activity type|運動|运动",
    "kind": "type|art|tipo|workout type|kind|run type|soort",
    "name": "activity name|name der aktivitat|nom de l'activite|naam activiteit|naam van activiteit|"
    "nombre de la actividad|nombre de actividad|nome dell'attivita|nome attivita|nome da atividade|title|"
    "name|titel|titre|titulo|titolo|notes|description|comment|comments|notizen|bemerkung|notas|note|nota|"
    "remarques|opmerkingen",
    "elapsed": "elapsed time|verstrichene zeit|temps ecoule|verstreken tijd|tiempo transcurrido|tempo trascorso|"
    "tempo decorrido|elapsed|elapsedtime|gross time|bruttozeit|elapsed duration|elapsedduration",
    "moving": "moving time|bewegungszeit|duree de deplacement|temps de deplacement|beweegtijd|bewogen tijd|"
    "tiempo en movimiento|tempo in movimento|tempo em movimento|tempo de movimentacao|moving|movingtime|"
    "zeit in bewegung|temps de course|active time|net time|nettozeit|moving duration|movingduration",
    "duration": "time|duration|zeit|dauer|duree|temps|tijd|duur|tiempo|duracion|tempo|durata|duracao|total time|"
    "laufzeit|chrono|run time|finish time|length of time|workout time|czas|aika|tid|ido|cas|sure|時間|时间|"
    "время|시간|tiempo total|tempo totale|temps total|gesamtzeit|totaltime",
    "distance": "distance|distanz|afstand|distancia|distanza|strecke|dist|dist.|entfernung|kilometer|kilometers|"
    "kilometre|kilometres|kilometros|chilometri|quilometros|recorrido|percorso|parcours|mileage|"
    "laufstrecke|distans|distanse|matka|dystans|vzdalenost|tav|mesafe|距離|距离|дистанция|거리|track length|"
    "length",
    "pace": "pace|avg pace|average pace|avg. pace|ø pace|durchschnittspace|durchschnittliche pace|ritmo|"
    "ritmo medio|passo|passo medio|allure|allure moyenne|gemiddeld tempo|pace avg",
    "average_hr": "average heart rate|durchschnittliche herzfrequenz|frequence cardiaque moyenne|gemiddelde hartslag|"
    "frecuencia cardiaca media|frequenza cardiaca media|frequencia cardiaca media|avg hr|average hr|"
    "average heartrate|avg heart rate|avg. heart rate|hr|heart rate|averagehr|avghr|"
    "average heart rate bpm|hf|ø herzfrequenz|ø hf|fc media|fc moyenne|gem. hs|gem. hartslag|fc med.|avg. hr|"
    "average heart rate (bpm)|avg hr (bpm)|heart rate (bpm)|herzfrequenz|puls|pulse",
    "max_hr": "max heart rate|max. herzfrequenz|maximale herzfrequenz|frequence cardiaque max.|max. hartslag|max. hf|"
    "maximale hartslag|frecuencia cardiaca maxima|frequenza cardiaca max|frequencia cardiaca maxima|"
    "max hr|max heartrate|maximum heart rate|max. heart rate|maxhr|fc maxima|fc max|fc max.|fc maximale|"
    "frequence cardiaque maximale|frequenza cardiaca massima|max. hs|max. hr|max heart rate (bpm)|"
    "max hr (bpm)",
    "file": "filename|dateiname|nom du fichier|bestandsnaam|nombre del archivo|nombre de archivo|nome file|"
    "nome del file|nome do arquivo|nome do ficheiro",
    "race": "race|is race|wettkampf|competition",
    "trainer": "trainer|treadmill|indoor",
}
ROLES = {plain(word): role for role, words in COLUMNS.items() for word in words.split("|") if role != "kind"}
KINDS = frozenset(COLUMNS["kind"].split("|"))
FILLERS = frozenset(
    {"total", "gesamt", "totale", "totaal", "activity", "workout", "run", "the", "running", "gesamte", "my", "gps"}
)
"""Words that change nothing of a head's meaning: a total distance is the distance."""

DAILY = re.compile(
    r"\b(?:steps|schritte|pasos|passi|passos|pas|stappen|floors|sleep|schlaf|weight|gewicht|peso|poids|hrv|rmssd)\b"
)
"""Heads of what is noted once a day whether or not somebody ran."""
