"""Plans and strength programs, made from a request."""
