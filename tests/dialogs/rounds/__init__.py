"""Rounds, by their rules."""
