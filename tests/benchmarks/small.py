"""The stored instances that tests of the benchmarks are tried on."""

from benchmarks.instances import Instance, family

SEARCHED: Instance = next(instance for instance in family("miles") if instance.name == "miles-10")
"""Seven weeks whose strict model the engine has to search (168 variables), and whose optimum costs something."""
LITTLE: Instance = next(instance for instance in family("beginner") if instance.name == "beginner-02")
"""Six weeks that even a peer which decides everything at once proves in a moment."""
