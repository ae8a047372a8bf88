"""The engine's sentences about strength programs in the lifter's language."""
