"""The store: journal, graph, and everything that can go wrong between them."""
