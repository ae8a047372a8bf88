"""The outside world: files, settings and the command line."""

__version__ = "0.10.0"
"""The product's; the engine has one of its own, which is part of every plan's digest."""
