"""What comes back from an endpoint, however it is packed: gathered, unwrapped, read."""
