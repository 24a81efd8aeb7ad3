"""Answers that are still good: validators, and ready-made answers."""
