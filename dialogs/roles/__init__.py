"""Role allocation: who leads, who takes part, for how many hours; pure, exact and explained."""
