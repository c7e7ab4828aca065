"""The group and its card."""
