"""Servers to be measured, each a process: it listens on a free port, prints it, and serves until it is ended."""
