"""What is true at each place of a finished plan: the facts that the bank's conditions ask for and its slots show."""
