"""What runs apart from the server: a copy of the graph that follows the journal, and one short-lived child a query."""
