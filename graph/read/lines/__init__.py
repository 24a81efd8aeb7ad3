"""Lines: line feeds that printing put into sentences go, those that a text has lost come back."""
