"""The guardian: whatever a model or person wrote, what is shown agrees with the plan.

It never rejects a plan. Every coach-owned field is judged on its own: kept, repaired by leaving out the sentences that
cannot be shown to be true, or replaced by the offline coach's.
"""
