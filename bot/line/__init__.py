"""Telegram's side of an update: what came is read here, and becomes what the conversations know."""
