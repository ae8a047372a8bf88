"""What a language model may say of a plan: it chooses among the bank's sentences, and writes one of its own."""
