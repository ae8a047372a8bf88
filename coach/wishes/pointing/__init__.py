"""Quotes that a language model, or whoever else reads along, points at: it says where a field stands, never its value."""
