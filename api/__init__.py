"""The doors: command line, JSON, pages."""
