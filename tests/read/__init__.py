"""Reading files: formats, encodings, hostile input, tidy text."""
