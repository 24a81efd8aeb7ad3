"""What names and role words look like: taking lists apart, endings, traditional characters."""
