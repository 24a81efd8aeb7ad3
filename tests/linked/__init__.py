"""Linked data, read as others read it."""
