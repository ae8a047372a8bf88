"""The word lists of a prompt: what may stand anywhere once, what a scene adds to it once for each scene."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.prose.lexicon import lexicon_of
from coach.prose.scenes import BUILDING, Setting

_LEADING = "The word after"


def marked(setting: Setting) -> str:
    """The name of a setting in a prompt."""
    return setting.scene if setting.building else f"{setting.scene}, not {BUILDING}"


def word_lists(language: str, settings: Sequence[Setting]) -> Iterator[str]:
    """The lists for some settings: groups by name, each once, and which groups a scene has."""
    lexicon = lexicon_of(language)
    groups = list(dict.fromkeys(group for setting in settings for group in setting.groups))
    yield str(lexicon.data["prompt"]["how"])
    for group in groups:
        yield f"Words, {group}: {' '.join(lexicon.words('groups', group))}"
    yield from _listed("First word of a sentence", [(g, lexicon.words("openings", g)) for g in groups])
    for word in lexicon.led_by:
        yield from _listed(f'{_LEADING} "{word}"', [(g, lexicon.words(f"following.{word}", g)) for g in groups])
    negators = " or ".join(f'"{word}"' for word in lexicon.words("rules", "negators"))
    yield from _listed(f"{_LEADING} {negators}, and nowhere else", [(g, lexicon.words("negated", g)) for g in groups])
    whole = {setting.scene: replace(setting, building=True) for setting in settings}
    for setting in whole.values():
        yield f"Lists at places marked [{setting.scene}]: {', '.join(setting.groups)}."


def _listed(what: str, lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    shown = [f"{' '.join(words)} ({group})" for group, words in lists if words]
    if shown:
        yield f"{what}: {'; '.join(shown)}."
