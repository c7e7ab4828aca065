"""Proposing a goal."""
