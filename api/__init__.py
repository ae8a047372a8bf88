"""The outside world: files, settings and the command line."""
