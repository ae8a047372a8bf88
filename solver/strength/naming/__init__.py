"""From what people and models write to the catalogue: normalized, then exact, then by likeness with a score."""
