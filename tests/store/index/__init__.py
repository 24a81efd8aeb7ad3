"""The derived index."""
