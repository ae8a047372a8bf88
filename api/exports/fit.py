"""Workouts for watches: one FIT file for each run with a structure, all in a zip.

FIT (flexible and interoperable data transfer, Garmin's SDK): a workout is a list of steps; a repeat is a step of its
own that points back at the first step to be repeated and says how often they are run in all. Speeds are metres per
second.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, WorkoutStepDuration, WorkoutStepTarget
from fit_tool.profile.profile_type import Intensity as FitIntensity

from api.exports.document import Document, title_of
from solver.running.request.result import Intensity, PlanDay, Repeat, Step, WorkoutStructure

NAME_BYTES = 40
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def as_fit_zip(document: Document) -> bytes:
    """The structured runs from the first to the last day wanted, and a note on where the files go."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "README.txt", document.labels.say("watch.read_me").encode())
        for day in document.sessions:
            if day.workout_structure is not None and document.first <= day.date <= document.last:
                title = _slug(title_of(day, document.labels))
                _add(archive, f"{day.date}-{title}.fit", workout(document, day, day.workout_structure))
    return buffer.getvalue()


def workout(document: Document, day: PlanDay, structure: WorkoutStructure) -> bytes:
    """One FIT workout file."""
    steps = list(_numbered(_steps(structure, day)))
    builder = FitFileBuilder(auto_define=True, min_string_size=NAME_BYTES + 1)
    builder.add(_file_id(document, day))
    builder.add(_filled(WorkoutMessage(), workout_name=_short(title_of(day, document.labels)), sport=Sport.RUNNING,
                        num_valid_steps=len(steps)))  # fmt: skip
    for step in steps:
        builder.add(step)
    return bytes(builder.build().to_bytes())


def _file_id(document: Document, day: PlanDay) -> Any:
    """Watches tell files apart by time and serial number: both are the session's own, and stay the same."""
    return _filled(
        FileIdMessage(),
        type=FileType.WORKOUT,
        manufacturer=Manufacturer.DEVELOPMENT.value,
        product=0,
        serial_number=zlib.crc32(f"{document.id}{day.date}".encode()) or 1,
        time_created=round(document.finished_at.timestamp()) * 1000,
    )


def _numbered(steps: Iterator[Any]) -> Iterator[Any]:
    for index, step in enumerate(steps):
        step.message_index = index
        yield step


def _steps(structure: WorkoutStructure, day: PlanDay) -> Iterator[Any]:
    zone, index = _Zone.of(structure, day), 0
    if structure.warmup is not None:
        yield _step(structure.warmup, FitIntensity.WARMUP, zone)
        index += 1
    for item in structure.main:
        if isinstance(item, Step):
            yield _step(item, FitIntensity.ACTIVE, zone)
            index += 1
        else:
            yield from _repeated(item, index, zone)
            index += len(item.steps) + 1
    if structure.cooldown is not None:
        yield _step(structure.cooldown, FitIntensity.COOLDOWN, zone)


@dataclass(frozen=True)
class _Zone:
    """A day's heart-rate zone is that of its hardest steps: a tempo run's warm-up is not run in zone 4."""

    number: int | None
    intensity: Intensity

    @classmethod
    def of(cls, structure: WorkoutStructure, day: PlanDay) -> "_Zone":
        main = [step for item in structure.main for step in (item.steps if isinstance(item, Repeat) else (item,))]
        steps = [*main, *(step for step in (structure.warmup, structure.cooldown) if step is not None)]
        return cls(day.target_hr_zone, max((step.intensity for step in steps), key=list(Intensity).index))


def _repeated(item: Repeat, first: int, zone: _Zone) -> Iterator[Any]:
    for step in item.steps:
        easy = step.intensity is Intensity.LOW
        yield _step(step, FitIntensity.RECOVERY if easy else FitIntensity.ACTIVE, zone)
    yield _filled(
        WorkoutStepMessage(),
        duration_type=WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT,
        duration_step=first,
        target_repeat_steps=item.repeat,
    )


def _step(step: Step, intensity: FitIntensity, zone: _Zone) -> Any:
    message = _filled(WorkoutStepMessage(), intensity=intensity, **_length(step), **_target(step, zone))
    if step.note:
        message.workout_step_name = _short(step.note)
    return message


def _length(step: Step) -> dict[str, Any]:
    if step.distance_km is not None:
        return {"duration_type": WorkoutStepDuration.DISTANCE, "duration_distance": round(step.distance_km * 1000, 2)}
    if step.duration_mins is not None:
        return {"duration_type": WorkoutStepDuration.TIME, "duration_time": round(step.duration_mins * 60, 3)}
    return {"duration_type": WorkoutStepDuration.OPEN}


def _target(step: Step, zone: _Zone) -> dict[str, Any]:
    """The step's pace as a range of speeds; without one the day's heart-rate zone where that is meant, else none."""
    if step.target_pace is not None:
        return {
            "target_type": WorkoutStepTarget.SPEED,
            "target_value": 0,
            "custom_target_speed_low": 1000 / step.target_pace.slow_sec_per_km,
            "custom_target_speed_high": 1000 / step.target_pace.fast_sec_per_km,
        }
    if zone.number is not None and step.intensity is zone.intensity:
        return {"target_type": WorkoutStepTarget.HEART_RATE, "target_hr_zone": zone.number}
    return {"target_type": WorkoutStepTarget.OPEN, "target_value": 0}


def _filled(message: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(message, name, value)
    return message


def _short(text: str) -> str:
    """As many whole words of a text as a watch shows, without a sign that leads on to the next."""
    return _whole_words(text, " ").rstrip(" ,;:.-\u2013\u2014(&+/")


def _slug(text: str) -> str:
    """A title as a file's name that every machine can write, umlauts spelt out."""
    spelt = unicodedata.normalize("NFKD", text.lower().translate(SPELT)).encode("ascii", "ignore").decode()
    return _whole_words(re.sub(r"[^a-z0-9]+", "-", spelt).strip("-"), "-") or "run"


def _whole_words(text: str, between: str) -> str:
    """What fits of a text, cut between two words; a single word that is too long is cut where it must be."""
    text = between.join(text.split(between if between.strip() else None))
    if len(text.encode()) <= NAME_BYTES:
        return text
    room = text.encode()[: NAME_BYTES + len(between)].decode(errors="ignore")
    return room.rpartition(between)[0] or text.encode()[:NAME_BYTES].decode(errors="ignore")


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """With a fixed time, so that the same plan is the same file."""
    archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
