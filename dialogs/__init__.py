"""The deliberation itself: tables, rounds, methods, plan; knows no Telegram and no database."""
