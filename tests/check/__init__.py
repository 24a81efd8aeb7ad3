"""The audit, and what may be stored."""
