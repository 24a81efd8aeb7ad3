"""What is measured, a section a module: each yields its figures."""
