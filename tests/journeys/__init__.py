"""Whole ways through the real Application on the simulated Telegram."""
