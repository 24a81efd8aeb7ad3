"""The benchmarks run, and what they measure is what they say."""
