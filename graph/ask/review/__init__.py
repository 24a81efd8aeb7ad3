"""What people look through and answer for: corrections, names and whom they mean, what was struck out."""
