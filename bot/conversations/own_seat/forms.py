"""Pages a person stands on, and what was typed so far: a seat's own page."""

UNDO = "undo_answer"
