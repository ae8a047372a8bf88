"""Batches beyond one machine: what a run costs, whether its memory stays flat, and up to how many slots it scales."""
