"""The running rulebook in code: one file per chapter, one class per rule, one list of all."""
