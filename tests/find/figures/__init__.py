"""Numbers and dates in plain text."""
