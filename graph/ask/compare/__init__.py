"""Comparison: two policies, demand by demand, and what changed in who owns what."""
