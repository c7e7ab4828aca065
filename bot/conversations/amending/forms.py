"""Pages a person stands on: the next version of a goal."""

AMEND = "amend"
AMEND_LINE = "amend_line"
AMEND_PREVIEW = "amend_preview"
