"""Commands that copy the store: backup, restore, dump."""
