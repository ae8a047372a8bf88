"""The stored instance that tests of the benchmarks are tried on."""

from benchmarks.instances import Instance, family

SEARCHED: Instance = next(instance for instance in family("blocked") if instance.name == "blocked-22")
"""Nine weeks whose strict model the engine has to search (147 variables), and whose optimum costs something."""
