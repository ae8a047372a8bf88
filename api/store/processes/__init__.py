"""The processes that work on one database: their signs of life and their names."""
