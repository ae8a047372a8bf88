"""From bytes to activities: each document by what it is, many of them on all cores."""
