"""Laying a plan out: baseline, weekday template, race, tune-ups, blocked dates, breaks, and which week is what."""
