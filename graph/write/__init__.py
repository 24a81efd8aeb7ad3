"""Record to triples, one function per record; canonical output."""
