"""The doors against suites that others wrote; the suites themselves are not part of the project."""
