"""Pages a person stands on, and what was typed so far: a person's own data."""

FORGET = "forget"
