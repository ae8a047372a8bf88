"""A wish in plain language becomes a plan request: every value from a quote of the text, nothing guessed."""
