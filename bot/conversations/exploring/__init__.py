"""Objections explored."""
