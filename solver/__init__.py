"""The deterministic half of Pacewright: requests in, provably optimal plans out."""

ENGINE_VERSION = "0.10.0"
"""Part of every plan's digest: it changes whenever the same request may give another plan."""
