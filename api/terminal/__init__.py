"""A plan, the rules and their verdicts as text for people, from 40 to 120 columns, with or without colour."""
