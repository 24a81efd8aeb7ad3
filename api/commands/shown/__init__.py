"""Answers as a terminal shows them: rows aligned, Chinese folded, the words under each fact."""
