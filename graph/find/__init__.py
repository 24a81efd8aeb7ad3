"""Text to mentions: nothing here raises or looks anything up."""
