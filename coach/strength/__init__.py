"""The strength coach: a language model drafts a program in a single pass, the harmonizer makes it true."""
