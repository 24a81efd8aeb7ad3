"""One module per file format: bytes in, `Extracted` canonical text with tables and pages out."""
