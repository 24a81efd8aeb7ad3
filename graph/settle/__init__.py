"""Mention to fact or stated doubt."""
