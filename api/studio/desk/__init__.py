"""What one visitor works on: the request, the plan, the pins; the engine does the rest."""
