"""Which day trains what: split, template, roles, and what an exercise takes of a session."""
