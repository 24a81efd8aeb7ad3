"""From an answer to a picture, one question a file."""
