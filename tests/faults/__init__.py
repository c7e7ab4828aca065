"""What must survive: kills at any moment, with presses arriving all the while."""
