"""Taking a seat, or giving it up."""
