"""The word lists of a prompt: what may stand anywhere once, what a scene adds to it once for each scene."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.prose.lexicon import lexicon_of
from coach.prose.scenes import BUILDING, EVERYWHERE, Scene, Setting

NOT_BUILDING = f"not {BUILDING}"


def marks(setting: Setting, week: Setting | None) -> Iterator[str]:
    """What a place has to say of its lists, beside what it is and what its week says."""
    if setting.scene is Scene.LONG_WITH_WORK:
        yield setting.scene
    if setting.building != (week is None or week.building):
        yield BUILDING if setting.building else NOT_BUILDING


def word_lists(language: str, settings: Sequence[Setting], short: bool) -> Iterator[str]:
    """The lists for some settings: groups by name, each once, and which places they are for.

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
    yield from (f"{_named('Words', names)}: {' '.join(mine)}" for names, mine in _together(words))
    yield from _listed("First word of a sentence", [(g, told("openings", g)) for g in groups])
    for word in (led for led in lexicon.led_by if any(untold.isdisjoint(form.split("_")) for form in led.split())):
        yield from _listed(f'After "{word.replace("_", " ")}"', [(g, told(f"following.{word}", g)) for g in groups])
    negators = " or ".join(f'"{word}"' for word in lexicon.words("rules", "negators"))
    yield from _listed(f"After {negators}, and nowhere else", [(g, told("negated", g)) for g in groups])
    places = "; ".join(_places(settings))
    yield f"Lists without a name are for every place; {BUILDING} not in weeks so marked; {places}."


def _places(settings: Sequence[Setting]) -> Iterator[str]:
    """Which lists are for which places, where a list has not the name of its only one."""
    having: dict[str, list[str]] = {}
    for setting in dict.fromkeys(replace(setting, building=False) for setting in settings):
        for group in setting.groups:
            having.setdefault(group, []).append(setting.scene)
    own = (group for group, scenes in having.items() if group != EVERYWHERE and scenes != [group])
    yield from (f"{group}: {', '.join(having[group])}" for group in own)
    yield "the others where the place or its mark has their name"


def _named(what: str, names: str) -> str:
    return what if names == EVERYWHERE else f"{what}, {names}"


def _together(lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each word once, under the names of all the groups that have it: "easy and long"."""
    having: dict[str, list[str]] = {}
    for group, words in lists:
        for word in dict.fromkeys(words):
            having.setdefault(word, []).append(group)
    found: dict[str, list[str]] = {}
    for word, names in having.items():
        found.setdefault(EVERYWHERE if EVERYWHERE in names else " and ".join(names), []).append(word)
    yield from found.items()


def _listed(what: str, lists: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    shown = [f"{' '.join(words)}{'' if names == EVERYWHERE else f' ({names})'}" for names, words in _together(lists)]
    if shown:
        yield f"{what}: {'; '.join(shown)}."
