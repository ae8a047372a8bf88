"""Batches that came over HTTP: their lines in numbered parts, each answered once, in the same database as all else."""
