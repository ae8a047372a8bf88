"""Tables of activities: which row is the head, which column holds what, what its numbers are in."""
