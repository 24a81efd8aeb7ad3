"""The policies that come with the program, as published."""
