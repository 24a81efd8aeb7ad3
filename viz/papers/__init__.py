"""Papers: what people take away as files."""
