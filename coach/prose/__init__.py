"""The gate for a model's own sentences: not what is forbidden, but what can be said at all.

Every sentence is made of listed words, begins with a listed one, and speaks of figures by slots alone; so it can say
why a run is there and what to enjoy, and has no words for anything that could be untrue or unwise.
"""
