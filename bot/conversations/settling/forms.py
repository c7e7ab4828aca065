"""Pages a person stands on: approvals, late objections, separate opinions."""

APPROVAL_GROUND = "approval_ground"
LATE_GROUND = "late_ground"
LATE_REASON = "late_reason"
OPINION = "opinion"
SETTLED = "settled"
