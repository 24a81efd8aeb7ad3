"""Who is meant: registers, places, the grammar of body names, and the roster of one policy's units."""
