"""The studio: a page where plans and weights are seen, dragged and judged. Every number on it is the engine's."""
