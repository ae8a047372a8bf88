"""Words around the numbers: titles, descriptions, structures and notes for plans that the solver made."""
