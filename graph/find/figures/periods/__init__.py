"""What a document says once about time: the years of its title and of its time limits, and its stages."""
