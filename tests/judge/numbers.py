"""Exact numbers: fractions of a kilometre, the grid, and rounding with no float in between."""

import math
from fractions import Fraction

MILE = Fraction(1609344, 1000000)
HALF = Fraction(1, 2)
SLOP = Fraction(1, 1000000)


def exact(number):
    """The decimal number that JSON wrote, as a fraction."""
    return Fraction(0) if number is None else Fraction(str(number))


def percent(value):
    return Fraction(str(value)) / 100


def floor_to(value, step):
    return math.floor(value / step) * step


def ceil_to(value, step):
    return math.ceil(value / step) * step


def nearest(value, step):
    """To the nearest step, a half upward."""
    return math.floor(value / step + HALF) * step


def nearest_down(value, step):
    """To the nearest step, a half downward."""
    return math.ceil(value / step - HALF) * step


def on_grid(value, step):
    """The grid value that JSON rounded to 6 decimals, or None if the number is no multiple of the step."""
    candidate = nearest(value, step)
    return candidate if abs(candidate - value) <= SLOP else None


def clamp(value, low, high):
    """Between the ends; the upper end wins where they cross."""
    return min(max(value, low), high)


def show(value):
    return f"{float(value):.3f}".rstrip("0").rstrip(".")
