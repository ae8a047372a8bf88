"""Profiles on a terminal and as a page."""
