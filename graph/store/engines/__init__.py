"""The engines that can answer for the journal: embedded, or any SPARQL 1.1 endpoint."""
