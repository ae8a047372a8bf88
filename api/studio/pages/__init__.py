"""The pages, each one module: what is where, and what a click means."""
