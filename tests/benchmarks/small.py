"""The stored instance that tests of the benchmarks are tried on."""

from benchmarks.instances import Instance, family

SEARCHED: Instance = next(instance for instance in family("miles") if instance.name == "miles-10")
"""Seven weeks whose strict model the engine has to search (168 variables), and whose optimum costs something."""
