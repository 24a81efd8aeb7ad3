"""The journal, which is the truth, and its projections."""
