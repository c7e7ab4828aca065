"""Pages a person stands on: a seat's own page."""

UNDO = "undo_answer"
