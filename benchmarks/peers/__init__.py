"""Others who answer the same questions, each written as well as we know how."""
