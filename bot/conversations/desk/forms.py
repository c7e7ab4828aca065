"""Pages a person stands on: the facilitator's desk."""

DESK = "desk"
GOAL = "desk_goal"
REPLY = "desk_reply"
EXTEND = "extend"
EXTEND_REASON = "extend_reason"
EARLY = "close_early"
WITHDRAW = "withdraw"
