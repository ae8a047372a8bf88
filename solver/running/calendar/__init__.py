"""Which day is for what: baseline, weekday template, cutbacks, races, tune-ups, blocked dates, and the schedule."""
