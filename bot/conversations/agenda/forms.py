"""Pages a person stands on, and what was typed so far: the points of a meeting."""

POINT = "agenda_point"

NOTE = "agenda_note"
