"""Placing runs on dates where the weekly template cannot stand: races, blocked dates, cross-training."""
