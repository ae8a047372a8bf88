"""The words of activity files: sports, what a run was for, and the columns of tables, in several languages.

Strava writes its table in the language of the account. English, German, French, Dutch and Spanish words were checked
against tables that people have shown; Italian and Portuguese ones are translations.
"""

import re
import unicodedata

from solver.running.profile.activity import Hint, Sport


def plain(text: str) -> str:
    """Lower case without accents, apostrophes straight, blanks single."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.replace("\u2019", "'").replace("_", " ").lower().split())


_RUN = re.compile(
    r"\b(?:\w*runs?|running|jog(?:ging)?|(?:trail|berg|bahn|dauer|wald|strassen)?lauf|laufen|course a pied|course|"
    r"footing|trail|hardloop\w*|hardlopen|carrera|correr|corsa|corrida|treadmill|laufband|loopband|tapis)\b"
)
_NOT_RUN = (
    (
        Sport.RIDE,
        r"\b(?:\w*rides?|cycling|bik(?:e|ing)|\w*radfahrt|\w*fahrt|rad\w*|velo\w*|cyclisme|sortie velo|\w*fiets\w*|"
        r"ciclismo|bicicleta|pedalada|giro|bicicletta|handcycle|spinning|vtt|gravel)\b",
    ),
    (
        Sport.WALK,
        r"\b(?:\w*walk(?:ing)?|hik(?:e|ing)|wander\w*|spazier\w*|gehen|marche|randonnee|\w*wandel\w*|caminata|"
        r"senderismo|caminhada|camminata|escursione|snowshoe)\b",
    ),
    (Sport.SWIM, r"\b(?:\w*swim(?:ming)?|schwimm\w*|natation|zwem\w*|natacion|nuoto|natacao)\b"),
    (
        Sport.STRENGTH,
        r"\b(?:weight\w*|strength\w*|gym|kraft\w*|musculation|kracht\w*|fuerza|pesas|crossfit|pilates|yoga)\b",
    ),
)
_NOT_RUN_PATTERNS = tuple((sport, re.compile(words)) for sport, words in _NOT_RUN)
_TREADMILL = re.compile(r"\b(?:treadmill|laufband|loopband|tapis|cinta|esteira|virtual|virtuel\w*|indoor)\b")
_RACE = re.compile(
    r"\b(?:race|raced|parkrun|wettkampf|rennen|volkslauf|stadtlauf|competition|wedstrijd|competicion|gara|prova|"
    r"championships?|time trial)\b"
)
_NO_RACE = re.compile(
    r"\b(?:pre|post|before|after|race pace|race prep|recovery|shake ?out|training|build|long run|warm ?up|cool ?down)\b"
)
_WORKOUT = re.compile(
    r"\b(?:tempo|threshold|intervals?|repeats?|reps|fartlek|vo2|(?:hill|track) (?:sprints?|session)|"
    r"speed ?work|workout|intervalle?|schwelle|"
    r"seuil|fractionne|vma|\d+ ?x ?\d+)\b"
)
_LONG = re.compile(r"\b(?:long run|long slow|lsd|langer lauf|longrun|sortie longue|duurloop|tirada larga)\b")
_EASY = re.compile(r"\b(?:easy|recovery|jog|locker|regeneration|footing|herstel|suave|rodaje)\b")
_DISTANCES = (
    (re.compile(r"\b(?:half|halb|semi|halve|media)[- ]?\w*marat\w*"), 21.0975),
    (re.compile(r"\bmarat\w*"), 42.195),
)


def sport_of(word: str) -> Sport:
    """The sport that a file names."""
    text = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word))
    if text in ("", "other", "generic", "workout", "training"):
        return Sport.OTHER
    for sport, pattern in _NOT_RUN_PATTERNS:
        if pattern.search(text):
            return sport
    return Sport.RUN if _RUN.search(text) else Sport.OTHER


def on_treadmill(*words: str) -> bool:
    """Whether a type or a name says that the run was indoors."""
    return any(_TREADMILL.search(plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word))) for word in words)


def hint_of(name: str, metres: float | None) -> Hint:
    """What a run's name says it was for; a marathon by name has to be one by length."""
    text = plain(name)
    if _race_by_name(text, metres):
        return Hint.RACE
    for pattern, hint in ((_WORKOUT, Hint.WORKOUT), (_LONG, Hint.LONG), (_EASY, Hint.EASY)):
        if pattern.search(text):
            return hint
    return Hint.NONE


def _race_by_name(text: str, metres: float | None) -> bool:
    if _NO_RACE.search(text):
        return False
    if _RACE.search(text):
        return True
    for pattern, km in _DISTANCES:
        if pattern.search(text):
            return metres is not None and 0.98 <= metres / (1000 * km) <= 1.04
    return False


COLUMNS = {
    "utc": "activity date|aktivitatsdatum|date de l'activite|datum van activiteit|fecha de la actividad|"
    "fecha de actividad|data attivita|data dell'attivita|data da atividade|start date|start date utc",
    "wall": "start date local|start time local|starttimelocal|startdatelocal",
    "local": "date|datum|fecha|data|day|tag|jour|start|start time|begin|timestamp|time stamp|workout date|"
    "date and time|datetime|date time|startzeit",
    "sport": "activity type|aktivitatsart|aktivitatstyp|type d'activite|activiteitstype|tipo de actividad|"
    "tipo di attivita|tipo de atividade|sport type|sport|sportart|activity|aktivitat|activite|discipline|workout type",
    "kind": "type|art|tipo|workout type",
    "name": "activity name|name der aktivitat|nom de l'activite|naam activiteit|naam van activiteit|"
    "nombre de la actividad|nome dell'attivita|nome da atividade|title|name|titel|titre|titulo|titolo|notes|"
    "description|comment",
    "elapsed": "elapsed time|verstrichene zeit|temps ecoule|verstreken tijd|tiempo transcurrido|tempo trascorso|"
    "tempo decorrido|elapsed",
    "moving": "moving time|bewegungszeit|duree de deplacement|temps de deplacement|beweegtijd|tiempo en movimiento|"
    "tempo in movimento|tempo em movimento|moving|movingtime",
    "duration": "time|duration|zeit|dauer|duree|temps|tijd|duur|tiempo|duracion|tempo|durata|duracao|total time",
    "distance": "distance|distanz|afstand|distancia|distanza|strecke|dist",
    "average_hr": "average heart rate|durchschnittliche herzfrequenz|frequence cardiaque moyenne|gemiddelde hartslag|"
    "frecuencia cardiaca media|frequenza cardiaca media|frequencia cardiaca media|avg hr|average hr|"
    "average heartrate|avg heart rate|avg. heart rate|hr|heart rate|averagehr|avghr|average heart rate bpm|hf",
    "max_hr": "max heart rate|max. herzfrequenz|maximale herzfrequenz|frequence cardiaque max.|max. hartslag|"
    "maximale hartslag|frecuencia cardiaca maxima|frequenza cardiaca max|frequencia cardiaca maxima|max hr|"
    "max heartrate|maximum heart rate|max. heart rate|maxhr",
    "file": "filename|dateiname|nom du fichier|bestandsnaam|nombre del archivo|nome file|nome do arquivo",
    "race": "race|is race|wettkampf|competition",
    "trainer": "trainer|treadmill|indoor",
}
ROLES = {word: role for role, words in COLUMNS.items() for word in words.split("|") if role != "kind"}
KINDS = frozenset(COLUMNS["kind"].split("|"))
