"""The strength rules, each stated once."""
