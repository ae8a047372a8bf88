"""What the judge reports, and the readings of the rulebook it can take."""

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from itertools import combinations

from tests.judge.numbers import show

WEEK_LEVEL = {"R11", "R13", "R15", "R19"}


@dataclass(frozen=True)
class Finding:
    """One place where a plan breaks (hard) or bends (elastic) a rule."""

    rule: str
    tier: str
    week: int | None
    day: str | None
    sentence: str
    direction: str | None = None
    bound_km: Fraction | None = None
    actual_km: Fraction | None = None
    amount_steps: Fraction | None = None

    @property
    def key(self):
        return (self.rule, self.tier, self.direction, self.week, self.day)

    @property
    def place(self):
        return place(self.rule, self.week, self.day)

    def __str__(self):
        where = f" week {self.week}" if self.week else ""
        return f"{self.rule}{where}{' ' + self.day if self.day else ''}: {self.sentence}"


def place(rule, week, day):
    """What a reported bend is matched on; weekly rules may or may not name a day."""
    return (rule, week, None if rule in WEEK_LEVEL else day)


def broken(rule, week, day, sentence, direction=None):
    return Finding(rule, "hard", week, day, sentence, direction)


def over(rule, tier, week, day, actual, bound, step, what):
    """A value above its upper bound."""
    text = f"{what} is {show(actual)} km, at most {show(bound)} km allowed"
    return Finding(rule, tier, week, day, text, "long", bound, actual, (actual - bound) / step)


def under(rule, tier, week, day, actual, bound, step, what):
    """A value below its lower bound."""
    text = f"{what} is {show(actual)} km, at least {show(bound)} km needed"
    return Finding(rule, tier, week, day, text, "short", bound, actual, (bound - actual) / step)


@dataclass(frozen=True)
class Reading:
    """Choices where the rulebook's wording leaves room; the defaults are the literal reading (see README.md)."""

    full_blocked_week_is_ref: bool = True
    min_long_rounding: str = "up"
    curve: str = "middle"
    min_long_in_disturbed_weeks: bool = True
    tune_up_counts_in_r18: bool = True
    steady_is_quality_before_race: bool = True
    single_run_keeps_ends: bool = True
    disturbed_weeks_can_be_highest: bool = True
    easy_cap_is_exact: bool = True
    race_week_on_preferred_days: bool = True
    fixed_ends_are_exact: bool = True
    lifted_beyond_band_only: bool = True
    as_many_over_all_choices: bool = True
    week_before_race_counts_runs: bool = True
    r11_binds_disturbed_week: bool = True
    steady_moves_freely: bool = True
    disturbed_weeks_are_steps: bool = True
    rise_is_rounded_inward: bool = True
    easy_middle_is_of_paces: bool = True
    easy_pace_is_the_tables: bool = False
    breaks_are_seen_in_template: bool = True
    gap_counts_days_between: bool = True
    break_may_begin_the_plan: bool = True
    late_break_is_by_days: bool = True
    late_break_is_none: bool = True
    second_part_is_rounded_up: bool = True
    long_after_any_return_is_held: bool = True
    last_six_days_need_two_km: bool = False
    last_days_bind_load_weeks: bool = False
    upper_ends_hold_in_free_weeks: bool = True
    capped_weeks_may_fall: bool = True
    eased_by_max_long_off_the_grid: bool = True
    five_km_are_always_allowed: bool = False
    only_binding_limits_free_easy_runs: bool = True
    replaced_end_is_without_its_half_step: bool = True
    capped_easy_end_is_of_the_curve: bool = True
    often_counts_weeks_before_race_week: bool = True
    curve_end_replaces_the_weeks_own: bool = True
    lower_long_end_yields_after_losses_only: bool = True
    first_taper_week_falls: bool = True
    cadence_is_exact: bool = True
    steady_is_no_easy_run_in_returns: bool = True
    any_cap_cuts_a_moved_long_run: bool = True
    growth_goes_on_after_long_breaks: bool = True
    minimum_forgets_its_caps: bool = True


LITERAL = Reading()
_SWITCHES = [field.name for field in fields(Reading) if isinstance(field.default, bool)]
_OF_BREAKS = (
    "late_break_is_none",
    "growth_goes_on_after_long_breaks",
    "breaks_are_seen_in_template",
    "disturbed_weeks_are_steps",
)
"""Readings that one plan may need two of."""
_ALL_OTHER = replace(LITERAL, **{name: not getattr(LITERAL, name) for name in _SWITCHES})
READINGS = (
    LITERAL,
    *(replace(LITERAL, **{name: not getattr(LITERAL, name)}) for name in _SWITCHES),
    *(replace(LITERAL, **{name: not getattr(LITERAL, name) for name in pair}) for pair in combinations(_OF_BREAKS, 2)),
    *(replace(base, min_long_rounding=way, curve=way) for base in (LITERAL, _ALL_OTHER) for way in ("low", "high")),
    _ALL_OTHER,
)
