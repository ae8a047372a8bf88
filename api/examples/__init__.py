"""A request to start from, and a client to copy."""
