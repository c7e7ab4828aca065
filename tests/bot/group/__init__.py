"""A round as its group sees it."""
