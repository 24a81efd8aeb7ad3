"""Files that hold letters by their places on pages: PDF and OFD."""
