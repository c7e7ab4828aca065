"""From an update to one use case to a toast; a file per dialogue, no rules."""
