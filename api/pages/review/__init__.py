"""Pages where people correct, and look through what was corrected and whom names mean."""
