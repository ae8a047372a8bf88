"""What changed and why, in a runner's words."""
