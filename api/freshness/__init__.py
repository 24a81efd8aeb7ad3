"""Which answers are still good: validators for readers elsewhere, and ready-made answers kept here."""
