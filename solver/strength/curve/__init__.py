"""The weekly sets of every muscle, known before the solve."""
