"""The shapes as the program asks them, against pySHACL."""
