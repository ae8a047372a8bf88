"""What a run holds: easy kilometres, work and rests, by its kind, the phase and the runner."""
