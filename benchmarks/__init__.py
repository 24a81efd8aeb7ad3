"""Measures the whole way from text to answer, beside peers in the same run: `python -m benchmarks`."""
