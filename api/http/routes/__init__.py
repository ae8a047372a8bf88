"""One module for each group of addresses, each with one function `routes(parts)`."""
