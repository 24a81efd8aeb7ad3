"""Mirrors the rooms by name."""
