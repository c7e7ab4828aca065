"""Pages a person stands on, and what was typed so far: objections explored."""

HARM = "explore_harm"

CHANGE = "explore_change"

PUBLISH = "explore_publish"

ASK = "ask_owner"

ANSWER = "answer_owner"

CHECK_WHO = "check_who"

CHECK_DUE = "check_due"

CHECK_RESULT = "check_result"

OBJECTIONS = "objections"
