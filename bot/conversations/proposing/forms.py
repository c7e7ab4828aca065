"""Pages a person stands on: proposing a goal."""

TEXT = "propose"
LINE = "propose_line"
PREVIEW = "propose_preview"
PROPOSED = "proposed"
