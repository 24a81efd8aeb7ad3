"""Figures that stand in the cells of a table."""
