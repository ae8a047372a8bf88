"""Instruments for the weights: what one buys and costs, how two profiles differ, which ones fit a coach's plans."""
