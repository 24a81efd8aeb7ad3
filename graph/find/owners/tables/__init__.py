"""Tables of who does what, with their grid and without."""
