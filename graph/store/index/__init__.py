"""The derived index: tables and full text made from the graph alone, from which the named questions are answered."""
