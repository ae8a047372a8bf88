"""Batches that come over HTTP: read, answered by a durable job on the solver processes, part by part, and shown."""
