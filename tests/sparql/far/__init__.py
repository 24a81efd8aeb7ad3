"""The door over a graph at an endpoint."""
