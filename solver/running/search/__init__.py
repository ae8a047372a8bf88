"""From targets to the best kilometres: proof without search, the CP-SAT model, bending, conflicts."""
