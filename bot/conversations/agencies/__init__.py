"""The agencies at a table."""
