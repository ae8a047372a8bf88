"""Strength programs on a terminal."""
