"""How deep cutback and taper weeks go: the bands of R15 and R16."""

from solver.running.schedule import Schedule, Week

CUTBACK_LOW_PERCENT, CUTBACK_HIGH_PERCENT = 75, 80
TAPER_BANDS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((0, 65),),
    2: ((60, 80), (0, 55)),
    3: ((70, 90), (50, 75), (0, 55)),
}
"""Per cent of the highest load week, from and to, for tapers of one to three weeks."""


def taper_band(schedule: Schedule, week: Week) -> tuple[int, int]:
    """The band of one of a plan's taper weeks; a plan shorter than its taper has the last ones."""
    tapers = schedule.tapers
    bands = TAPER_BANDS[min(len(tapers), max(TAPER_BANDS))]
    return bands[week.index - tapers[0].index]
