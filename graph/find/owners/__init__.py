"""Who is responsible, as written: clauses, duty lists, tables and the rules a document states once."""
