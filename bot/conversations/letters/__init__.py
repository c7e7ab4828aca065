"""Seats by letter or phone."""
