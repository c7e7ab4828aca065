"""Offices, second words, complaints."""
