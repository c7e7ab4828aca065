"""Pages a person stands on, and what was typed so far: the next version of a goal."""

AMEND = "amend"

AMEND_LINE = "amend_line"

AMEND_PREVIEW = "amend_preview"
