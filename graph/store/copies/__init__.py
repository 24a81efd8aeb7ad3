"""Copies of the store: backups of the journal, and dumps of the graph in formats that others read."""
