"""Strength programs: a deterministic split, weekly set targets, and a harmonizer that repairs any program."""
