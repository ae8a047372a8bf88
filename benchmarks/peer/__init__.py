"""HiGHS, a second solver, on the engine's own models: in a process of its own, since both bring a HiGHS along."""
