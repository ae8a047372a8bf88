"""Other ways to the same plan, timed beside the engine, each in a process of its own: some cannot share one.

A peer is one module in `solvers`; nothing else names it. `registry.py` says what it has to define.
"""
