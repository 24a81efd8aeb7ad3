"""The audit: what a policy leaves unclear, and whether the graph is well formed."""
