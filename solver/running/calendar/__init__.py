"""What a plan's days and weeks are: roles, schedule and refs, before any kilometre."""
