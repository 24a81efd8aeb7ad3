"""Bytes to canonical text, with the way back to the original."""
