"""Queries from outside, answered by the endpoint that keeps the graph: which data it must ask, and what came back."""
