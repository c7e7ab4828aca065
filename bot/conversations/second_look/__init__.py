"""A second look at typed text."""
