"""The points of a meeting."""
