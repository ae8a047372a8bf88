"""Readers of activity files: whatever somebody has of their running, made into activities.

:func:`api.history.history.read_history` is the front door. One module reads each format; none of them trusts its file.
Nothing is ever written to disk, so a name in an archive leads nowhere.
"""
