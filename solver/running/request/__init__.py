"""What is asked and what is answered: the request, the plan's shape, goals and the grid of distances."""
