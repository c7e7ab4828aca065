"""What keeps the bot well: its log, its clock, the look at its surroundings."""
