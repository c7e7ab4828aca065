"""Agencies from a spreadsheet."""
