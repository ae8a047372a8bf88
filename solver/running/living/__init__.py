"""The living plan: what really happened, the plan in force as the curve, the smallest change, and its reasons."""
