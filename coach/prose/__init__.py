"""The gate for a model's own sentences: not what is forbidden, but what can be said at all.

A grammar makes every sentence, from what may follow what in its kind of place, and figures are slots; so it can say why
a run is there and what to enjoy, and there is no sentence for anything that could be untrue or unwise.
"""
