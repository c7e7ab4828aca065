"""A seat's own page."""
