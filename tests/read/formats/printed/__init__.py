"""PDF and OFD files, written by hand in the test."""
