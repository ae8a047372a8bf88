"""Recordings of devices: FIT, GPX and TCX, and what a track of points comes to."""
