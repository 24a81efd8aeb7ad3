"""The store as a command sees it: a snapshot for questions, the right to write for `ingest`."""
