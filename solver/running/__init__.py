"""The running domain: from a plan request to a proven plan, and back from a plan to verdicts."""
