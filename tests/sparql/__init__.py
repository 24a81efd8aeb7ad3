"""Queries from outside: the scan, the workers, and the door over real HTTP."""
