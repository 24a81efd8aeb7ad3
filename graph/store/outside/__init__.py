"""Queries from outside: scanned before anything parses them, answered in a process of their own that may die."""
