"""The grammar of a prompt: each rule once, and which of its alternatives are for which places."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from coach.prose.lexicon import lexicon_of
from coach.prose.notation import ENDING, OR
from coach.prose.scenes import BUILDING, Scene, Setting

NOT_BUILDING = f"not {BUILDING}"


def marks(setting: Setting, week: Setting | None) -> Iterator[str]:
    """What a place has to say of its alternatives, beside what it is and what its week says."""
    if setting.scene in (Scene.LONG_WITH_WORK, Scene.LIGHT_WEEK):
        yield setting.scene
    if setting.building != (week is None or week.building):
        yield BUILDING if setting.building else NOT_BUILDING


def word_lists(language: str, settings: Sequence[Setting]) -> Iterator[str]:
    """The rules for some settings, a line each, as they are checked."""
    lexicon = lexicon_of(language)
    groups = list(dict.fromkeys(group for setting in settings for group in setting.groups))
    yield str(lexicon.data["prompt"]["how"])
    everywhere = frozenset(groups).intersection(*(setting.groups for setting in settings))
    reached = {name.partition(ENDING)[0] for name in lexicon.grammar(groups).rules}
    for name in filter(reached.__contains__, lexicon.rules):
        ways = [(group, way) for group in groups for way in lexicon.told(name, group)]
        if ways:
            yield f"{name}: {'; '.join(_together(ways, everywhere, ' ' if lexicon.is_list(name) else f' {OR} '))}"
    places = "; ".join(_places(settings, everywhere))
    yield f"What has no name is for every place; {BUILDING} not in weeks so marked; {places}."


def _together(ways: Sequence[tuple[str, str]], everywhere: Set[str], between: str) -> Iterator[str]:
    """Each alternative once, under the names of all the groups that have it: "easy, long = gentle"."""
    having: dict[str, list[str]] = {}
    for group, way in ways:
        having.setdefault(way, []).append(group)
    found: dict[str, list[str]] = {}
    for way, names in having.items():
        found.setdefault("" if everywhere & set(names) else f"{', '.join(names)} = ", []).append(way)
    yield from (f"{names}{between.join(ways)}" for names, ways in found.items())


def _places(settings: Sequence[Setting], everywhere: Set[str]) -> Iterator[str]:
    """Which names are for which places, where a name is not that of its only one; said the shorter way."""
    asked = dict.fromkeys(replace(setting, building=False) for setting in settings)
    for group in dict.fromkeys(group for setting in asked for group in setting.groups if group not in everywhere):
        having = [setting.scene for setting in asked if group in setting.groups]
        without = [setting.scene for setting in asked if group not in setting.groups]
        if having != [group]:
            names = f"not {', '.join(without)}" if len(without) < len(having) else ", ".join(having)
            yield f"{group}: {names}"
    yield "the others where the place or its mark has their name"
