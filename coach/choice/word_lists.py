"""The word lists of a prompt: what may stand anywhere once, what a scene adds to it once for each scene."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.prose.lexicon import lexicon_of
from coach.prose.scenes import BUILDING, Scene, Setting

_LEADING = "The word after"
NOT_BUILDING = f"not {BUILDING}"


def marks(setting: Setting, week: Setting | None) -> Iterator[str]:
    """What a place has to say of its lists, beside what it is and what its week says."""
    if setting.scene is Scene.LONG_WITH_WORK:
        yield setting.scene
    if setting.building != (week is None or week.building):
        yield BUILDING if setting.building else NOT_BUILDING


def word_lists(language: str, settings: Sequence[Setting], short: bool) -> Iterator[str]:
    """The lists for some settings: groups by name, each once, and which groups a scene has.

    A short plan has few sentences and is told fewer words, of which it would use none.
    """
    lexicon = lexicon_of(language)
    groups = list(dict.fromkeys(group for setting in settings for group in setting.groups))
    yield str(lexicon.data["prompt"]["how"])
    kept_back = ("unlisted", "of_longer_plans") if short else ("unlisted",)
    untold = frozenset(word for name in kept_back for word in str(lexicon.data["prompt"].get(name, "")).split())

    def told(section: str, group: str) -> list[str]:
        return list(lexicon.once(word for word in lexicon.words(section, group) if word not in untold))

    words = [(group, [w for w in told("groups", group) if w not in lexicon.led(group)]) for group in groups]
    yield from (f"Words, {names}: {' '.join(mine)}" for names, mine in _together(words))
    yield from _listed("First word of a sentence", [(g, told("openings", g)) for g in groups])
    for word in (led for led in lexicon.led_by if not untold.issuperset(led.split())):
        yield from _listed(f'{_LEADING} "{word}"', [(g, told(f"following.{word}", g)) for g in groups])
    negators = " or ".join(f'"{word}"' for word in lexicon.words("rules", "negators"))
    yield from _listed(f"{_LEADING} {negators}, and nowhere else", [(g, told("negated", g)) for g in groups])
    whole = {setting.scene: replace(setting, building=True).groups for setting in settings}
    everywhere = [group for group in groups if all(group in mine for mine in whole.values())]
    everywhere_named = f"{', '.join(everywhere)} ({NOT_BUILDING} in weeks so marked)"
    yield f"Lists at every place: {everywhere_named}; besides, by what it is or its mark:"
    for scene, mine in whole.items():
        yield f"[{scene}] {', '.join(group for group in mine if group not in everywhere)}"


def _together(lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each word once, under the names of all the groups that have it: "easy and long"."""
    having: dict[str, list[str]] = {}
    for group, words in lists:
        for word in dict.fromkeys(words):
            having.setdefault(word, []).append(group)
    found: dict[str, list[str]] = {}
    for word, names in having.items():
        found.setdefault(" and ".join(names), []).append(word)
    yield from found.items()


def _listed(what: str, lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    shown = [f"{' '.join(words)} ({names})" for names, words in _together(lists)]
    if shown:
        yield f"{what}: {'; '.join(shown)}."
