"""Pages a person stands on, and what was typed so far: proposing a goal."""

TEXT = "propose"

LINE = "propose_line"

PREVIEW = "propose_preview"

PROPOSED = "proposed"
