"""Targets shared out anew where the plain curve breaks a rule, and the proof that nothing is nearer."""
