"""Meetings: called, moved, cancelled."""
