"""From kilometres to what people read: skeleton, advisories, explanations, verdicts."""
