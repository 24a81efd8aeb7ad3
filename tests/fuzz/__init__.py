"""Documents of our own in many forms, cut, shuffled and damaged at random."""
