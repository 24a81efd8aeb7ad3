"""Scenes to pages."""
