"""What a solver process does: one function a task, and the table that finds it."""
