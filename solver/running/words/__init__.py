"""The engine's sentences in the runner's language."""
