"""A round in the group."""
