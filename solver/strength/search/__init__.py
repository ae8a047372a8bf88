"""From somebody's sets to the nearest that the rules allow: options, candidates, the CP-SAT model, bending."""
