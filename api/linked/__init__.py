"""Linked data: things, the data set, its dumps and the vocabulary, at addresses of their own, in every form of RDF."""
