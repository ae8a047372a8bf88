"""What stands on each date: the plan in force, what was run, and what life rearranged."""
