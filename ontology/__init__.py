"""What the words mean: vocabulary, code lists, registers, shapes, questions."""
