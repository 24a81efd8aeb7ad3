"""What a query may be, told from its tokens alone: cheap, linear, and before any parser sees it."""
