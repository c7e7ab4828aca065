"""Which question a notice asks: the one place that says it, by its code and the facts that name it."""

from collections.abc import Mapping
from typing import Any

PAGE = "page"
"""The kind of those whose buttons open a page and ask nothing: they end with the right of their reader."""
ASKS: Mapping[str, tuple[str, ...]] = {
    "answer_entered": ("answer", "answer"),
    "approval_asked": ("approval", "item", "seat"),
    "claim": ("claim", "claim"),
    "early_close_announced": ("early_close", "round", "seat"),
    "entered_to_confirm": ("answer", "answer"),
    "explore_asked": ("exploring", "item", "seat"),
    "facilitator_wanted": ("facilitator", "table"),
    "goal_returned": ("rewriting", "proposal"),
    "goal_waits": ("waiting", "proposal"),
    "greeting": ("set_up", "table"),
    "group_back": (PAGE, "table"),
    "group_moved": (PAGE, "table"),
    "group_open": (PAGE, "table"),
    "group_renamed": (PAGE, "table"),
    "holder_answered": ("answer", "answer"),
    "holder_left_group": (PAGE, "seat"),
    "item_withdrawn": ("takeover", "item"),
    "late_objection_offered": ("late", "item", "seat"),
    "legal_due": ("check", "check"),
    "meeting_begins": ("coming", "meeting", "seat"),
    "meeting_called": ("coming", "meeting", "seat"),
    "meeting_moved": ("coming", "meeting", "seat"),
    "message_given_up": (PAGE, "table"),
    "message_kept": (PAGE, "table"),
    "minutes": (PAGE, "meeting"),
    "objection_explored": (PAGE, "exploration"),
    "opening_failed": ("opening", "round"),
    "opinion_offered": ("opinion", "item", "seat"),
    "owner_asked": ("question", "question"),
    "plan_files": (PAGE, "table"),
    "reminder": ("ballot", "round", "seat"),
    "rights_back": (PAGE, "table"),
    "rights_lost": (PAGE, "table"),
    "round_closed": ("step", "round"),
    "round_extended": ("step", "round"),
    "seat_is_vacant": (PAGE, "seat"),
    "seat_not_reached": (PAGE, "seat"),
    "seats_to_call": ("calls", "round"),
    "second_asked": ("second", "second"),
    "second_said": (PAGE, "second"),
    "sheet_wanted": ("answer", "answer"),
    "task_due": ("task", "task"),
    "task_given": ("task", "task"),
    "time_asked": ("time", "round"),
    "too_much": (PAGE, "seat"),
    "topic_gone": (PAGE, "table"),
    "version_asked": ("confirmation", "confirmation"),
    "version_dropped": ("rewriting", "proposal"),
    "version_ready": (PAGE, "proposal"),
    "who": ("vacant", "table"),
}
"""Per code the kind of question and the facts that number it. A question put to one seat alone names it: the
group's message of the same has no seat, and is found without one. Codes that ask nothing are not here."""


def question(kind: str, *numbers: int) -> str:
    return ":".join((kind, *(str(one) for one in numbers)))


def asked_by(code: str, facts: Mapping[str, Any], table_id: int) -> str:
    """ "claim:7"; "" where the notice asks nothing."""
    if code not in ASKS:
        return ""
    kind, *names = ASKS[code]
    known = {"table": table_id, **facts}
    numbers = [known[name] for name in names if known.get(name)]
    return question(kind, *numbers) if numbers else ""
