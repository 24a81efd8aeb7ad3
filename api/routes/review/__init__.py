"""What accountability reviews ask of the API."""
