"""Telling formats, archives and markup that mean harm."""
