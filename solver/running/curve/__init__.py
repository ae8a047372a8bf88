"""The progression curve: whole-step targets for every week and day, known before the solve."""
