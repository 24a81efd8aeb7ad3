"""The room graph/find/owners."""
