"""A strength program as a file: a calendar, a table, the program itself, or a page to print."""
