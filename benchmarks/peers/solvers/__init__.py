"""One module a peer."""
