"""The JSON doors, over the bundled policy and over nothing."""
