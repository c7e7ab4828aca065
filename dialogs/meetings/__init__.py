"""Meetings: called, attended, held, minuted; tasks between them."""
