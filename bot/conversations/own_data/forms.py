"""Pages a person stands on: a person's own data."""

FORGET = "forget"
