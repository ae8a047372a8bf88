"""Variants by phase; what is left of them feeds the guardian's vocabulary."""

from collections.abc import Sequence

from coach.phase import Phase as Phase

Variants = Sequence[str]
