"""Pages a person stands on: the points of a meeting."""

POINT = "agenda_point"
NOTE = "agenda_note"
