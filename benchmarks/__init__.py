"""How fast, how good and how steady the engine is. `python -m benchmarks` measures it all."""
