"""Answers entered for a seat."""
