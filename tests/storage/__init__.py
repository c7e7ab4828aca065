"""Storage, on SQLite and on PostgreSQL alike."""
