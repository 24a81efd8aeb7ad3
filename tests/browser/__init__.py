"""What a person sees in a real browser, with every other host denied."""
