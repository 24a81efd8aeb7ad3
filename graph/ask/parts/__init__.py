"""What every answer is made of: rows, people's entries, measures, status."""
