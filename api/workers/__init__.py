"""Solver processes: the work that needs a processor, away from whoever answers the network."""
