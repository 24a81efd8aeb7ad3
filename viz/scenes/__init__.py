"""Pictures as plain data, one question a file."""
