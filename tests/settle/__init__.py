"""The room graph/settle."""
