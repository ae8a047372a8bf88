"""From sets to what people read: program, weekly count, explanations, advisories, verdicts."""
