"""Records to JSON and RDF."""
