"""Reading somebody else's program: everything is understood as far as it can be, nothing is refused."""
