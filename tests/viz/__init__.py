"""Pictures as data, and what is drawn from them."""
