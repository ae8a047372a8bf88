"""The command line: one module per command, imported only where its work needs it."""
