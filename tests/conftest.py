"""For all tests: an example may take as long as it takes, since the first one may load what all others use."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
