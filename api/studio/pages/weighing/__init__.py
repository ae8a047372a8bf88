"""The parts of the weights page: each shows one thing that weights do, or keeps them."""
