"""What all conversations share."""
