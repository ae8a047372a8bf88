"""The smallest change: which bounds a living plan is held to, and the search for the fewest days."""
