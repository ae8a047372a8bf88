"""One module a change, each pointing at the one before."""
