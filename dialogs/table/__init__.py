"""A table: its set-up, agencies, seats and people."""
