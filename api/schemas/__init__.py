"""The wire shapes."""
