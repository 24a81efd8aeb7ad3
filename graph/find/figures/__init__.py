"""Numbers and dates in the tidy text: when, how often, how much, and how many of whom per what."""
