"""The next version of a goal."""
