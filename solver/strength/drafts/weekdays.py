"""Weekdays as drafts write them, in a dozen languages."""

import re

from solver.strength.drafts.text import clean

_NAMES = (
    """
    monday mon mo montag lundi lun lunes lunedi lunedì segunda maandag ma mandag måndag poniedziałek понедельник 月曜日
    星期一 周一 pazartesi maanantai
    """,
    """
    tuesday tue tues di dienstag mardi mar martes martedi martedì terça terca dinsdag tirsdag tisdag wtorek вторник
    火曜日 星期二 周二 sali tiistai
    """,
    """
    wednesday wed mi mittwoch mercredi mer miércoles miercoles mercoledi mercoledì quarta woensdag wo onsdag środa
    среда 水曜日 星期三 周三 çarşamba keskiviikko
    """,
    """
    thursday thu thur thurs do donnerstag jeudi jeu jueves giovedi giovedì quinta donderdag torsdag czwartek четверг
    木曜日 星期四 周四 perşembe torstai
    """,
    """
    friday fri fr freitag vendredi ven viernes venerdi venerdì sexta vrijdag vr fredag piątek пятница 金曜日 星期五 周五
    cuma perjantai
    """,
    """
    saturday sat sa samstag sonnabend samedi sam sábado sabado sabato zaterdag za lördag lordag lørdag sobota суббота
    土曜日 星期六 周六 cumartesi lauantai
    """,
    """
    sunday sun so sonntag dimanche dim domingo domenica zondag zo söndag sondag søndag niedziela воскресенье 日曜日
    星期日 周日 pazar sunnuntai
    """,
)
_DAYS = {name: day for day, names in enumerate(_NAMES) for name in names.split()}


def read_weekday(value: object) -> int | None:
    """The weekday 0-6 that a text names; None for anything else."""
    text = clean(value, 60)
    if text is None:
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    return next((_DAYS[word] for word in words if word in _DAYS), None)
