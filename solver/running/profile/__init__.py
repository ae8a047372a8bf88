"""The athlete's profile from real history: arithmetic on recorded activities, no files and no clock.

:func:`solver.running.profile.snapshot.profile_of` is the front door. Every number comes with an account: how it came
about, from what, how sure, or what is missing.
"""
