"""From a document to a graph, and from a graph to an answer."""
