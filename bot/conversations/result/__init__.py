"""What a round came to."""
