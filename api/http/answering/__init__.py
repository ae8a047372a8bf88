"""How answers come about: tasks of the solver processes, waiting for jobs, documents as JSON, pages and files."""
