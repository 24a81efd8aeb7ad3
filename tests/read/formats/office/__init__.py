"""Word and Excel files, written by hand or by a library in the test."""
