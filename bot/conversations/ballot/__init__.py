"""Answering in private."""
