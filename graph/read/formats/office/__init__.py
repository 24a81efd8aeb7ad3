"""Files of Word and Excel, their old forms through a converter."""
