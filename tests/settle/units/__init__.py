"""The room graph/settle/units."""
