"""The life of a round: proposed, scheduled, opened, answered, closed, settled."""
