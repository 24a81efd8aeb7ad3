"""Policies made up for measuring: the same number gives the same text, on every machine."""
