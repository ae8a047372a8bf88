"""Somebody else's program, read and placed on the split's days: understood as far as it can be, nothing is refused."""
