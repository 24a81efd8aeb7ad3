"""The door for queries from outside: SPARQL 1.1 Protocol, query only."""
