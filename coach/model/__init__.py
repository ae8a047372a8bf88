"""The language model: what it is asked, how, and how its answer is read. Nothing here decides what is true."""
