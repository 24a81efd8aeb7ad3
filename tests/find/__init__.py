"""The room graph/find."""
